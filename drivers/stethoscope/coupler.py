"""The sweep in a process of its own: plays into the coupler, listens through the stethoscope, and says what was measured as one line of JSON.

    PULSE_SOURCE=… python -m drivers.stethoscope.coupler pulse

It loads the mathematics; nothing of what was heard is kept.
"""

import asyncio
import json
import os
import queue
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from devices.errors import NotFound, ProtocolError, Remedy
from devices.sweep import Sweep, SweepFlaw, Unmeasured
from drivers.stethoscope.codec import RATE_HZ
from drivers.stethoscope.inputs import Input, inputs
from drivers.transport.child_process import child_process

COUPLER = (sys.executable, "-m", "drivers.stethoscope.coupler")
WITHIN_S = 60.0
BLOCK = 480  # samples at 48 kHz
BEFORE_S, AFTER_S = 0.5, 1.2  # listened before the first sound, and after the last: a sound server takes its time


async def sweep(name: str, *, look: Callable[[], Awaitable[Sequence[Input]]] = inputs, coupler: Sequence[str] = COUPLER, loudspeaker: str = "") -> Sweep:
    """One sweep of the stethoscope of this name; takes 15 seconds.

    Args:
        loudspeaker: the sound server's name of what drives the coupler; empty for the system's choice.

    Raises:
        NotFound: there is no such input.
        Unmeasured: nothing could be measured.
    """
    found = next((each for each in await look() if each.is_called(name)), None)
    if found is None:
        raise NotFound("no sound input of this name", device=name, remedy=Remedy.PLUG_IN)
    environment = found.environment | ({"PULSE_SINK": loudspeaker} if loudspeaker else {})
    try:
        async with child_process(*coupler, found.opened_as, env=environment) as process, asyncio.timeout(WITHIN_S):
            said, _ = await process.communicate()
    except TimeoutError:
        raise Unmeasured(SweepFlaw.NOTHING_HEARD) from None
    return parse(said)


def to_line(result: Sweep | SweepFlaw) -> bytes:
    """As it is said by the process."""
    said = {"flaw": result.value} if isinstance(result, SweepFlaw) else dict(vars(result))
    return json.dumps(said).encode() + b"\n"


def parse(said: bytes) -> Sweep:
    """What the process said.

    Raises:
        Unmeasured: it measured nothing, and says why.
        ProtocolError: this is no answer of its.
    """
    try:
        values = json.loads(said)
        if "flaw" in values:
            flaw = SweepFlaw(values["flaw"])
        else:
            bands = tuple((float(hertz), float(level)) for hertz, level in values.pop("bands"))
            return Sweep(bands, **{name: float(value) for name, value in values.items()})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ProtocolError("the sweep gave no answer", packet=said) from error
    raise Unmeasured(flaw)


def main(name: str) -> Sweep | SweepFlaw:
    """Play, listen, measure."""
    import sounddevice

    from drivers.stethoscope.ear import find, listen_to
    from drivers.stethoscope.sweep import excitation, measure

    heard: queue.SimpleQueue[tuple[bytes, bool]] = queue.SimpleQueue()
    try:
        stream, rate = listen_to(find(name), heard)
    except (sounddevice.PortAudioError, ValueError, OSError):
        return SweepFlaw.NO_INPUT
    wave = excitation()
    with stream:
        pcm, gaps = _take(heard, round(BEFORE_S * rate))
        try:
            _play(wave, sounddevice)
        except (sounddevice.PortAudioError, ValueError, OSError):
            return SweepFlaw.NO_LOUDSPEAKER
        more, lost = _take(heard, round(AFTER_S * rate))
        pcm, gaps = pcm + more, gaps or lost
    if gaps:
        return SweepFlaw.GAPS
    if rate != RATE_HZ:
        from drivers.stethoscope.resampling import FACTOR, Sixth

        pcm = Sixth().feed(pcm[: len(pcm) // (2 * FACTOR) * 2 * FACTOR])
    try:
        return measure(pcm)
    except Unmeasured as error:
        return error.flaw


def _take(heard: "queue.SimpleQueue[tuple[bytes, bool]]", least: int) -> tuple[bytes, bool]:
    """All that waits, and so many samples more at least; and whether some were lost."""
    pcm, gaps = bytearray(), False
    while heard.qsize() or len(pcm) < 2 * least:
        try:
            block, lost = heard.get(timeout=6)
        except queue.Empty:
            break
        pcm += block
        gaps = gaps or lost
    return bytes(pcm), gaps


def _play(wave: Any, sounddevice: Any) -> None:
    """Into the loudspeaker, until it is over: at 48 kHz, which every sound card knows."""
    import numpy as np

    from drivers.stethoscope.ear import CARD_HZ

    factor = CARD_HZ // RATE_HZ
    fine = np.fft.irfft(np.pad(np.fft.rfft(wave), (0, len(wave) * (factor - 1) // 2)), len(wave) * factor) * factor
    samples = np.clip(np.rint(fine * 32767), -32768, 32767).astype(np.int16)
    stereo = np.repeat(samples[:, None], 2, axis=1)
    index = next((number for number, device in enumerate(sounddevice.query_devices()) if device["name"] == "pulse" and device["max_output_channels"]), None)
    with sounddevice.OutputStream(device=index, samplerate=CARD_HZ, channels=2, dtype="int16", blocksize=BLOCK, latency=0.1) as out:
        out.write(np.ascontiguousarray(stereo))


if __name__ == "__main__":
    os.environ.setdefault("PULSE_PROP", "media.role=production filter.suppress=echo-cancel")
    sys.stdout.buffer.write(to_line(main(sys.argv[1])))
    sys.stdout.flush()
    os._exit(0)
