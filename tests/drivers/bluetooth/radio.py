"""The virtual radio as a test sees it: orders for its simulators, and a driver that runs while a test looks on."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from devices.device import MeasuringDevice
from devices.feed import Listener
from devices.measurement import Measurement, NoReading
from devices.status import DeviceStatus, Status
from drivers.simulation.private_bus import CLIENT_VARIABLE, private_bus
from drivers.simulation.radio import Peripheral, virtual_radio
from drivers.transport.ble import Patience, Radio
from drivers.transport.steady import Timing
from tests.waiting import SOON_S as SOON_S

PROCESS = "tests.drivers.bluetooth.radio_process"
ALL = "*"  # every simulator
HASTE = Patience(find_s=2.0, connect_s=2.0, operation_s=2.0)
HURRIED = Timing(window_s=0.4, give_up_s=20.0, silence_s=30.0)  # of an oximeter: what takes long is skipped


class RadioProcess:
    """The process that hosts the simulators."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        """`address`: of its bus, where this process's bleak finds it (CLIENT_VARIABLE)."""
        self._process, self.address = process, address

    def order(self, simulator: str, order: str, **details: Any) -> None:
        """Give an order; it was begun when this returns."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"simulator": simulator, "order": order, **details}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        if answer != "done":
            raise ValueError(answer)

    def end(self) -> None:
        """No more orders: it leaves."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()

    def restore(self) -> None:
        """Every simulator as it was at the beginning."""
        self.order(ALL, "restart")


@contextmanager
def radio_process(folder: Path | None = None, cast: str = PROCESS) -> Iterator[RadioProcess]:
    """Start it, let this process's bleak find it, and end it. `folder` is where its bus is, which needs a short path.

    `cast` is the module whose `peripherals()` are on the air.
    """
    with tempfile.TemporaryDirectory(prefix="alcove-") as own_folder:
        process = subprocess.Popen([sys.executable, "-m", PROCESS, str(folder or own_folder), cast], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        radio = RadioProcess(process, process.stdout.readline().strip())
        before = os.environ.get(CLIENT_VARIABLE)
        try:
            assert radio.address, "the virtual radio did not start"
            os.environ[CLIENT_VARIABLE] = radio.address
            yield radio
        finally:
            if before is None:
                os.environ.pop(CLIENT_VARIABLE, None)
            else:
                os.environ[CLIENT_VARIABLE] = before
            radio.end()


@asynccontextmanager
async def on_air(monkeypatch: pytest.MonkeyPatch, peripherals: Sequence[Peripheral]) -> AsyncIterator[None]:
    """These on a virtual air of this very process, and nobody else."""
    with tempfile.TemporaryDirectory(prefix="alcove-") as folder:
        async with private_bus(Path(folder)) as address:
            monkeypatch.setenv(CLIENT_VARIABLE, address)
            async with virtual_radio(address, peripherals):
                yield


def now() -> datetime:
    return datetime.now(UTC)


class Watched:
    """A driver that runs, and all that it says."""

    def __init__(self, device: MeasuringDevice, statuses: Listener[DeviceStatus], results: Listener[Measurement | NoReading]) -> None:
        self.device = device
        self.statuses = statuses
        self.results = results

    async def until(self, status: Status) -> DeviceStatus:
        """Wait until it stands so; returns what else was said then."""
        return await self.until_status(lambda said: said.status is status)

    async def until_status(self, holds: Callable[[DeviceStatus], bool]) -> DeviceStatus:
        async with asyncio.timeout(SOON_S):
            latest = self.device.status.latest
            while latest is None or not holds(latest):
                latest = await self.statuses.next()
            return latest

    async def result(self) -> Measurement | NoReading:
        async with asyncio.timeout(SOON_S):
            return await self.results.next()


@asynccontextmanager
async def running(device: MeasuringDevice) -> AsyncIterator[Watched]:
    """Run the driver as long as the block lasts."""
    with device.status.listen() as statuses, device.results.listen() as results:
        task = asyncio.create_task(device.run())
        try:
            yield Watched(device, statuses, results)
            if task.done():
                task.result()
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


def hasty_radio() -> Radio:
    """A radio with the patience that virtual devices need."""
    return Radio(patience=HASTE)
