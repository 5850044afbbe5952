"""A driver that is stopped at any moment leaves no link behind, and the next one finds the device."""

import asyncio

import pytest

from devices.status import Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.transport.ble import Wanted
from tests.drivers.bluetooth.radio import SOON_S, RadioProcess, hasty_radio, now, running

CUFF = Wanted(address="F0:18:10:00:00:01")


@pytest.mark.parametrize("heard", [False, True])
@pytest.mark.parametrize("turns", [0, 5, 25, 60, 125, 300, 1250])
async def test_stopped_after_some_turns_of_the_loop(air: RadioProcess, heard: bool, turns: int) -> None:
    radio = hasty_radio()
    device = BloodPressureCuff(radio, CUFF, now, retry_first_s=0.05)
    with device.status.listen() as statuses:
        task = asyncio.create_task(device.run())
        if heard:
            async with asyncio.timeout(SOON_S):
                while (await statuses.next()).status is not Status.CONNECTING:
                    pass
        for _ in range(turns):
            await asyncio.sleep(0)  # lets the link grow by a step; where it was cut must not matter
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    async with running(BloodPressureCuff(radio, CUFF, now, retry_first_s=0.05)) as watched:
        await watched.until(Status.READY)
