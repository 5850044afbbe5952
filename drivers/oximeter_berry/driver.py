"""A BM1000 on Bluetooth: a hundred packets a second, of which the wave is shown whole and the numbers twice a second."""

from devices.identity import DeviceIdentity
from devices.measurement import Reason
from drivers.oximeter_berry.codec import FULL_SCALE, PACKETS_PER_S, SENDS, Packet, Parser
from drivers.transport.ble import Link
from drivers.transport.ble_oximeter import BluetoothOximeter, Stretch, Wave, sample
from drivers.transport.steady import Sample

UNKNOWN = DeviceIdentity("Berry", "BM1000", "")
WRITES: frozenset[bytes] = frozenset()
PACKETS_TOGETHER = PACKETS_PER_S // 2  # that stand behind one look at the numbers


class BerryOximeter(BluetoothOximeter):
    """A finger oximeter that sends the five bytes of the BCI protocol. Nothing is written to it."""

    unknown = UNKNOWN
    wave = Wave(PACKETS_PER_S, FULL_SCALE)

    async def _subscribe(self, link: Link) -> None:
        self._begin()
        await link.subscribe(SENDS)

    def _begin(self) -> None:
        self._parser = Parser()
        self._raw: list[bytes] = []
        self._before: Reason | None = None

    @property
    def dropped_bytes(self) -> int:
        return self._parser.dropped

    def _take_apart(self, data: bytes) -> Stretch:
        packets = self._parser.feed(data)
        numbers = [said for packet, raw in packets if (said := self._look(packet, raw)) is not None]
        return Stretch(tuple(packet.pleth for packet, _raw in packets), numbers)

    def _look(self, packet: Packet, raw: bytes) -> Sample | None:
        """Twice a second, and at once where something begins or ceases to be wrong."""
        self._raw.append(raw)
        hindrance = why_no_value(packet)
        if hindrance is self._before and len(self._raw) < PACKETS_TOGETHER:
            return None
        self._before, together = hindrance, b"".join(self._raw)
        self._raw.clear()
        return sample(packet.spo2, packet.pulse_rate, together, hindrance)


def why_no_value(packet: Packet) -> Reason | None:
    """Why its numbers are not to be believed; None where they are."""
    if packet.unplugged:
        return Reason.PROBE_ERROR
    if packet.no_finger:
        return Reason.FINGER_OUT
    if packet.searching or packet.spo2 is None or packet.pulse_rate is None:
        return Reason.SEARCHING
    return Reason.WEAK_SIGNAL if packet.no_signal else None
