"""Brings a camera's or the practitioner's picture to the size of the item that shows it, straight into shared memory."""

from typing import Any

import av
import numpy as np
from av.video.reformatter import Interpolation, VideoReformatter

from session.call.pictures import LARGEST, Pictures, View


class Projector:
    """Writes one view. Belongs to one thread."""

    def __init__(self, pictures: Pictures, view: View) -> None:
        self._pictures, self._view = pictures, view
        self._reformatter = VideoReformatter()

    def show(self, frame: av.VideoFrame, taken_ns: int) -> None:
        """Scale the picture into the wanted box, in its own shape, and publish it."""
        width, height = fitting(frame.width, frame.height, self._pictures.wanted(self._view))
        scaled = self._reformatter.reformat(frame, width=width, height=height, format="bgra", interpolation=Interpolation.FAST_BILINEAR)
        plane = scaled.planes[0]
        rows: Any = np.frombuffer(memoryview(plane), np.uint8).reshape(height, plane.line_size)[:, : width * 4]
        target: Any = np.frombuffer(self._pictures.writable(self._view, width, height), np.uint8).reshape(height, width * 4)
        target[:] = rows
        self._pictures.publish(self._view, width, height, taken_ns)


def fitting(width: int, height: int, box: tuple[int, int]) -> tuple[int, int]:
    """The largest size of the same shape that fits the box.

    >>> fitting(640, 480, (1280, 720))
    (960, 720)
    """
    scale = min(box[0] / width, box[1] / height)
    return max(2, min(round(width * scale), LARGEST[0])), max(2, min(round(height * scale), LARGEST[1]))
