"""The listening process: opens one sound input and writes what it hears to its standard output, unaltered, until that closes.

    python -m drivers.stethoscope.ear NAME          part of an input's name, as PortAudio has it
    PULSE_SOURCE=… python -m drivers.stethoscope.ear pulse

A process of its own: PulseAudio's choice of an input belongs to a whole process, and a sound card that is pulled out takes
down nothing else. It filters nothing, and asks the sound server to leave echo cancelling, noise suppression and gain alone.
"""

import os
import queue
import sys
import time

import sounddevice

from drivers.stethoscope.codec import RATE_HZ, Packet

CARD_HZ = 48_000  # what a sound card without a sound server gives, when it gives no 8 kHz
BLOCK = 320  # samples at 8 kHz: 40 ms
SILENT_S = 1.0  # no block for so long: the input is gone
FIRST_S = 6.0  # a sound server may take its time to begin
FOUND_NONE, LOST = 3, 4  # exit codes


def main(name: str) -> int:
    """Listen, until nobody reads any more or the input is gone."""
    heard: queue.SimpleQueue[tuple[bytes, bool]] = queue.SimpleQueue()
    try:
        index = find(name)
        stream, rate = listen_to(index, heard)
    except (sounddevice.PortAudioError, ValueError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return FOUND_NONE
    with stream:
        return _carry(heard, rate)


def _carry(heard: "queue.SimpleQueue[tuple[bytes, bool]]", rate: int) -> int:
    if rate != RATE_HZ:
        from drivers.stethoscope.resampling import Sixth  # brings numpy: only where the card knows no 8 kHz

        thinner = Sixth()
    number, wait_s = 0, FIRST_S
    out = sys.stdout.buffer
    while True:
        try:
            pcm, overflowed = heard.get(timeout=wait_s)
        except queue.Empty:
            return LOST
        wait_s = SILENT_S
        if rate != RATE_HZ:
            pcm = thinner.feed(pcm)
        if overflowed:  # how much was lost the sound card does not say: a block stands for it, so that the gap is seen
            number += BLOCK
        try:
            out.write(bytes(Packet(number, pcm)))
            out.flush()
        except (BrokenPipeError, OSError):
            return 0
        number += len(pcm) // 2


def find(name: str) -> int:
    """PortAudio's number of the input; ValueError where there is none."""
    for index, device in enumerate(sounddevice.query_devices()):
        if device["max_input_channels"] > 0 and (device["name"] == name if name == "pulse" else name.lower() in device["name"].lower()):
            return index
    raise ValueError("no such input")


def listen_to(index: int, heard: "queue.SimpleQueue[tuple[bytes, bool]]") -> tuple[sounddevice.RawInputStream, int]:
    """Have its blocks put into the queue, each with whether some before it were lost; and at which rate."""

    def take(data: object, _frames: int, _time: object, flags: sounddevice.CallbackFlags) -> None:
        heard.put((bytes(data), bool(flags.input_overflow)))  # type: ignore[call-overload]  # a cffi buffer

    try:
        return _stream(index, RATE_HZ, take), RATE_HZ
    except sounddevice.PortAudioError:
        return _stream(index, CARD_HZ, take), CARD_HZ


def _stream(index: int, rate: int, take: object) -> sounddevice.RawInputStream:
    block = BLOCK * rate // RATE_HZ
    return sounddevice.RawInputStream(device=index, samplerate=rate, channels=1, dtype="int16", blocksize=block, latency=0.08, callback=take)


if __name__ == "__main__":
    os.environ.setdefault("PULSE_PROP", "media.role=production filter.suppress=echo-cancel")
    started = time.monotonic()
    code = main(sys.argv[1])
    sys.stderr.write(f"listened for {time.monotonic() - started:.1f} s\n")
    os._exit(code)  # a device that hangs on closing keeps nobody
