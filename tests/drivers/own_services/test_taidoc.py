"""A TaiDoc cuff on the virtual radio keeps the contract of every measuring device."""

from dataclasses import dataclass, field

import pytest

from devices.errors import ProtocolError
from devices.measurement import Measurement, Quantity, Reason
from devices.status import Status
from drivers.taidoc.driver import TaiDocDevice
from drivers.transport.ble import Wanted
from tests.drivers.bluetooth.radio import RadioProcess, hasty_radio, now, running
from tests.drivers.contract import NO_DEMONSTRATION, NO_USER, Bench, Brought, Hurried, MeasuringDeviceContract, Refusals, Worthless, brought
from tests.waiting import reached


def made(clock: Hurried | None = None) -> TaiDocDevice:
    return TaiDocDevice(hasty_radio(), Wanted(address="F0:15:23:00:00:01"), now, poll_s=0.05, monotonic=clock or Hurried(), retry_first_s=0.05)


@dataclass
class TaiDocBench:
    air: RadioProcess
    clock: Hurried
    device: TaiDocDevice
    quantities = frozenset({Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.PULSE_RATE})
    worthless: Refusals = field(
        default_factory=lambda: {
            Worthless.NO_NUMBER: brought(Reason.NOT_A_NUMBER, "error-reading"),
            Worthless.OLD: brought(Reason.STALE, "stored-reading", days=1),
            Worthless.OTHER_USER: NO_USER,
            Worthless.DEMONSTRATION: NO_DEMONSTRATION,
            Worthless.WRONG_CHECK: brought(Reason.DEVICE_ERROR, "wrong-check"),
            Worthless.CUT: brought(Reason.DEVICE_ERROR, "cut"),
        }
    )

    async def measure(self) -> None:
        self.air.order("taidoc", "measure")

    async def bring(self, worthless: Brought) -> None:
        for order, details in worthless.orders:
            self.air.order("taidoc", order, **details)
        if worthless.reason is Reason.DEVICE_ERROR:
            await reached(self.device.status, lambda said: said.status is Status.FAULT)
            self.clock.skip(TaiDocDevice.answer_within_s)  # what was spoilt was an answer, which is waited for

    async def vanish(self) -> None:
        self.air.order("taidoc", "unplug")

    async def come_back(self) -> None:
        self.air.order("taidoc", "replug")


class TestTaiDoc(MeasuringDeviceContract):
    @pytest.fixture
    def bench(self, air: RadioProcess) -> Bench:
        clock = Hurried()
        return TaiDocBench(air, clock, made(clock))


async def test_garbage_is_a_fault_and_the_next_measure_works(air: RadioProcess) -> None:
    device = made()
    async with running(device) as watched:
        await watched.until(Status.READY)
        air.order("taidoc", "garbage")
        assert isinstance((await watched.until(Status.FAULT)).error, ProtocolError)
        await device.start()
        air.order("taidoc", "measure")
        assert isinstance(await watched.result(), Measurement)
