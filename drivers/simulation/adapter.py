"""The pretended booth's Bluetooth adapter, and the service behind it: pulled out, switched off, ended, and all of it back again."""

from typing import Any

from bumble.device import Device

from drivers.simulation.bluez import LINKS, BlueZ
from drivers.simulation.peripheral import only, within


class SimulatedAdapter:
    """Obeys like a simulator of a device. Its service is BlueZ, of which there is another after each beginning."""

    name = "adapter"
    orders = frozenset({"pull-out", "put-back", "switch-off", "switch-on", "end-service", "begin-service", "hold-at-most", "restart"})

    def __init__(self, central: Device, bus_address: str) -> None:
        self._central, self._bus_address = central, bus_address
        self._bluez: BlueZ | None = None

    async def obey(self, order: str, **details: Any) -> None:
        """Done when this returns."""
        if order not in self.orders:
            raise ValueError(f"the adapter cannot {order}; it can {', '.join(sorted(self.orders))}")
        only(details, *(("links",) if order == "hold-at-most" else ()))
        if order == "end-service":
            await self.close()
        elif order in ("begin-service", "restart"):
            await self.open()
        if self._bluez is None:
            return
        if order in ("hold-at-most", "restart"):
            self._bluez.holds_at_most = int(within(details, "links", LINKS, 1, 100))
        if order == "pull-out":
            await self._bluez.pull_out()
        elif order in ("put-back", "restart"):
            self._bluez.put_back()
        if order.startswith("switch") or order == "restart":
            self._bluez.switch(order != "switch-off")

    async def open(self) -> None:
        """BlueZ begins, where it does not run."""
        if self._bluez is None:
            self._bluez = BlueZ(self._central, self._bus_address)
            await self._bluez.open()

    async def close(self) -> None:
        """BlueZ ends, and leaves the bus."""
        bluez, self._bluez = self._bluez, None
        if bluez is not None:
            await bluez.close()
