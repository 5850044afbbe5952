"""Looks at one picture of the otoscope: how sharp, how well lit, how free of reflections. And keeps the best of the last two seconds.

Sharpness is the blur metric of Crété-Roffet et al. (SPIE 2007): how much a picture loses when it is blurred once more, whatever is on
it; noise is measured (Immerkær 1996) and left out first. Looked at is the middle, at full resolution, where an otoscope has its circle.
"""

from collections import deque
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from devices.picture_score import GOOD_FROM, PictureFlaw, PictureScore
from drivers.camera.driver import still
from drivers.camera.frame import Snapshot, VideoFrame
from drivers.camera.picture import Picture

SIDE = 320  # of the square that is looked at
WINDOW_S = 2.0
EVERY_S = 0.25
REBLUR = 11
NOISE = 4.0  # times the noise: what changes less is no edge
LEAST_EDGE = 0.05  # of a grey step a pixel: below it there is nothing to be sharp
SHARP, BLURRED = 0.5, 1.0  # what the metric says of a sharp and of a blurred picture
DARK, BURNT = 50, 225  # luma in the studio range
LIT, BURNT_AT_MOST = 0.6, 0.1  # of the circle
GLARE_PERCENT = 10  # of the circle: no mark is left
_LAPLACE = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
Grey = npt.NDArray[np.uint8]


def score(luma: Grey, picture: Picture = Picture.GOOD) -> PictureScore:
    """The marks of one grey picture in the studio range. `picture`: what is known of the stream that it stands in."""
    middle = _middle(luma)
    focus, light, clear = round(100 * _focus(middle)), round(100 * _light(middle)), round(100 * _clear(middle))
    return PictureScore(focus, light, clear, _flaw(focus, light, clear, middle, picture))


def _flaw(focus: int, light: int, clear: int, middle: Grey, picture: Picture) -> PictureFlaw:
    if picture is not Picture.GOOD:
        return PictureFlaw.BLACK if picture is Picture.BLACK else PictureFlaw.FROZEN
    lowest = min(focus, light, clear)
    if lowest >= GOOD_FROM:
        return PictureFlaw.NONE
    if light == lowest:
        return PictureFlaw.DARK if float(middle.mean()) < (DARK + BURNT) / 2 else PictureFlaw.BURNT
    return PictureFlaw.GLARE if clear == lowest else PictureFlaw.BLURRED


def _middle(luma: Grey) -> Grey:
    height, width = luma.shape
    side = min(SIDE, height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return luma[top : top + side, left : left + side]


def _focus(middle: Grey) -> float:
    grey: npt.NDArray[Any] = middle.astype(np.float32)
    noise = float(np.median(np.abs(cv2.filter2D(grey, cv2.CV_32F, _LAPLACE)))) / 0.6745 / 6
    grey = cv2.GaussianBlur(grey, (0, 0), 1.0)
    lost = 0.0
    for across, down, box in ((1, 0, (REBLUR, 1)), (0, 1, (1, REBLUR))):
        edges = np.maximum(0, np.abs(cv2.Sobel(grey, cv2.CV_32F, across, down)) - NOISE * noise)
        blurred = np.abs(cv2.Sobel(cv2.blur(grey, box), cv2.CV_32F, across, down))
        whole = float(edges.sum())
        if whole < grey.size * LEAST_EDGE:
            return 0.0
        lost = max(lost, 1 - float(np.maximum(0, edges - blurred).sum()) / whole)
    return min(1.0, max(0.0, (BLURRED - lost) / (BLURRED - SHARP)))


def _light(middle: Grey) -> float:
    lit = float(np.count_nonzero(middle >= DARK)) / middle.size
    burnt = float(np.count_nonzero(middle >= BURNT)) / middle.size
    return min(1.0, lit / LIT) * min(1.0, max(0.0, 1 - (burnt - BURNT_AT_MOST) / (1 - BURNT_AT_MOST)))


def _clear(middle: Grey) -> float:
    shining = float(np.count_nonzero(cv2.blur(middle, (5, 5)) >= BURNT)) / middle.size  # a spot, and no single pixel
    return max(0.0, 1 - 100 * shining / GLARE_PERCENT)


class BestOfWindow:
    """Shown pictures with their scores, holds the best of the last two seconds: at most one picture for each look, and mostly one or two.

    A picture that is worse than a later one can never be the best again and is let go at once.
    """

    def __init__(self) -> None:
        self._held: deque[tuple[float, PictureScore, Snapshot | VideoFrame]] = deque(maxlen=round(WINDOW_S / EVERY_S) + 1)

    def __len__(self) -> int:
        return len(self._held)

    def show(self, frame: VideoFrame, scored: PictureScore) -> None:
        """One more picture. The camera's own JPEG is held where there is one: it has a tenth of the pixels' bytes."""
        while self._held and self._held[-1][1].rank <= scored.rank:
            self._held.pop()
        self._held.append((frame.taken_s, scored, still(frame) if frame.encoded is not None else frame))
        while frame.taken_s - self._held[0][0] > WINDOW_S:
            self._held.popleft()

    def best(self) -> tuple[Snapshot, PictureScore] | None:
        """The best picture; None where nothing was shown."""
        if not self._held:
            return None
        _at, scored, picture = self._held[0]
        return (still(picture) if isinstance(picture, VideoFrame) else picture), scored

    def clear(self) -> None:
        """Let go of all."""
        self._held.clear()
