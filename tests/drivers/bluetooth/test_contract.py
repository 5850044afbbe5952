"""The Bluetooth families keep the contract of every measuring device."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from devices.device import MeasuringDevice
from devices.measurement import Quantity, Reason
from devices.status import Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.glucometer_1808.driver import Glucometer
from drivers.heart_rate_180d.driver import HeartRateSensor
from drivers.oximeter_1822.driver import PulseOximeter
from drivers.scale_181d.driver import Scale
from drivers.thermometer_1809.driver import Thermometer
from drivers.transport.ble import Wanted
from drivers.transport.ble_asked import AskedDevice
from tests.drivers.bluetooth.radio import HURRIED, RadioProcess, hasty_radio, now
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
from tests.waiting import reached


def refusals(no_number: Brought, cut: Brought, *, old: Brought | str, other_user: Brought | str = NO_USER, demo: Brought | str = NO_DEMONSTRATION) -> Refusals:
    """None of these services has a check of its own: the radio's is below them."""
    return {
        Worthless.NO_NUMBER: no_number,
        Worthless.OLD: old,
        Worthless.OTHER_USER: other_user,
        Worthless.DEMONSTRATION: demo,
        Worthless.WRONG_CHECK: NO_CHECK,
        Worthless.CUT: cut,
    }


def stored(**details: Any) -> Brought:
    return brought(Reason.STALE, "stored-reading", days=1, **details)


NO_NUMBER = brought(Reason.NOT_A_NUMBER, "error-reading", speed=200)
CUT = brought(Reason.DEVICE_ERROR, "cut", "stored-reading", days=0)


@dataclass
class BluetoothBench:
    air: RadioProcess
    simulator: str
    device: MeasuringDevice
    quantities: frozenset[Quantity]
    worthless: Refusals
    clock: Hurried = field(default_factory=Hurried)  # the driver's own
    gives_up: bool = False  # of a device that sends its numbers as they run

    async def measure(self) -> None:
        self.air.order(self.simulator, "measure", speed=200)

    async def bring(self, worthless: Brought) -> None:
        for order, details in worthless.orders:
            self.air.order(self.simulator, order, **details)
        if self.gives_up and worthless.reason in (Reason.SEARCHING, Reason.WEAK_SIGNAL, Reason.DEMONSTRATION):
            await reached(self.device.status, lambda said: said.signal is worthless.reason)
            self.clock.skip(HURRIED.give_up_s)
        if isinstance(self.device, AskedDevice) and worthless.reason is Reason.DEVICE_ERROR:
            await reached(self.device.status, lambda said: said.status is Status.FAULT)
            self.clock.skip(self.device.answer_within_s)  # what was cut was an answer, which is waited for

    async def vanish(self) -> None:
        self.air.order(self.simulator, "unplug")

    async def come_back(self) -> None:
        self.air.order(self.simulator, "replug")


class TestCuff(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        cuff = BloodPressureCuff(hasty_radio(), Wanted(address="F0:18:10:00:00:01"), now, user=1, retry_first_s=0.05)
        other = brought(Reason.OTHER_USER, "stored-reading", days=0, user=2)
        cut = brought(Reason.DEVICE_ERROR, "cut", "stored-reading", days=0, user=1)
        quantities = frozenset({Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL, Quantity.PULSE_RATE})
        return BluetoothBench(air, "cuff", cuff, quantities, refusals(NO_NUMBER, cut, old=stored(user=1), other_user=other))


class TestThermometer(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        thermometer = Thermometer(hasty_radio(), Wanted(address="F0:18:09:00:00:01"), now, retry_first_s=0.05)
        return BluetoothBench(air, "thermometer", thermometer, frozenset({Quantity.TEMPERATURE}), refusals(NO_NUMBER, CUT, old=stored()))


class TestRunningOximeter(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        clock = Hurried()
        oximeter = PulseOximeter(hasty_radio(), Wanted(address="F0:18:22:00:00:01"), now, timing=HURRIED, monotonic=clock, retry_first_s=0.05)
        away = brought(Reason.SEARCHING, "error-reading")
        demo = brought(Reason.DEMONSTRATION, "demonstration")
        worthless = refusals(away, brought(Reason.DEVICE_ERROR, "cut"), old=stored(), demo=demo)
        return BluetoothBench(air, "oximeter", oximeter, frozenset({Quantity.SPO2, Quantity.PULSE_RATE}), worthless, clock, gives_up=True)


class TestSpotCheckOximeter(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        oximeter = PulseOximeter(hasty_radio(), Wanted(address="F0:18:22:00:00:02"), now, retry_first_s=0.05)
        away = brought(Reason.SEARCHING, "error-reading", speed=200)
        demo = brought(Reason.DEMONSTRATION, "demonstration", speed=200)
        worthless = refusals(away, CUT, old=stored(), demo=demo)
        return BluetoothBench(air, "spot-oximeter", oximeter, frozenset({Quantity.SPO2, Quantity.PULSE_RATE}), worthless)


class TestScale(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        scale = Scale(hasty_radio(), Wanted(address="F0:18:1D:00:00:01"), now, user=1, retry_first_s=0.05)
        other = brought(Reason.OTHER_USER, "stored-reading", days=0, user=2)
        cut = brought(Reason.DEVICE_ERROR, "cut", "stored-reading", days=0, user=1)
        worthless = refusals(NO_NUMBER, cut, old=stored(user=1), other_user=other)
        return BluetoothBench(air, "scale", scale, frozenset({Quantity.WEIGHT}), worthless)


class TestGlucometer(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        clock = Hurried()
        meter = Glucometer(hasty_radio(), Wanted(address="F0:18:08:00:00:01"), now, poll_s=0.1, monotonic=clock, retry_first_s=0.05)
        control = brought(Reason.DEMONSTRATION, "control-solution", speed=200)
        worthless = refusals(NO_NUMBER, brought(Reason.DEVICE_ERROR, "cut"), old=stored(), demo=control)
        return BluetoothBench(air, "glucometer", meter, frozenset({Quantity.GLUCOSE}), worthless, clock)


class TestHeartRateSensor(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        clock = Hurried()
        sensor = HeartRateSensor(hasty_radio(), Wanted(address="F0:18:0D:00:00:01"), now, timing=HURRIED, monotonic=clock, retry_first_s=0.05)
        worthless = refusals(brought(Reason.WEAK_SIGNAL, "take-off"), brought(Reason.DEVICE_ERROR, "cut"), old=NO_MEMORY)
        return BluetoothBench(air, "heart-rate", sensor, frozenset({Quantity.PULSE_RATE}), worthless, clock, gives_up=True)
