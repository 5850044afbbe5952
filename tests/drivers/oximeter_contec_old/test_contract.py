"""The older oximeter keeps the contract of every measuring device."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drivers.oximeter_contec_old.driver import OldContecOximeter, at_port
from drivers.oximeter_contec_old.simulator import OldContecSimulator
from tests.drivers.cable import HURRIED, IDENTITY, on_the_bench
from tests.drivers.contract import Bench, Hurried, MeasuringDeviceContract

SPEED = 40.0


class TestOldContecOximeter(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, tmp_path: Path) -> AsyncIterator[Bench]:
        path = tmp_path / "oximeter"
        clock = Hurried()
        driver = OldContecOximeter(at_port(str(path)), IDENTITY, lambda: datetime.now(UTC), timing=HURRIED, monotonic=clock)
        async with on_the_bench(OldContecSimulator(path, speed=SPEED), driver, clock, has_check=False) as one:
            yield one
