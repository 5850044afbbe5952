"""The media process as a real child, with network cameras on this machine and a practitioner in this process."""

import asyncio
import logging
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import psutil
import pytest

from devices.device import Role
from devices.errors import ConnectionLost
from drivers.camera import scenes
from drivers.camera.simulator import CameraSimulator
from drivers.simulation.mjpeg import MjpegServer
from session.call import control
from session.call.control import Heard, Seen
from session.call.engine import Engine
from session.call.media_link import MediaHealth, MediaLink
from session.call.pictures import Pictures, View
from session.call.state import CallState
from tests.session.call.practitioner import Practitioner
from tests.waiting import SOON_S, eventually, reached

log = logging.getLogger(__name__)
GONE_S = 3.0  # three times the second within which nothing is seen any more
COMMAND = [sys.executable, "-m", "kiosk.media"]


def grey(level: int) -> Callable[[float], scenes.Picture]:
    """A grey scene with a bar that moves."""

    def draw(phase: float) -> scenes.Picture:
        picture = np.full((scenes.HEIGHT, scenes.WIDTH, 3), level, np.uint8)
        at = round(280 * phase)
        picture[:, at : at + 20] = 255
        return picture

    return draw


PATIENT, OTOSCOPE = grey(70), grey(190)


@asynccontextmanager
async def camera(scene: Callable[[float], scenes.Picture], *orders: str) -> AsyncIterator[MjpegServer]:
    simulator = CameraSimulator("camera", {"grey": scene})
    await simulator.plug_in()
    for order in orders:
        await simulator.obey(order)
    running = asyncio.create_task(simulator.run())
    yield simulator.server
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


class Booth:
    """The link, its pictures and two cameras."""

    def __init__(self, link: MediaLink, patient: MjpegServer, otoscope: MjpegServer) -> None:
        self.link, self.patient, self.otoscope = link, patient, otoscope

    @property
    def child(self) -> psutil.Process:
        life = self.link._life
        assert life is not None
        return psutil.Process(life.process.pid)

    def open(self) -> None:
        self.link.open_cameras(self.patient.url, self.otoscope.url)

    def level(self, view: View) -> int | None:
        """The blue of a point at the picture's right edge; None where there is no picture."""
        picture = self.link.pictures.newest(view)
        return None if picture is None else picture.pixels[picture.width * 4 - 8]

    async def health(self, true: Callable[[MediaHealth], bool], within_s: float = SOON_S) -> MediaHealth:
        return await reached(self.link.health, true, within_s)

    async def pictures(self, *, within_s: float = SOON_S) -> None:
        """Until both cameras are seen on the booth's screen."""
        await eventually(lambda: self.level(View.SELF) is not None and self.level(View.OTOSCOPE) is not None, within_s)


@asynccontextmanager
async def a_booth(spare_after_s: float | None, clock: Callable[[], float] = time.monotonic) -> AsyncIterator[Booth]:
    pictures = Pictures.create()
    for view in View:
        pictures.want(view, 640, 360)
    link = MediaLink(COMMAND, pictures, spare_after_s=spare_after_s, clock=clock)
    async with camera(PATIENT) as patient, camera(OTOSCOPE) as otoscope:
        running = asyncio.create_task(link.run())
        await reached(link.health, lambda health: health.running)
        yield Booth(link, patient, otoscope)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert not [each for each in psutil.Process().children() if "kiosk.media" in each.cmdline()]
    os.close(pictures.fd)


@pytest.fixture
def no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")


@pytest.fixture
async def booth(no_sound: None) -> AsyncIterator[Booth]:
    async with a_booth(spare_after_s=None) as booth:
        yield booth


@asynccontextmanager
async def answering(link: MediaLink, engine: Engine) -> AsyncIterator[Callable[[], Awaitable[Practitioner]]]:
    """A page that answers each offer; gives the newest practitioner once the call is up."""
    here: list[Practitioner] = []

    async def answer() -> None:
        with link.offers.listen() as offers:
            async for offer in offers:
                if here:
                    await here[-1].close()
                here.append(Practitioner(engine))
                link.answer(offer.call, await here[-1].answer(offer.sdp))

    async def up() -> Practitioner:
        await reached(link.state, lambda state: state is CallState.UP)
        return here[-1]

    page = asyncio.create_task(answer())
    await asyncio.sleep(0)
    try:
        yield up
    finally:
        page.cancel()
        await asyncio.gather(page, return_exceptions=True)
        for practitioner in here:
            await practitioner.close()


async def test_nothing_is_opened_before_it_is_told_and_all_is_closed_after(booth: Booth) -> None:
    health = booth.link.health.latest
    assert health is not None
    assert (health.patient_camera.seen, health.otoscope.seen, health.sound.microphone) == (Seen.CLOSED, Seen.CLOSED, Heard.CLOSED)
    assert not booth.patient.watched
    assert not booth.otoscope.watched
    booth.open()
    await booth.pictures()
    assert booth.patient.watched
    await booth.health(lambda health: health.patient_camera.seen is Seen.PRESENT and health.otoscope.seen is Seen.PRESENT)
    began = time.monotonic()
    await booth.link.close()
    assert time.monotonic() - began < GONE_S
    await eventually(lambda: not booth.patient.watched and not booth.otoscope.watched, GONE_S)
    assert booth.link.pictures.newest(View.SELF) is None
    assert booth.link.pictures.newest(View.OTOSCOPE) is None
    await booth.health(lambda health: health.patient_camera.seen is Seen.CLOSED)


async def test_a_picture_has_the_size_that_its_item_wants(booth: Booth) -> None:
    booth.link.pictures.want(View.SELF, 200, 200)
    booth.open()
    await booth.pictures()
    picture = booth.link.pictures.newest(View.SELF)
    assert picture is not None
    assert (picture.width, picture.height) == (200, 112)
    assert abs((booth.level(View.SELF) or 0) - 70) < 8
    assert abs((booth.level(View.OTOSCOPE) or 0) - 190) < 8


async def test_a_picture_that_nobody_shows_any_more_is_not_drawn_and_no_old_one_lies_there(booth: Booth) -> None:
    booth.open()
    await booth.pictures()
    booth.link.pictures.want_no_more(View.SELF, None)
    await eventually(lambda: booth.level(View.SELF) is None, 10)
    assert booth.level(View.OTOSCOPE) is not None
    booth.link.pictures.want(View.SELF, 320, 180)
    await booth.pictures()


async def test_a_still_is_the_cameras_own_jpeg(booth: Booth) -> None:
    with pytest.raises(ConnectionLost):
        await booth.link.snapshot(Role.OTOSCOPE)
    booth.open()
    await booth.pictures()
    assert await booth.link.snapshot(Role.OTOSCOPE) in scenes.loop(OTOSCOPE)
    assert await booth.link.snapshot(Role.PATIENT_CAMERA) in scenes.loop(PATIENT)


async def test_the_otoscopes_picture_is_scored_as_it_runs_and_frozen_with_its_score(booth: Booth) -> None:
    booth.open()
    await reached(booth.link.scope_score, lambda score: score is not None)
    best = await booth.link.best(Role.OTOSCOPE)
    assert best.content in scenes.loop(OTOSCOPE)
    assert best.score is not None
    other = await booth.link.best(Role.PATIENT_CAMERA)  # nobody looks at it: the newest, without a score
    assert other.content in scenes.loop(PATIENT)
    assert other.score is None
    await booth.link.close()
    await eventually(lambda: booth.link.scope_score.latest is None)


async def test_a_camera_pulled_out_is_lost_and_comes_back(booth: Booth) -> None:
    booth.open()
    await booth.pictures()
    await booth.otoscope.pull_out()
    await booth.health(lambda health: health.otoscope.seen is Seen.LOST)
    await eventually(lambda: booth.level(View.OTOSCOPE) is None)
    assert booth.level(View.SELF) is not None
    await booth.otoscope.plug_in()
    await booth.health(lambda health: health.otoscope.seen is Seen.PRESENT)
    await booth.pictures()


async def test_a_call_shows_both_cameras_there_and_the_practitioner_here(booth: Booth) -> None:
    booth.open()
    async with answering(booth.link, Engine()) as up:
        booth.link.start_call()
        practitioner = await up()
        await practitioner.patient.until(lambda seen: seen.size == (1280, 720) and seen.count > 5)
        await practitioner.otoscope.until(lambda seen: seen.size == (1280, 720) and seen.count > 5)
        await eventually(lambda: booth.level(View.PRACTITIONER) is not None)
        await reached(booth.link.statistics, lambda told: told.bytes_sent > 0 and all(flow.fps > 1 for flow in told.flows))
        booth.link.mask(True)
        await practitioner.otoscope.until(lambda seen: seen.level < 50)
        await booth.health(lambda health: health.masked and not health.muted)
        booth.link.end_call()
        await eventually(lambda: booth.level(View.PRACTITIONER) is None)
        assert booth.link.state.latest is CallState.ENDED


@pytest.mark.parametrize(("spare", "end"), [(False, signal.SIGKILL), (True, signal.SIGKILL), (True, signal.SIGSTOP)])
async def test_a_media_process_that_dies_or_hangs_is_replaced(no_sound: None, spare: bool, end: signal.Signals) -> None:
    async with a_booth(spare_after_s=0 if spare else None) as booth:
        if spare:
            await eventually(lambda: booth.link.has_spare)
        await replaced(booth, end)


async def replaced(booth: Booth, end: signal.Signals) -> None:
    """Both sides have their pictures again, masked as before."""
    booth.open()
    async with answering(booth.link, Engine()) as up:
        first = booth.link.start_call()
        practitioner = await up()
        await practitioner.patient.until(lambda seen: seen.count > 5)
        booth.link.mask(True)
        booth.child.send_signal(end)
        began = time.monotonic()
        await reached(booth.link.state, lambda state: state is CallState.LOST)
        assert booth.level(View.SELF) is None
        again = await up()
        await again.otoscope.until(lambda seen: seen.count > 0)
        await booth.pictures()
        took_s = time.monotonic() - began
        assert again is not practitioner
        await again.otoscope.until(lambda seen: seen.count > 3)
        assert again.otoscope.level < 50, "it was masked before"
        assert (booth.link.health.latest or MediaHealth()).restarts == 1
        log.info("%s: pictures back after %.2f s", end.name, took_s)
        assert took_s < 9  # three times what is asked
        assert booth.link.start_call() > first + 1


async def test_a_booth_that_was_starved_itself_does_not_take_it_for_a_hang(no_sound: None) -> None:
    ahead_s = 0.0
    async with a_booth(None, lambda: time.monotonic() + ahead_s) as booth:
        child, life = booth.child, booth.link._life
        assert life is not None
        ahead_s = 60.0
        asked = time.monotonic() + 60
        await eventually(lambda: life.heard_at > asked + 0.5)  # it was asked again, and has answered
        assert child.is_running()
        assert not life.ended.is_set()


async def test_either_side_can_drop_and_return(booth: Booth) -> None:
    booth.open()
    async with answering(booth.link, Engine()) as up:
        booth.link.start_call()
        first = await up()
        await first.patient.until(lambda seen: seen.count > 0)
        booth.link.start_call()  # the practitioner's page was loaded again
        await reached(booth.link.state, lambda state: state is CallState.CONNECTING)
        second = await up()
        assert second is not first
        await second.patient.until(lambda seen: seen.count > 0)
        await second.close()  # and now it goes without a word
        await reached(booth.link.state, lambda state: state is not CallState.UP)
        third = await up()
        await third.patient.until(lambda seen: seen.count > 0)


async def test_it_leaves_when_its_booth_is_gone(booth: Booth) -> None:
    child = booth.child
    booth.open()
    await booth.pictures()
    life = booth.link._life
    assert life is not None
    life.socket.shutdown(2)
    await asyncio.to_thread(psutil.wait_procs, [child], 3)
    assert not child.is_running()


async def test_a_booth_without_sound_says_so_and_goes_on(booth: Booth) -> None:
    booth.link.open_sound()
    health = await booth.health(lambda health: health.sound.microphone is Heard.ABSENT)
    assert health.sound.speaker is Heard.ABSENT
    assert health.sound.detail
    booth.open()
    await booth.pictures()


async def test_no_thread_may_run_in_real_time(booth: Booth) -> None:
    status = await asyncio.to_thread(Path(f"/proc/{booth.child.pid}/status").read_text)
    effective = int(next(line for line in status.splitlines() if line.startswith("CapEff")).split()[1], 16)
    assert not effective >> 23 & 1  # CAP_SYS_NICE


async def test_consent_withdrawn_from_a_process_that_hangs_is_obeyed_too(booth: Booth) -> None:
    booth.open()
    await booth.pictures()
    booth.child.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    await booth.link.close()
    await eventually(lambda: not booth.patient.watched and not booth.otoscope.watched, GONE_S)
    assert time.monotonic() - began < GONE_S
    health = await booth.health(lambda health: health.running and health.restarts == 1)
    assert health.patient_camera.seen is Seen.CLOSED
    assert not booth.patient.watched


async def test_a_camera_that_sends_the_same_picture_for_ever_is_frozen(booth: Booth) -> None:
    async with camera(OTOSCOPE, "freeze") as stuck:
        booth.link.open_cameras(booth.patient.url, stuck.url)
        health = await booth.health(lambda health: health.otoscope.seen is Seen.FROZEN)
        assert health.patient_camera.seen is Seen.PRESENT


def test_nonsense_on_its_socket_harms_nothing() -> None:
    chance = random.Random(5)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pictures = Pictures.create()
    sayings = (control.StartCall(1), control.Answer(1, "v=0"), control.Candidate(1, "x", None, 0), control.OpenCameras("", "/nowhere"))
    with ours, theirs:
        ours.settimeout(60)
        child = subprocess.Popen([*COMMAND, str(theirs.fileno()), str(pictures.fd)], pass_fds=(theirs.fileno(), pictures.fd))
        theirs.close()
        assert control.from_media(ours.recv(control.LARGEST)) == control.Up("wrtc")
        for _ in range(120):
            packet = bytearray(control.to_bytes(chance.choice(sayings)))
            for _ in range(chance.randrange(4)):
                packet[chance.randrange(len(packet))] = chance.randrange(256)
            ours.send(packet)
        ours.send(control.to_bytes(control.Ping(99)))
        while control.from_media(ours.recv(control.LARGEST)) != control.Pong(99):
            pass
    assert child.wait(60) == 0
    os.close(pictures.fd)
