"""A pretended heart rate sensor: worn or not, it sends its number every second, or does one of the things that real ones do wrong."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bumble.gatt import Characteristic

from drivers.heart_rate_180d.codec import MEASUREMENT, SERVICE, HeartRate
from drivers.simulation.peripheral import RunningNumbers, VirtualPeripheral, notified, only, within
from drivers.transport.ble_device import SIMULATION_MANUFACTURER

_VENDOR_FRAME = bytes.fromhex("fe20") + bytes(18)
_NOT_WORN = HeartRate(0, contact=False)


class SimulatedHeartRateSensor(VirtualPeripheral):
    """A sensor of the Heart Rate service that can tell whether it touches the skin."""

    own_orders = frozenset({"measure", "error-reading", "take-off", "garbage"})

    def __init__(
        self,
        name: str = "heart-rate",
        *,
        address: str = "F0:18:0D:00:00:01",
        model: str = "Ceinture simulée",
        manufacturer: str = SIMULATION_MANUFACTURER,
        interval_s: float = 1.0,
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(name, service=SERVICE, address=address, model=model, manufacturer=manufacturer, wall_clock=wall_clock)
        self._shown = _NOT_WORN
        self._running = RunningNumbers(self, notified(MEASUREMENT), lambda: bytes(self._shown), interval_s)

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [self._running.characteristic]

    def forget(self) -> None:
        self._shown = _NOT_WORN

    async def obey_own(self, order: str, **details: Any) -> None:
        if order == "garbage":
            only(details)
            self.begin(self.notify(self._running.characteristic, _VENDOR_FRAME))
        elif order == "take-off":
            only(details)
            self._shown = _NOT_WORN
        else:
            only(details, "pulse", "speed")
            within(details, "speed", 1, 0.1, 1000)
            pulse = int(within(details, "pulse", 68, 20, 254))
            worn = HeartRate(pulse, contact=True, intervals=(round(60 * 1024 / pulse),))
            self._shown = HeartRate(0, contact=True) if order == "error-reading" else worn
