"""A PulseAudio of the tests' own, with a loudspeaker and a microphone that are none: a tone in, a tone out."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import numpy as np

from drivers.transport.child_process import child_process
from tests.session.call.practitioner import Seen, loudest_hertz, tone


@contextmanager
def sound_server(folder: Path, setenv: Callable[[str, str], None]) -> Iterator["subprocess.Popen[bytes]"]:
    """A sound server with a loudspeaker to listen at and a microphone to speak into; `setenv` tells whoever looks for one."""
    native = folder / "native"
    for name, value in {
        "XDG_RUNTIME_DIR": folder,
        "XDG_CONFIG_HOME": folder,
        "PULSE_COOKIE": folder / "cookie",
        "PULSE_SERVER": f"unix:{native}",
        "PULSE_SINK": "loudspeaker",
        "PULSE_SOURCE": "microphone.monitor",
    }.items():
        setenv(name, str(value))
    modules = [
        f"module-native-protocol-unix socket={native} auth-anonymous=1",
        "module-null-sink sink_name=loudspeaker",
        "module-null-sink sink_name=microphone",
    ]
    options = ["--daemonize=no", "--exit-idle-time=-1", "--disable-shm=true", "-n", *(f"-L{module}" for module in modules)]
    with (folder / "log").open("wb") as log, subprocess.Popen(["pulseaudio", *options], stdout=log, stderr=log) as server:
        try:
            _wait_for(native, server)
            yield server
        finally:
            server.terminate()


def _wait_for(native: Path, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(800):
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
    options = ("--raw", "--device=loudspeaker.monitor", "--rate=48000", "--channels=1", "--format=s16le", "--latency-msec=20")
    async with child_process("parec", *options, stderr=None) as recorder:
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


def sings(heard: Seen, hertz: float, above: float = -20) -> bool:
    """Whether the last half second is this tone, clear and louder than so many decibels beside full scale."""
    last = heard.samples[-24000:]
    return len(last) == 24000 and abs(loudest_hertz(last) - hertz) < 5 and heard.decibels(24000) > above
