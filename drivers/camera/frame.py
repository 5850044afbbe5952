"""One picture of a camera, and the instant it was taken."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False)
class VideoFrame:
    """One decoded picture. Shared by all listeners: nobody writes into it.

    `i420` has the shape (height * 3 // 2, width): the luma plane, then the two chroma planes, in the studio range (16-235,
    BT.601) that video encoders and OpenCV's I420 conversions take for granted.
    """

    number: int  # counts the camera's decoded frames, so that a listener knows what it missed
    taken_at: datetime  # the booth's clock, aware
    taken_s: float  # the monotonic clock at the same instant, for latencies
    width: int
    height: int
    i420: npt.NDArray[np.uint8]
    encoded: bytes | None = None  # the camera's own JPEG, where it sent one that any viewer opens

    @property
    def luma(self) -> npt.NDArray[np.uint8]:
        """The grey picture, (height, width)."""
        return self.i420[: self.height]


@dataclass(frozen=True)
class Snapshot:
    """A still at the camera's full resolution, as a file's bytes."""

    content: bytes
    media_type: str  # image/jpeg or image/png
    width: int
    height: int
    taken_at: datetime
