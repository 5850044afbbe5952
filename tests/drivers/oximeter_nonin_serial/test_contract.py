"""The Nonin keeps the contract of every measuring device, in each format that streams."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drivers.oximeter_nonin_serial.codec import Format
from drivers.oximeter_nonin_serial.driver import NoninOximeter, at_port
from drivers.oximeter_nonin_serial.simulator import NoninSimulator
from tests.drivers.cable import HURRIED, IDENTITY, on_the_bench
from tests.drivers.contract import Bench, Hurried, MeasuringDeviceContract

SPEED = 20.0


class TestNoninOximeter(MeasuringDeviceContract):
    @pytest.fixture(params=[Format.TWO, Format.SEVEN, Format.EIGHT], ids=lambda each: each.name)
    async def bench(self, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Bench]:
        path = tmp_path / "oximeter"
        clock = Hurried()
        driver = NoninOximeter(at_port(str(path)), IDENTITY, lambda: datetime.now(UTC), data_format=request.param, timing=HURRIED, monotonic=clock)
        async with on_the_bench(NoninSimulator(path, request.param, speed=SPEED), driver, clock, has_check=request.param is not Format.EIGHT) as one:
            yield one
