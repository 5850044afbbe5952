"""The oximeter keeps the contract of every measuring device."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drivers.oximeter_contec.driver import ContecOximeter, at_port
from drivers.oximeter_contec.simulator import ContecSimulator
from drivers.transport.serial_oximeter import Timing
from tests.drivers.cable import IDENTITY, on_the_bench
from tests.drivers.contract import Bench, MeasuringDeviceContract

SPEED = 40.0


class TestContecOximeter(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, tmp_path: Path) -> AsyncIterator[Bench]:
        path = tmp_path / "oximeter"
        timing = replace(Timing().accelerated(SPEED), give_up_s=1.5)
        driver = ContecOximeter(at_port(str(path)), IDENTITY, lambda: datetime.now(UTC), timing=timing)
        async with on_the_bench(ContecSimulator(path, speed=SPEED), driver) as one:
            yield one
