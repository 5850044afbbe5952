"""The contract that both call engines keep."""

import asyncio
from contextlib import suppress
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.call.call import Call
from session.call.engine import CARD_KBPS, MODULES, MOST_KBPS, Engine, Transceiver
from session.call.tracks import CameraSource
from tests.session.call.practitioner import Practitioner, Seen, Voice, loudest_hertz, picture
from tests.waiting import SOON_S

ENGINES = {name: Engine(name) for name in MODULES}


class Booth:
    """The booth's end of a call, with two drawn cameras and a tone for a voice."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.patient, self.otoscope, self.microphone = CameraSource(), CameraSource(), Voice(440, self._film)
        self.seen, self.heard = Seen(), Seen()
        self.links: asyncio.Queue[tuple[int, str]] = asyncio.Queue()

    def _seen(self, frame: av.VideoFrame) -> None:
        self.seen.count += 1
        self.seen.size = (frame.width, frame.height)
        self.seen.changed.set()

    def _heard(self, frame: av.AudioFrame) -> None:
        self.heard.count += 1
        self.heard.samples = np.concatenate([self.heard.samples, frame.to_ndarray().reshape(-1)[::2]])[-48000:]
        self.heard.changed.set()

    def call(self, number: int) -> Call:
        return Call(
            self.engine,
            number,
            microphone=self.microphone,
            patient=self.patient,
            otoscope=self.otoscope,
            seen=self._seen,
            heard=self._heard,
            link=lambda number, state: self.links.put_nowait((number, state)),
        )

    def _film(self, number: int) -> None:
        self.patient.give(picture(number, width=1280, height=720, level=60))
        self.otoscope.give(picture(number, width=1280, height=720, level=180))

    async def until(self, wanted: str) -> None:
        async with asyncio.timeout(SOON_S):
            while (await self.links.get())[1] != wanted:
                pass


@pytest.fixture(params=MODULES)
def engine(request: pytest.FixtureRequest) -> Engine:
    return ENGINES[request.param]


@pytest.fixture
async def booth(engine: Engine) -> Booth:
    return Booth(engine)


async def joined(booth: Booth, number: int) -> tuple[Call, Practitioner]:
    call, practitioner = booth.call(number), Practitioner(booth.engine)
    await call.answer(await practitioner.answer(await call.offer()))
    await booth.until("connected")
    return call, practitioner


async def test_both_cameras_and_both_voices_arrive(booth: Booth) -> None:
    call, practitioner = await joined(booth, 1)
    try:
        await practitioner.patient.until(lambda seen: seen.count > 10 and abs(seen.level - 60) < 8)
        await practitioner.otoscope.until(lambda seen: seen.count > 10 and abs(seen.level - 180) < 8)
        await practitioner.sound.until(lambda seen: seen.count > 40 and abs(loudest_hertz(seen.samples[-24000:]) - 440) < 5)
        await booth.seen.until(lambda seen: seen.count > 10 and seen.size == (640, 480))
        await booth.heard.until(lambda seen: seen.count > 40 and abs(loudest_hertz(seen.samples[-24000:]) - 700) < 5)
    finally:
        await call.close()
        await practitioner.close()


async def sees_both(practitioner: Practitioner) -> None:
    """Pictures of the patient and of the ear arrive."""
    await practitioner.patient.until(lambda seen: seen.count > 3)
    await practitioner.otoscope.until(lambda seen: seen.count > 3)


async def test_who_dropped_joins_again_with_a_new_call(booth: Booth) -> None:
    first, gone = await joined(booth, 1)
    await gone.patient.until(lambda seen: seen.count > 0)
    await gone.close()
    await first.close()
    second, practitioner = await joined(booth, 2)
    try:
        await sees_both(practitioner)
    finally:
        await second.close()
        await practitioner.close()


async def test_mask_and_mute_are_seen_and_heard_on_the_other_side(booth: Booth) -> None:
    """That they act on the very next picture and sound is `test_tracks`'."""
    call, practitioner = await joined(booth, 1)
    try:
        await practitioner.otoscope.until(lambda seen: abs(seen.level - 180) < 8)
        await practitioner.sound.until(lambda seen: seen.decibels(4800) > -20)
        booth.otoscope.mask(True)
        booth.microphone.mute(True)
        await practitioner.otoscope.until(lambda seen: seen.level < 50)
        await practitioner.sound.until(lambda seen: seen.decibels(9600) < -60)
        booth.otoscope.mask(False)
        booth.microphone.mute(False)
        await practitioner.otoscope.until(lambda seen: abs(seen.level - 180) < 8)
        await practitioner.sound.until(lambda seen: seen.decibels(9600) > -20)
    finally:
        await call.close()
        await practitioner.close()


async def test_a_camera_that_is_off_leaves_the_line_to_the_other(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
    bounds: asyncio.Queue[tuple[str | None, int]] = asyncio.Queue()
    bound = booth.engine.bound

    async def noted(transceiver: Transceiver, kbps: int) -> None:
        await bound(transceiver, kbps)
        bounds.put_nowait((transceiver.mid, kbps))

    monkeypatch.setattr(booth.engine, "bound", noted)
    call, practitioner = await joined(booth, 1)
    last: dict[str | None, int] = {}

    async def until(wanted: dict[str | None, int]) -> None:
        async with asyncio.timeout(SOON_S):
            while last != wanted:
                mid, kbps = await bounds.get()
                last[mid] = kbps

    try:
        await until({"1": MOST_KBPS, "2": MOST_KBPS})
        booth.otoscope.mask(True)
        await until({"1": MOST_KBPS, "2": CARD_KBPS})
        booth.otoscope.mask(False)
        await until({"1": MOST_KBPS, "2": MOST_KBPS})
    finally:
        await call.close()
        await practitioner.close()


async def test_a_line_that_cannot_be_shared_out_still_carries_both_pictures(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuses(transceiver: Transceiver, kbps: int) -> None:
        raise LookupError

    monkeypatch.setattr(booth.engine, "bound", refuses)
    call, practitioner = await joined(booth, 1)
    try:
        await sees_both(practitioner)
    finally:
        await call.close()
        await practitioner.close()


async def test_statistics_tell_what_flows(booth: Booth) -> None:
    call, practitioner = await joined(booth, 7)
    try:
        await practitioner.patient.until(lambda seen: seen.count > 20)
        await booth.seen.until(lambda seen: seen.count > 5)
        told = await call.statistics()
        assert told.call == 7
        assert {flow.name for flow in told.flows} == {"patient", "otoscope", "practitioner"}
        assert all(flow.fps > 1 for flow in told.flows)
        assert told.bytes_sent > 10_000
        assert told.bytes_received > 1_000
    finally:
        await call.close()
        await practitioner.close()


async def test_candidates_may_come_before_the_answer(booth: Booth) -> None:
    call, practitioner = booth.call(1), Practitioner(booth.engine)
    try:
        answer = await practitioner.answer(await call.offer())
        lines = [line.removeprefix("a=") for line in answer.splitlines() if line.startswith("a=candidate")]
        assert lines
        bare = "".join(f"{line}\r\n" for line in answer.splitlines() if not line.startswith(("a=candidate", "a=end-of-candidates")))
        for line in lines:
            await call.candidate(line, "0", 0)
        await call.candidate("", "0", 0)
        await call.answer(bare)
        await booth.until("connected")
    finally:
        await call.close()
        await practitioner.close()


@pytest.mark.parametrize("nonsense", ["", "v=0", "candidate", "\0" * 40])
async def test_nonsense_is_refused_and_the_call_stays(booth: Booth, nonsense: str) -> None:
    call, practitioner = booth.call(1), Practitioner(booth.engine)
    try:
        offer = await call.offer()
        with pytest.raises(ValueError, match="answer"):
            await call.answer(nonsense)
        answer = await practitioner.answer(offer)
        await call.answer(answer)
        await booth.until("connected")
        if nonsense:
            with pytest.raises(ValueError, match="candidate"):
                await call.candidate(nonsense, "0", 0)
    finally:
        await call.close()
        await practitioner.close()


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(ValueError, match="no call engine"):
        Engine("pigeons")


@pytest.mark.parametrize("name", MODULES)
@given(line=st.text() | st.from_regex(r"candidate:[^ ]{1,8} \S+ (udp|tcp) \S+ \S+ \S+ typ \S+( raddr \S+)?"))
def test_a_candidate_is_one_or_is_refused(name: str, line: str) -> None:
    with suppress(ValueError):
        assert ENGINES[name].candidate(line, "0", 0).sdpMid == "0"


def test_where_the_default_engine_cannot_be_loaded_the_fallback_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODULES, "wrtc", "no_such_engine")
    assert Engine.that_works().name == "aiortc"
    monkeypatch.setitem(MODULES, "aiortc", "no_such_engine")
    with pytest.raises(ImportError):
        Engine.that_works()


def test_only_configured_servers_are_asked() -> None:
    asked: Any = Engine("aiortc").connection()
    assert asked._RTCPeerConnection__configuration.iceServers == []
