"""A scale on Bluetooth: the weight, in kilograms, once it stands still.

It cannot be started from here: the person steps onto it. A weight counts only when it was asked for and taken since: scales keep
what nobody came to hear, maybe another person's.
"""

from collections.abc import Callable
from datetime import datetime

from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Quality, Quantity, Reason, Value
from drivers.scale_181d.codec import (
    COMPOSITION,
    FEATURE,
    STANDARD,
    UNKNOWN_USER,
    WEIGHT,
    Composition,
    Weight,
    dialect_of,
    parse_feature,
)
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_device import BleDevice, Window

UNKNOWN = DeviceIdentity("", "balance Bluetooth", "")


class Scale(BleDevice):
    """A scale of the Weight Scale service 0x181D, of the Body Composition service 0x181B, or of both."""

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity = UNKNOWN,
        user: int | None = None,
        retry_first_s: float = 1.0,
    ) -> None:
        """`user`: which of the scale's memories is the booth's; None where it does not matter."""
        super().__init__(radio, wanted, identity, clock, quiet_s=15.0, retry_first_s=retry_first_s)
        self._user = user
        self._dialect = STANDARD
        self._has_weight_packets = True
        self._digits = 1
        self._called = ""

    async def _subscribe(self, link: Link) -> None:
        self._dialect = dialect_of(link.name)
        composes = link.offers(COMPOSITION, "indicate")
        self._has_weight_packets = link.offers(WEIGHT) or not composes
        if self._has_weight_packets:
            await link.subscribe(WEIGHT)
        if composes:
            await link.subscribe(COMPOSITION)

    async def _introduced(self, link: Link) -> None:
        self._dialect = dialect_of(self.identity.model, link.name)
        self._digits = parse_feature(await link.read(FEATURE)) if link.offers(FEATURE, "read") else 1
        self._called = link.name

    def _receive(self, value: CharacteristicValue) -> None:
        if value.uuid == WEIGHT:
            self._weighed(Weight.parse(value.data, self._dialect), value.data)
            return
        packet = Composition.parse(value.data, self._dialect)
        if self._has_weight_packets or (packet.mass is None and packet.one_of_several):
            return  # fat and water are not kept; the weight comes in a packet of its own
        self._weighed(packet, value.data)

    def _weighed(self, packet: Weight | Composition, raw: bytes) -> None:
        """Whether this is the weight that was asked for."""
        if self._heard_before(raw, packet.taken):
            return
        if self._window is None:
            self.unasked += 1
            return
        now = self._clock()
        foreign = self._foreign(packet, self._window)
        if packet.mass is None:
            self._came(NoReading(Reason.NOT_A_NUMBER, now, self.identity, raw), foreign)
            return
        unset = packet.taken is not None and self._is_undated(packet.taken, self._window)  # one without a clock has no memory either
        self._read_as = f"{self._digits} {'weight' if isinstance(packet, Weight) else 'composition'} {self._called}"
        measurement = Measurement(
            values=(Value(Quantity.WEIGHT, packet.mass.kilograms(self._digits)),),
            taken_at=now,
            device=self.identity,
            quality=Quality.of(() if foreign is None else (foreign,), (Reason.UNDATED,) if unset else ()),
            raw=raw,
            device_time=str(packet.taken) if packet.taken is not None else "",
        )
        self._came(measurement, foreign)

    def _foreign(self, packet: Weight | Composition, window: Window) -> Reason | None:
        """Why this weight is not the present patient's, where it is not."""
        if self._user is not None and packet.user not in (None, UNKNOWN_USER, self._user):
            return Reason.OTHER_USER
        return Reason.STALE if self._is_old(packet.taken, window) else None
