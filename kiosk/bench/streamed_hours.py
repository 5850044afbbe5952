"""Twelve hours of an oximeter in one go, through the driver as it is: what memory its process then has, hour by hour.

    python -m kiosk.bench.streamed_hours 12

Its clock is moved on with the bytes, so that an hour takes seconds. Says {"rss_kb": [...], "packets": …, "measures": …}, one more sample than hours.
"""

import asyncio
import gc
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import psutil

from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.measurement import Measurement
from drivers.oximeter_contec.codec import PACKETS_PER_S, Command, Packet
from drivers.oximeter_contec.driver import ContecOximeter
from drivers.oximeter_contec.simulator import Finger, PretendedContec

READS_PER_S = 4
LOOP_S = 60  # of wave and numbers, over and over
T = TypeVar("T")
BEGAN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Hours:
    """A stream that has all its bytes already, and the clock that goes with them."""

    def __init__(self, seconds: int) -> None:
        self._left = seconds * READS_PER_S
        self._bytes = _minute()
        self.now_s = 0.0
        self.reads = 0
        self.over = asyncio.Event()

    def monotonic(self) -> float:
        return self.now_s

    def clock(self) -> datetime:
        return BEGAN + timedelta(seconds=self.now_s)

    async def read(self) -> bytes:
        if not self._left:
            self.over.set()
            await asyncio.Event().wait()
        await asyncio.sleep(0)  # whoever listens takes what came
        self._left -= 1
        self.now_s += 1 / READS_PER_S
        self.reads += 1
        return self._bytes[self.reads % len(self._bytes)]

    async def write(self, data: bytes) -> None:
        """It speaks anyway."""

    def close(self) -> None:
        """Nothing is open."""


def _minute() -> Sequence[bytes]:
    oximeter = PretendedContec()
    oximeter.put_in(Finger())
    each, reads = PACKETS_PER_S // READS_PER_S, []
    for _ in range((LOOP_S + 10) * READS_PER_S):
        oximeter.hear(bytes(Packet.command(Command.START_LIVE)))
        reads.append(b"".join(oximeter.step() for _ in range(each)))
    return reads[10 * READS_PER_S :]  # once it has found the pulse


async def streamed(hours: int, hour_s: int = 3600, measure_each_s: float = 600.0) -> dict[str, object]:
    """Through the driver, with everybody who listens to an oximeter; and a measure every ten minutes."""
    stream = Hours(hours * hour_s)

    async def open_stream() -> Hours:
        return stream

    device = ContecOximeter(open_stream, DeviceIdentity("Contec", "CMS50E", ""), stream.clock, monotonic=stream.monotonic)
    measures = 0

    async def measuring() -> None:
        nonlocal measures
        with device.results.listen() as results:
            while True:
                await device.start()
                measures += isinstance(await results.next(), Measurement)
                until_s = stream.now_s + measure_each_s
                while stream.now_s < until_s:  # noqa: ASYNC110  the time is the stream's
                    await asyncio.sleep(0)

    async def weighing() -> list[int]:
        process, kept = psutil.Process(), []
        for hour in range(hours + 1):
            while stream.now_s < hour * hour_s and not stream.over.is_set():  # noqa: ASYNC110
                await asyncio.sleep(0)
            gc.collect()
            kept.append(process.memory_info().rss // 1024)
        return kept

    async with _listened(device.waveform), _listened(device.live), _listened(device.status):
        tasks = [asyncio.create_task(each) for each in (device.run(), measuring())]
        rss_kb = await weighing()
        await stream.over.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return {"rss_kb": rss_kb, "packets": stream.reads * (PACKETS_PER_S // READS_PER_S), "measures": measures}


@asynccontextmanager
async def _listened(feed: Feed[T]) -> AsyncIterator[None]:
    async def listen() -> None:
        with feed.listen() as values:
            async for _ in values:
                pass

    task = asyncio.create_task(listen())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(streamed(int(sys.argv[1])))) + "\n")
