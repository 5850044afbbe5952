"""The oximeters that stream over Bluetooth keep the contract of every measuring device, and survive what is ordered of them."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from devices.measurement import Measurement, QualityLevel, Quantity, Reason
from devices.status import DeviceStatus, Status
from drivers.oximeter_berry.driver import BerryOximeter
from drivers.oximeter_contec_ble.driver import ContecBluetoothOximeter
from drivers.oximeter_jumper.driver import JumperOximeter
from drivers.oximeter_nonin_ble.driver import NoninOximeter
from drivers.oximeter_viatom.driver import ViatomOximeter
from drivers.transport.ble import Wanted
from drivers.transport.ble_oximeter import BluetoothOximeter
from tests.drivers.bluetooth.radio import HURRIED, RadioProcess, hasty_radio, now, running
from tests.drivers.contract import (
    NO_CHECK,
    NO_DEMONSTRATION,
    NO_MEMORY,
    NO_USER,
    Bench,
    Brought,
    Hurried,
    MeasuringDeviceContract,
    Refusals,
    Worthless,
    brought,
)
from tests.waiting import eventually, reached

FAMILIES: dict[str, tuple[type[BluetoothOximeter], str]] = {
    "berry": (BerryOximeter, "F0:49:53:00:00:01"),
    "contec-ble": (ContecBluetoothOximeter, "F0:FF:12:00:00:01"),
    "jumper": (JumperOximeter, "F0:CD:EA:00:00:01"),
    "nonin": (NoninOximeter, "F0:46:A9:00:00:01"),
    "viatom": (ViatomOximeter, "F0:60:F0:00:00:01"),
}


@dataclass
class OximeterBench:
    air: RadioProcess
    simulator: str
    clock: Hurried
    device: BluetoothOximeter
    quantities = frozenset({Quantity.SPO2, Quantity.PULSE_RATE})

    @property
    def worthless(self) -> Refusals:
        away = Reason.SEARCHING if self.simulator == "jumper" else Reason.FINGER_OUT
        return {
            Worthless.NO_NUMBER: brought(away, "finger-out"),
            Worthless.OLD: NO_MEMORY,
            Worthless.OTHER_USER: NO_USER,
            Worthless.DEMONSTRATION: NO_DEMONSTRATION,
            Worthless.WRONG_CHECK: brought(Reason.NO_DATA, "wrong-checks", "finger-in") if self.simulator in ("contec-ble", "viatom") else NO_CHECK,
            Worthless.CUT: brought(None, "cut-packets"),
        }

    async def measure(self) -> None:
        self.air.order(self.simulator, "finger-in")

    async def bring(self, worthless: Brought) -> None:
        dropped = self.device.dropped_bytes
        for order, details in worthless.orders:
            self.air.order(self.simulator, order, **details)
        if worthless.reason is Reason.NO_DATA:
            await eventually(lambda: self.device.dropped_bytes > dropped)
            await self.device.start()  # what it said while the finger was still out does not count
            self.clock.skip(HURRIED.give_up_s)
            await reached(self.device.status, lambda said: said.status is Status.READY)
            self.air.order(self.simulator, "well")
        elif worthless.reason is not None:
            await reached(self.device.status, lambda said: said.signal is worthless.reason)
            self.clock.skip(HURRIED.give_up_s)

    async def vanish(self) -> None:
        self.air.order(self.simulator, "unplug")

    async def come_back(self) -> None:
        self.air.order(self.simulator, "replug")


def made(family: str, clock: Hurried) -> BluetoothOximeter:
    kind, address = FAMILIES[family]
    return kind(hasty_radio(), Wanted(address=address), now, timing=HURRIED, monotonic=clock, retry_first_s=0.05)


@pytest.fixture(params=sorted(FAMILIES))
def bench(air: RadioProcess, request: pytest.FixtureRequest) -> Bench:
    clock = Hurried()
    return OximeterBench(air, request.param, clock, made(request.param, clock))


class TestBluetoothOximeters(MeasuringDeviceContract):
    pass


@pytest.mark.parametrize("family", sorted(FAMILIES))
async def test_trouble_is_said_and_passes(air: RadioProcess, family: str) -> None:
    clock = Hurried()
    device = made(family, clock)

    async def long_after(holds: Callable[[DeviceStatus], bool]) -> None:
        """Time is skipped until it says so; what was on its way when the trouble began still arrives in between."""

        def later() -> bool:
            clock.skip(HURRIED.silence_s)
            return device.status.latest is not None and holds(device.status.latest)

        await eventually(later)

    async with running(device) as watched:
        await watched.until(Status.READY)
        air.order(family, "finger-in", spo2=95, pulse_rate=80)
        air.order(family, "silence")
        await long_after(lambda said: said.signal is Reason.NO_DATA)
        air.order(family, "speak")
        air.order(family, "garbage")
        await long_after(lambda said: said.status is Status.FAULT)
        air.order(family, "cut-packets")
        await watched.until(Status.READY)
        await device.start()
        result = await watched.result()
        assert isinstance(result, Measurement)
        assert result.value(Quantity.SPO2) == 95
        assert result.quality.level is QualityLevel.GOOD
        assert result.device.simulated
        air.order(family, "low-battery", percent=7)
        await watched.until_status(lambda said: said.battery_percent == 7)
        air.order(family, "drop")
        await watched.until(Status.ABSENT)
        await watched.until(Status.READY)
    assert (device.waveform.latest is not None) is device.abilities.has_waveform
    assert device.live.latest is None
