"""An oximeter on the bench: real bytes through real pyserial over a real port, and a time that is moved by hand."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from devices.feed import Listener
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading
from devices.status import DeviceStatus, Status
from drivers.oximeter_contec.codec import Command, Packet
from drivers.oximeter_contec.driver import ContecOximeter, at_port
from drivers.oximeter_contec.simulator import Finger, PretendedContec
from drivers.simulation.pty import PtyPort
from drivers.transport.serial_oximeter import Timing

IDENTITY = DeviceIdentity("Contec", "CMS50D+", "A0042", simulated=True)
PATIENCE_S = 60.0  # of the test, never of the thing tested
HEARTBEAT = bytes(Packet.command(Command.HEARTBEAT))


class Bench:
    """The oximeter, its cable and its driver."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now_s = 1000.0
        self.device = PretendedContec()
        self.mute = False
        self.heard = bytearray()
        self._came = asyncio.Event()
        self.running: asyncio.Task[None]
        self.port = PtyPort(path, self._hear)
        self.driver = ContecOximeter(at_port(str(path)), IDENTITY, self.clock, monotonic=lambda: self.now_s, timing=Timing(give_up_s=15))

    def clock(self) -> datetime:
        return datetime(2026, 11, 22, 9, 0, tzinfo=UTC) + timedelta(seconds=self.now_s)

    def _hear(self, data: bytes) -> None:
        self.heard += data
        if not self.mute:
            self.port.send(self.device.hear(data))
        self._came.set()

    @property
    def status(self) -> DeviceStatus:
        assert self.driver.status.latest is not None
        return self.driver.status.latest

    async def until(self, wanted: Callable[[DeviceStatus], bool]) -> DeviceStatus:
        """Wait for a status."""
        with self.driver.status.listen() as told:
            async with asyncio.timeout(PATIENCE_S):
                while not wanted(self.status):
                    await told.next()
        return self.status

    async def pass_time(self, seconds: float, damage: Callable[[bytes], bytes] = lambda packet: packet) -> None:
        """The oximeter speaks for so long; each whole packet is taken by the driver before the next is sent."""
        with self.driver.waveform.listen(4096) as wave:
            async with asyncio.timeout(PATIENCE_S):
                for _ in range(round(seconds * 60)):
                    self.now_s += 1 / 60
                    packet = self.device.step()
                    if packet and not self.mute:
                        sent = damage(packet)
                        self.port.send(sent)
                        if len(sent) == len(packet):
                            await wave.next()

    async def finger(self, spo2: int = 97, pulse_rate: int = 72) -> None:
        """A finger is put in, and its pulse found."""
        self.device.put_in(Finger(spo2, pulse_rate))
        await self.pass_time(3.5)

    async def speaks(self) -> None:
        """The first packet came."""
        async with asyncio.timeout(PATIENCE_S):
            while not self.device.streaming:
                self._came.clear()
                await self._came.wait()
        await self.pass_time(1 / 60)


@asynccontextmanager
async def bench(path: Path, *, plugged_in: bool = True) -> AsyncIterator[Bench]:
    """A bench with its driver running."""
    one = Bench(path)
    if plugged_in:
        one.port.plug_in()
    one.running = asyncio.create_task(one.driver.run())
    try:
        if plugged_in:
            await one.until(lambda status: status.status is Status.CONNECTING)
            await one.speaks()
        yield one
    finally:
        one.running.cancel()
        with suppress(asyncio.CancelledError):
            await one.running
        one.port.unplug()


def results(heard: Listener[Measurement | NoReading]) -> list[Measurement | NoReading]:
    """What came so far."""
    return [heard._queue.get_nowait() for _ in range(heard.waiting())]
