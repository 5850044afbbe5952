"""The SunTech module keeps the contract of every measuring device."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.measurement import CuffPressure, Quantity
from devices.status import Status
from drivers.blood_pressure_suntech.codec import Command
from drivers.blood_pressure_suntech.driver import SunTechModule, Timing, at_port
from drivers.blood_pressure_suntech.simulator import PretendedSunTech, SunTechSimulator
from tests.drivers.cable import IDENTITY
from tests.drivers.contract import Bench, MeasuringDeviceContract, running, until


class SunTechBench:
    """The module's simulator, twenty times faster than life, and its driver."""

    quantities = frozenset({Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL, Quantity.PULSE_RATE})

    def __init__(self, path: Path) -> None:
        self.simulator = SunTechSimulator(path, speed=20)
        timing = Timing(rest_s=0.2, idle_poll_s=0.2)
        self.device = SunTechModule(at_port(str(path)), IDENTITY, lambda: datetime.now(UTC), timing=timing)

    async def measure(self) -> None:
        await self.simulator.obey("arm")

    async def spoil(self) -> None:
        await self.simulator.obey("loose-cuff")

    async def vanish(self) -> None:
        await self.simulator.obey("unplug")

    async def come_back(self) -> None:
        await self.simulator.obey("replug")


class TestSunTechModule(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, tmp_path: Path) -> AsyncIterator[Bench]:
        one = SunTechBench(tmp_path / "module")
        one.simulator.port.plug_in()
        task = asyncio.create_task(one.simulator.run())
        yield one
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


class ListeningModule(PretendedSunTech):
    """Says when it was told to abort."""

    def __init__(self) -> None:
        super().__init__()
        self.aborted = asyncio.Event()

    def hear(self, data: bytes) -> bytes:
        answer = super().hear(data)
        if bytes(Command.ABORT) in data:
            self.aborted.set()
        return answer


async def test_cancelled_in_mid_measure_the_real_line_still_carries_the_abort(tmp_path: Path) -> None:
    bench = SunTechBench(tmp_path / "module")
    module = bench.simulator.module = ListeningModule()
    bench.simulator.port.plug_in()
    task = asyncio.create_task(bench.simulator.run())
    try:
        with bench.device.live.listen() as live:
            async with running(bench.device) as statuses:
                await until(bench.device, statuses, Status.READY)
                await bench.device.start()
                async with asyncio.timeout(30):
                    assert isinstance(await live.next(), CuffPressure)
                assert module.measuring
                module.aborted.clear()
        async with asyncio.timeout(30):
            await module.aborted.wait()
        assert not module.measuring
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
