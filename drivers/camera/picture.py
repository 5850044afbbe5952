"""Looks at the pictures themselves: a covered lens and a picture that stopped moving are found here."""

from enum import Enum

import cv2
import numpy as np
import numpy.typing as npt

from drivers.camera.frame import VideoFrame

BLACK_LEVEL = 40  # luma in the studio range, where 16 is black
BLACK_SPREAD = 4.0
FROZEN_AFTER_S = 2.0  # a live sensor has noise: not one pixel changing for so long is no live picture
LOOK_EVERY_S = 0.25


class Picture(Enum):
    """What is wrong with what the camera shows."""

    GOOD = "good"
    BLACK = "black"
    FROZEN = "frozen"


class PictureWatch:
    """Shown frame after frame, says what is wrong with them. Looks four times a second, which costs 0.1 ms a look."""

    def __init__(self) -> None:
        self.picture = Picture.GOOD
        self._looked_s: float | None = None
        self._last: npt.NDArray[np.uint8] | None = None
        self._changed_s = 0.0

    def look(self, frame: VideoFrame) -> Picture:
        """What is wrong with the picture now."""
        if self._looked_s is not None and frame.taken_s - self._looked_s < LOOK_EVERY_S:
            return self.picture
        self._looked_s = frame.taken_s
        luma = frame.luma
        if self._last is None or self._last.shape != luma.shape or cv2.norm(luma, self._last, cv2.NORM_L1) > 0:
            self._changed_s = frame.taken_s
        self._last = luma
        if frame.taken_s - self._changed_s >= FROZEN_AFTER_S:
            self.picture = Picture.FROZEN
        elif _is_black(luma):
            self.picture = Picture.BLACK
        else:
            self.picture = Picture.GOOD
        return self.picture


def _is_black(luma: npt.NDArray[np.uint8]) -> bool:
    mean, spread = cv2.meanStdDev(luma)
    return bool(mean[0][0] < BLACK_LEVEL and spread[0][0] < BLACK_SPREAD)
