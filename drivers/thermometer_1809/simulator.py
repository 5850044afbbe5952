"""A pretended thermometer: it settles and sends its reading, or does one of the things that real ones do wrong."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bumble.gatt import Characteristic

from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber, Number
from drivers.simulation.peripheral import StoreAndForward, VirtualPeripheral, indicated, notified, only, within
from drivers.thermometer_1809.codec import INTERMEDIATE, MEASUREMENT, SERVICE, Site, Temperature
from drivers.transport.ble_device import SIMULATION_MANUFACTURER

_TICK_S = 0.1
_SETTLING_S = 2.0
_AMBIENT = Decimal("30.0")
_GARBAGE = bytes.fromhex("fe20") + bytes(18)


class SimulatedThermometer(VirtualPeripheral):
    """An ear thermometer of the Health Thermometer service."""

    own_orders = frozenset({"measure", "error-reading", "stored-reading", "garbage"})

    def __init__(
        self,
        name: str = "thermometer",
        *,
        address: str = "F0:18:09:00:00:01",
        model: str = "Thermomètre simulé",
        manufacturer: str = SIMULATION_MANUFACTURER,
        site: Site = Site.EAR,
        tells_time: bool = True,
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(name, service=SERVICE, address=address, model=model, manufacturer=manufacturer, wall_clock=wall_clock, tells_time=tells_time)
        self._site = site
        self._intermediate = notified(INTERMEDIATE)
        self._readings = StoreAndForward(self, indicated(MEASUREMENT))

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [self._readings.characteristic, self._intermediate]

    def forget(self) -> None:
        self._readings.forget()

    async def obey_own(self, order: str, **details: Any) -> None:
        if order == "garbage":
            only(details)
            self.begin(self._readings.send(_GARBAGE))
        elif order == "stored-reading":
            only(details, "celsius", "days")
            taken = self.now() - timedelta(days=within(details, "days", 1, 0, 9999))
            self.begin(self._readings.send(self._packet(_celsius(details, "39.1"), taken)))
        else:
            only(details, "celsius", "fahrenheit", "speed")
            shown = _celsius(details, "37.2")
            fahrenheit = bool(details.get("fahrenheit", False))
            sent = NoNumber.NAN if order == "error-reading" else (shown * 9 / 5 + 32).quantize(Decimal("0.01")) if fahrenheit else shown
            self.begin(self._press_button(shown, sent, within(details, "speed", 1, 0.1, 1000), fahrenheit=fahrenheit))

    async def _press_button(self, celsius: Decimal, sent: Number, speed: float, *, fahrenheit: bool) -> None:
        """One measure; `speed` says how many times faster than a real one."""
        steps = int(_SETTLING_S / _TICK_S / speed)
        for step in range(steps):
            settled = (_AMBIENT + (celsius - _AMBIENT) * step / steps).quantize(Decimal("0.1"))
            await self.notify(self._intermediate, bytes(Temperature(settled)))
            await asyncio.sleep(_TICK_S)
        await self._readings.send(self._packet(sent, self.now(), fahrenheit=fahrenheit))

    def _packet(self, number: Number, taken: datetime, *, fahrenheit: bool = False) -> bytes:
        return bytes(Temperature(number, fahrenheit, DateTime.of(taken), int(self._site)))


def _celsius(details: Mapping[str, Any], default: str) -> Decimal:
    """The temperature that was ordered, with its digits."""
    within(details, "celsius", float(default), 0, 100)
    return Decimal(str(details.get("celsius", default)))
