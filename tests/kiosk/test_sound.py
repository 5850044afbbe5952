"""Sound for real: a PulseAudio of our own, a tone each way through the media process and the call, recognised on the other side."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.demo import _has_sound
from session.call.control import Heard
from session.call.engine import Engine
from session.call.media_link import MediaHealth, MediaLink
from session.call.pictures import Pictures
from tests import sound_server as pulse
from tests.kiosk.test_media import answering, reached
from tests.sound_server import listening, sings, speaking

MOMENT_S = 5.0
PATIENT_HERTZ, PRACTITIONER_HERTZ = 440.0, 700.0


@pytest.fixture
def sound_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[bytes]"]:
    with pulse.sound_server(tmp_path, monkeypatch.setenv) as server:
        yield server


async def test_patient_and_practitioner_hear_each_other_and_mute_is_silence(sound_server: object) -> None:
    link = MediaLink([sys.executable, "-m", "kiosk.media"], Pictures.create())
    running = asyncio.create_task(link.run())
    try:
        async with speaking(PATIENT_HERTZ), listening() as loudspeaker, answering(link, Engine()) as up:
            await reached(link.health, lambda health: health.running)
            link.start_call()
            practitioner = await up()
            await practitioner.sound.until(lambda heard: heard.count > 25)
            assert practitioner.sound.decibels(9600) < -60, "the microphone is off before consent"
            link.open_sound()
            await reached(link.health, lambda health: health.sound.microphone is health.sound.speaker is Heard.PRESENT)
            await practitioner.sound.until(lambda heard: sings(heard, PATIENT_HERTZ))
            await loudspeaker.until(lambda heard: sings(heard, PRACTITIONER_HERTZ))
            link.mute(True)
            await practitioner.sound.until(lambda heard: heard.decibels(9600) < -60, MOMENT_S)
            await loudspeaker.until(lambda heard: sings(heard, PRACTITIONER_HERTZ))
            link.mute(False)
            await practitioner.sound.until(lambda heard: sings(heard, PATIENT_HERTZ))
            await link.close()
            await reached(link.health, lambda health: health.sound.microphone is Heard.CLOSED)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_a_sound_server_that_dies_is_missed_and_harms_no_picture(sound_server: "subprocess.Popen[bytes]") -> None:
    link = MediaLink([sys.executable, "-m", "kiosk.media"], Pictures.create())
    running = asyncio.create_task(link.run())
    try:
        await reached(link.health, lambda health: health.running)
        link.open_sound()
        await reached(link.health, lambda health: health.sound.microphone is Heard.PRESENT)
        sound_server.kill()
        await reached(link.health, lambda health: health.sound.microphone is health.sound.speaker is Heard.ABSENT)
        assert (link.health.latest or MediaHealth()).restarts == 0
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def test_the_demonstration_knows_whether_there_is_sound(sound_server: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _has_sound()
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    assert not _has_sound()
