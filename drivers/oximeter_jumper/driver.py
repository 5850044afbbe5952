"""A Jumper JPD-500F on Bluetooth: its running numbers, and the median of ten steady seconds. Nothing is ever written to it."""

from devices.errors import ProtocolError
from devices.identity import DeviceIdentity
from drivers.oximeter_jumper.codec import SENDS, SERVICE, Numbers
from drivers.transport.ble import Link, Wanted
from drivers.transport.ble_oximeter import BluetoothOximeter, Stretch, sample

UNKNOWN = DeviceIdentity("Jumper", "JPD-500F", "")
WRITES: frozenset[bytes] = frozenset()  # it sends by itself as long as it is on


class JumperOximeter(BluetoothOximeter):
    """A finger oximeter of the service CDEACB80, without a wave that anybody has described."""

    unknown = UNKNOWN

    async def _subscribe(self, link: Link) -> None:
        self._begin()
        await link.subscribe(SENDS)

    def _begin(self) -> None:
        self._dropped = 0

    @property
    def dropped_bytes(self) -> int:
        return self._dropped

    def _take_apart(self, data: bytes) -> Stretch:
        try:
            numbers = Numbers.parse(data)
        except ProtocolError:  # the wave, or idling: other frames come between the numbers and are not understood
            self._dropped += len(data)
            return Stretch()
        return Stretch(numbers=(sample(numbers.spo2, numbers.pulse_rate, data, None),))


def any_jumper() -> Wanted:
    """Whichever is heard: for pairing."""
    return Wanted(services=frozenset({SERVICE}))
