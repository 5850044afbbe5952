"""Reads lines such as `36.6`, on a serial cable."""

from decimal import Decimal

from devices.device import Abilities
from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.measurement import GOOD, CuffPressure, Measurement, NoReading, Quantity, Value
from devices.status import DeviceStatus, Status
from devices.waveform import Samples
from drivers.family import Place
from drivers.transport.serial_port import SerialPort, SerialSettings
from drivers.transport.stream import Stream


class LineThermometer:
    """A `devices.device.MeasuringDevice`."""

    abilities = Abilities()

    def __init__(self, place: Place) -> None:
        self._place = place
        self.identity = DeviceIdentity(place.make("Example"), "Lines", "", address=place.address, simulated=place.simulated)
        self.status: Feed[DeviceStatus] = Feed(DeviceStatus(Status.ABSENT))
        self.results: Feed[Measurement | NoReading] = Feed()
        self.live: Feed[CuffPressure | Measurement] = Feed()
        self.waveform: Feed[Samples] = Feed()
        self._asked = False

    async def run(self) -> None:
        stream = await self._place.cable(self._open)()
        self.status.publish(DeviceStatus(Status.READY))
        try:
            line = b""
            while True:
                line += await stream.read()
                if line.endswith(b"\n") and self._asked:
                    value = Value(Quantity.TEMPERATURE, Decimal(line.decode().strip()))
                    self.results.publish(Measurement((value,), self._place.clock(), self.identity, GOOD, line))
        finally:
            stream.close()

    async def start(self) -> None:
        self._asked = True

    async def stop(self) -> None:
        self._asked = False

    async def _open(self) -> Stream:
        return await SerialPort.open(SerialSettings(self._place.address, 9600))
