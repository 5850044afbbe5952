"""Five devices on the air at once, measuring all together for ten minutes: every value arrives, is right, and is its own device's."""

import asyncio
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from devices.device import MeasuringDevice
from devices.feed import Listener
from devices.measurement import GOOD, Measurement, NoReading, Quantity
from devices.role import Role
from devices.status import Status
from drivers.blood_pressure_1810.simulator import SimulatedCuff
from drivers.glucometer_1808.simulator import SimulatedGlucometer
from drivers.ieee11073.date_time import wall_clock
from drivers.oximeter_1822.simulator import SimulatedPulseOximeter
from drivers.scale_181d.simulator import SimulatedScale
from drivers.simulation.peripheral import VirtualPeripheral
from drivers.thermometer_1809.simulator import SimulatedThermometer
from drivers.transport.ble_device import BleDevice
from kiosk.assemble import Simulated, measuring_devices
from kiosk.settings import DeviceSettings
from tests.drivers.bluetooth.radio import on_air
from tests.journeys.booth import Clock
from tests.waiting import reached

MINUTES = 10
SPEED = 50.0

Expected = Mapping[Quantity, Decimal]


def shown_in(minute: int) -> dict[Role, tuple[dict[str, Any], Expected]]:
    """What each device is told to measure in this minute, and what must come of it: no two devices and no two minutes alike."""
    q = Quantity
    return {
        Role.CUFF: (
            {"systolic": 140 + minute, "diastolic": 80 + minute, "pulse": 50 + minute, "speed": SPEED},
            {q.SYSTOLIC: Decimal(140 + minute), q.DIASTOLIC: Decimal(80 + minute), q.PULSE_RATE: Decimal(50 + minute)},
        ),
        Role.OXIMETER: ({"spo2": 90 + minute, "pulse": 110 + minute}, {q.SPO2: Decimal(90 + minute), q.PULSE_RATE: Decimal(110 + minute)}),
        Role.THERMOMETER: ({"celsius": f"36.{minute}", "speed": SPEED}, {q.TEMPERATURE: Decimal(f"36.{minute}")}),
        Role.SCALE: ({"kg": f"{60 + minute}.5", "speed": SPEED}, {q.WEIGHT: Decimal(f"{60 + minute}.5")}),
        Role.GLUCOMETER: ({"mg": 200 + minute, "speed": SPEED}, {q.GLUCOSE: Decimal(200 + minute)}),
    }


async def test_five_devices_for_ten_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()

    def on_its_display() -> datetime:
        return wall_clock(clock())

    air: dict[Role, VirtualPeripheral] = {
        Role.CUFF: SimulatedCuff(wall_clock=on_its_display),
        Role.OXIMETER: SimulatedPulseOximeter(interval_s=0.1, wall_clock=on_its_display),
        Role.THERMOMETER: SimulatedThermometer(wall_clock=on_its_display),
        Role.SCALE: SimulatedScale(wall_clock=on_its_display),
        Role.GLUCOMETER: SimulatedGlucometer(wall_clock=on_its_display),
    }
    settings = DeviceSettings(
        **{role.value.replace("-", "_"): device.address for role, device in air.items()},
        oximeter_family="oximeter_1822",
    )
    devices = measuring_devices(settings, clock, Simulated(("appareils",), SPEED))
    assert set(devices) == set(air)
    with ExitStack() as listening:
        results = {role: listening.enter_context(device.results.listen(64)) for role, device in devices.items()}
        async with on_air(monkeypatch, tuple(air.values())):
            running = [asyncio.create_task(device.run()) for device in devices.values()]
            try:
                async with asyncio.timeout(60):
                    await asyncio.gather(*(reached(device.status, lambda now: now.status is Status.READY, 60) for device in devices.values()))
                    for minute in range(MINUTES):
                        wanted = shown_in(minute)
                        await asyncio.gather(*(_measure(devices[role], air[role], wanted[role], results[role]) for role in devices))
                        clock.move(minutes=1)
            finally:
                for task in running:
                    task.cancel()
                ended = await asyncio.gather(*running, return_exceptions=True)
        assert all(isinstance(each, asyncio.CancelledError) for each in ended)
        for role, device in devices.items():
            assert isinstance(device, BleDevice)
            assert results[role].waiting() == 0, f"{role.value} said more than it was asked for"
            assert device.refused_packets == 0
            assert device.identity.serial == f"SIM-{air[role].address[-5:]}"


async def _measure(
    device: MeasuringDevice, simulator: VirtualPeripheral, wanted: tuple[dict[str, Any], Expected], results: Listener[Measurement | NoReading]
) -> None:
    details, expected = wanted
    await device.start()
    await simulator.obey("measure", **details)
    result = await results.next()
    assert isinstance(result, Measurement), result
    assert {value.quantity: value.number for value in result.values if value.quantity in expected} == expected
    assert result.quality == GOOD
    assert result.device == device.identity
    assert result.device.address == simulator.address
