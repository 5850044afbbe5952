"""A Jumper JPD-500F on Bluetooth: its running numbers, and the median of ten steady seconds. Nothing is ever written to it."""

from decimal import Decimal

from devices.identity import DeviceIdentity
from drivers.oximeter_jumper.codec import SENDS, Numbers
from drivers.transport.ble import Link
from drivers.transport.ble_oximeter import PacketOximeter, Stretch, sample

UNKNOWN = DeviceIdentity("Jumper", "JPD-500F", "")
WRITES: frozenset[bytes] = frozenset()  # it sends by itself as long as it is on


class JumperOximeter(PacketOximeter):
    """A finger oximeter of the service CDEACB80. Other frames come between its numbers, the wave or idling, and nobody has described them."""

    unknown = UNKNOWN

    async def _subscribe(self, link: Link) -> None:
        self._begin()
        await link.subscribe(SENDS)

    def _parsed(self, data: bytes) -> Stretch:
        numbers = Numbers.parse(data)
        perfusion = None if numbers.perfusion is None else Decimal(numbers.perfusion).scaleb(-1)
        return Stretch(numbers=(sample(numbers.spo2, numbers.pulse_rate, data, None, perfusion),))
