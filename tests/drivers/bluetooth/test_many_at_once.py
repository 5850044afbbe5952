"""Five families on one adapter at once: each becomes ready, one is connected after the other, and none disturbs the others."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from bleak import BleakClient

from devices.errors import Remedy
from devices.measurement import Measurement
from devices.status import DeviceStatus, Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.glucometer_1808.driver import Glucometer
from drivers.heart_rate_180d.driver import HeartRateSensor
from drivers.oximeter_1822.driver import PulseOximeter
from drivers.scale_181d.driver import Scale
from drivers.thermometer_1809.driver import Thermometer
from drivers.transport.ble import Radio, Wanted
from drivers.transport.ble_device import BleDevice
from drivers.transport.ble_errors import NoRoom
from drivers.transport.steady import Timing
from tests.drivers.bluetooth.radio import RadioProcess, Watched, hasty_radio, now, running
from tests.drivers.bluetooth.test_adapter import within_two_seconds

SHORT = Timing(window_s=0.4, give_up_s=30.0)


def five(radio: Radio | None = None, retry_first_s: float = 0.05) -> dict[str, BleDevice]:
    """On one radio, as at a booth."""
    radio = radio or hasty_radio()

    def wanted(service: str) -> Wanted:
        return Wanted(address=f"F0:18:{service}:00:00:01")

    return {
        "cuff": BloodPressureCuff(radio, wanted("10"), now, retry_first_s=retry_first_s),
        "thermometer": Thermometer(radio, wanted("09"), now, retry_first_s=retry_first_s),
        "oximeter": PulseOximeter(radio, wanted("22"), now, timing=SHORT, retry_first_s=retry_first_s),
        "scale": Scale(radio, wanted("1D"), now, retry_first_s=retry_first_s),
        "glucometer": Glucometer(radio, wanted("08"), now, poll_s=0.1, retry_first_s=retry_first_s),
    }


@asynccontextmanager
async def all_running(devices: dict[str, BleDevice]) -> AsyncIterator[dict[str, Watched]]:
    async with AsyncExitStack() as stack:
        yield {name: await stack.enter_async_context(running(device)) for name, device in devices.items()}


async def all_ready(watched: dict[str, Watched]) -> None:
    await asyncio.gather(*(each.until(Status.READY) for each in watched.values()))


async def test_all_become_ready_and_are_connected_one_after_the_other(air: RadioProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, most = 0, 0
    connect = BleakClient.connect

    async def counted(client: BleakClient, **details: object) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        try:
            await connect(client, **details)  # type: ignore[arg-type]
        finally:
            at_once -= 1

    monkeypatch.setattr(BleakClient, "connect", counted)
    async with all_running(five()) as watched:
        await all_ready(watched)
    assert most == 1


async def test_each_measures_while_the_others_do(air: RadioProcess) -> None:
    devices = five()
    async with all_running(devices) as watched:
        await all_ready(watched)
        for device in devices.values():
            await device.start()
        for name in devices:
            air.order(name, "measure", **({} if name == "oximeter" else {"speed": 200}))
        results = dict(zip(devices, await asyncio.gather(*(each.result() for each in watched.values())), strict=True))
    for name, result in results.items():
        assert isinstance(result, Measurement), name
        assert result.device == devices[name].identity


@pytest.mark.parametrize("name", ["cuff", "thermometer", "oximeter", "scale", "glucometer"])
async def test_one_that_is_carried_away_disturbs_no_other_and_comes_back(air: RadioProcess, name: str) -> None:
    async with all_running(five()) as watched:
        await all_ready(watched)
        others = {other: each for other, each in watched.items() if other != name}
        for each in others.values():
            while each.statuses.waiting():
                await each.statuses.next()
        air.order(name, "unplug")
        await watched[name].until(Status.ABSENT)
        air.order(name, "replug")
        await watched[name].until(Status.READY)
        for other, each in others.items():
            said = [await each.statuses.next() for _ in range(each.statuses.waiting())]
            assert all(status.status is Status.READY for status in said), other


@pytest.mark.parametrize("name", ["cuff", "thermometer", "oximeter", "scale", "glucometer"])
async def test_it_is_seen_to_go_and_to_come_within_two_seconds(air: RadioProcess, name: str) -> None:
    """With the patience and the pauses of a booth."""
    async with all_running({name: five(Radio(), retry_first_s=1.0)[name]}) as watched:
        for _ in range(2):
            await watched[name].until(Status.READY)
            async with within_two_seconds():
                air.order(name, "unplug")
                await watched[name].until(Status.ABSENT)
            async with within_two_seconds():
                air.order(name, "replug")
                await watched[name].until(Status.READY)


def waits_for_room(said: DeviceStatus) -> bool:
    return isinstance(said.error, NoRoom) and said.error.remedy is Remedy.CALL_TECHNICIAN


async def test_an_adapter_that_holds_fewer_says_so_and_the_next_comes_in_as_one_leaves(air: RadioProcess) -> None:
    air.order("adapter", "hold-at-most", links=4)
    devices = five()
    sensor = HeartRateSensor(devices["cuff"]._radio, Wanted(address="F0:18:0D:00:00:01"), now, timing=SHORT, retry_first_s=3600)
    first = {name: devices[name] for name in ("cuff", "thermometer", "oximeter", "scale")}
    async with all_running(first) as watched:
        await all_ready(watched)
        async with running(sensor) as late:
            await late.until_status(waits_for_room)
            assert all(each.device.status.latest is not None and each.device.status.latest.status is Status.READY for each in watched.values())
            air.order("scale", "unplug")
            await late.until(Status.READY)
