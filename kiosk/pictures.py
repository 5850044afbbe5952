"""Brings a camera's or the practitioner's picture to the size of the item that shows it, straight into shared memory."""

from collections.abc import Sequence
from typing import Any

import av
import cv2
import numpy as np
import numpy.typing as npt

from session.call.pictures import LARGEST, Pictures, View

HIDDEN_AFTER_NS = 500_000_000
Plane = npt.NDArray[np.uint8]


class Projector:
    """Writes one view, while somebody wants it. Belongs to one thread.

    OpenCV scales the three planes and then colours them, which costs half of what libswscale takes for the same; nothing is allocated for
    a picture of the size of the one before.
    """

    def __init__(self, pictures: Pictures, view: View) -> None:
        self._pictures, self._view = pictures, view
        self._scaled: Plane = np.empty((0, 0), np.uint8)
        self._wanted_ns: int | None = None  # when somebody wanted the picture that lies there

    def show(self, planes: Sequence[Plane], taken_ns: int) -> None:
        """Scale the I420 planes into the wanted box, in their own shape, and publish the picture. Unwanted, nothing is left to see."""
        box = self._pictures.wanted(self._view)
        if box is None:
            self._hide(taken_ns)
            return
        width, height = fitting(planes[0].shape[1], planes[0].shape[0], box)
        if self._scaled.shape != (height * 3 // 2, width):
            self._scaled = np.empty((height * 3 // 2, width), np.uint8)
        for plane, target in zip(planes, planes_of(self._scaled, width, height), strict=True):
            _scale(plane, target)
        coloured = np.frombuffer(self._pictures.writable(self._view, width, height), np.uint8).reshape(height, width, 4)
        cv2.cvtColor(self._scaled, cv2.COLOR_YUV2BGRA_I420, coloured)
        self._pictures.publish(self._view, width, height, taken_ns)
        self._wanted_ns = taken_ns

    def _hide(self, now_ns: int) -> None:
        """Whoever looks again must not see an old picture; not at once, since one screen follows another."""
        if self._wanted_ns is not None and now_ns - self._wanted_ns > HIDDEN_AFTER_NS:
            self._pictures.publish(self._view, 0, 0, now_ns)
            self._wanted_ns = None


def planes_of(i420: Plane, width: int, height: int) -> tuple[Plane, Plane, Plane]:
    """Luma and the two chroma planes of a picture in one piece."""
    flat, size = i420.reshape(-1), width * height
    chroma = height // 2, width // 2
    return i420[:height], flat[size : size * 5 // 4].reshape(chroma), flat[size * 5 // 4 :].reshape(chroma)


def planes_in(frame: av.VideoFrame) -> tuple[Plane, ...]:
    """The planes of an I420 frame where they lie, without the padding at the end of their rows."""
    return tuple(np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width] for plane in frame.planes)


def _scale(plane: Plane, target: Plane) -> None:
    if plane.shape == target.shape:
        np.copyto(target, plane)
        return
    height, width = target.shape
    source: npt.NDArray[Any] = plane
    while source.shape[0] >= 2 * height and source.shape[1] >= 2 * width:  # by halves: each pixel counts, or edges flicker
        source = cv2.resize(source, (source.shape[1] // 2, source.shape[0] // 2), interpolation=cv2.INTER_AREA)
    cv2.resize(source, (width, height), target, interpolation=cv2.INTER_LINEAR)


def fitting(width: int, height: int, box: tuple[int, int]) -> tuple[int, int]:
    """The largest size of the same shape that fits the box, in whole blocks of two by two.

    >>> fitting(640, 480, (1280, 720))
    (960, 720)
    """
    scale = min(box[0] / width, box[1] / height)
    return max(2, min(round(width * scale) & ~1, LARGEST[0])), max(2, min(round(height * scale) & ~1, LARGEST[1]))
