"""A heart rate sensor on the virtual radio: worn, not worn, silent."""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from devices.errors import ProtocolError
from devices.measurement import GOOD, Measurement, NoReading, Quantity, Reason
from devices.status import Status
from drivers.heart_rate_180d.driver import HeartRateSensor
from drivers.transport.ble import Wanted
from drivers.transport.steady import Timing
from tests.drivers.bluetooth.radio import RadioProcess, Watched, hasty_radio, now, running
from tests.drivers.contract import Hurried


def a_sensor(*, window_s: float = 0.4, give_up_s: float = 30.0, silence_s: float = 2.8, monotonic: Callable[[], float] = time.monotonic) -> HeartRateSensor:
    timing = Timing(window_s=window_s, give_up_s=give_up_s, silence_s=silence_s)
    return HeartRateSensor(hasty_radio(), Wanted(services=frozenset({"180D"})), now, timing=timing, monotonic=monotonic, retry_first_s=0.05)


async def asked(watched: Watched) -> None:
    await watched.until(Status.READY)
    await watched.device.start()
    await watched.until(Status.MEASURING)


async def test_a_rate_reaches_the_booth(air: RadioProcess) -> None:
    sensor = a_sensor()
    async with running(sensor) as watched:
        await asked(watched)
        assert sensor.abilities.reports_battery
        air.order("heart-rate", "measure", pulse=127)
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert [(value.quantity, value.number) for value in result.values] == [(Quantity.PULSE_RATE, Decimal(127))]
    assert result.quality == GOOD
    assert result.device.simulated


@pytest.mark.parametrize(("order", "reason"), [("take-off", Reason.WEAK_SIGNAL), ("error-reading", Reason.SEARCHING)])
async def test_not_worn_or_without_a_rate_there_is_no_value(air: RadioProcess, order: str, reason: Reason) -> None:
    clock = Hurried()
    sensor = a_sensor(give_up_s=60.0, silence_s=600.0, monotonic=clock)
    with sensor.live.listen() as live:
        async with running(sensor) as watched:
            await asked(watched)
            air.order("heart-rate", order)
            await watched.until_status(lambda said: said.signal is reason)
            clock.skip(60)
            result = await watched.result()
        assert live.waiting() == 0
    assert isinstance(result, NoReading)
    assert result.reason is reason


async def test_silence_ends_the_measure(air: RadioProcess) -> None:
    sensor = a_sensor(window_s=60.0, silence_s=1.0)
    with sensor.live.listen() as live:
        async with running(sensor) as watched:
            await asked(watched)
            air.order("heart-rate", "measure")
            await live.next()
            air.order("heart-rate", "silence")
            result = await watched.result()
            assert sensor.live.latest is None
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NO_DATA


async def test_garbage_heals_with_the_next_packet(air: RadioProcess) -> None:
    sensor = a_sensor()
    async with running(sensor) as watched:
        await asked(watched)
        air.order("heart-rate", "garbage")
        result = await watched.result()
        assert isinstance(result, NoReading)
        assert result.reason is Reason.DEVICE_ERROR
        assert isinstance((await watched.until_status(lambda said: said.error is not None)).error, ProtocolError)
        await watched.until(Status.READY)
    assert sensor.refused_packets == 1
