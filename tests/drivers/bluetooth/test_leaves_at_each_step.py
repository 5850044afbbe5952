"""A device on Bluetooth goes away in the middle of each step of its conversation in turn: found, asked who it is, subscribed to, measuring.

A step is a request that it never answers, because it is gone; the next time it stays, and what it then measures is right.
"""

import asyncio
from typing import Any

import pytest
from bumble.link import LocalLink

from devices.measurement import Measurement, NoReading, Quantity
from devices.status import Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.blood_pressure_1810.simulator import SimulatedCuff
from drivers.transport.ble import Wanted
from tests.drivers.bluetooth.radio import SOON_S, Watched, hasty_radio, now, on_air, running

MOST_STEPS = 100


class LeavingCuff(SimulatedCuff):
    """It goes in the middle of the request with this number, counted from when it was last switched on."""

    def __init__(self) -> None:
        super().__init__("leaving-cuff")
        self.requests = self.leaves_at = 0

    async def appear(self, link: LocalLink) -> None:
        await super().appear(link)
        server = self._powered.gatt_server
        answer = server.on_gatt_pdu

        def count(bearer: Any, request: Any) -> None:
            self.requests += 1
            if self.requests == self.leaves_at:
                self.begin(self.obey("drop"))
            else:
                answer(bearer, request)

        server.on_gatt_pdu = count  # type: ignore[method-assign]  # where bumble gives each request to whoever answers it


@pytest.mark.timeout(240)
async def test_a_cuff_leaves_at_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    air, steps = LeavingCuff(), 0
    async with on_air(monkeypatch, [air]):
        cuff = BloodPressureCuff(hasty_radio(), Wanted(address=air.address), now, quiet_s=0.5, retry_first_s=0.02)
        async with running(cuff) as watched:
            await watched.until(Status.READY)
            for step in range(1, MOST_STEPS):
                await air.obey("unplug")
                await watched.until(Status.ABSENT)
                air.requests, air.leaves_at = 0, step
                await air.obey("replug")
                measurement = await measured(watched, air, 100 + step)
                assert [measurement.value(each) for each in (Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.PULSE_RATE)] == [100 + step, 77, 61]
                assert not cuff.refused_packets
                if air.requests < step:
                    break
                steps = step
    assert steps >= 25, "its services, who it is, battery, clock, subscriptions, and the confirmation of its reading"


async def measured(watched: Watched, air: LeavingCuff, systolic: int) -> Measurement:
    """Its button pressed until it brought a value: it may go in mid-measure, and then it is pressed again."""
    while True:
        await watched.until(Status.READY)
        await watched.device.start()
        await air.obey("measure", systolic=systolic, diastolic=77, pulse=61, speed=1000)
        result = asyncio.create_task(watched.results.next())
        gone = asyncio.create_task(watched.until(Status.ABSENT))
        async with asyncio.timeout(SOON_S):
            await asyncio.wait((result, gone), return_when=asyncio.FIRST_COMPLETED)
            if not result.done():  # what it measured it kept, and sends once it is heard again
                gone.cancel()
                await result
            gone.cancel()
        said = result.result()
        if isinstance(said, Measurement):
            return said
        assert isinstance(said, NoReading)
