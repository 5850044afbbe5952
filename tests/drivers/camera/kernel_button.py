"""A button of the kernel's own, made through /dev/uinput where a machine has that."""

import fcntl
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drivers.camera.key_events import pressed

_SETUP = struct.Struct("HHHH80sI")  # struct uinput_setup of linux/uinput.h
_DEV_SETUP, _CREATE, _DESTROY, _SET_KIND, _SET_KEY = 0x405C5503, 0x5501, 0x5502, 0x40045564, 0x40045565
_KEYS = 1
_NAME = b"alcove test button"


@contextmanager
def kernel_button(key: int) -> Iterator[Callable[[], int]]:
    """How to press it, as long as it is there."""
    maker = os.open("/dev/uinput", os.O_WRONLY | os.O_NONBLOCK)
    try:
        fcntl.ioctl(maker, _SET_KIND, _KEYS)
        fcntl.ioctl(maker, _SET_KEY, key)
        fcntl.ioctl(maker, _DEV_SETUP, _SETUP.pack(3, 0x1D6B, 0x0001, 1, _NAME, 0))
        fcntl.ioctl(maker, _CREATE)
        yield lambda: os.write(maker, pressed(key))
        fcntl.ioctl(maker, _DESTROY)
    finally:
        os.close(maker)


def event_device() -> Path | None:
    """Where the kernel put it."""
    named = (each for each in Path("/sys/class/input").glob("event*") if (each / "device/name").read_bytes().strip() == _NAME)
    there = next((Path("/dev/input") / each.name for each in named), None)
    return there if there is not None and there.exists() else None
