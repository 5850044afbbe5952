"""A pretended stethoscope: a heart of our own making, played into a sound server's input that is none.

Real bytes on a real transport: the driver opens that input as it opens any other. The heart is two short, low sounds a beat, computed
here; nothing is recorded from anybody.
"""

import asyncio
import fcntl
import math
import os
from array import array
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from drivers.stethoscope.codec import RATE_HZ
from drivers.transport.child_process import child_process

BLOCK = 800  # samples: 100 ms
PIPE_BYTES = 4096
SINK = "alcove_stethoscope"
SOURCE = f"{SINK}.monitor"
Wave = Callable[[int], float]  # sample number → -1…1


def heart(beats_a_minute: float = 72.0, loudness: float = 0.3) -> Wave:
    """First and second sound of each beat: 60 Hz and 90 Hz, each dying away within a tenth of a second."""
    period = 60.0 / beats_a_minute

    def at(number: int) -> float:
        into = (number / RATE_HZ) % period
        later = into - 0.32
        first = math.exp(-into * 30) * math.sin(2 * math.pi * 60 * into)
        second = 0.6 * math.exp(-later * 45) * math.sin(2 * math.pi * 90 * later) if later >= 0 else 0.0
        return loudness * (first + second)

    return at


def tone(hertz: float, loudness: float = 0.5) -> Wave:
    """One pure tone, for measuring."""
    return lambda number: loudness * math.sin(2 * math.pi * hertz * number / RATE_HZ)


def silence(number: int) -> float:
    """Nothing at all."""
    return 0.0


def breath(number: int) -> float:
    """Air going in and out, four seconds a breath: noise that swells and fades, the same each time."""
    swell = max(0.0, math.sin(2 * math.pi * number / (4 * RATE_HZ)))
    noise = ((number * 1103515245 + 12345) >> 8) % 2001 / 1000 - 1
    return 0.08 * swell * noise


class StethoscopeSimulator:
    """Plugged into a running PulseAudio or PipeWire; without one it cannot be there, and `plug_in` says so."""

    orders = frozenset({"heart", "breath", "tone", "silence", "clip", "unplug", "replug"})

    def __init__(self, name: str = "stethoscope") -> None:
        self._name = name
        self._wave: Wave = heart()
        self._module = ""
        self._player: Process | None = None
        self._playing: asyncio.Task[None] | None = None
        self.played = 0  # samples

    @property
    def name(self) -> str:
        return self._name

    async def plug_in(self) -> bool:
        """Make the input and play into it. False where no sound server answers."""
        said = await _pactl("load-module", "module-null-sink", f"sink_name={SINK}", "rate=8000", "channels=1", "format=s16le")
        if not said:
            return False
        self._module = said
        options = ("--playback", "--raw", f"--device={SINK}", "--rate=8000", "--channels=1", "--format=s16le", "--latency-msec=100", "--process-time-msec=20")
        self._player = await asyncio.create_subprocess_exec("pacat", *options, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL)
        self._playing = asyncio.create_task(self._play(self._player))
        return True

    async def unplug(self) -> None:
        """Pull it out."""
        playing, self._playing = self._playing, None
        if playing is not None:
            playing.cancel()
            await asyncio.gather(playing, return_exceptions=True)
        player, self._player = self._player, None
        if player is not None:
            with suppress(ProcessLookupError):
                player.kill()
            await player.wait()
            with suppress(ConnectionError):
                assert player.stdin is not None
                player.stdin.close()
                await player.stdin.wait_closed()
        module, self._module = self._module, ""
        if module:
            await _pactl("unload-module", module)

    async def obey(self, order: str, **details: Any) -> None:
        """Be a heart, a breath or a tone, fall silent, be too loud, be pulled out, come back."""
        match order:
            case "heart":
                self._wave = heart(float(details.pop("beats_a_minute", 72.0)))
            case "breath":
                self._wave = breath
            case "tone":
                self._wave = tone(float(details.pop("hertz", 100.0)), float(details.pop("loudness", 0.5)))
            case "silence":
                self._wave = silence
            case "clip":
                self._wave = tone(100.0, 3.0)
            case "unplug":
                await self.unplug()
            case "replug":
                if not self._module and not await self.plug_in():
                    raise ValueError("no sound server answers here")
            case _:
                raise ValueError(f"the stethoscope has no order {order!r}")
        if details:
            raise ValueError(f"{order} takes no {', '.join(details)}")

    async def _play(self, player: Process) -> None:
        assert player.stdin is not None
        player.stdin.transport.set_write_buffer_limits(0)
        fcntl.fcntl(player.stdin.transport.get_extra_info("pipe"), fcntl.F_SETPIPE_SZ, PIPE_BYTES)  # what is ordered is heard soon
        with suppress(ConnectionError):
            while True:
                wave, first = self._wave, self.played
                block = array("h", (round(32767 * max(-1.0, min(1.0, wave(number)))) for number in range(first, first + BLOCK)))
                player.stdin.write(block.tobytes())
                self.played += BLOCK
                await player.stdin.drain()


async def _pactl(*arguments: str) -> str:
    try:
        async with child_process("pactl", *arguments, env={**os.environ, "LC_ALL": "C"}) as process:
            said, _ = await process.communicate()
    except OSError:
        return ""
    return (said.decode("ascii", "replace").strip() or "done") if process.returncode == 0 else ""
