"""A thermometer on Bluetooth: its reading when it has one, in degrees Celsius, and where on the body it was taken.

It cannot be started from here: the person presses its button. A reading counts only when it was asked for and taken since.
"""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import partial

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, NoReading, Quality, Quantity, Reason, Value
from drivers.ieee11073.number import NoNumber, Number, is_absurd
from drivers.thermometer_1809.codec import INTERMEDIATE, MEASUREMENT, TYPE, Site, Temperature
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_device import BleDevice, Window

UNKNOWN = DeviceIdentity("", "thermomètre Bluetooth", "")


class Thermometer(BleDevice):
    """A thermometer of the Health Thermometer service 0x1809."""

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity = UNKNOWN,
        quiet_s: float = 15.0,
        retry_first_s: float = 1.0,
    ) -> None:
        super().__init__(radio, wanted, identity, clock, quiet_s=quiet_s, retry_first_s=retry_first_s)
        self._site = Site.UNKNOWN  # of the instrument, where its packets do not say

    async def _subscribe(self, link: Link) -> None:
        await link.subscribe(MEASUREMENT)
        if link.offers(INTERMEDIATE, "notify"):
            await link.subscribe(INTERMEDIATE)

    async def _introduced(self, link: Link) -> None:
        if link.offers(TYPE, "read"):
            code = await link.read(TYPE)
            self._site = Site.of(code[0]) if code else Site.UNKNOWN

    def _receive(self, value: CharacteristicValue) -> None:
        packet = Temperature.parse(value.data)
        now = self._clock()
        celsius = NoNumber.RESERVED if is_absurd(packet.number) else packet.celsius
        if value.uuid == INTERMEDIATE:
            if isinstance(celsius, Decimal):
                if self._window is not None:
                    self._window.heard_at = now
                self._live.publish(self._measurement(packet, celsius, value.data, now, GOOD))
        elif self._heard_before(value.data, packet.taken):
            return
        elif self._window is None:
            self.unasked += 1
        else:
            self._dated(packet.taken, self._window, partial(self._judge, packet, celsius, value.data, self._window))

    def _judge(self, packet: Temperature, celsius: Number, raw: bytes, window: Window, foreign: Reason | None) -> None:
        """Whether this reading is the one that was asked for."""
        now = self._clock()
        if isinstance(celsius, Decimal):
            doubts = (Reason.UNDATED,) if self._is_undated(packet.taken, window) else ()
            quality = Quality.of(() if foreign is None else (foreign,), doubts)
            self._came(self._measurement(packet, celsius, raw, now, quality), foreign)
        else:
            reason = Reason.OUT_OF_RANGE if is_absurd(packet.number) else Reason.NOT_A_NUMBER
            self._came(NoReading(reason, now, self.identity, raw), foreign)

    def _measurement(self, packet: Temperature, celsius: Decimal, raw: bytes, now: datetime, quality: Quality) -> Measurement:
        site = packet.site if packet.site is not Site.UNKNOWN else self._site
        return Measurement(
            values=(Value(Quantity.TEMPERATURE, celsius),),
            taken_at=now,
            device=self.identity,
            quality=quality,
            raw=raw,
            device_time=str(packet.taken) if packet.taken is not None else "",
            site="" if site is Site.UNKNOWN else site.name.lower(),
        )
