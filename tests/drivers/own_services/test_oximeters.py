"""The oximeters that stream over Bluetooth keep the contract of every measuring device, and survive what is ordered of them."""

from dataclasses import dataclass

import pytest

from devices.measurement import Measurement, QualityLevel, Quantity, Reason
from devices.status import Status
from drivers.oximeter_berry.driver import BerryOximeter
from drivers.oximeter_contec_ble.driver import ContecBluetoothOximeter
from drivers.oximeter_jumper.driver import JumperOximeter
from drivers.oximeter_nonin_ble.driver import NoninOximeter
from drivers.oximeter_viatom.driver import ViatomOximeter
from drivers.transport.ble import Wanted
from drivers.transport.ble_oximeter import BluetoothOximeter
from drivers.transport.steady import Timing
from tests.drivers.bluetooth.radio import RadioProcess, hasty_radio, now, running
from tests.drivers.contract import Bench, MeasuringDeviceContract

SHORT = Timing(window_s=0.4, give_up_s=2.0)
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
    device: BluetoothOximeter
    quantities = frozenset({Quantity.SPO2, Quantity.PULSE_RATE})

    async def measure(self) -> None:
        self.air.order(self.simulator, "finger-in")

    async def spoil(self) -> None:
        self.air.order(self.simulator, "finger-out")

    async def vanish(self) -> None:
        self.air.order(self.simulator, "unplug")

    async def come_back(self) -> None:
        self.air.order(self.simulator, "replug")


def made(family: str) -> BluetoothOximeter:
    kind, address = FAMILIES[family]
    return kind(hasty_radio(), Wanted(address=address), now, timing=SHORT, retry_first_s=0.05)


@pytest.fixture(params=sorted(FAMILIES))
def bench(air: RadioProcess, request: pytest.FixtureRequest) -> Bench:
    return OximeterBench(air, request.param, made(request.param))


class TestBluetoothOximeters(MeasuringDeviceContract):
    pass


@pytest.mark.parametrize("family", sorted(FAMILIES))
async def test_trouble_is_said_and_passes(air: RadioProcess, family: str) -> None:
    device = made(family)
    async with running(device) as watched:
        await watched.until(Status.READY)
        air.order(family, "finger-in", spo2=95, pulse_rate=80)
        air.order(family, "silence")
        await watched.until_status(lambda said: said.signal is Reason.NO_DATA)
        air.order(family, "speak")
        air.order(family, "garbage")
        await watched.until(Status.FAULT)
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
