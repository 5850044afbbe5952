"""A Nonin 3230 on Bluetooth: it shows its numbers every second, and says itself which are worth keeping. Nothing is written to it."""

from decimal import Decimal

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, Reason
from drivers.oximeter_nonin_ble.codec import SENDS, Oximetry, Status
from drivers.transport.ble import Link
from drivers.transport.ble_oximeter import PacketOximeter, Stretch, sample
from drivers.transport.steady import Sample

UNKNOWN = DeviceIdentity("Nonin", "3230", "")
WRITES: frozenset[bytes] = frozenset()
LOW_PERCENT = 10  # shown for its mark "battery low": it tells volts, and no percentage


class NoninOximeter(PacketOximeter):
    """A finger oximeter of Nonin's own service. One packet counts, as soon as the oximeter sets SmartPoint in it."""

    unknown = UNKNOWN

    async def _subscribe(self, link: Link) -> None:
        self._begin()
        await link.subscribe(SENDS)

    def _parsed(self, data: bytes) -> Stretch:
        packet = Oximetry.parse(data)
        marked = bool(Status.LOW_BATTERY & packet.status)
        if marked != (self._now.battery_percent == LOW_PERCENT):  # new ones were put in, or these are at their end
            self._publish(battery_percent=LOW_PERCENT if marked else None)
        return Stretch(numbers=(_numbers(packet, data),))

    def _weigh(self, sample: Sample) -> None:
        """SmartPoint stands for the ten steady seconds: the oximeter has watched longer, and knows its signal better."""
        self._doubt = sample.hindrance
        if sample.hindrance is None:
            self._conclude(Measurement(sample.values, self._clock(), self.identity, GOOD, sample.raw, perfusion=sample.perfusion))


def _numbers(packet: Oximetry, raw: bytes) -> Sample:
    perfusion = None if packet.perfusion is None else Decimal(packet.perfusion).scaleb(-2)
    return sample(packet.spo2, packet.pulse_rate, raw, _hindrance(packet.status), perfusion)


def _hindrance(status: Status) -> Reason | None:
    if Status.ENCRYPTED & status:
        return Reason.DEVICE_ERROR  # what looks like numbers is none
    if not Status.FINGER_IN & status:
        return Reason.FINGER_OUT
    if Status.SEARCHING & status:
        return Reason.SEARCHING
    if Status.SMART_POINT & status:
        return None
    return Reason.WEAK_SIGNAL if Status.WEAK & status else Reason.UNSTABLE
