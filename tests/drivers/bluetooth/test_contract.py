"""The Bluetooth families keep the contract of every measuring device."""

from dataclasses import dataclass

import pytest

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.glucometer_1808.driver import Glucometer
from drivers.heart_rate_180d.driver import HeartRateSensor
from drivers.oximeter_1822.driver import PulseOximeter
from drivers.scale_181d.driver import Scale
from drivers.thermometer_1809.driver import Thermometer
from drivers.transport.ble import Wanted
from drivers.transport.steady import Timing
from tests.drivers.bluetooth.radio import RadioProcess, hasty_radio, now
from tests.drivers.contract import Bench, MeasuringDeviceContract


@dataclass
class BluetoothBench:
    air: RadioProcess
    simulator: str
    device: MeasuringDevice
    quantities: frozenset[Quantity]

    async def measure(self) -> None:
        self.air.order(self.simulator, "measure", speed=200)

    async def spoil(self) -> None:
        self.air.order(self.simulator, "error-reading", speed=200)

    async def vanish(self) -> None:
        self.air.order(self.simulator, "unplug")

    async def come_back(self) -> None:
        self.air.order(self.simulator, "replug")


class TestCuff(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        cuff = BloodPressureCuff(hasty_radio(), Wanted(address="F0:18:10:00:00:01"), now, retry_first_s=0.05)
        return BluetoothBench(air, "cuff", cuff, frozenset({Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL, Quantity.PULSE_RATE}))


class TestThermometer(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        thermometer = Thermometer(hasty_radio(), Wanted(address="F0:18:09:00:00:01"), now, retry_first_s=0.05)
        return BluetoothBench(air, "thermometer", thermometer, frozenset({Quantity.TEMPERATURE}))


SHORT = Timing(window_s=0.4, give_up_s=3.0)


class TestRunningOximeter(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        oximeter = PulseOximeter(hasty_radio(), Wanted(address="F0:18:22:00:00:01"), now, timing=SHORT, retry_first_s=0.05)
        return BluetoothBench(air, "oximeter", oximeter, frozenset({Quantity.SPO2, Quantity.PULSE_RATE}))


class TestSpotCheckOximeter(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        oximeter = PulseOximeter(hasty_radio(), Wanted(address="F0:18:22:00:00:02"), now, retry_first_s=0.05)
        return BluetoothBench(air, "spot-oximeter", oximeter, frozenset({Quantity.SPO2, Quantity.PULSE_RATE}))


class TestScale(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        scale = Scale(hasty_radio(), Wanted(address="F0:18:1D:00:00:01"), now, retry_first_s=0.05)
        return BluetoothBench(air, "scale", scale, frozenset({Quantity.WEIGHT}))


class TestGlucometer(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        meter = Glucometer(hasty_radio(), Wanted(address="F0:18:08:00:00:01"), now, poll_s=0.1, retry_first_s=0.05)
        return BluetoothBench(air, "glucometer", meter, frozenset({Quantity.GLUCOSE}))


class TestHeartRateSensor(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self, air: RadioProcess) -> Bench:
        sensor = HeartRateSensor(hasty_radio(), Wanted(address="F0:18:0D:00:00:01"), now, timing=SHORT, retry_first_s=0.05)
        return BluetoothBench(air, "heart-rate", sensor, frozenset({Quantity.PULSE_RATE}))
