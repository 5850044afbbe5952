"""A blood-pressure cuff on Bluetooth: its pressure while it measures, and its reading when it has one.

Such a cuff cannot be started or stopped from here: the person presses its button. A reading counts only when a measure was
asked for, and when it was taken since: cuffs also send what they have in memory, maybe another person's.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from devices.device import Abilities
from devices.errors import DeviceError
from devices.identity import DeviceIdentity
from devices.measurement import CuffPressure, Measurement, NoReading, Quality, Quantity, Reason, Value
from drivers.blood_pressure_1810.codec import (
    AND_CONTROL,
    AND_SEND_ALL,
    CUFF_PRESSURE,
    DATE_TIME,
    FEATURE,
    MEASUREMENT,
    STANDARD,
    UNKNOWN_USER,
    BloodPressure,
    Feature,
    Status,
    dialect_of,
    may_be_written,
    parse_feature,
)
from drivers.ieee11073.date_time import DateTime, wall_clock
from drivers.ieee11073.number import Number
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_device import BleDevice, Window

DAY = timedelta(days=1)
DEFLATED_MMHG = 20  # above, the arm is still held, and the reading of this measure is yet to come
UNKNOWN = DeviceIdentity("", "tensiomètre Bluetooth", "")

# A loose cuff measures nothing that means anything. The others are a reading with a doubt: an irregular pulse is the
# patient's and would refuse them every time; trembling and posture are for the assistant to judge, and to repeat.
_REFUSING = {Status.CUFF_LOOSE: Reason.CUFF_LOOSE}
_DOUBTFUL = {
    Status.BODY_MOVED: Reason.MOVEMENT,
    Status.IRREGULAR_PULSE: Reason.IRREGULAR_PULSE,
    Status.PULSE_ABOVE_RANGE: Reason.PULSE_OUT_OF_RANGE,
    Status.PULSE_BELOW_RANGE: Reason.PULSE_OUT_OF_RANGE,
    Status.BAD_POSITION: Reason.BAD_POSITION,
}


class BloodPressureCuff(BleDevice):
    """A cuff of the Blood Pressure service 0x1810."""

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity = UNKNOWN,
        user: int | None = None,
        quiet_s: float = 15.0,
        retry_first_s: float = 1.0,
    ) -> None:
        """`user`: which of the cuff's memories is the booth's; None where the cuff has none or it does not matter."""
        super().__init__(radio, wanted, identity, clock, quiet_s=quiet_s, retry_first_s=retry_first_s)
        self._user = user
        self._dialect = STANDARD
        self._has_live_pressure = False
        self.feature = Feature(0)

    @property
    def abilities(self) -> Abilities:
        return Abilities(has_live_pressure=self._has_live_pressure, reports_battery=self._reports_battery)

    async def _subscribe(self, link: Link) -> None:
        await link.subscribe(MEASUREMENT)
        self._has_live_pressure = link.offers(CUFF_PRESSURE, "notify")
        if self._has_live_pressure:
            await link.subscribe(CUFF_PRESSURE)

    async def _introduced(self, link: Link) -> None:
        self._dialect, self._read_as = dialect_of(self.identity.model, link.name), link.name
        if link.offers(FEATURE):
            self.feature = parse_feature(await link.read(FEATURE))
        if self._dialect.and_session and link.offers(AND_CONTROL, "write"):
            await self._write(link, AND_CONTROL, AND_SEND_ALL)

    def _leaves_by_itself(self, link: Link) -> bool:
        return dialect_of(self.identity.model, link.name).and_session

    async def _read_clock_error(self, link: Link) -> timedelta | None:
        """A&D's clock is set rather than read: from then on it is right, and what it had dated otherwise is refused."""
        self._dialect = dialect_of(self.identity.model, link.name)
        if not self._dialect.and_session or not link.offers(DATE_TIME, "write"):
            return await super()._read_clock_error(link)
        await self._write(link, DATE_TIME, bytes(DateTime.of(wall_clock(self._clock()))))
        return timedelta()

    async def _write(self, link: Link, uuid: str, data: bytes) -> None:
        """The one place that writes to a cuff."""
        if not may_be_written(uuid, data, self._dialect):
            raise DeviceError(f"{data.hex(' ')} is never written to {uuid} of a cuff", device=link.name)
        await link.write(uuid, data)

    def _receive(self, value: CharacteristicValue) -> None:
        packet = BloodPressure.parse(value.data, self._dialect)
        if value.uuid == CUFF_PRESSURE:
            self._show(packet)
        elif self._heard_before(value.data, packet.taken):
            return
        elif self._window is None:
            self.unasked += 1
        elif self._user is not None and packet.user not in (None, UNKNOWN_USER, self._user):
            self._judge(packet, value.data, self._window, Reason.OTHER_USER)
        else:
            self._dated(packet.taken, self._window, partial(self._judge, packet, value.data, self._window))

    def _show(self, packet: BloodPressure) -> None:
        pressure = packet.mmhg(packet.systolic)
        if packet.is_absurd or not isinstance(pressure, Decimal):
            return
        now = self._clock()
        if self._window is not None:
            self._window.heard_at = now
        if pressure > DEFLATED_MMHG:
            self._judge_held(Reason.STALE)  # it measures on: what it has sent is of its memory
        self._live.publish(CuffPressure(pressure, now))

    def _judge(self, packet: BloodPressure, raw: bytes, window: Window, foreign: Reason | None) -> None:
        """How far this reading may be believed; `foreign`: why it is not the present patient's, where it is not."""
        now = self._clock()
        if packet.has_no_number or packet.is_absurd:
            reason = Reason.NOT_A_NUMBER if packet.has_no_number else Reason.OUT_OF_RANGE
            self._came(NoReading(reason, now, self.identity, raw), foreign)
        else:
            doubts = (Reason.UNDATED,) if self._is_undated(packet.taken, window) else ()
            self._came(self._measurement(packet, raw, now, _quality(packet, foreign, doubts)), foreign)

    def _why_old(self, taken: DateTime | None, window: Window) -> Reason | None:
        """Where its clock cannot be read, another day may be the clock's fault: every reading would be refused, and somebody must set it."""
        old = super()._why_old(taken, window)
        instant = taken.instant if taken is not None else None
        if old is not None and self.clock_error is None and instant is not None and abs(instant - wall_clock(self._clock())) > DAY:
            return Reason.OTHER_DAY
        return old

    def _measurement(self, packet: BloodPressure, raw: bytes, now: datetime, quality: Quality) -> Measurement:
        numbers: list[tuple[Quantity, Number | None]] = [
            (Quantity.SYSTOLIC, packet.mmhg(packet.systolic)),
            (Quantity.DIASTOLIC, packet.mmhg(packet.diastolic)),
            (Quantity.MEAN_ARTERIAL, packet.mmhg(packet.mean) if packet.mean else None),  # 0: some cuffs do not send it
            (Quantity.PULSE_RATE, packet.pulse_rate),
        ]
        values = tuple(Value(quantity, number) for quantity, number in numbers if isinstance(number, Decimal))
        dropped = tuple(Reason.NOT_A_NUMBER for _quantity, number in numbers if number is not None and not isinstance(number, Decimal))
        return Measurement(
            values=values,
            taken_at=now,
            device=self.identity,
            quality=quality,
            raw=raw,
            device_time=str(packet.taken) if packet.taken is not None else "",
            dropped=dropped,
        )


def _quality(packet: BloodPressure, foreign: Reason | None, doubts: tuple[Reason, ...]) -> Quality:
    status = packet.status or Status(0)
    refusing = [foreign] if foreign is not None else []
    refusing += [reason for bit, reason in _REFUSING.items() if bit & status]
    if not isinstance(packet.systolic, Decimal) or not isinstance(packet.diastolic, Decimal):
        refusing.append(Reason.NOT_A_NUMBER)  # half a blood pressure is none
    return Quality.of(refusing, [*doubts, *(reason for bit, reason in _DOUBTFUL.items() if bit & status)])
