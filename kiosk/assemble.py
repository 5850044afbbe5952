"""Builds the booth's program from its settings: the best map of what there is."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from devices.booth import Booth
from devices.device import MeasuringDevice, Role
from devices.identity import DeviceIdentity
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.oximeter_contec.driver import ContecOximeter, Timing, at_port
from drivers.thermometer_1809.driver import Thermometer
from drivers.transport.ble import Radio, Wanted
from kiosk.settings import DeviceSettings, MeasureSettings, Settings
from session.alarm import read_rules
from session.at_work import AtWork
from session.live import LiveConsultation
from session.logins import Logins
from session.measuring import Measuring
from session.store.booth import BoothStore
from session.store.keys import booth_key

Clock = Callable[[], datetime]


def local_clock() -> datetime:
    """Now, with the offset of this place."""
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Program:
    """What runs in the engine of a booth."""

    settings: Settings
    store: BoothStore
    live: LiveConsultation
    measuring: Measuring
    at_work: AtWork

    async def run(self) -> None:
        """Everything, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.measuring.run())
            tasks.create_task(self.at_work.run())

    def close(self) -> None:
        """Once nothing runs any more."""
        self.store.close()


def assemble(settings: Settings, *, clock: Clock = local_clock, simulated: bool = False, speed: float = 1.0) -> Program:
    """The program of a booth; belongs to the loop that calls this.

    Args:
        simulated: the devices of the settings are simulators, and every screen says so.
        speed: how much faster than life the simulated devices' measures and rests are; 1 with real ones.
    """
    data = Path(settings.booth.data).expanduser()
    store = BoothStore.open(data, booth_key(data / "booth.key", may_create=not (data / "booth.db").exists()), clock)
    live = LiveConsultation(store, read_rules(), clock)
    booth = Booth(measuring_devices(settings.devices, clock, simulated=simulated, speed=speed))
    rest, pause = _durations(settings.measures, speed)
    measuring = Measuring(live, booth, rest=rest, pause=pause)
    logins = Logins(store.accounts, store.audit, clock)
    if live.resume():
        measuring.take_up()
    return Program(settings, store, live, measuring, AtWork(live, logins))


def measuring_devices(settings: DeviceSettings, clock: Clock, *, simulated: bool = False, speed: float = 1.0) -> dict[Role, MeasuringDevice]:
    """The drivers of the devices that the settings name."""
    devices: dict[Role, MeasuringDevice] = {}
    if settings.cuff or settings.thermometer:
        radio = Radio()
        if settings.cuff:
            devices[Role.CUFF] = BloodPressureCuff(radio, wanted(settings.cuff), clock)
        if settings.thermometer:
            devices[Role.THERMOMETER] = Thermometer(radio, wanted(settings.thermometer), clock)
    if settings.oximeter:
        identity = DeviceIdentity("Alcôve Simulation" if simulated else "Contec", "CMS50D+", "", address=settings.oximeter, simulated=simulated)
        devices[Role.OXIMETER] = ContecOximeter(at_port(settings.oximeter), identity, clock, timing=Timing().accelerated(speed))
    return devices


def wanted(address_or_name: str) -> Wanted:
    """A BLE address where it is one, else the advertised name."""
    return Wanted(address=address_or_name) if address_or_name.count(":") == 5 else Wanted(name=address_or_name)


def _durations(settings: MeasureSettings, speed: float) -> tuple[timedelta, timedelta]:
    return timedelta(seconds=settings.rest_s / speed), timedelta(seconds=settings.pause_s / speed)
