"""Sound for real: a PulseAudio of our own, a tone each way through the media process and the call, recognised on the other side."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import numpy as np
import pytest

from session.call.control import Heard
from session.call.engine import Engine
from session.call.media_link import MediaHealth, MediaLink
from session.call.pictures import Pictures
from tests.kiosk.test_media import answering, reached
from tests.session.call.practitioner import Seen, loudest_hertz, tone

PATIENT_HERTZ, PRACTITIONER_HERTZ = 440.0, 700.0


@pytest.fixture
def sound_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[bytes]"]:
    """A sound server with a loudspeaker to listen at and a microphone to speak into."""
    native = tmp_path / "native"
    for name, value in {
        "XDG_RUNTIME_DIR": tmp_path,
        "XDG_CONFIG_HOME": tmp_path,
        "PULSE_COOKIE": tmp_path / "cookie",
        "PULSE_SERVER": f"unix:{native}",
        "PULSE_SINK": "loudspeaker",
        "PULSE_SOURCE": "microphone.monitor",
    }.items():
        monkeypatch.setenv(name, str(value))
    modules = [
        f"module-native-protocol-unix socket={native} auth-anonymous=1",
        "module-null-sink sink_name=loudspeaker",
        "module-null-sink sink_name=microphone",
    ]
    options = ["--daemonize=no", "--exit-idle-time=-1", "--disable-shm=true", "-n", *(f"-L{module}" for module in modules)]
    with (tmp_path / "log").open("wb") as log, subprocess.Popen(["pulseaudio", *options], stdout=log, stderr=log) as server:
        try:
            _wait_for(native, server)
            yield server
        finally:
            server.terminate()


def _wait_for(native: Path, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(100):
        if native.exists():
            return
        try:
            server.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
        break
    raise RuntimeError("PulseAudio did not start")


@asynccontextmanager
async def speaking(hertz: float) -> AsyncIterator[None]:
    """A tone into the booth's microphone."""
    player = await asyncio.create_subprocess_exec(
        *("pacat", "--playback", "--raw", "--device=microphone", "--rate=48000", "--channels=1", "--format=s16le", "--latency-msec=20"), stdin=subprocess.PIPE
    )
    second = b"".join(tone(number, hertz) for number in range(50))

    async def play() -> None:
        assert player.stdin is not None
        while True:
            player.stdin.write(second)
            await player.stdin.drain()

    playing = asyncio.create_task(play())
    try:
        yield
    finally:
        playing.cancel()
        await asyncio.gather(playing, return_exceptions=True)
        player.kill()
        await player.wait()
        with suppress(ConnectionError):
            assert player.stdin is not None
            player.stdin.close()
            await player.stdin.wait_closed()


@asynccontextmanager
async def listening() -> AsyncIterator[Seen]:
    """What the booth's loudspeaker plays."""
    recorder = await asyncio.create_subprocess_exec(
        *("parec", "--raw", "--device=loudspeaker.monitor", "--rate=48000", "--channels=1", "--format=s16le", "--latency-msec=20"), stdout=subprocess.PIPE
    )
    heard = Seen()

    async def hear() -> None:
        assert recorder.stdout is not None
        while True:
            block = await recorder.stdout.readexactly(1920)
            heard.samples = np.concatenate([heard.samples, np.frombuffer(block, np.int16)])[-48000:]
            heard.count += 1
            heard.changed.set()

    hearing = asyncio.create_task(hear())
    try:
        yield heard
    finally:
        hearing.cancel()
        await asyncio.gather(hearing, return_exceptions=True)
        recorder.kill()
        await recorder.wait()


def sings(heard: Seen, hertz: float) -> bool:
    """Whether the last half second is this tone, loud and clear."""
    last = heard.samples[-24000:]
    return len(last) == 24000 and abs(loudest_hertz(last) - hertz) < 5 and heard.decibels(24000) > -20


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
            await practitioner.sound.until(lambda heard: heard.decibels(9600) < -60, 1)
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
