"""A pretended cuff: it inflates, deflates and sends its reading, or does one of the things that real cuffs do wrong."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bumble.gatt import Characteristic

from drivers.blood_pressure_1810.codec import CUFF_PRESSURE, FEATURE, MEASUREMENT, SERVICE, STANDARD, BloodPressure, Dialect, Feature, Status
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber, Number
from drivers.simulation.peripheral import StoreAndForward, VirtualPeripheral, indicated, notified, only, readable, within
from drivers.transport.ble_device import SIMULATION_MANUFACTURER

_TICK_S = 0.1
_INFLATION_MMHG_PER_S = 14.0
_DEFLATION_MMHG_PER_S = 4.0
_LOWEST_MMHG = 40.0
_ABOVE_SYSTOLIC = 45.0  # how far a cuff inflates
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
            name,
            service=SERVICE,
            advertised_name=model,
            address=address,
            model=model,
            serial=f"SIM-{address[-5:]}",
            manufacturer=manufacturer,
            wall_clock=wall_clock,
            tells_time=tells_time,
            passkey=passkey,
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
        return bytes(BloodPressure(systolic, diastolic, mean, taken=taken_at, pulse_rate=pulse, user=user, status=status, dialect=self._dialect))


def _numbers(details: Mapping[str, Any], systolic: int, diastolic: int, pulse: int) -> tuple[Number, ...]:
    """The reading that was ordered: systolic, diastolic, mean, pulse rate."""
    high, low = int(within(details, "systolic", systolic, 40, 280)), int(within(details, "diastolic", diastolic, 20, 250))
    beats = int(within(details, "pulse", pulse, 20, 250))
    return Decimal(high), Decimal(low), Decimal(low + (high - low) // 3), Decimal(beats)
