"""A pretended scale: somebody steps onto it, and it does what it should, or one of the things that real ones do wrong."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from bumble.gatt import Characteristic

from drivers.ieee11073.date_time import DateTime
from drivers.scale_181d.codec import (
    COMPOSITION,
    COMPOSITION_SERVICE,
    FEATURE,
    KG_PER_LB,
    STANDARD,
    WEIGHT,
    WEIGHT_SERVICE,
    Composition,
    Dialect,
    Mass,
    Weight,
)
from drivers.simulation.peripheral import StoreAndForward, VirtualPeripheral, indicated, only, readable, within
from drivers.transport.ble_device import SIMULATION_MANUFACTURER

_SETTLING_S = 3.0
_KG_STEP = Decimal("0.005")
_FEATURE = (6 << 3 | 1).to_bytes(4, "little")  # its weights are dated, and to 10 g
_VENDOR_FRAME = bytes.fromhex("fe20") + bytes(18)
_BODY_WEIGHT = 0x0400  # the flag of the weight in a body composition packet


class SimulatedScale(VirtualPeripheral):
    """A scale of the Weight Scale service, or (`composes`) one that sends its weight among the body's composition only."""

    own_orders = frozenset({"measure", "error-reading", "stored-reading", "garbage"})

    def __init__(
        self,
        name: str = "scale",
        *,
        address: str = "F0:18:1D:00:00:01",
        model: str = "Balance simulée",
        manufacturer: str = SIMULATION_MANUFACTURER,
        user: int = 1,
        imperial: bool = False,
        composes: bool = False,
        dialect: Dialect = STANDARD,
        tells_time: bool = True,
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(
            name,
            service=COMPOSITION_SERVICE if composes else WEIGHT_SERVICE,
            address=address,
            model=model,
            manufacturer=manufacturer,
            wall_clock=wall_clock,
            tells_time=tells_time,
        )
        self._user = user
        self._imperial = imperial
        self._composes = composes
        self._dialect = dialect
        self._weights = StoreAndForward(self, indicated(COMPOSITION if composes else WEIGHT))
        self._feature = readable(FEATURE, _FEATURE)

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [self._weights.characteristic] + ([] if self._composes else [self._feature])

    def forget(self) -> None:
        self._weights.forget()

    async def obey_own(self, order: str, **details: Any) -> None:
        if order == "garbage":
            only(details)
            self.begin(self._weights.send(_VENDOR_FRAME))
        elif order == "stored-reading":
            only(details, "kg", "days", "user")
            taken = self.now() - timedelta(days=within(details, "days", 1, 0, 9999))
            self.begin(self._weights.send(self._packet(self._mass(details), taken, int(within(details, "user", 2, 0, 255)))))
        else:
            only(details, "kg", "speed")
            mass = None if order == "error-reading" else self._mass(details)
            self.begin(self._stand(mass, within(details, "speed", 1, 0.1, 1000)))

    async def _stand(self, mass: Mass | None, speed: float) -> None:
        """Somebody stands on it until it is sure; `speed` says how many times faster than on a real one."""
        await asyncio.sleep(_SETTLING_S / speed)
        await self._weights.send(self._packet(mass, self.now(), self._user))

    def _mass(self, details: Mapping[str, Any]) -> Mass:
        within(details, "kg", 71.4, 0, 300)
        kilograms = Decimal(str(details.get("kg", "71.4")))
        step = self._dialect.lb_step if self._imperial else _KG_STEP
        counts = (kilograms / KG_PER_LB if self._imperial else kilograms) / step
        return Mass(int(counts.to_integral_value(ROUND_HALF_EVEN)), step, self._imperial)

    def _packet(self, mass: Mass | None, taken: datetime, user: int) -> bytes:
        taken_at = DateTime.of(taken)
        if self._composes:
            words = ((_BODY_WEIGHT, mass.counts),) if mass is not None else ()
            return bytes(Composition(217 if mass is not None else None, self._imperial, taken_at, user, words))
        return bytes(Weight(mass, self._imperial, taken_at, user, dialect=self._dialect))
