"""A button of the kernel's own, made through /dev/uinput where a machine has that."""

import fcntl
import os
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drivers.camera.key_events import pressed

_SETUP = struct.Struct("HHHH80sI")  # struct uinput_setup of linux/uinput.h
_DEV_SETUP, _CREATE, _DESTROY, _SET_KIND, _SET_KEY = 0x405C5503, 0x5501, 0x5502, 0x40045564, 0x40045565
_KEYS = 1
_NAME = b"alcove test button"
_APPEARS_WITHIN_S = 10.0


@contextmanager
def kernel_button(key: int) -> Iterator[tuple[Path, Callable[[], None]]]:
    """Its event device, and how to press it."""
    maker = os.open("/dev/uinput", os.O_WRONLY | os.O_NONBLOCK)
    try:
        fcntl.ioctl(maker, _SET_KIND, _KEYS)
        fcntl.ioctl(maker, _SET_KEY, key)
        fcntl.ioctl(maker, _DEV_SETUP, _SETUP.pack(3, 0x1D6B, 0x0001, 1, _NAME, 0))
        fcntl.ioctl(maker, _CREATE)
        yield _path(), lambda: os.write(maker, pressed(key)) and None
        fcntl.ioctl(maker, _DESTROY)
    finally:
        os.close(maker)


def _path() -> Path:
    until = time.monotonic() + _APPEARS_WITHIN_S
    while time.monotonic() < until:
        for each in Path("/sys/class/input").glob("event*"):
            if (each / "device/name").read_bytes().strip() == _NAME and (there := Path("/dev/input") / each.name).exists():
                return there
    raise TimeoutError("the kernel made no event device")
