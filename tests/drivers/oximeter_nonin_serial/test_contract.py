"""The Nonin keeps the contract of every measuring device, in each format that streams."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.measurement import Measurement
from devices.status import Status
from drivers.oximeter_nonin_serial.codec import Format
from drivers.oximeter_nonin_serial.driver import NoninOximeter, at_port
from drivers.oximeter_nonin_serial.simulator import NoninSimulator
from tests.drivers.cable import HURRIED, IDENTITY, on_the_bench
from tests.drivers.contract import Bench, Hurried, MeasuringDeviceContract, running, until
from tests.waiting import SOON_S

SPEED = 20.0


class TestNoninOximeter(MeasuringDeviceContract):
    @pytest.fixture(params=[Format.TWO, Format.SEVEN, Format.EIGHT], ids=lambda each: each.name)
    async def bench(self, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Bench]:
        path = tmp_path / "oximeter"
        clock = Hurried()
        driver = NoninOximeter(at_port(str(path)), IDENTITY, lambda: datetime.now(UTC), data_format=request.param, timing=HURRIED, monotonic=clock)
        async with on_the_bench(NoninSimulator(path, request.param, speed=SPEED), driver, clock, has_check=request.param is not Format.EIGHT) as one:
            yield one


async def test_a_spot_check_of_format_13_comes_over_a_real_line(tmp_path: Path) -> None:
    path = tmp_path / "oximeter"
    driver = NoninOximeter(at_port(str(path)), IDENTITY, lambda: datetime.now(UTC), data_format=Format.THIRTEEN)
    async with on_the_bench(NoninSimulator(path, Format.THIRTEEN, speed=SPEED), driver, Hurried(), has_check=True) as bench:
        with driver.results.listen() as results:
            async with running(driver) as statuses:
                await until(driver, statuses, Status.READY)
                await driver.start()
                await bench.measure()
                async with asyncio.timeout(SOON_S):
                    result = await results.next()
    assert isinstance(result, Measurement)
    assert {value.quantity for value in result.values} == bench.quantities
    assert result.device_time
