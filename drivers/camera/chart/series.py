"""A stretch of a camera's pictures as one piece of bytes, with the instant of each, and the pictures themselves."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from devices.chart import Flaw, Unmeasurable
from drivers.camera.codec import START_OF_IMAGE

_HEAD = struct.Struct("<qQI")  # taken_ns, the camera's own count of its pictures, length
MOST = 64
LARGEST_SIDE = 4096
LEAST_SIDE = 64
_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # markers of a JPEG that say its size
Plane = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Taken:
    """One picture of a camera, as it came."""

    taken_ns: int
    number: int
    jpeg: bytes


def packed(pictures: Iterable[Taken]) -> bytes:
    """The pictures in one piece."""
    return b"".join(_HEAD.pack(each.taken_ns, each.number, len(each.jpeg)) + each.jpeg for each in pictures)


def unpacked(data: bytes) -> tuple[Taken, ...]:
    """The pictures again.

    Raises:
        Unmeasurable: this is no series of pictures in their order.
    """
    pictures: list[Taken] = []
    at = 0
    while at < len(data):
        if at + _HEAD.size > len(data) or len(pictures) == MOST:
            raise Unmeasurable(Flaw.NOT_PICTURES, "cut short or too many")
        taken_ns, number, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        jpeg = data[at : at + length]
        at += length
        if len(jpeg) != length or (pictures and (taken_ns <= pictures[-1].taken_ns or number <= pictures[-1].number)):
            raise Unmeasurable(Flaw.NOT_PICTURES, "cut short or out of order")
        pictures.append(Taken(taken_ns, number, jpeg))
    return tuple(pictures)


def decoded(jpeg: bytes) -> Plane:
    """The picture in blue, green and red; Unmeasurable where these bytes are none, or one of a size that no camera of a booth has."""
    width, height = _size(jpeg)
    if min(width, height) < LEAST_SIDE or max(width, height) > LARGEST_SIDE:
        raise Unmeasurable(Flaw.NOT_PICTURES, f"{width} × {height}")
    try:
        picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:
        picture = None
    if picture is None or picture.shape != (height, width, 3):
        raise Unmeasurable(Flaw.NOT_PICTURES)
    return np.asarray(picture, np.uint8)


def _size(jpeg: bytes) -> tuple[int, int]:
    """Width and height as the JPEG says them, before anything of it is decoded."""
    if not jpeg.startswith(START_OF_IMAGE):
        raise Unmeasurable(Flaw.NOT_PICTURES, "no JPEG")
    at = 2
    while at + 9 <= len(jpeg) and jpeg[at] == 0xFF:
        marker = jpeg[at + 1]
        if marker in _SIZES:
            height, width = struct.unpack_from(">HH", jpeg, at + 5)
            return width, height
        at += 2 + struct.unpack_from(">H", jpeg, at + 2)[0] if marker != 0xFF else 1
    raise Unmeasurable(Flaw.NOT_PICTURES, "a JPEG without a size")
