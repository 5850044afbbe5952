"""A practitioner without a browser: answers the booth's offers, counts what arrives and sends a picture and a tone back."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import av
import numpy as np

from session.call.engine import Engine, Track
from session.call.tracks import SOUND_BLOCK, SOUND_RATE, CameraSource, MicrophoneSource
from tests.waiting import SOON_S


def picture(number: int, *, width: int = 640, height: int = 480, level: int = 120) -> av.VideoFrame:
    """A grey picture with a bar that moves."""
    planes = np.full((height * 3 // 2, width), 128, np.uint8)
    planes[:height] = level
    planes[:height, (number * 8) % width : (number * 8) % width + 8] = 235
    return av.VideoFrame.from_ndarray(planes, format="yuv420p")


def tone(number: int, hertz: float, loudness: float = 0.5) -> bytes:
    """Block `number` of a sine, mono s16."""
    t = (np.arange(SOUND_BLOCK) + number * SOUND_BLOCK) / SOUND_RATE
    return (np.sin(2 * np.pi * hertz * t) * loudness * 32767).astype(np.int16).tobytes()


def loudest_hertz(samples: "np.ndarray[Any, Any]", rate: int = SOUND_RATE) -> float:
    """The frequency that stands out."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * rate / len(samples))


class Seen:
    """What arrived on one line of the call."""

    def __init__(self) -> None:
        self.count = 0
        self.size = (0, 0)
        self.level = 0.0
        self.samples = np.zeros(0, np.int16)
        self.changed = asyncio.Event()

    def decibels(self, count: int = 9600) -> float:
        """Loudness of the last samples beside full scale; not a number while there are fewer."""
        last = self.samples[-count:]
        return float(20 * np.log10(max(1e-9, np.sqrt(np.mean((last / 32768) ** 2))))) if len(last) == count else float("nan")

    async def until(self, true: Callable[["Seen"], bool], within_s: float = SOON_S) -> None:
        async with asyncio.timeout(within_s):
            while not true(self):
                self.changed.clear()
                await self.changed.wait()


class Voice(MicrophoneSource):
    """A tone that never ends. The call asks for sound fifty times a second, and every other time the cameras beside it show their next picture."""

    def __init__(self, hertz: float, film: Callable[[int], None]) -> None:
        super().__init__()
        self._hertz, self._film, self._number = hertz, film, 0

    async def next_frame(self) -> av.AudioFrame:
        """The next 20 ms, as they are asked for."""
        self.give(tone(self._number, self._hertz))
        if self._number % 2:
            self._film(self._number)
        self._number += 1
        return await super().next_frame()


class Practitioner:
    """One peer connection on the practitioner's side; a new one for each call."""

    def __init__(self, engine: Engine, hertz: float = 700) -> None:
        self.engine = engine
        self.camera = CameraSource((640, 480))
        self.microphone = Voice(hertz, lambda number: self.camera.give(picture(number)))
        self.lines = [Seen(), Seen(), Seen()]  # as the offer has them: sound, patient, otoscope
        self.connection = engine.connection()
        self.connection.on("track", self._on_track)
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def sound(self) -> Seen:
        return self.lines[0]

    @property
    def patient(self) -> Seen:
        return self.lines[1]

    @property
    def otoscope(self) -> Seen:
        return self.lines[2]

    async def answer(self, offer: str) -> str:
        await self.connection.setRemoteDescription(self.engine.description("offer", offer))
        sound, patient, _ = self.connection.getTransceivers()
        for transceiver, track in (
            (sound, self.engine.track("audio", self.microphone.next_frame)),
            (patient, self.engine.track("video", self.camera.next_frame)),
        ):
            transceiver.sender.replaceTrack(track)
            transceiver.direction = "sendrecv"
        await self.connection.setLocalDescription(await self.connection.createAnswer())
        return self.connection.localDescription.sdp

    def _on_track(self, track: Track) -> None:
        self._tasks.append(asyncio.create_task(self._take(track)))

    async def _take(self, track: Track) -> None:
        mid = next(each.mid for each in self.connection.getTransceivers() if each.receiver.track is track)
        seen = self.lines[int(mid)]
        with suppress(self.engine.Ended):
            while True:
                frame = await track.recv()
                seen.count += 1
                if track.kind == "video":
                    seen.size = (frame.width, frame.height)
                    seen.level = float(np.median(frame.to_ndarray(format="yuv420p")[: frame.height]))
                else:
                    left = frame.to_ndarray().reshape(-1)[::2]
                    seen.samples = np.concatenate([seen.samples, left])[-SOUND_RATE:]
                seen.changed.set()

    async def close(self) -> None:
        await self.connection.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
