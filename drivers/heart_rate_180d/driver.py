"""A heart rate sensor on Bluetooth, on chest or arm: its running number, and the median of ten steady seconds.

It cannot be started from here: it measures as long as it is worn.
"""

import time
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from devices.identity import DeviceIdentity
from devices.measurement import Quantity, Reason, Value
from drivers.heart_rate_180d.codec import MEASUREMENT, SERVICE, HeartRate
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_running import AS_IN_LIFE, RunningDevice, Sample, Timing

UNKNOWN = DeviceIdentity("", "cardiofréquencemètre Bluetooth", "")


class HeartRateSensor(RunningDevice):
    """A sensor of the Heart Rate service 0x180D."""

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity = UNKNOWN,
        timing: Timing = AS_IN_LIFE,
        monotonic: Callable[[], float] = time.monotonic,
        retry_first_s: float = 1.0,
    ) -> None:
        super().__init__(radio, wanted, clock, identity, timing=timing, monotonic=monotonic, retry_first_s=retry_first_s)

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


def any_heart_rate_sensor() -> Wanted:
    """Whichever sensor is heard: for a booth that has only one, and for pairing."""
    return Wanted(services=frozenset({SERVICE}))
