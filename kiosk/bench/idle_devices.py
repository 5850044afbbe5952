"""What the booth's drivers cost while every family's device is connected and nobody measures.

python -m kiosk.bench.idle_devices PLACES    the drivers alone; PLACES as `all_devices` says them. ← {"usable": how many are ready}
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from functools import cache

import psutil

from devices.status import Status
from drivers.catalogue import family
from drivers.family import Place
from drivers.simulation.private_bus import CLIENT_VARIABLE
from drivers.transport.ble import Radio
from kiosk.bench.child import Silent, started
from kiosk.bench.figure import Figure, Series, single, void

NAME = "idle_devices_core_pct"
MEANING = "processor time of the drivers with a device of every family connected, nobody measuring"
WATCH_S = 6.0
SETTLE_S = 3.0
READY_WITHIN_S = 60.0


def measure(samples: int) -> Figure:
    """Percent of a core, in stretches of six seconds. The devices are in another process."""
    try:
        with tempfile.TemporaryDirectory(prefix="alcove-bench-") as scratch, started("kiosk.bench.all_devices", scratch) as table:
            where = table.hear("usable")
            with started("kiosk.bench.idle_devices", json.dumps(where["places"]), **{CLIENT_VARIABLE: where["bus"]}) as drivers:
                ready = drivers.hear("usable", READY_WITHIN_S)
                time.sleep(SETTLE_S)
                process = psutil.Process(drivers.process.pid)
                percents = [_percent(process) for _ in range(samples)]
                memory = round(process.memory_info().rss / (1 << 20), 1)
    except Silent as error:
        return void(NAME, MEANING, f"the devices did not become ready: {error}")
    figure = single(NAME, MEANING, Series("the drivers of all families", "% of a core", tuple(percents)), None, None)
    return figure.with_detail(connected=ready, on_the_air=sum(":" in each for each in where["places"].values()), memory_mb=memory)


def _percent(process: psutil.Process) -> float:
    before, began = process.cpu_times(), time.perf_counter()
    time.sleep(WATCH_S)
    after, took = process.cpu_times(), time.perf_counter() - began
    return 100 * (after.user + after.system - before.user - before.system) / took


async def drive(places: dict[str, str]) -> None:
    """Run all drivers, on one radio, until standard input ends."""
    radio = cache(Radio)
    devices = []
    for key, address in places.items():
        build = family(key).build
        assert build is not None, "only those with a driver are on the table"
        devices.append(build(Place(address, lambda: datetime.now(UTC), radio, simulated=True)))
    running = [asyncio.create_task(each.run()) for each in devices]
    try:
        for each in devices:
            with each.status.listen() as statuses:
                while (now := each.status.latest) is None or now.status is not Status.READY:
                    await statuses.next()
        sys.stdout.write(json.dumps({"usable": len(devices)}) + "\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


if __name__ == "__main__":
    assert os.environ.get(CLIENT_VARIABLE), "the pretended radio, not this machine's"
    asyncio.run(drive(json.loads(sys.argv[1])))
