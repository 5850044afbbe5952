"""A CMS50D-BT on Bluetooth: told to begin, told every five seconds to go on, and told to end."""

from devices.identity import DeviceIdentity
from devices.measurement import Reason
from drivers.oximeter_contec_ble.codec import (
    FINGER_IN,
    FINGER_OUT,
    FULL_SCALE,
    HEARS,
    NUMBERS,
    SENDS,
    WAVE,
    WAVE_RATE_HZ,
    Command,
    Frame,
    Numbers,
    Parser,
    WaveSample,
)
from drivers.transport.ble import Link
from drivers.transport.ble_oximeter import BluetoothOximeter, Stretch, Wave, sample
from drivers.transport.steady import Sample

UNKNOWN = DeviceIdentity("Contec", "CMS50D-BT", "")
WRITES = frozenset(command.value for command in Command)


class ContecBluetoothOximeter(BluetoothOximeter):
    """A finger oximeter that sends frames `EB` on the characteristic FF02."""

    unknown = UNKNOWN
    wave = Wave(WAVE_RATE_HZ, FULL_SCALE)
    keep_alive_s = 5.0

    async def _subscribe(self, link: Link) -> None:
        self._begin()
        await link.subscribe(SENDS)

    async def _set_going(self, link: Link) -> None:
        await self._tell(link, Command.START_WAVE)
        await self._tell(link, Command.START_NUMBERS)

    async def _keep_going(self, link: Link) -> None:
        await self._tell(link, Command.GO_ON)

    async def _part(self, link: Link) -> None:
        await self._tell(link, Command.STOP)

    @staticmethod
    async def _tell(link: Link, command: Command) -> None:
        await link.write(HEARS, command.value)

    def _begin(self) -> None:
        self._parser = Parser()

    @property
    def dropped_bytes(self) -> int:
        return self._parser.dropped

    def _take_apart(self, data: bytes) -> Stretch:
        frames = self._parser.feed(data)
        wave = tuple(WaveSample.parse(frame).pleth for frame in frames if frame.kind == WAVE)
        return Stretch(wave, [_numbers(frame) for frame in frames if frame.kind == NUMBERS])


def _numbers(frame: Frame) -> Sample:
    """A state that nobody has seen is not believed."""
    numbers = Numbers.parse(frame)
    hindrance = Reason.FINGER_OUT if numbers.state == FINGER_OUT else None if numbers.state in FINGER_IN else Reason.SEARCHING
    return sample(numbers.spo2, numbers.pulse_rate, bytes(frame), hindrance)
