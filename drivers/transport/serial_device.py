"""What every measuring device on a serial cable has in common: its port is opened, it goes away, it comes back."""

import asyncio
import time
from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime

from devices.errors import ConnectionLost, DeviceError, NotFound
from devices.identity import DeviceIdentity
from devices.measurement import NoReading, Reason
from devices.status import DeviceStatus, Ended, Failed, Found, Lost, Status, after
from drivers.transport.measuring import Measuring
from drivers.transport.serial_port import SerialPort, SerialSettings
from drivers.transport.stream import BackOff, OpenStream, Stream


def at_port(settings: SerialSettings) -> OpenStream:
    """How to open the serial port that is set so."""

    async def open_stream() -> Stream:
        return await SerialPort.open(settings)

    return open_stream


LOOKED_FOR_EVERY_S = 1.5  # at most: a port that appears is seen within two seconds


class SerialDevice(Measuring):
    """The half of a `devices.device.MeasuringDevice` that does not depend on what is measured; a family adds the conversation."""

    def __init__(
        self,
        open_stream: OpenStream,
        identity: DeviceIdentity,
        clock: Callable[[], datetime],
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(identity)
        self._open_stream, self._clock, self._monotonic = open_stream, clock, monotonic
        self._asked_s: float | None = None  # when the measure was asked for; None: none is

    async def run(self) -> None:
        """Open the port, listen, and open it again when it goes; until cancelled."""
        back_off = BackOff(longest_s=LOOKED_FOR_EVERY_S)
        while True:
            try:
                stream = await self._open_stream()
                try:
                    self._move(Found)
                    with self._foreseen():
                        await self._converse(stream, back_off)
                finally:
                    stream.close()
            except DeviceError as error:
                self._gone(error)
            except asyncio.CancelledError:
                self._gone(None)
                raise
            await asyncio.sleep(back_off.next_s())

    # --- what a family adds

    @abstractmethod
    async def _converse(self, stream: Stream, back_off: BackOff) -> None:
        """Speak and listen until the line goes; resets the back-off once the device was understood."""

    @property
    def _evidence(self) -> bytes:
        """What stood on the wire in the present measure."""
        return b""

    def _forget(self) -> None:
        """What was running is not true any more."""
        self._live.latest = None

    # --- what goes wrong

    def _fail(self, error: DeviceError) -> None:
        """It answers, and something is wrong with it."""
        self._forget()
        if self._now.status is Status.MEASURING:
            self._conclude_without(Reason.DEVICE_ERROR)
        self._move(Failed, error)

    def _gone(self, error: DeviceError | None) -> None:
        self._forget()
        if self._now.status is Status.MEASURING:
            self._conclude_without(Reason.NO_DATA)
        self._move(Lost if error is None or isinstance(error, NotFound | ConnectionLost) else Failed, error)

    # --- the measure and the status

    def _conclude_without(self, reason: Reason) -> None:
        self._conclude(NoReading(reason, self._clock(), self._identity, self._evidence))

    def _end(self) -> None:
        self._asked_s = None
        if self._now.status is Status.MEASURING:
            self._move(Ended)

    def _move(self, event: type, error: DeviceError | None = None) -> None:
        self._say(DeviceStatus(after(self._now.status, event), error))

    def _say(self, status: DeviceStatus) -> None:
        if status != self._status.latest:
            self._status.publish(status)


async def read_within(stream: Stream, seconds: float) -> bytes:
    """What came; empty where nothing did."""
    try:
        async with asyncio.timeout(seconds):
            return await stream.read()
    except TimeoutError:
        return b""
