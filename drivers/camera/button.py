"""The button that freezes the otoscope's picture: the camera's own, or a pedal that the settings name.

It is listened to alone (grabbed): its key goes to nobody else, so that a pedal types nothing into a screen. Which key it was is not kept.
Pulled out, it is looked for again; it may come back under another name.
"""

import asyncio
import errno
import fcntl
import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from devices.button import Pressed
from devices.errors import ConnectionLost, DeviceError, NotFound, PortBusy, Remedy
from devices.feed import Feed
from devices.status import Connected, DeviceStatus, Failed, Found, Lost, Status, after
from drivers.camera.button_place import button_of
from drivers.camera.key_events import EVENT, KEY_CAMERA, Presses

LOOKED_FOR_EVERY_S = 1.5
BOUNCES_S = 0.25  # a foot does not press twice in this
_READ = 64 * EVENT.size
_GRAB = 0x40044590  # EVIOCGRAB of linux/input.h
_NO_INPUT_DEVICE = (errno.ENOTTY, errno.EINVAL)  # a pretended one is a pipe


class EventButton:
    """A `devices.button.CaptureButton` of the kernel's input."""

    def __init__(
        self,
        find: Callable[[], Path | None],
        keys: Collection[int],
        clock: Callable[[], datetime],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        look_again_s: float = LOOKED_FOR_EVERY_S,
    ) -> None:
        """`find`: where it is now; None where there is none. `keys`: as of `Presses`."""
        self._find, self._keys, self._clock, self._monotonic, self._look_again_s = find, frozenset(keys), clock, monotonic, look_again_s
        self._pressed_s = float("-inf")
        self.status: Feed[DeviceStatus] = Feed(DeviceStatus(Status.ABSENT))
        self.presses: Feed[Pressed] = Feed()
        self.path: Path | None = None  # where it is, while it is there

    async def run(self) -> None:
        """Find it, listen to it, and find it again when it was pulled out; until cancelled."""
        try:
            while True:
                try:
                    await self._listen()
                except DeviceError as error:
                    self._move(Failed if isinstance(error, PortBusy) else Lost, error)
                await asyncio.sleep(self._look_again_s)
        finally:
            self._move(Lost)

    async def _listen(self) -> None:
        """From finding it to losing it."""
        path = await asyncio.to_thread(self._find)
        if path is None:
            raise NotFound("no capture button is plugged in", device="capture button", remedy=Remedy.PLUG_IN)
        with _opened(path) as descriptor:
            self._move(Found)
            self.path = path
            self._move(Connected)
            parser = Presses(self._keys)
            try:
                while data := await _read(descriptor, path):
                    for _ in range(parser.feed(data)):
                        self._press()
            finally:
                self.path = None
        raise _lost(path)

    def _press(self) -> None:
        now_s = self._monotonic()
        if now_s - self._pressed_s >= BOUNCES_S:
            self.presses.publish(Pressed(self._clock()))
        self._pressed_s = now_s

    def _move(self, event: type, error: DeviceError | None = None) -> None:
        assert self.status.latest is not None  # it begins with one
        said = DeviceStatus(after(self.status.latest.status, event), error)
        if (said.status, type(error)) != (self.status.latest.status, type(self.status.latest.error)):
            self.status.publish(said)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """The event device, for us alone."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except PermissionError as error:
        raise DeviceError("no right to listen to this button", device=str(path)) from error
    except OSError as error:
        raise NotFound("nothing is plugged in there", device=str(path), remedy=Remedy.PLUG_IN) from error
    try:
        try:
            fcntl.ioctl(descriptor, _GRAB, 1)
        except OSError as error:
            if error.errno == errno.EBUSY:
                raise PortBusy("another program listens to this button", device=str(path)) from error
            if error.errno not in _NO_INPUT_DEVICE:
                raise _lost(path) from error
        yield descriptor
    finally:
        os.close(descriptor)


async def _read(descriptor: int, path: Path) -> bytes:
    """What it says next; empty once it is gone."""
    loop = asyncio.get_running_loop()
    while True:
        try:
            return os.read(descriptor, _READ)
        except BlockingIOError:
            ready = asyncio.Event()
            loop.add_reader(descriptor, ready.set)
            try:
                await ready.wait()
            finally:
                loop.remove_reader(descriptor)
        except OSError as error:
            raise _lost(path) from error


def _lost(path: Path) -> ConnectionLost:
    return ConnectionLost("the capture button was pulled out", device=str(path), remedy=Remedy.PLUG_IN)


def capture_button(camera: str, named: str, key: int, clock: Callable[[], datetime]) -> EventButton | None:
    """The otoscope's button as the settings have it; None where there cannot be any.

    Args:
        camera: the otoscope's address.
        named: an event device that stands in for the camera's own: a pedal. Empty: the camera's own.
        key: the only key of it that counts; 0: each.
    """
    if named:
        return EventButton(partial(_there, Path(named)), (key,) if key else (), clock)
    if not camera.startswith("/dev/"):
        return None  # a camera on the network, or a film
    return EventButton(partial(button_of, camera), (KEY_CAMERA,), clock)


def _there(path: Path) -> Path | None:
    return path if path.exists() else None
