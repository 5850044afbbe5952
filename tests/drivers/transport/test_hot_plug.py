"""A port that appears is found again within two seconds, however long it was away; one that goes is missed at once."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from devices.errors import DeviceError
from devices.identity import DeviceIdentity
from devices.status import Status
from drivers.oximeter_contec.driver import ContecOximeter, at_port
from drivers.oximeter_contec.simulator import ContecSimulator
from drivers.transport.serial_device import LOOKED_FOR_EVERY_S
from drivers.transport.stream import BackOff, Stream
from tests.waiting import SOON_S


def test_no_pause_between_two_looks_is_as_long_as_two_seconds() -> None:
    back_off = BackOff(longest_s=LOOKED_FOR_EVERY_S)
    assert max(back_off.next_s() for _ in range(20)) == LOOKED_FOR_EVERY_S < 2


async def test_a_port_that_was_away_for_long_is_found_again(tmp_path: Path) -> None:
    looks = 0
    looked_often = asyncio.Event()
    simulator = ContecSimulator(tmp_path / "port")
    opening = at_port(str(simulator.port.path))

    async def look() -> Stream:
        nonlocal looks
        looks += 1
        try:
            return await opening()
        except DeviceError:
            if looks >= 4:
                looked_often.set()
            raise

    driver = ContecOximeter(look, DeviceIdentity("Contec", "CMS50E", ""), lambda: datetime.now(UTC))
    with driver.status.listen() as statuses:
        tasks = [asyncio.create_task(driver.run())]
        async with asyncio.timeout(SOON_S):
            await looked_often.wait()
            tasks.append(asyncio.create_task(simulator.run()))
            while (await statuses.next()).status is not Status.READY:
                pass
            simulator.port.unplug()
            while (await statuses.next()).status is not Status.ABSENT:
                pass
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
