"""The oximeter keeps the contract of every measuring device."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.identity import DeviceIdentity
from devices.measurement import Quantity
from drivers.oximeter_contec.driver import ContecOximeter, Timing, at_port
from drivers.oximeter_contec.simulator import ContecSimulator
from tests.drivers.contract import Bench, MeasuringDeviceContract

SPEED = 40.0


class ContecBench:
    """The simulator as the stage runs it, in real time; only the measure is shorter."""

    quantities = frozenset({Quantity.SPO2, Quantity.PULSE_RATE})

    def __init__(self, path: Path) -> None:
        identity = DeviceIdentity("Contec", "CMS50D+", "", address=str(path), simulated=True)
        timing = replace(Timing().accelerated(SPEED), give_up_s=1.5)
        self.simulator = ContecSimulator(path, speed=SPEED)
        self.device = ContecOximeter(at_port(str(path)), identity, lambda: datetime.now(UTC), timing=timing)

    async def measure(self) -> None:
        await self.simulator.obey("finger-in")

    async def spoil(self) -> None:
        await self.simulator.obey("finger-out")

    async def vanish(self) -> None:
        await self.simulator.obey("unplug")

    async def come_back(self) -> None:
        await self.simulator.obey("replug")


class TestContecOximeter(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, tmp_path: Path) -> AsyncIterator[Bench]:
        one = ContecBench(tmp_path / "oximeter")
        one.simulator.port.plug_in()
        running = asyncio.create_task(one.simulator.run())
        yield one
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
