"""A TaiDoc cuff on the virtual radio keeps the contract of every measuring device."""

from dataclasses import dataclass

import pytest

from devices.errors import ProtocolError
from devices.measurement import Measurement, Quantity
from devices.status import Status
from drivers.taidoc.driver import TaiDocDevice
from drivers.transport.ble import Wanted
from tests.drivers.bluetooth.radio import RadioProcess, hasty_radio, now, running
from tests.drivers.contract import Bench, MeasuringDeviceContract


def made() -> TaiDocDevice:
    return TaiDocDevice(hasty_radio(), Wanted(address="F0:15:23:00:00:01"), now, poll_s=0.05, retry_first_s=0.05)


@dataclass
class TaiDocBench:
    air: RadioProcess
    device: TaiDocDevice
    quantities = frozenset({Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.PULSE_RATE})

    async def measure(self) -> None:
        self.air.order("taidoc", "measure")

    async def spoil(self) -> None:
        self.air.order("taidoc", "error-reading")

    async def vanish(self) -> None:
        self.air.order("taidoc", "unplug")

    async def come_back(self) -> None:
        self.air.order("taidoc", "replug")


class TestTaiDoc(MeasuringDeviceContract):
    @pytest.fixture
    def bench(self, air: RadioProcess) -> Bench:
        return TaiDocBench(air, made())


async def test_garbage_is_a_fault_and_the_next_measure_works(air: RadioProcess) -> None:
    device = made()
    async with running(device) as watched:
        await watched.until(Status.READY)
        air.order("taidoc", "garbage")
        assert isinstance((await watched.until(Status.FAULT)).error, ProtocolError)
        await device.start()
        air.order("taidoc", "measure")
        assert isinstance(await watched.result(), Measurement)
