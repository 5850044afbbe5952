"""The newest picture of each camera and of the practitioner, in memory that the media process writes and the screen reads.

One memory file without a name (memfd), made by the booth's process and handed to the media process. For each view: a published
counter and three buffers. The writer fills the buffer that comes next and publishes the counter last of all, so a writer killed
half-way has published nothing; no lock, no message per picture, the newest wins.

A painted item does this:

>>> pictures = Pictures.create()                            # in the booth; the media process calls Pictures.attach(fd)
>>> pictures.want(View.SELF, 320, 180)                      # the item's own size in device pixels, again whenever it changes
>>> pictures.number(View.SELF)                              # on a 16 ms timer: item.update() when this differs from the last drawn
0
>>> pictures.newest(View.SELF) is None                      # nothing to show: camera closed, masked, or call not up
True
>>> _ = pictures.writable(View.SELF, 2, 1)                  # (this and the next line are the writer's)
>>> pictures.publish(View.SELF, 2, 1, taken_ns=5)
>>> picture = pictures.newest(View.SELF)
>>> picture.width, picture.height, len(picture.pixels)      # QImage(picture.pixels, w, h, w * 4, QImage.Format.Format_RGB32)
(2, 1, 8)

A writer that comes round while a picture is being drawn spoils that drawing; the number has grown by then, and the next look draws anew.
Pixels are BGRX rows without padding. A picture keeps its source's shape: it is the largest that fits the wanted box, so an item
centres it; an item that wants to fill itself asks for a larger box and clips.
"""

import fcntl
import mmap
import os
import struct
from dataclasses import dataclass
from enum import Enum
from typing import Self


class View(Enum):
    """Whose picture."""

    SELF = 0  # the patient's camera, as the patient sees it
    OTOSCOPE = 1
    PRACTITIONER = 2


LARGEST = (1280, 720)
BUFFERS = 3
_BYTES = LARGEST[0] * LARGEST[1] * 4
_HEAD = 64
_COUNT = struct.Struct("<Q")
_WANTED = struct.Struct("<HH")  # behind the counter: written by the reader, read by the writer
_FRAME = struct.Struct("<HHxxxxq")  # width, height, taken_ns
_SLOT = _HEAD + BUFFERS * (_HEAD + _BYTES)
_SIZE = len(View) * _SLOT
_NOT_WANTED = (0, 0)  # so it begins: what nobody shows is not drawn


@dataclass(frozen=True)
class Picture:
    """One picture where it lies: `pixels` is a view of the shared memory, good until the writer has come round to it."""

    number: int
    width: int
    height: int
    taken_ns: int  # CLOCK_MONOTONIC, the same in both processes
    pixels: memoryview


class Pictures:
    """The shared memory, for its one writer and its readers."""

    def __init__(self, fd: int) -> None:
        """Map the memory behind `fd`, which stays the caller's."""
        if os.fstat(fd).st_size != _SIZE:
            raise ValueError(f"a picture memory has {_SIZE} bytes, this one {os.fstat(fd).st_size}")
        self.fd = fd
        self._map = mmap.mmap(fd, _SIZE)
        self._view = memoryview(self._map)
        self._asked: dict[View, dict[int, tuple[int, int]]] = {}

    @classmethod
    def create(cls) -> Self:
        """New memory, nothing published. It cannot be shrunk under a reader, and vanishes with its last user."""
        fd = os.memfd_create("alcove-pictures", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        os.ftruncate(fd, _SIZE)
        fcntl.fcntl(fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
        return cls(fd)

    @classmethod
    def attach(cls, fd: int) -> Self:
        """The memory that another process made."""
        return cls(fd)

    # -- the reader's side

    def want(self, view: View, width: int, height: int, asker: object = None) -> None:
        """Ask the writer for pictures that fit this box, in device pixels; cut to `LARGEST`. Of several askers the largest box counts."""
        self._asked.setdefault(view, {})[id(asker)] = (max(2, width), max(2, height))
        self._write_wanted(view)

    def want_no_more(self, view: View, asker: object) -> None:
        """This asker shows it no longer: the others' boxes count, and without any the view is not drawn."""
        self._asked.get(view, {}).pop(id(asker), None)
        self._write_wanted(view)

    def _write_wanted(self, view: View) -> None:
        width, height = max(self._asked.get(view, {}).values(), key=lambda box: box[0] * box[1], default=_NOT_WANTED)
        _WANTED.pack_into(self._map, self._slot(view) + _COUNT.size, min(width, LARGEST[0]), min(height, LARGEST[1]))

    def number(self, view: View) -> int:
        """How many pictures were published; it only grows."""
        return int(_COUNT.unpack_from(self._map, self._slot(view))[0])

    def newest(self, view: View) -> Picture | None:
        """The newest picture, not copied; None where there is nothing to show."""
        number = self.number(view)
        if not number:
            return None
        at = self._buffer(view, number)
        width, height, taken_ns = _FRAME.unpack_from(self._map, at)
        if not width or not height or width * height * 4 > _BYTES:
            return None
        return Picture(number, width, height, taken_ns, self._view[at + _HEAD : at + _HEAD + width * height * 4])

    # -- the writer's side

    def wanted(self, view: View) -> tuple[int, int] | None:
        """The box that pictures of this view are to fit; None where nobody shows it."""
        width, height = _WANTED.unpack_from(self._map, self._slot(view) + _COUNT.size)
        return (max(2, min(width, LARGEST[0])), max(2, min(height, LARGEST[1]))) if width and height else None

    def writable(self, view: View, width: int, height: int) -> memoryview:
        """The buffer to fill with `width * height` BGRX pixels before `publish`."""
        if not 0 < width * height * 4 <= _BYTES:
            raise ValueError(f"a picture of {width} × {height} does not fit")
        at = self._buffer(view, self.number(view) + 1) + _HEAD
        return self._view[at : at + width * height * 4]

    def publish(self, view: View, width: int, height: int, taken_ns: int) -> None:
        """Make what was written the newest picture."""
        number = self.number(view) + 1
        _FRAME.pack_into(self._map, self._buffer(view, number), width, height, taken_ns)
        _COUNT.pack_into(self._map, self._slot(view), number)

    def clear(self, view: View) -> None:
        """Show nothing from now on, and leave no picture of anybody in memory. For the writer, or when it is dead."""
        self.publish(view, 0, 0, 0)
        for number in range(BUFFERS):
            at = self._buffer(view, number) + _HEAD
            self._map[at : at + _BYTES] = bytes(_BYTES)

    def close(self) -> None:
        """Let the mapping go; a picture still held keeps it alive until it is dropped."""
        self._view.release()
        try:
            self._map.close()
        except BufferError:
            return  # a reader holds a picture: the memory goes with it

    @staticmethod
    def _slot(view: View) -> int:
        return view.value * _SLOT

    def _buffer(self, view: View, number: int) -> int:
        return self._slot(view) + _HEAD + (number % BUFFERS) * (_HEAD + _BYTES)
