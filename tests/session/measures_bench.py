"""A visit at its measures, with devices whose words a test says, and the gestures of a guided blood pressure."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from decimal import Decimal

from devices.booth import Booth
from devices.device import Abilities, Role
from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.measurement import GOOD, CuffPressure, Measurement, NoReading, Quality, QualityLevel, Reason
from devices.status import DeviceStatus, Status
from devices.waveform import Samples
from session.alarm import read_rules
from session.guided import Posture
from session.live import LiveConsultation
from session.measuring import Measuring
from tests.session.visits import CLAIRE, CUFF, OXIMETER, Clock, MemoryBooth, path_to_measures, pressure

THERMOMETER = DeviceIdentity("Alcôve Simulation", "Thermometer", "T-1", simulated=True)


class HandDevice:
    """A device whose words a test says."""

    abilities = Abilities()

    def __init__(self, identity: object) -> None:
        self.identity = identity
        self.status: Feed[DeviceStatus] = Feed(DeviceStatus(Status.READY))
        self.results: Feed[Measurement | NoReading] = Feed()
        self.live: Feed[CuffPressure | Measurement] = Feed()
        self.waveform: Feed[Samples] = Feed()
        self.started = asyncio.Event()

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def start(self) -> None:
        self.started.set()

    async def stop(self) -> None:
        self.started.clear()


class Bench:
    """A visit at its measures, with a cuff and an oximeter."""

    running: asyncio.Task[None]

    def __init__(self) -> None:
        self.clock = Clock()
        self.booth_records = MemoryBooth()
        self.live = LiveConsultation(self.booth_records, read_rules(), self.clock)
        self.live.assistant = CLAIRE
        self.cuff, self.oximeter, self.thermometer = HandDevice(CUFF), HandDevice(OXIMETER), HandDevice(THERMOMETER)
        devices = {Role.CUFF: self.cuff, Role.OXIMETER: self.oximeter, Role.THERMOMETER: self.thermometer}
        self.measuring = Measuring(self.live, Booth(devices))  # type: ignore[arg-type]

    async def until(self, holds: object) -> None:
        """Let the loop run until this holds."""
        for _ in range(1000):
            if holds():  # type: ignore[operator]
                return
            await asyncio.sleep(0)
        raise AssertionError("it never happened")


@asynccontextmanager
async def bench() -> AsyncIterator[Bench]:
    it = Bench()
    await it.live.begin()
    it.live.apply(*path_to_measures()[1:])
    it.running = asyncio.create_task(it.measuring.run())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    yield it
    it.running.cancel()
    with suppress(asyncio.CancelledError):
        await it.running


DOUBTFUL = Quality(QualityLevel.DOUBTFUL, (Reason.IRREGULAR_PULSE,))


async def seated(it: Bench) -> None:
    if it.measuring.pressure.guide.latest is not None and not it.measuring.pressure.guide.latest.arm_answered:
        await it.measuring.pressure.fit_cuff(Decimal(31), None)
    for posture in Posture:
        await it.measuring.pressure.tick_posture(posture, True)
    await it.measuring.pressure.begin_rest()


async def says(it: Bench, *pressures: tuple[int, int], quality: Quality = GOOD) -> None:
    """The cuff gives these, each as soon as it is asked for."""
    for systolic, diastolic in pressures:
        it.clock.pass_(181)
        it.measuring.pass_time()
        await it.until(lambda: it.measuring.of(Role.CUFF).under_way)
        it.cuff.results.publish(pressure(systolic, diastolic, quality=quality))
        await it.until(lambda: not it.measuring.of(Role.CUFF).under_way)
        if it.measuring.of(Role.CUFF).pending is not None:
            await it.measuring.keep_pending(Role.CUFF)
