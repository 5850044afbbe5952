"""The booth's microphone and loudspeaker, through PortAudio. A booth without a sound card goes on in silence, and says so.

PortAudio calls us from threads of its own; nothing here waits in them.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

import av
import sounddevice

from session.call.control import Heard, SoundStatus
from session.call.tracks import SOUND_BLOCK, SOUND_RATE

log = logging.getLogger(__name__)
AS_PLAYED = ("s16", "stereo", SOUND_RATE, SOUND_BLOCK)  # both engines give Opus so
LOOK_AGAIN_S = 30.0  # for the one that is missing while the other works: looking closes both
FIRST_BLOCKS = 3  # 60 ms wait before playing, for packets that come unevenly
MOST_BLOCKS = 12  # 240 ms: what is older is dropped, or the voice would lag for ever


class Playout:
    """What the practitioner says, on its way to the loudspeaker: stereo s16 at 48 kHz, in blocks of 20 ms."""

    SILENCE = bytes(SOUND_BLOCK * 4)

    def __init__(self) -> None:
        self._blocks: deque[bytes] = deque(maxlen=MOST_BLOCKS)
        self._playing = False
        self._resampler = av.AudioResampler(format="s16", layout="stereo", rate=SOUND_RATE, frame_size=SOUND_BLOCK)

    def hear(self, frame: av.AudioFrame) -> None:
        """Take in what arrived; from the call's loop."""
        if (frame.format.name, frame.layout.name, frame.sample_rate, frame.samples) == AS_PLAYED:
            self._blocks.append(bytes(frame.planes[0])[: SOUND_BLOCK * 4])
            return
        frame.pts = None  # we count blocks, not instants
        for block in self._resampler.resample(frame):
            self._blocks.append(bytes(block.planes[0])[: SOUND_BLOCK * 4])

    def next_block(self) -> bytes:
        """The next 20 ms to play, silence where nothing is there; from PortAudio's thread."""
        if not self._playing and len(self._blocks) < FIRST_BLOCKS:
            return self.SILENCE
        try:
            block = self._blocks.popleft()
        except IndexError:
            self._playing = False
            return self.SILENCE
        self._playing = True
        return block


class SoundCard:
    """Microphone and loudspeaker, opened together and looked for again when they are missing. Its methods block: call them from a worker thread."""

    def __init__(self, spoken: Callable[[bytes], None], playout: Playout, clock: Callable[[], float] = time.monotonic) -> None:
        """`spoken` gets each 20 ms of the microphone, mono s16 at 48 kHz, in PortAudio's thread."""
        self._spoken, self._playout, self._clock = spoken, playout, clock
        self._lock = threading.Lock()
        self._names: tuple[str, str] | None = None
        self._input: Any = None
        self._output: Any = None
        self._detail = ""
        self._looked_at = 0.0

    def open(self, microphone: str, speaker: str) -> SoundStatus:
        """Open both by (part of) their names, the system's choice where empty."""
        with self._lock:
            self._names = (microphone, speaker)
            return self._open()

    def check(self) -> SoundStatus:
        """How they do now; what went missing is looked for again, though not so often that what works is chopped."""
        with self._lock:
            work = _runs(self._input), _runs(self._output)
            if self._names is None or all(work) or (any(work) and self._clock() - self._looked_at < LOOK_AGAIN_S):
                return self._status()
            return self._open()

    def close(self) -> SoundStatus:
        """Switch both off: nothing is heard after this."""
        with self._lock:
            self._names = None
            self._stop()
            return self._status()

    def _open(self) -> SoundStatus:
        assert self._names is not None
        self._looked_at = self._clock()
        self._stop()
        reasons = []
        try:
            sounddevice._terminate()  # the list of devices is made once: made anew, it knows what was plugged in since
            sounddevice._initialize()
            self._input = self._stream(sounddevice.RawInputStream, self._names[0], "input", 1, self._take)
        except (sounddevice.PortAudioError, ValueError, OSError) as error:
            reasons.append(f"microphone: {error}")
        try:
            self._output = self._stream(sounddevice.RawOutputStream, self._names[1], "output", 2, self._fill)
        except (sounddevice.PortAudioError, ValueError, OSError) as error:
            reasons.append(f"loudspeaker: {error}")
        self._detail = "; ".join(reasons)[:300]
        return self._status()

    def _stream(self, kind: Any, name: str, direction: str, channels: int, callback: Callable[..., None]) -> Any:
        stream = kind(
            device=_device(name, direction),
            samplerate=SOUND_RATE,
            channels=channels,
            dtype="int16",
            blocksize=SOUND_BLOCK,
            latency=0.04,
            callback=callback,
        )
        stream.start()
        return stream

    def _stop(self) -> None:
        for stream in (self._input, self._output):
            if stream is not None:
                try:
                    stream.close()
                except sounddevice.PortAudioError as error:  # its device is gone already
                    log.info("sound: closing: %s", error)
        self._input = self._output = None

    def _status(self) -> SoundStatus:
        if self._names is None:
            return SoundStatus(Heard.CLOSED, Heard.CLOSED)
        return SoundStatus(_heard(self._input), _heard(self._output), self._detail)

    def _take(self, data: Any, _frames: int, _time: Any, _flags: Any) -> None:
        self._spoken(bytes(data))

    def _fill(self, data: Any, _frames: int, _time: Any, _flags: Any) -> None:
        data[:] = self._playout.next_block()


def _runs(stream: Any) -> bool:
    return stream is not None and bool(stream.active)


def _heard(stream: Any) -> Heard:
    return Heard.PRESENT if _runs(stream) else Heard.ABSENT


def device_names() -> tuple[str, str]:
    """The microphone and the loudspeaker that an unnamed choice takes; empty for none. For the self-test, after `open`."""
    names = []
    for direction in ("input", "output"):
        try:
            names.append(str(sounddevice.query_devices(_device("", direction), direction)["name"]))
        except (sounddevice.PortAudioError, ValueError):
            names.append("")
    return names[0], names[1]


def _device(name: str, direction: str) -> int | None:
    """The device whose name holds these letters; PulseAudio's where the system has it and none is named."""
    found = [(index, device["name"]) for index, device in enumerate(sounddevice.query_devices()) if device[f"max_{direction}_channels"] > 0]
    if not found:
        raise ValueError("no sound device")
    for index, known in found:
        if name.lower() in known.lower() if name else known == "pulse":
            return index
    if name:
        raise ValueError("the device that the settings name is not there")
    return None
