"""A serial cable without a cable: a real port of the kernel, whose other end a simulator holds. Belongs to one event loop."""

import asyncio
import errno
import os
import tty
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_FULL_S = 0.005  # until a full line is looked at again


class PtyPort:
    """A port at a fixed path, that can be pulled out and plugged in again.

    What the host sends is handed to `heard`. What the device sends while nobody reads is lost, as on a real line.
    """

    def __init__(self, path: Path, heard: Callable[[bytes], None]) -> None:
        self.path = path
        self._heard = heard
        self._device: int | None = None
        self._host: int | None = None

    @property
    def plugged_in(self) -> bool:
        return self._device is not None

    def plug_in(self) -> None:
        """Make the port appear at its path. Needs a running loop."""
        if self._device is not None:
            return
        self._device, self._host = os.openpty()
        tty.setraw(self._host)  # held open, so that the settings stay and the device's end never fails
        os.set_blocking(self._device, False)
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(os.ttyname(self._host))
        asyncio.get_running_loop().add_reader(self._device, self._readable)

    def unplug(self) -> None:
        """Make it go, as a pulled cable does: reads and writes of the host fail at once."""
        if self._device is None or self._host is None:
            return
        asyncio.get_running_loop().remove_reader(self._device)
        self.path.unlink(missing_ok=True)
        os.close(self._host)
        os.close(self._device)
        self._device = self._host = None

    def send(self, data: bytes) -> None:
        """Say it, if the cable is in."""
        if self._device is not None:
            with suppress(BlockingIOError):
                os.write(self._device, data)

    async def pour(self, data: bytes) -> None:
        """Say it all, however slowly it is read; what is left when the cable goes is lost."""
        rest = memoryview(data)
        while rest and self._device is not None:
            try:
                rest = rest[os.write(self._device, rest) :]
            except BlockingIOError:
                await asyncio.sleep(_FULL_S)

    def _readable(self) -> None:
        if self._device is None:
            return
        try:
            data = os.read(self._device, 4096)
        except OSError as error:
            if error.errno not in (errno.EIO, errno.EAGAIN):
                raise
            return
        if data:
            self._heard(data)
