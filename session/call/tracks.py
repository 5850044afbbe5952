"""What leaves the booth: the newest picture of each camera, and the microphone; masked or muted at once when told so."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction

import av
import numpy as np

VIDEO_CLOCK = 90_000
SOUND_RATE = 48_000
SOUND_BLOCK = 960  # samples: 20 ms
STALE_S = 1.0  # a picture older than this is not shown as if it were live
CARD_EVERY_S = 0.2
SHORTEST_S = 1 / 36  # a camera much faster than 30 pictures a second gains nobody anything


def card(width: int, height: int) -> av.VideoFrame:
    """The picture that says « no camera »: a struck-out camera on dark ground, I420. Words are the page's, in its own language."""
    luma = np.full((height, width), 32, np.uint8)
    y, x = np.mgrid[0:height, 0:width]
    unit = min(width, height) / 24
    across, down = (x - width / 2) / unit, (y - height / 2) / unit
    body = (abs(across + 1) < 4) & (abs(down) < 3)
    lens = (across > 3) & (across < 6) & (abs(down) < across - 2.5) & (abs(down) < 2.5)
    luma[body | lens] = 150
    luma[(abs(across - down) < 1.6) & (abs(down) < 6)] = 32
    luma[(abs(across - down) < 0.7) & (abs(down) < 6)] = 220
    planes = np.concatenate([luma.reshape(-1), np.full(width * height // 2, 128, np.uint8)])
    return av.VideoFrame.from_ndarray(planes.reshape(height * 3 // 2, width), format="yuv420p")


def _wake(loop: asyncio.AbstractEventLoop, event: asyncio.Event) -> None:
    with suppress(RuntimeError):  # the loop closed before the device did: nobody waits any more
        loop.call_soon_threadsafe(event.set)


class CameraSource:
    """The newest picture of one camera for the call; nothing is queued. A camera's thread gives, the call's loop takes."""

    def __init__(self, size: tuple[int, int] = (1280, 720), clock: Callable[[], float] = time.monotonic) -> None:
        self._loop = asyncio.get_running_loop()
        self._clock = clock
        self._fresh = asyncio.Event()
        self._newest: av.VideoFrame | None = None
        self._taken = self._last = 0.0
        self._masked = False
        self._card = card(*size)
        self.sent = 0  # pictures handed to the engine: the camera's or the card
        self.shows_card = True  # what was handed over last was the card

    @property
    def masked(self) -> bool:
        """Whether the card is sent in place of the camera's picture."""
        return self._masked

    def give(self, frame: av.VideoFrame) -> None:
        """A new picture, I420 in video range; from any thread."""
        self._newest, self._taken = frame, self._clock()
        _wake(self._loop, self._fresh)

    def drop(self) -> None:
        """The camera closed or went: the card from now on; from any thread."""
        self._newest = None
        _wake(self._loop, self._fresh)

    def mask(self, on: bool) -> None:
        """Hide the camera, or show it again; what is sent next obeys already."""
        self._masked = on
        self._fresh.set()

    async def next_frame(self) -> av.VideoFrame:
        """Wait for the next picture to send; the card comes five times a second while there is none."""
        early = self._last + SHORTEST_S - self._clock()
        if early > 0:
            await asyncio.sleep(early)
        with suppress(TimeoutError):
            async with asyncio.timeout(CARD_EVERY_S):
                await self._fresh.wait()
        self._fresh.clear()
        self._last = self._clock()
        return self._now()

    def _now(self) -> av.VideoFrame:
        frame = self._newest
        late = self._clock() - self._taken > STALE_S
        self.shows_card = self._masked or frame is None or late
        return self._stamped(self._card if frame is None or self.shows_card else frame)

    def _stamped(self, frame: av.VideoFrame) -> av.VideoFrame:
        self.sent += 1
        frame.pts = int(self._clock() * VIDEO_CLOCK)
        frame.time_base = Fraction(1, VIDEO_CLOCK)
        return frame


class MicrophoneSource:
    """The microphone's sound for the call, 20 ms at a time; silence while it is muted, off or absent."""

    WAITING_BLOCKS = 6  # 120 ms: what comes before is lost, never late

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._loop = asyncio.get_running_loop()
        self._clock = clock
        self._fresh = asyncio.Event()
        self._blocks: deque[bytes] = deque(maxlen=self.WAITING_BLOCKS)
        self._muted = False
        self._samples = 0
        self._due: float | None = None
        self.sent = 0

    @property
    def muted(self) -> bool:
        """Whether silence is sent in place of the microphone's sound."""
        return self._muted

    def give(self, block: bytes) -> None:
        """20 ms of mono s16 at 48 kHz; from any thread."""
        self._blocks.append(block)
        _wake(self._loop, self._fresh)

    def mute(self, on: bool) -> None:
        """Send silence, or sound again; what was said while muted is not kept."""
        self._muted = on
        self._blocks.clear()

    async def next_frame(self) -> av.AudioFrame:
        """The next 20 ms to send, in real time."""
        now = self._clock()
        due = now if self._due is None or now - self._due > 0.2 else self._due
        if due > now:
            await asyncio.sleep(due - now)
        if not self._blocks:  # the sound card's clock is not ours: wait a little before calling it silence
            self._fresh.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(0.01):
                    await self._fresh.wait()
        self._due = due + SOUND_BLOCK / SOUND_RATE
        block = self._blocks.popleft() if self._blocks and not self._muted else bytes(SOUND_BLOCK * 2)
        frame = av.AudioFrame(format="s16", layout="mono", samples=SOUND_BLOCK)
        frame.planes[0].update(block)
        frame.sample_rate = SOUND_RATE
        frame.pts = self._samples
        frame.time_base = Fraction(1, SOUND_RATE)
        self._samples += SOUND_BLOCK
        self.sent += 1
        return frame
