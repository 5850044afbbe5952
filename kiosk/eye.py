"""One camera in the media process: its pictures go to the call and to the screen, the best of the last seconds is held, a series is taken."""

import threading
import time
from collections.abc import Callable

import av

from devices.device import Role
from devices.picture_score import PictureScore
from devices.status import Status
from drivers.camera.chart.series import Taken, packed
from drivers.camera.driver import Camera, still
from drivers.camera.driver import CameraStatus as DriverStatus
from drivers.camera.frame import VideoFrame
from drivers.camera.picture import Picture
from drivers.camera.score import EVERY_S, BestOfWindow, score
from drivers.camera.source import source_at
from kiosk.pictures import Projector, planes_of
from session.call.control import CameraStatus, Seen
from session.call.pictures import Pictures, View
from session.call.tracks import CameraSource

SERIES_S = 4.0
VIEWS = {Role.PATIENT_CAMERA: View.SELF, Role.OTOSCOPE: View.OTOSCOPE}


class Eye:
    """One camera with its two listeners: the call, and the screen."""

    def __init__(
        self,
        role: Role,
        address: str,
        source: CameraSource,
        pictures: Pictures,
        changed: Callable[[CameraStatus], None],
        scored: Callable[[PictureScore | None], None] | None = None,
    ) -> None:
        """`scored`: is told a few times a second how good the picture is; None where nobody wants to know, and then nothing is looked at."""
        self.address = address
        self._role, self._source, self._pictures, self._changed = role, source, pictures, changed
        self._camera = Camera(source_at(address), on_status=self._on_status)
        self._shown = threading.Thread(target=self._show, name=f"picture of {role.value}", daemon=True)
        self._closing = threading.Event()
        self._scored = scored
        self._best, self._lock = BestOfWindow(), threading.Lock()
        self._looked_s = 0.0

    def open(self) -> None:
        """The camera is on from here."""
        self._camera.open()
        self._shown.start()

    def close(self) -> None:
        """Off, and nothing of it is left to see. Waits for the camera's thread."""
        self._closing.set()
        try:
            self._camera.close()
        finally:
            self._shown.join()
            self._forget()
            self._source.drop()
            self._pictures.clear(VIEWS[self._role])

    def still(self) -> tuple[bytes, int, int]:
        """The newest picture as a JPEG in full size; DeviceError where there is none."""
        snapshot = self._camera.snapshot()
        return snapshot.content, snapshot.width, snapshot.height

    def best_still(self) -> tuple[bytes, int, int, PictureScore | None]:
        """The best picture of the last two seconds with its score; the newest, without one, where they are not looked at."""
        with self._lock:
            best = self._best.best()
        if best is None:
            return (*self.still(), None)
        snapshot, scored = best
        return snapshot.content, snapshot.width, snapshot.height, scored

    def series(self, pictures: int) -> bytes:
        """The next pictures as they come; fewer where they come slowly, or the camera is closed meanwhile."""
        taken: list[Taken] = []
        until_s = time.monotonic() + SERIES_S
        with self._camera.listen() as listener:
            while len(taken) < pictures and not self._closing.is_set() and time.monotonic() < until_s:
                frame = listener.wait(0.1)
                if frame is not None:
                    taken.append(Taken(int(frame.taken_s * 1e9), frame.number, still(frame).content))
        return packed(taken)

    def _show(self) -> None:
        projector = Projector(self._pictures, VIEWS[self._role])
        showing = False
        with self._camera.listen() as listener:
            while not self._closing.is_set():
                frame = listener.wait(0.1)
                if frame is not None:
                    self._source.give(av.VideoFrame.from_numpy_buffer(frame.i420, format="yuv420p"))  # not copied: nobody writes into it
                    projector.show(planes_of(frame.i420, frame.width, frame.height), int(frame.taken_s * 1e9))
                    showing = True
                    self._look(frame)
                elif showing and self._camera.frame is None:
                    self._source.drop()
                    self._forget()
                    self._pictures.clear(VIEWS[self._role])
                    showing = False

    def _look(self, frame: VideoFrame) -> None:
        """Now and then, how good the picture is: two milliseconds in a quarter of a second."""
        if self._scored is None or frame.taken_s - self._looked_s < EVERY_S:
            return
        self._looked_s = frame.taken_s
        scored = score(frame.luma, self._camera.status.picture)
        with self._lock:
            self._best.show(frame, scored)
        self._scored(scored)

    def _forget(self) -> None:
        """Nothing of this camera is left to be frozen."""
        with self._lock:
            self._best.clear()
        if self._scored is not None:
            self._scored(None)

    def _on_status(self, status: DriverStatus) -> None:
        if not self._closing.is_set():
            self._changed(_status(self._role, status))


def _status(role: Role, status: DriverStatus) -> CameraStatus:
    if status.status is Status.READY:
        seen = Seen.FROZEN if status.picture is Picture.FROZEN else Seen.PRESENT
        return CameraStatus(role, seen, status.picture.value)
    seen = Seen.OPENING if status.status is Status.CONNECTING and status.error is None else Seen.LOST
    return CameraStatus(role, seen, str(status.error or "")[:200])
