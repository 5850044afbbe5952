"""A heart rate sensor on Bluetooth, on chest or arm: its running number, and the median of ten steady seconds.

It cannot be started from here: it measures as long as it is worn.
"""

from decimal import Decimal

from devices.identity import DeviceIdentity
from devices.measurement import Quantity, Reason, Value
from drivers.heart_rate_180d.codec import MEASUREMENT, HeartRate
from drivers.transport.ble import CharacteristicValue, Link
from drivers.transport.ble_running import RunningDevice
from drivers.transport.steady import Sample


class HeartRateSensor(RunningDevice):
    """A sensor of the Heart Rate service 0x180D."""

    unknown = DeviceIdentity("", "cardiofréquencemètre Bluetooth", "")

    @property
    def _streams(self) -> bool:
        return True

    async def _subscribe(self, link: Link) -> None:
        await link.subscribe(MEASUREMENT)

    def _receive(self, value: CharacteristicValue) -> None:
        packet = HeartRate.parse(value.data)
        if packet.contact is False:
            self._hear(Sample((), value.data, Reason.WEAK_SIGNAL))  # what it counts without touching the skin is no pulse
        elif packet.rate is None:
            self._hear(Sample((), value.data, Reason.SEARCHING))
        else:
            self._hear(Sample((Value(Quantity.PULSE_RATE, Decimal(packet.rate)),), value.data))
