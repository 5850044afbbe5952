"""A PC-60FW on Bluetooth: pulse wave, running numbers, and the median of ten steady seconds. Nothing is ever written to it."""

from decimal import Decimal

from devices.errors import ProtocolError
from devices.identity import DeviceIdentity
from devices.measurement import Reason
from drivers.oximeter_viatom.codec import BATTERY, FULL_SCALE, NUMBERS, SENDS, WAVE, WAVE_RATE_HZ, Frame, Numbers, Parser, parse_battery, parse_wave
from drivers.transport.ble import Link
from drivers.transport.ble_oximeter import BluetoothOximeter, Stretch, Wave, sample
from drivers.transport.steady import Sample

UNKNOWN = DeviceIdentity("Viatom", "PC-60FW", "")
WRITES: frozenset[bytes] = frozenset()  # it sends by itself as long as a finger is in it


class ViatomOximeter(BluetoothOximeter):
    """A finger oximeter that sends frames `AA 55` over the Nordic UART service."""

    unknown = UNKNOWN
    wave = Wave(WAVE_RATE_HZ, FULL_SCALE)
    tells_charge = True

    async def _subscribe(self, link: Link) -> None:
        self._begin()
        await link.subscribe(SENDS)

    def _begin(self) -> None:
        self._parser = Parser()

    @property
    def dropped_bytes(self) -> int:
        return self._parser.dropped

    def _take_apart(self, data: bytes) -> Stretch:
        samples: list[int] = []
        numbers: list[Sample] = []
        battery: int | None = None
        for frame in self._parser.feed(data):
            try:
                match frame.kind:
                    case kind if kind == WAVE:
                        samples += parse_wave(frame)
                    case kind if kind == NUMBERS:
                        numbers.append(_numbers(frame))
                    case kind if kind == BATTERY:
                        battery = parse_battery(frame)
            except ProtocolError:  # whole, and of a length that nobody has seen: as if it had not come
                self._parser.dropped += len(bytes(frame))
        return Stretch(tuple(samples), numbers, battery)


def _numbers(frame: Frame) -> Sample:
    numbers = Numbers.parse(frame)
    hindrance = Reason.FINGER_OUT if numbers.probe_off else Reason.SEARCHING if numbers.searching else None
    perfusion = None if numbers.perfusion is None else Decimal(numbers.perfusion).scaleb(-1)
    return sample(numbers.spo2, numbers.pulse_rate, bytes(frame), hindrance, perfusion)
