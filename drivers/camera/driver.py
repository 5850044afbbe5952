"""A camera: opened once, by one owner, and seen by many. Each listener gets the newest picture and never an old one.

The camera reads in a thread of its own and needs no asyncio. Pulled out, it is missed within a second and looked for again
with growing pauses; the listeners stay, and see pictures again when it is back.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import cv2
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame as VideoPicture
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

from devices.errors import ConnectionLost, DeviceError, Remedy
from devices.status import Connected, Failed, Found, Lost, Status, after
from drivers.camera.codec import is_whole_jpeg
from drivers.camera.frame import Snapshot, VideoFrame
from drivers.camera.picture import Picture, PictureWatch
from drivers.camera.source import RawPicture, Source

STALL_S = 0.9  # no picture for so long: gone, whatever the line says
FIRST_PAUSE_S = 0.25
LONGEST_PAUSE_S = 1.0
LUMA = 219 / 255, 16.0  # from the full range to the studio range: gain and offset (ITU-R BT.601-7 §2.5)
CHROMA = 224 / 255, 128 - 128 * 224 / 255


@dataclass(frozen=True)
class CameraStatus:
    """Where the camera stands. It shows pictures if and only if `status` is READY."""

    status: Status
    error: DeviceError | None = None  # in ABSENT and FAULT; in CONNECTING where it is connected again and fell silent before
    picture: Picture = Picture.GOOD
    width: int = 0
    height: int = 0


class FrameListener:
    """One who looks at the camera. Holds nothing but the number of the frame it saw last."""

    def __init__(self, camera: "Camera", wake: Callable[[], None] | None) -> None:
        self._camera = camera
        self._seen = 0
        self.wake = wake
        self.missed = 0

    def newest(self) -> VideoFrame | None:
        """The newest frame if it was not seen yet, else None. Never waits."""
        return self._take(self._camera.frame)

    def wait(self, timeout_s: float) -> VideoFrame | None:
        """The newest unseen frame, waiting for one for at most so long."""
        return self._take(self._camera.frame_after(self._seen, timeout_s))

    def _take(self, frame: VideoFrame | None) -> VideoFrame | None:
        if frame is None or frame.number <= self._seen:
            return None
        self.missed += frame.number - self._seen - 1 if self._seen else 0
        self._seen = frame.number
        return frame


class Camera:
    """A camera and its thread. All methods may be called from any thread."""

    def __init__(
        self,
        source: Source,
        *,
        on_status: Callable[[CameraStatus], None] | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source, self._on_status, self._clock, self._monotonic = source, on_status, clock, monotonic
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._frame: VideoFrame | None = None
        self._number = 0
        self._listeners: tuple[FrameListener, ...] = ()
        self._status = CameraStatus(Status.ABSENT)
        self._silence: DeviceError | None = None  # the line holds, and gave no picture the last time either
        self._reformatter = VideoReformatter()  # one for all pictures: a new one for each costs a millisecond

    @property
    def address(self) -> str:
        """Where the camera is, without any password."""
        return self._source.address

    @property
    def status(self) -> CameraStatus:
        """Where the camera stands now."""
        return self._status

    @property
    def frame(self) -> VideoFrame | None:
        """The newest frame; None when there is no live picture. A camera that went leaves no last picture behind."""
        return self._frame

    @property
    def is_open(self) -> bool:
        """Whether the camera is on: what the screens must say."""
        return self._thread is not None

    def open(self) -> None:
        """Switch the camera on. Returns at once; pictures and status follow."""
        with self._changed:
            if self._thread is not None:
                raise RuntimeError("the camera is open already")
            self._closing = threading.Event()
            self._thread = threading.Thread(target=self._run, args=(self._closing,), name=f"camera {self.address}", daemon=True)
        self._thread.start()

    def close(self, timeout_s: float = 2.0) -> None:
        """Switch the camera off and wait until it is. No frame is handed out after this. Closing twice is harmless."""
        with self._changed:
            thread, self._thread = self._thread, None
            self._closing.set()
            self._frame = None
            self._changed.notify_all()
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout_s)
            if thread.is_alive():
                raise ConnectionLost("the camera does not let go", device=self.address, remedy=Remedy.CALL_TECHNICIAN)

    @contextmanager
    def listen(self, wake: Callable[[], None] | None = None) -> Iterator[FrameListener]:
        """Look at the camera.

        Args:
            wake: called from the camera's thread after each new frame; must return at once
                (for asyncio: `lambda: loop.call_soon_threadsafe(event.set)`).
        """
        listener = FrameListener(self, wake)
        with self._changed:
            self._listeners = (*self._listeners, listener)
        try:
            yield listener
        finally:
            with self._changed:
                self._listeners = tuple(other for other in self._listeners if other is not listener)

    def frame_after(self, number: int, timeout_s: float) -> VideoFrame | None:
        """The newest frame with a higher number, waiting for at most so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._frame is not None and self._frame.number > number, timeout_s)
            frame = self._frame
        return frame if frame is not None and frame.number > number else None

    def snapshot(self, *, png: bool = False) -> Snapshot:
        """The newest picture at full resolution: the camera's own JPEG where it sent one, so that nothing is lost.

        Raises:
            ConnectionLost: there is no live picture.
        """
        frame = self._frame
        if frame is None:
            raise ConnectionLost("the camera shows nothing", device=self.address, remedy=Remedy.PLUG_IN)
        return still(frame, png=png)

    def _run(self, closing: threading.Event) -> None:
        pause_s = FIRST_PAUSE_S
        while not closing.is_set():
            before = self._number
            try:
                self._read_until_lost(closing)
            except DeviceError as error:
                self._publish(None, closing)
                gone = error.remedy is Remedy.PLUG_IN
                self._tell(CameraStatus(after(self._status.status, Lost if gone else Failed), error), closing)
            except BaseException:  # a fault of ours: the thread ends and the trace is logged, but nobody is shown an old picture
                self._publish(None, closing)
                self._tell(CameraStatus(Status.FAULT), closing)
                raise
            if self._number > before:
                pause_s = FIRST_PAUSE_S
            closing.wait(pause_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
        self._status = CameraStatus(Status.ABSENT)
        if self._on_status is not None:
            self._on_status(self._status)

    def _read_until_lost(self, closing: threading.Event) -> None:
        reading = self._source.open()
        try:
            self._tell(CameraStatus(after(self._status.status, Found), self._silence), closing)
            watch = PictureWatch()
            last_s = self._monotonic()
            while not closing.is_set():
                raw = reading.read()
                now_s = self._monotonic()
                if raw is not None:
                    last_s = now_s
                    self._show(raw, now_s, watch, closing)
                elif now_s - last_s > STALL_S:
                    self._silence = ConnectionLost("connected, and no picture comes", device=self.address, remedy=Remedy.PLUG_IN)
                    raise self._silence
        finally:
            reading.close()

    def _show(self, raw: RawPicture, now_s: float, watch: PictureWatch, closing: threading.Event) -> None:
        frame = decoded(raw, self._number + 1, self._clock(), now_s, self._reformatter)
        self._number, self._silence = frame.number, None
        picture = watch.look(frame)
        self._publish(frame, closing)
        ready = after(self._status.status, Connected) if self._status.status is Status.CONNECTING else self._status.status
        self._tell(CameraStatus(ready, None, picture, frame.width, frame.height), closing)

    def _publish(self, frame: VideoFrame | None, closing: threading.Event) -> None:
        with self._changed:
            if closing.is_set():
                return
            self._frame = frame
            self._changed.notify_all()
            listeners = self._listeners
        if frame is not None:
            for listener in listeners:
                if listener.wake is not None:
                    listener.wake()

    def _tell(self, status: CameraStatus, closing: threading.Event) -> None:
        if status == self._status or closing.is_set():
            return
        self._status = status
        if self._on_status is not None:
            self._on_status(status)


def decoded(raw: RawPicture, number: int, taken_at: datetime, taken_s: float, reformatter: VideoReformatter) -> VideoFrame:
    """A source's picture as a frame: I420 in the studio range, whatever the camera sends."""
    picture = raw.picture
    width, height = picture.width & ~1, picture.height & ~1
    i420 = np.empty((height * 3 // 2, width), np.uint8)
    if picture.format.name == "yuvj420p":
        _from_full_range(picture, i420)
    else:
        full = picture.format.name.startswith("yuvj") or picture.color_range == ColorRange.JPEG
        plain = reformatter.reformat(
            picture,
            width=width,
            height=height,
            format="yuv420p",
            src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
            dst_color_range=ColorRange.MPEG,
            dst_colorspace=Colorspace.ITU601,
            threads=1,
        )
        i420[:] = plain.to_ndarray()
    i420.flags.writeable = False
    return VideoFrame(number, taken_at, taken_s, width, height, i420, raw.encoded)


def _from_full_range(picture: VideoPicture, i420: npt.NDArray[np.uint8]) -> None:
    """The planes of a JPEG, each value brought to its place in the studio range on its way: half the time of libswscale and a copy."""
    height, width = i420.shape[0] * 2 // 3, i420.shape[1]
    flat, size = i420.reshape(-1), width * height
    chroma = height // 2, width // 2
    targets = i420[:height], flat[size : size * 5 // 4].reshape(chroma), flat[size * 5 // 4 :].reshape(chroma)
    for plane, target, (gain, offset) in zip(picture.planes, targets, (LUMA, CHROMA, CHROMA), strict=True):
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: target.shape[0], : target.shape[1]]
        cv2.convertScaleAbs(rows, target, gain, offset)


def still(frame: VideoFrame, *, png: bool = False) -> Snapshot:
    """A frame as a file: the camera's own JPEG where there is one."""
    if frame.encoded is not None and not png and is_whole_jpeg(frame.encoded):
        return Snapshot(frame.encoded, "image/jpeg", frame.width, frame.height, frame.taken_at)
    bgr = cv2.cvtColor(frame.i420, cv2.COLOR_YUV2BGR_I420)
    done, content = cv2.imencode(".png", bgr) if png else cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, 95])
    if not done:
        raise RuntimeError("OpenCV could not encode the picture")
    return Snapshot(content.tobytes(), "image/png" if png else "image/jpeg", frame.width, frame.height, frame.taken_at)
