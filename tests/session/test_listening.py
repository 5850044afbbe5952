"""Listening as a guided act: where first, only with the agreement, kept as it was heard, and forgotten when it is not kept."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from devices.calibration import CalibrationState
from devices.device import ListeningDevice
from devices.errors import CheckNeeded, NotFound
from devices.measurement import Reason
from devices.sound import Sound
from session import events as e
from session.auscultation import LONGEST_S, Site
from session.consent import Purpose
from session.consultation import IllegalEvent
from session.listening import TRACE_SCALE, Interrupted, Listening, Stage, traced
from session.live import LiveConsultation, NobodyLoggedIn
from session.upkeep.checks import read_kinds
from session.upkeep.gate import Gate
from session.upkeep.inventory import Equipment, Park
from tests.session.chest import RATE, Chest, pcm_of, wave
from tests.session.test_live import visit
from tests.session.upkeep.devices import checked, entered, entry
from tests.session.visits import NOW, MemoryBooth, path_to_call, path_to_measures
from tests.waiting import eventually, reached


@asynccontextmanager
async def at(*events: e.Event) -> AsyncIterator[tuple[Listening, Chest, LiveConsultation, MemoryBooth]]:
    live, booth = visit(*events)
    chest = Chest()
    device: ListeningDevice = chest
    listening = Listening(live, device)
    running = asyncio.create_task(listening.run())
    await reached(listening.status, lambda status: status is not None)
    try:
        yield listening, chest, live, booth
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def heard(listening: Listening, chest: Chest, seconds: float, first: int = 0) -> None:
    chest.beat(seconds, first)
    await reached(listening.state, lambda state: state.stage is Stage.HEARD or state.samples >= round(seconds * RATE))


async def test_what_was_heard_is_kept_as_it_was_with_its_place_and_its_hash() -> None:
    async with at(*path_to_measures()) as (listening, chest, live, booth):
        await listening.listen_at(Site.MITRAL)
        assert chest.on
        await heard(listening, chest, 4)
        await listening.stop()
        assert not chest.on
        assert listening.state.latest is not None
        assert (listening.state.latest.stage, listening.state.latest.seconds) == (Stage.HEARD, 4.0)
        await listening.keep()
        (sound,) = live.now.record.sounds
        wav = booth.files["visit-1"].blobs[sound.sound_id]
        assert (sound.site, sound.seconds, sound.missing, sound.size) == (Site.MITRAL, 4.0, 0, len(wav))
        assert hashlib.sha256(wav).hexdigest() == sound.sha256
        assert pcm_of(wav) == wave(4 * RATE)
        assert listening.state.latest.stage is Stage.IDLE


async def test_listened_again_the_first_time_leaves_nothing_in_the_second() -> None:
    async with at(*path_to_measures()) as (listening, chest, live, booth):
        await listening.listen_at(Site.MITRAL)
        await heard(listening, chest, 4)
        chest.beat(1, 4 * RATE)  # still on its way when the assistant begins again
        await listening.listen_at(Site.AORTIC)
        await heard(listening, chest, 3)
        await listening.stop()
        await listening.keep()
        (sound,) = live.now.record.sounds
        assert (sound.site, sound.seconds) == (Site.AORTIC, 3.0)
        assert len(booth.files["visit-1"].blobs) == 1


async def test_it_ends_by_itself_at_its_longest() -> None:
    async with at(*path_to_call()) as (listening, chest, _, _booth):
        await listening.listen_at(Site.LUNG_FRONT_LEFT)
        for second in range(LONGEST_S + 1):
            await heard(listening, chest, 1, second * RATE) if second == 0 else chest.beat(1, second * RATE)
            await asyncio.sleep(0)
        ended = await reached(listening.state, lambda state: state.stage is Stage.HEARD)
        assert ended.seconds == LONGEST_S
        assert not chest.on


async def test_too_short_is_no_recording() -> None:
    async with at(*path_to_measures()) as (listening, chest, live, _booth):
        await listening.listen_at(Site.MITRAL)
        await heard(listening, chest, 1)
        await listening.stop()
        assert listening.state.latest is not None
        assert listening.state.latest.interrupted is Interrupted.TOO_SHORT
        await listening.keep()
        assert live.now.record.sounds == ()


async def test_unplugged_while_it_listens_leaves_nothing_and_says_so() -> None:
    async with at(*path_to_measures()) as (listening, chest, live, _booth):
        await listening.listen_at(Site.MITRAL)
        await heard(listening, chest, 4)
        chest.unplug()
        lost = await reached(listening.state, lambda state: state.interrupted is not None)
        assert (lost.stage, lost.interrupted) == (Stage.IDLE, Interrupted.LOST)
        await listening.keep()
        assert live.now.record.sounds == ()
        with pytest.raises(NotFound):
            await listening.listen_at(Site.MITRAL)


async def test_without_the_agreement_nothing_is_heard() -> None:
    async with at(*path_to_call()) as (listening, chest, live, booth):
        await listening.listen_at(Site.MITRAL)
        await heard(listening, chest, 4)
        await live.withdraw(Purpose.IMAGES)
        await eventually(lambda: not chest.on)
        assert listening.state.latest is not None
        assert listening.state.latest.stage is Stage.IDLE
        with pytest.raises(IllegalEvent, match="not agreed"):
            await listening.listen_at(Site.MITRAL)
        assert booth.files["visit-1"].blobs == {}


async def test_taken_back_the_recordings_are_destroyed_and_the_row_stays() -> None:
    async with at(*path_to_call()) as (listening, chest, live, booth):
        await listening.listen_at(Site.MITRAL)
        await heard(listening, chest, 4)
        await listening.stop()
        await listening.keep()
        await live.withdraw(Purpose.IMAGES)
        assert live.now.record.sounds == ()
        assert booth.files["visit-1"].blobs == {}


async def test_before_the_measures_and_without_anybody_at_the_console_nothing_is_heard() -> None:
    async with at(e.Welcomed(at=NOW, author=path_to_measures()[0].author)) as (listening, _chest, _live, _booth):
        with pytest.raises(IllegalEvent):
            await listening.listen_at(Site.MITRAL)
    async with at(*path_to_measures()) as (listening, chest, live, _booth):
        live.locked = True
        with pytest.raises(NobodyLoggedIn):
            await listening.listen_at(Site.MITRAL)
        assert not chest.on


async def test_a_silent_stethoscope_is_said_so_while_it_is_silent() -> None:
    async with at(*path_to_measures()) as (listening, chest, _live, _booth):
        await listening.listen_at(Site.MITRAL)
        for number in range(0, 2 * RATE, 800):
            chest.sound.publish(Sound(number, NOW, RATE, bytes(1600)))
        silent = await reached(listening.state, lambda state: state.quality is not None)
        assert silent.quality is not None
        assert silent.quality.reasons == (Reason.NO_DATA,)


def test_the_trace_shows_what_is_farthest_out() -> None:
    knock = bytearray(1600)
    knock[200:202] = (8192).to_bytes(2, "little")
    samples = traced(Sound(800, NOW, RATE, bytes(knock)))
    assert (samples.rate_hz, samples.first_number, len(samples.values)) == (50, 5, 5)
    assert samples.values[0] == TRACE_SCALE - 1
    assert set(samples.values[1:]) == {TRACE_SCALE // 2}


async def test_an_overdue_stethoscope_does_not_listen_and_a_checked_one_says_so_in_the_record() -> None:
    live, _ = visit(*path_to_measures())
    park, kinds = Park().after(entered(Equipment("S-1", "stethoscope", "Stéthoscope"))), read_kinds()
    overdue = Listening(live, Chest(), Gate(lambda: park, kinds, lambda: NOW))
    with pytest.raises(CheckNeeded):
        await overdue.listen_at(Site.MITRAL)
    fresh = Gate(lambda: park.after(entry(checked("stethoscope-sweep", serial="S-1"))), kinds, lambda: NOW)
    chest = Chest()
    listening = Listening(live, chest, fresh)
    running = asyncio.create_task(listening.run())
    await reached(listening.status, lambda status: status is not None)
    await listening.listen_at(Site.MITRAL)
    await heard(listening, chest, 4)
    await listening.stop()
    await listening.keep()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    (sound,) = live.now.record.sounds
    assert (sound.device.serial, sound.calibration.state) == ("S-1", CalibrationState.CALIBRATED)
