"""A serial cable: opened for us alone, read without blocking anybody, and noticed at once when it is pulled out."""

import asyncio
import errno
import termios
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import serial

from devices.errors import ConnectionLost, DeviceError, NotFound, PortBusy, Remedy, TimedOut

READ_AT_MOST = 4096
WRITE_WITHIN_S = 2.0
NO_MODEM_LINES = (errno.ENOTTY, errno.EINVAL)  # a pty has none, and some USB adapters neither


@dataclass(frozen=True)
class SerialSettings:
    """How the line is set. `dtr` and `rts`: None leaves them to the driver of the port."""

    path: str
    baud: int
    parity: str = serial.PARITY_NONE
    bits: int = serial.EIGHTBITS
    stop_bits: float = serial.STOPBITS_ONE
    dtr: bool | None = None
    rts: bool | None = None


class SerialPort:
    """An open port: a `Stream`."""

    def __init__(self, port: serial.Serial, path: str) -> None:
        self._port, self._path = port, path
        self._waiting: set[asyncio.Future[None]] = set()

    @classmethod
    async def open(cls, settings: SerialSettings) -> "SerialPort":
        """Open it for us alone.

        Raises:
            NotFound: nothing is plugged in there.
            PortBusy: another program holds it.
        """
        try:
            port = await asyncio.to_thread(_open, settings)
        except (serial.SerialException, OSError, termios.error) as error:
            raise _open_error(error, settings.path) from error
        return cls(port, settings.path)

    async def read(self) -> bytes:
        """What has come: at least one byte."""
        loop = asyncio.get_running_loop()
        while True:
            data = self._now()
            if data:
                return data
            await self._until(loop.add_reader, loop.remove_reader)

    async def write(self, data: bytes) -> None:
        """Send it all, within two seconds."""
        loop = asyncio.get_running_loop()
        rest = memoryview(data)
        try:
            async with asyncio.timeout(WRITE_WITHIN_S):
                while rest:
                    try:
                        sent = self._port.write(bytes(rest)) or 0
                    except (serial.SerialException, OSError, TypeError) as error:
                        raise self._lost() from error
                    rest = rest[sent:]
                    if rest:
                        await self._until(loop.add_writer, loop.remove_writer)
        except TimeoutError as error:
            raise TimedOut("the port takes no bytes", device=self._path) from error

    def close(self) -> None:
        """Let go of the port."""
        for waiting in tuple(self._waiting):
            if not waiting.done():
                waiting.set_exception(self._lost())
        with suppress(serial.SerialException, OSError):  # it was pulled out: there is nothing left to let go of
            self._port.close()

    def _now(self) -> bytes:
        try:
            return bytes(self._port.read(READ_AT_MOST))
        except (serial.SerialException, OSError, TypeError) as error:  # pyserial raises TypeError on a port that was closed under it
            raise self._lost() from error

    async def _until(self, add: Callable[[int, Callable[[], None]], None], remove: Callable[[int], bool]) -> None:
        if not self._port.is_open:
            raise self._lost()
        descriptor = self._port.fileno()
        ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(ready)
        add(descriptor, partial(_set, ready))
        try:
            await ready
        finally:
            self._waiting.discard(ready)
            remove(descriptor)

    def _lost(self) -> ConnectionLost:
        return ConnectionLost("the serial cable was pulled out", device=self._path, remedy=Remedy.PLUG_IN)


def _set(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)


def _open(settings: SerialSettings) -> serial.Serial:
    port = serial.Serial(
        settings.path,
        settings.baud,
        bytesize=settings.bits,
        parity=serial.PARITY_NONE if _is_pty(settings.path) else settings.parity,
        stopbits=settings.stop_bits,
        timeout=0,
        write_timeout=0,
        exclusive=True,
    )
    try:
        if settings.dtr is not None:
            _tolerant(lambda: setattr(port, "dtr", settings.dtr))
        if settings.rts is not None:
            _tolerant(lambda: setattr(port, "rts", settings.rts))
        port.reset_input_buffer()  # what stood in the line was said to somebody else
    except BaseException:
        port.close()
        raise
    return port


def _is_pty(path: str) -> bool:
    """Whether it is a pretended cable: it has no parity bit, and the C library refuses to be asked for one."""
    return Path(path).resolve().parent == Path("/dev/pts")


def _tolerant(act: Callable[[], None]) -> None:
    """Set a modem line where there is one."""
    try:
        act()
    except OSError as error:
        if error.errno not in NO_MODEM_LINES:
            raise


def _open_error(error: Exception, path: str) -> DeviceError:
    code = getattr(error, "errno", None)
    if code in (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO):
        return NotFound("nothing is plugged in at this port", device=path, remedy=Remedy.PLUG_IN)
    if code in (errno.EBUSY, errno.EAGAIN) or "exclusively lock" in str(error):
        return PortBusy("another program holds the port", device=path)
    if code in (errno.EACCES, errno.EPERM):
        return DeviceError("no right to open this port", device=path)
    return DeviceError("the port cannot be opened", device=path)
