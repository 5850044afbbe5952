"""A pretended thermometer: it settles and sends its reading, or does one of the things that real ones do wrong."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bumble.gatt import Characteristic

from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber
from drivers.simulation.peripheral import StoreAndForward, VirtualPeripheral, indicated, notified
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
        )
        self._site = site
        self._intermediate = notified(INTERMEDIATE)
        self._readings = StoreAndForward(self, indicated(MEASUREMENT))

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [self._readings.characteristic, self._intermediate]

    def forget(self) -> None:
        self._readings.forget()

    async def obey_own(self, order: str, **details: Any) -> None:
        if order == "measure":
            self.begin(self._press_button(**details))
        elif order == "error-reading":
            self.begin(self._press_button(failed=True, **details))
        elif order == "stored-reading":
            self.begin(self._recall(**details))
        else:
            self.begin(self._readings.send(_GARBAGE))

    async def _press_button(self, celsius: str = "37.2", fahrenheit: bool = False, speed: float = 1.0, *, failed: bool = False) -> None:
        """One measure; `speed` says how many times faster than a real one."""
        for step in range(int(_SETTLING_S / _TICK_S / speed)):
            settled = (_AMBIENT + (Decimal(celsius) - _AMBIENT) * step / int(_SETTLING_S / _TICK_S / speed)).quantize(Decimal("0.1"))
            await self.notify(self._intermediate, bytes(Temperature(settled)))
            await asyncio.sleep(_TICK_S)
        number = (Decimal(celsius) * 9 / 5 + 32).quantize(Decimal("0.01")) if fahrenheit else Decimal(celsius)
        taken = self.now()
        await self._readings.send(self._packet(NoNumber.NAN if failed else number, taken, fahrenheit=fahrenheit))

    async def _recall(self, celsius: str = "39.1", days: float = 1.0) -> None:
        """Send what it has in memory: old, and maybe another person's."""
        await self._readings.send(self._packet(Decimal(celsius), self.now() - timedelta(days=days)))

    def _packet(self, number: Decimal | NoNumber, taken: datetime, *, fahrenheit: bool = False) -> bytes:
        return bytes(Temperature(number, fahrenheit, DateTime.of(taken), int(self._site)))
