"""The virtual radio: pretended Bluetooth devices on a pretended air, found through a pretended BlueZ by the real client."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

from bumble.link import LocalLink

from drivers.simulation.adapter import SimulatedAdapter
from drivers.simulation.bumble_link import make_device
from drivers.simulation.simulator import Simulator

_ADAPTER_ADDRESS = "C0:C1:C2:C3:C4:C5"


class Peripheral(Simulator, Protocol):
    """A simulator that lives on the virtual air."""

    async def appear(self, link: LocalLink) -> None:
        """Power on and advertise."""

    async def vanish(self) -> None:
        """Power off; nothing of it runs afterwards."""


@asynccontextmanager
async def virtual_radio(bus_address: str, peripherals: Sequence[Peripheral]) -> AsyncIterator[SimulatedAdapter]:
    """Put the peripherals on the air and `org.bluez` on the bus, until the block ends; gives the adapter.

    The client's process needs `DBUS_SYSTEM_BUS_ADDRESS=bus_address` before bleak is first used. The bus must be private: `private_bus`.
    """
    link = LocalLink()  # type: ignore[no-untyped-call]  # bumble leaves it untyped
    central = make_device(link, "alcove", _ADAPTER_ADDRESS)
    await central.power_on()
    adapter = SimulatedAdapter(central, bus_address)
    await adapter.open()
    appeared: list[Peripheral] = []
    try:
        for peripheral in peripherals:
            await peripheral.appear(link)
            appeared.append(peripheral)
        yield adapter
    finally:
        for peripheral in appeared:
            await peripheral.vanish()
        await adapter.close()
        await central.power_off()
        await asyncio.sleep(0)  # bumble's last callbacks
