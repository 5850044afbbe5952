"""The SunTech module keeps the contract of every measuring device."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from devices.measurement import CuffPressure, Quantity, Reason
from devices.status import Status
from drivers.blood_pressure_suntech.codec import Command
from drivers.blood_pressure_suntech.driver import SunTechModule, Timing, at_port
from drivers.blood_pressure_suntech.simulator import PretendedSunTech, SunTechSimulator
from tests.drivers.cable import IDENTITY
from tests.drivers.contract import NO_DEMONSTRATION, NO_USER, Bench, Brought, MeasuringDeviceContract, Refusals, Worthless, brought, running, until


class SunTechBench:
    """The module's simulator, a hundred times faster than life, and its driver."""

    quantities = frozenset({Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL, Quantity.PULSE_RATE})
    worthless: Refusals = MappingProxyType(
        {
            Worthless.NO_NUMBER: brought(Reason.CUFF_LOOSE, "loose-cuff"),
            Worthless.OLD: brought(Reason.STALE, "arm", "only-says-so"),
            Worthless.OTHER_USER: NO_USER,
            Worthless.DEMONSTRATION: NO_DEMONSTRATION,
            Worthless.WRONG_CHECK: brought(None, "wrong-check"),
            Worthless.CUT: brought(None, "cut"),
        }
    )

    def __init__(self, path: Path) -> None:
        self.simulator = SunTechSimulator(path, speed=100)
        timing = Timing(between_commands_s=0.01, rest_s=0.02, poll_s=0.03, idle_poll_s=0.05)
        self.device = SunTechModule(at_port(str(path)), IDENTITY, lambda: datetime.now(UTC), timing=timing)

    async def measure(self) -> None:
        await self.simulator.obey("arm")

    async def bring(self, worthless: Brought) -> None:
        for order, details in worthless.orders:
            await self.simulator.obey(order, **details)

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
