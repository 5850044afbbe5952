"""A thermometer on the virtual radio, through bleak's own BlueZ backend, up to the measurement."""

import asyncio

import pytest

from devices.errors import ProtocolError
from devices.measurement import GOOD, Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.status import Status
from drivers.thermometer_1809.driver import Thermometer
from drivers.transport.ble import Wanted
from tests.drivers.bluetooth.radio import SOON_S, RadioProcess, Watched, hasty_radio, now, running


def a_thermometer(**timing: float) -> Thermometer:
    return Thermometer(hasty_radio(), Wanted(services=frozenset({"1809"})), now, retry_first_s=0.05, **timing)


async def asked(watched: Watched) -> None:
    await watched.until(Status.READY)
    await watched.device.start()
    await watched.until(Status.MEASURING)


@pytest.mark.parametrize("fahrenheit", [False, True])
async def test_a_reading_reaches_the_booth_in_celsius(air: RadioProcess, fahrenheit: bool) -> None:
    async with running(a_thermometer()) as watched:
        await asked(watched)
        air.order("thermometer", "measure", celsius="38.40", fahrenheit=fahrenheit, speed=10)
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert str(result.value(Quantity.TEMPERATURE)) == "38.40"
    assert result.quality == GOOD
    assert result.site == "ear"
    assert result.device.simulated


async def test_while_it_settles_the_temperature_is_shown_and_not_kept(air: RadioProcess) -> None:
    thermometer = a_thermometer()
    with thermometer.live.listen() as live:
        async with running(thermometer) as watched:
            await asked(watched)
            air.order("thermometer", "measure", speed=10)
            await watched.result()
            assert live.waiting() > 0
            assert watched.results.waiting() == 0


async def test_not_a_number_is_no_reading(air: RadioProcess) -> None:
    async with running(a_thermometer()) as watched:
        await asked(watched)
        air.order("thermometer", "error-reading", speed=20)
        result = await watched.result()
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NOT_A_NUMBER


async def test_an_old_reading_is_stale(air: RadioProcess) -> None:
    async with running(a_thermometer()) as watched:
        await asked(watched)
        air.order("thermometer", "stored-reading")
        old = await watched.result()
        assert isinstance(old, Measurement)
        assert old.quality.level is QualityLevel.REFUSED
        assert old.quality.reasons == (Reason.STALE,)
        air.order("thermometer", "measure", celsius="36.6", speed=20)
        new = await watched.result()
    assert isinstance(new, Measurement)
    assert new.quality == GOOD


async def test_an_old_one_without_a_number_does_not_end_the_measure(air: RadioProcess) -> None:
    async with running(a_thermometer()) as watched:
        await asked(watched)
        air.order("thermometer", "wrong-clock", days=-1)
        air.order("thermometer", "error-reading", speed=20)
        air.order("thermometer", "measure", speed=4)  # sent after the other, which settles in one step
        result = await watched.result()
        assert isinstance(result, Measurement)
        assert result.quality.reasons == (Reason.STALE,)
        assert watched.device.status.latest is not None
        assert watched.device.status.latest.status is Status.MEASURING


async def test_garbage(air: RadioProcess) -> None:
    async with running(a_thermometer()) as watched:
        await asked(watched)
        air.order("thermometer", "garbage")
        result = await watched.result()
        assert isinstance(result, NoReading)
        assert result.reason is Reason.DEVICE_ERROR
        assert isinstance((await watched.until(Status.FAULT)).error, ProtocolError)


async def test_silence_while_it_settles_is_no_data(air: RadioProcess) -> None:
    thermometer = a_thermometer(quiet_s=0.5)
    with thermometer.live.listen() as live:
        async with running(thermometer) as watched:
            await asked(watched)
            air.order("thermometer", "measure", speed=1)
            async with asyncio.timeout(SOON_S):
                await live.next()
            air.order("thermometer", "silence")
            result = await watched.result()
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NO_DATA
