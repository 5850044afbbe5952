"""A cable for the tests of serial drivers: an in-memory line with a time that is moved by hand, and the contract's bench on a real pty."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from devices.device import MeasuringDevice
from devices.errors import ConnectionLost, NotFound, Remedy
from devices.feed import Listener
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Quantity, Reason
from devices.status import DeviceStatus, Status
from drivers.simulation.cable_oximeter import CableOximeterSimulator, PretendedOximeter
from drivers.transport.serial_oximeter import SerialOximeter, Timing
from drivers.transport.stream import Stream
from tests.drivers.contract import NO_CHECK, NO_DEMONSTRATION, NO_MEMORY, NO_USER, Brought, Hurried, Refusals, Worthless, brought
from tests.waiting import eventually, reached

PATIENCE_S = 60.0  # of the test, never of the thing tested
PULLED_OUT = b""
IDENTITY = DeviceIdentity("Maker", "Model", "", address="line", simulated=True)


class Line:
    """A `Stream` whose other end is the test. `said` comes back only when the driver has taken all of it."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        self.written: list[bytes] = []
        self.written_at_s: list[float] = []
        self.answer: Callable[[bytes], bytes] = lambda _data: b""
        self.plugged_in = True
        self._coming: asyncio.Queue[bytes | None] = asyncio.Queue()  # None: nothing, for as long as the driver waits
        self._asked = asyncio.Condition()
        self._times_asked = 0

    def clock(self) -> datetime:
        return datetime(2026, 11, 22, 9, 0, tzinfo=UTC) + timedelta(seconds=self.now_s)

    def monotonic(self) -> float:
        return self.now_s

    async def open(self) -> Stream:
        if not self.plugged_in:
            raise NotFound("nothing is plugged in at this port", remedy=Remedy.PLUG_IN)
        self._coming = asyncio.Queue()
        return self

    async def read(self) -> bytes:
        if self._coming.empty():
            async with self._asked:
                self._times_asked += 1
                self._asked.notify_all()
        data = await self._coming.get()
        if data is None:
            raise TimeoutError
        if data == PULLED_OUT:
            raise ConnectionLost("the serial cable was pulled out", remedy=Remedy.PLUG_IN)
        return data

    async def write(self, data: bytes) -> None:
        if not self.plugged_in:
            raise ConnectionLost("the serial cable was pulled out", remedy=Remedy.PLUG_IN)
        self.written.append(data)
        self.written_at_s.append(self.now_s)
        if answer := self.answer(data):
            self._coming.put_nowait(answer)

    def close(self) -> None:
        """Nothing is held."""

    async def said(self, data: bytes, after_s: float = 0.0) -> None:
        """The device says it, after so long; back when the driver listens again."""
        self.now_s += after_s
        self._coming.put_nowait(data or None)
        await self.listened(1)

    async def listened(self, times: int) -> None:
        """The driver has come to the end of what there is, so many times."""
        async with asyncio.timeout(PATIENCE_S), self._asked:
            wanted = self._times_asked + times
            await self._asked.wait_for(lambda: self._times_asked >= wanted)

    def pull_out(self) -> None:
        self.plugged_in = False
        self._coming.put_nowait(PULLED_OUT)


@asynccontextmanager
async def running(device: MeasuringDevice, line: Line) -> AsyncIterator[asyncio.Task[None]]:
    """The driver runs on the line."""
    task = asyncio.create_task(device.run())
    try:
        await line.listened(1)
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(device: MeasuringDevice, wanted: Callable[[DeviceStatus], bool]) -> DeviceStatus:
    """Wait for a status."""
    with device.status.listen() as told:
        async with asyncio.timeout(PATIENCE_S):
            while (latest := device.status.latest) is None or not wanted(latest):
                await told.next()
    return latest


async def speaks(line: Line, device: PretendedOximeter, seconds: float) -> None:
    """The pretended oximeter speaks for so long, a quarter of a second at a time."""
    for _ in range(round(seconds * 4)):
        steps = max(1, round(device.steps_per_s / 4))
        await line.said(b"".join(device.step() for _ in range(steps)), after_s=steps / device.steps_per_s)


def results(heard: Listener[Measurement | NoReading]) -> list[Measurement | NoReading]:
    """What came so far."""
    return [heard._queue.get_nowait() for _ in range(heard.waiting())]


HURRIED = Timing(window_s=0.25, give_up_s=20.0, silence_s=30.0)  # what takes long is skipped


class CableBench:
    """An oximeter's simulator as the stage runs it, and its driver, for the contract of every measuring device."""

    quantities = frozenset({Quantity.SPO2, Quantity.PULSE_RATE})

    def __init__(self, simulator: CableOximeterSimulator, device: SerialOximeter, clock: Hurried, *, has_check: bool) -> None:
        """`clock` is the driver's own; `has_check`: whether a wrong bit in a packet can be seen."""
        self.simulator, self.device, self.clock = simulator, device, clock
        self.worthless: Refusals = {
            Worthless.NO_NUMBER: brought(Reason.FINGER_OUT, "finger-out"),
            Worthless.OLD: NO_MEMORY,
            Worthless.OTHER_USER: NO_USER,
            Worthless.DEMONSTRATION: NO_DEMONSTRATION,
            Worthless.WRONG_CHECK: brought(Reason.DEVICE_ERROR, "finger-in", "wrong-checks") if has_check else NO_CHECK,
            Worthless.CUT: brought(None, "cut-packets"),
        }

    async def measure(self) -> None:
        await self.simulator.obey("finger-in")

    async def bring(self, worthless: Brought) -> None:
        dropped = self.device.dropped_bytes
        for order, details in worthless.orders:
            await self.simulator.obey(order, **details)
        if worthless.reason is Reason.DEVICE_ERROR:
            await eventually(lambda: self.device.dropped_bytes > dropped)
            self.clock.skip(HURRIED.silence_s)
            await reached(self.device.status, lambda said: said.status is Status.FAULT)
            await self.simulator.obey("well")
        elif worthless.reason is not None:
            await reached(self.device.status, lambda said: said.signal is worthless.reason)
            self.clock.skip(HURRIED.give_up_s)

    async def vanish(self) -> None:
        await self.simulator.obey("unplug")

    async def come_back(self) -> None:
        await self.simulator.obey("replug")


@asynccontextmanager
async def on_the_bench(simulator: CableOximeterSimulator, device: SerialOximeter, clock: Hurried, *, has_check: bool) -> AsyncIterator[CableBench]:
    """The simulator runs; the driver is for the test to run."""
    one = CableBench(simulator, device, clock, has_check=has_check)
    simulator.port.plug_in()
    task = asyncio.create_task(simulator.run())
    try:
        yield one
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
