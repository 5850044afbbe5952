"""A pretended oximeter: a finger goes in and out, and it does one of the things that real ones do wrong."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bumble.gatt import Characteristic

from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber
from drivers.oximeter_1822.codec import CONTINUOUS, FEATURES, SERVICE, SPOT_CHECK, Continuous, Pair, Sensor, SpotCheck, Status, Supported
from drivers.simulation.peripheral import RunningNumbers, StoreAndForward, VirtualPeripheral, indicated, notified, only, readable, within
from drivers.transport.ble_device import SIMULATION_MANUFACTURER

_SETTLING_S = 4.0
_NO_NUMBERS = Pair(NoNumber.NAN, NoNumber.NAN)
_VENDOR_FRAME = bytes.fromhex("fe20") + bytes(18)
_AWAY = Continuous(_NO_NUMBERS, status=Status.UNAVAILABLE, sensor=Sensor.NOT_ON_USER)
_FAULTS: dict[str, tuple[Status, Sensor]] = {
    "measure": (Status.VALIDATED, Sensor(0)),
    "error-reading": (Status.UNAVAILABLE, Sensor(0)),
    "weak-signal": (Status.VALIDATED, Sensor.LOW_PERFUSION),
    "demonstration": (Status.DEMONSTRATION, Sensor(0)),
    "invalid": (Status.INVALID, Sensor(0)),
    "sensor-fault": (Status.VALIDATED, Sensor.SENSOR_FAULT),
}


class SimulatedPulseOximeter(VirtualPeripheral):
    """An oximeter of the Pulse Oximeter service: one that streams, or one that sends only what it has finished."""

    own_orders = frozenset({*_FAULTS, "finger-out", "stored-reading", "garbage", "stop-sending"})

    def __init__(
        self,
        name: str = "ble-oximeter",
        *,
        address: str = "F0:18:22:00:00:01",
        model: str = "Oxymètre PLX simulé",
        manufacturer: str = SIMULATION_MANUFACTURER,
        continuous: bool = True,
        interval_s: float = 1.0,
        tells_time: bool = True,
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(name, service=SERVICE, address=address, model=model, manufacturer=manufacturer, wall_clock=wall_clock, tells_time=tells_time)
        self._shown = _AWAY
        self._spot = StoreAndForward(self, indicated(SPOT_CHECK))
        self._running = RunningNumbers(self, notified(CONTINUOUS), lambda: bytes(self._shown), interval_s) if continuous else None
        features = Supported.MEASUREMENT_STATUS | Supported.SENSOR_STATUS | Supported.TIMESTAMP
        self._features = readable(FEATURES, int(features).to_bytes(2, "little"))

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [self._spot.characteristic, self._features] + ([self._running.characteristic] if self._running is not None else [])

    def forget(self) -> None:
        self._spot.forget()
        self._shown = _AWAY

    async def obey_own(self, order: str, **details: Any) -> None:
        if order in ("garbage", "finger-out", "stop-sending"):
            only(details)
            if order == "garbage":
                running = self._running
                self.begin(self.notify(running.characteristic, _VENDOR_FRAME) if running is not None else self._spot.send(_VENDOR_FRAME))
            elif order == "finger-out":
                self._shown = _AWAY
            elif self._running is not None:
                self._running.stop()
        elif order == "stored-reading":
            only(details, "spo2", "pulse", "days", "marked")
            taken = self.now() - timedelta(days=within(details, "days", 1, 0, 9999))
            status = Status.FROM_STORAGE if details.get("marked", False) else Status.VALIDATED
            self.begin(self._spot.send(bytes(SpotCheck(_numbers(details), DateTime.of(taken), status))))
        else:
            only(details, "spo2", "pulse", "speed")
            status, sensor = _FAULTS[order]
            numbers = _NO_NUMBERS if order == "error-reading" else _numbers(details)
            self._shown = Continuous(numbers, status=status | Status.ONGOING, sensor=sensor)
            if self._running is None:
                self.begin(self._finish(SpotCheck(numbers, status=status, sensor=sensor), within(details, "speed", 1, 0.1, 1000)))

    async def _finish(self, reading: SpotCheck, speed: float) -> None:
        """One reading, once it has settled; `speed` says how many times faster than a real one."""
        await asyncio.sleep(_SETTLING_S / speed)
        taken = DateTime.of(self.now())
        await self._spot.send(bytes(SpotCheck(reading.numbers, taken, reading.status, reading.sensor)))


def _numbers(details: Mapping[str, Any]) -> Pair:
    """The reading that was ordered."""
    return Pair(Decimal(int(within(details, "spo2", 97, 1, 100))), Decimal(int(within(details, "pulse", 71, 20, 250))))
