"""A pretended cuff: it inflates, deflates and sends its reading, or does one of the things that real cuffs do wrong."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bumble.gatt import Characteristic, Service

from drivers.blood_pressure_1810.codec import (
    AND_CONTROL,
    CUFF_PRESSURE,
    DATE_TIME,
    FEATURE,
    MEASUREMENT,
    SERVICE,
    STANDARD,
    UA651,
    BloodPressure,
    Dialect,
    Feature,
    Status,
)
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber, Number
from drivers.simulation.peripheral import StoreAndForward, VirtualPeripheral, indicated, notified, only, readable, within, written
from drivers.transport.ble_device import SIMULATION_MANUFACTURER

_TICK_S = 0.1
_INFLATION_MMHG_PER_S = 14.0
_DEFLATION_MMHG_PER_S = 4.0
_LOWEST_MMHG = 40.0
_ABOVE_SYSTOLIC = 45.0  # how far a cuff inflates
_STAYS_S = 0.3  # after its last reading
_AND_SERVICE = "233BF000-5A34-1B6D-975C-000D5690ABE4"
_VENDOR_FRAME = bytes.fromhex("fe20") + bytes(18)  # some cuffs send frames of their own in 0x2A35
_FAULTS: dict[str, Status] = {
    "loose-cuff": Status.CUFF_LOOSE,
    "movement": Status.BODY_MOVED,
    "irregular-pulse": Status.IRREGULAR_PULSE,
    "bad-position": Status.BAD_POSITION,
}


def cuff_pressures(top_mmhg: float, step_s: float) -> Iterator[float]:
    """The pressure every `step_s` seconds since the button was pressed: up steeply, then down slowly."""
    up_s = top_mmhg / _INFLATION_MMHG_PER_S
    down_s = (top_mmhg - _LOWEST_MMHG) / _DEFLATION_MMHG_PER_S
    for step in range(int((up_s + down_s) / step_s) + 1):
        second = step * step_s
        yield second * _INFLATION_MMHG_PER_S if second < up_s else top_mmhg - (second - up_s) * _DEFLATION_MMHG_PER_S


class SimulatedCuff(VirtualPeripheral):
    """A cuff of the Blood Pressure service. What nobody was there to hear it keeps, and sends when somebody subscribes."""

    own_orders = frozenset({"measure", "error-reading", "stored-reading", "garbage", *_FAULTS})

    def __init__(
        self,
        name: str = "cuff",
        *,
        address: str = "F0:18:10:00:00:01",
        model: str = "Brassard simulé",
        manufacturer: str = SIMULATION_MANUFACTURER,
        user: int = 1,
        live_pressure: bool = True,
        encrypted: bool = False,
        dialect: Dialect = STANDARD,
        tells_time: bool = True,
        passkey: int | None = None,
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(
            name, service=SERVICE, address=address, model=model, manufacturer=manufacturer, wall_clock=wall_clock, tells_time=tells_time, passkey=passkey
        )
        self._user = user
        self._dialect = dialect
        self._readings = StoreAndForward(self, indicated(MEASUREMENT))
        self._pressure = notified(CUFF_PRESSURE) if live_pressure else None
        feature = int(Feature.BODY_MOVEMENT | Feature.CUFF_FIT | Feature.IRREGULAR_PULSE).to_bytes(2, "little")
        self._feature = readable(FEATURE, feature, encrypted=encrypted)

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [self._readings.characteristic, self._feature] + ([self._pressure] if self._pressure is not None else [])

    def forget(self) -> None:
        self._readings.forget()

    async def obey_own(self, order: str, **details: Any) -> None:
        if order == "garbage":
            only(details)
            self.begin(self._readings.send(_VENDOR_FRAME))
        elif order == "stored-reading":
            only(details, "systolic", "diastolic", "pulse", "days", "user")
            taken = self.now() - timedelta(days=within(details, "days", 1, 0, 9999))
            user = int(within(details, "user", 2, 0, 255))
            self.begin(self._readings.send(self._packet(_numbers(details, 151, 97, 88), taken, user, Status(0))))
        else:
            only(details, "systolic", "diastolic", "pulse", "speed")
            numbers = (NoNumber.NAN,) * 4 if order == "error-reading" else _numbers(details, 128, 82, 72)
            top = within(details, "systolic", 128, 40, 280) + _ABOVE_SYSTOLIC
            self.begin(self._press_button(numbers, top, _FAULTS.get(order, Status(0)), within(details, "speed", 1, 0.1, 1000)))

    async def _press_button(self, numbers: Sequence[Number], top: float, status: Status, speed: float) -> None:
        """One measure; `speed` says how many times faster than a real one."""
        for pressure in cuff_pressures(top, _TICK_S * speed):
            await self._show(pressure)
            await asyncio.sleep(_TICK_S)
        await self._readings.send(self._packet(numbers, self.now(), self._user, status))

    async def _show(self, pressure: float) -> None:
        if self._pressure is not None and self.is_connected:
            live = BloodPressure(Decimal(round(pressure)), NoNumber.NAN, NoNumber.NAN)
            await self.notify(self._pressure, bytes(live))

    def _packet(self, numbers: Sequence[Number], taken: datetime, user: int, status: Status) -> bytes:
        """A reading: systolic, diastolic, mean and pulse rate, all with their date, user and status."""
        systolic, diastolic, mean, pulse = numbers
        taken_at = DateTime.of(taken)
        told = None if self._dialect.and_session else user  # A&D's know one person only
        return bytes(BloodPressure(systolic, diastolic, mean, taken=taken_at, pulse_rate=pulse, user=told, status=status, dialect=self._dialect))


class SimulatedUA651(SimulatedCuff):
    """A&D's UA-651BLE: it is on the air once it has measured, sends what it has not sent yet, and leaves."""

    def __init__(
        self,
        name: str = "ua651",
        *,
        address: str = "F0:18:10:00:00:05",
        model: str = "A&D_UA-651BLE_00C0DE",
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(
            name, address=address, model=model, manufacturer="A&D Medical", live_pressure=False, dialect=UA651, tells_time=False, wall_clock=wall_clock
        )
        self._readings = StoreAndForward(self, indicated(MEASUREMENT), self._leave)

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [*super().characteristics(), written(DATE_TIME, self._set_clock)]

    def vendor_services(self) -> list[Service]:
        return [Service(_AND_SERVICE, [written(AND_CONTROL, self._told)])]

    async def _press_button(self, numbers: Sequence[Number], top: float, status: Status, speed: float) -> None:
        await super()._press_button(numbers, top, status, speed)
        await self.obey("replug")

    async def _leave(self) -> None:
        await asyncio.sleep(_STAYS_S)
        await self.obey("unplug")

    async def _set_clock(self, data: bytes) -> None:
        if (instant := DateTime.parse(data).instant) is not None:
            self._clock_error += instant - self.now()

    async def _told(self, command: bytes) -> None:
        """To send all that is unsent, which it does anyway."""


def _numbers(details: Mapping[str, Any], systolic: int, diastolic: int, pulse: int) -> tuple[Number, ...]:
    """The reading that was ordered: systolic, diastolic, mean, pulse rate."""
    high, low = int(within(details, "systolic", systolic, 40, 280)), int(within(details, "diastolic", diastolic, 20, 250))
    beats = int(within(details, "pulse", pulse, 20, 250))
    return Decimal(high), Decimal(low), Decimal(low + (high - low) // 3), Decimal(beats)
