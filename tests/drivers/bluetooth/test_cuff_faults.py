"""What cuffs do wrong, and what the booth makes of it: no bad number is ever a good one."""

import asyncio
import logging
from datetime import datetime, timedelta

import pytest

from devices.errors import ConnectionLost, NotFound, ProtocolError
from devices.measurement import CuffPressure, Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.status import Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.transport.ble import Patience, Radio, Wanted
from tests.drivers.bluetooth.radio import SOON_S, RadioProcess, Watched, hasty_radio, now, running

CUFF = Wanted(address="F0:18:10:00:00:01")
BM85 = Wanted(name="BM85")  # shows no pressure while it measures, and does not tell its time


def a_cuff(wanted: Wanted = CUFF, **timing: float) -> BloodPressureCuff:
    return BloodPressureCuff(hasty_radio(), wanted, now, user=1, retry_first_s=0.05, **timing)


async def asked(watched: Watched) -> None:
    """Ready, and a measure asked for."""
    await watched.until(Status.READY)
    await watched.device.start()
    await watched.until(Status.MEASURING)


async def good_result(air: RadioProcess, watched: Watched, simulator: str = "cuff") -> None:
    """The next measure works."""
    await watched.device.start()
    air.order(simulator, "measure", speed=200)
    result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality.level is QualityLevel.GOOD


@pytest.mark.parametrize(
    ("order", "level", "reason"),
    [
        ("loose-cuff", QualityLevel.REFUSED, Reason.CUFF_LOOSE),
        ("movement", QualityLevel.DOUBTFUL, Reason.MOVEMENT),
        ("irregular-pulse", QualityLevel.DOUBTFUL, Reason.IRREGULAR_PULSE),
        ("bad-position", QualityLevel.DOUBTFUL, Reason.BAD_POSITION),
    ],
)
async def test_a_status_bit_is_a_reason(air: RadioProcess, order: str, level: QualityLevel, reason: Reason) -> None:
    async with running(a_cuff()) as watched:
        await asked(watched)
        air.order("cuff", order, speed=200)
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality.level is level
    assert result.quality.reasons == (reason,)


async def test_dropped_in_mid_measure_it_comes_back_with_its_reading(air: RadioProcess) -> None:
    cuff = a_cuff()
    with cuff.live.listen() as live:
        async with running(cuff) as watched:
            await asked(watched)
            air.order("cuff", "measure", systolic=142, speed=40)
            async with asyncio.timeout(SOON_S):
                assert isinstance(await live.next(), CuffPressure)
            air.order("cuff", "drop")
            lost = await watched.until(Status.ABSENT)
            assert isinstance(lost.error, ConnectionLost)
            result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.value(Quantity.SYSTOLIC) == 142
    assert result.quality.level is QualityLevel.GOOD


async def test_silence_in_mid_measure_is_no_data(air: RadioProcess) -> None:
    cuff = a_cuff(quiet_s=0.5)
    with cuff.live.listen() as live:
        async with running(cuff) as watched:
            await asked(watched)
            air.order("cuff", "measure", speed=40)
            async with asyncio.timeout(SOON_S):
                await live.next()
            air.order("cuff", "silence")
            result = await watched.result()
            assert isinstance(result, NoReading)
            assert result.reason is Reason.NO_DATA
            await watched.until(Status.READY)


async def test_garbage_ends_the_measure_and_the_next_one_works(air: RadioProcess, caplog: pytest.LogCaptureFixture) -> None:
    cuff = a_cuff()
    with caplog.at_level(logging.DEBUG, logger="drivers"):
        async with running(cuff) as watched:
            await asked(watched)
            air.order("cuff", "garbage")
            result = await watched.result()
            assert isinstance(result, NoReading)
            assert result.reason is Reason.DEVICE_ERROR
            assert result.raw.startswith(b"\xfe\x20")
            assert isinstance((await watched.until(Status.FAULT)).error, ProtocolError)
            assert cuff.refused_packets == 1
            await good_result(air, watched)
    assert "fe 20" not in caplog.text  # what a device sent may be a patient's


async def test_an_old_reading_of_another_person_is_refused_and_the_right_one_is_waited_for(air: RadioProcess) -> None:
    async with running(a_cuff()) as watched:
        await asked(watched)
        air.order("cuff", "stored-reading", user=2, systolic=199)
        old = await watched.result()
        assert isinstance(old, Measurement)
        assert old.quality.level is QualityLevel.REFUSED
        assert old.quality.reasons == (Reason.OTHER_USER,)
        assert watched.device.status.latest is not None
        assert watched.device.status.latest.status is Status.MEASURING
        air.order("cuff", "measure", systolic=120, speed=200)
        new = await watched.result()
    assert isinstance(new, Measurement)
    assert new.value(Quantity.SYSTOLIC) == 120
    assert new.quality.level is QualityLevel.GOOD


@pytest.mark.parametrize(("wanted", "simulator"), [(CUFF, "cuff"), (BM85, "bm85")])
@pytest.mark.parametrize("days", [1.0, 0.01])
async def test_an_old_reading_of_the_same_memory_is_stale(air: RadioProcess, wanted: Wanted, simulator: str, days: float) -> None:
    async with running(a_cuff(wanted)) as watched:
        await asked(watched)
        air.order(simulator, "stored-reading", user=1, days=days)
        old = await watched.result()
        assert isinstance(old, Measurement)
        assert old.quality.reasons in ((Reason.STALE,), (Reason.OTHER_DAY,))
        assert old.quality.reasons == (Reason.STALE,) or (simulator, days) == ("bm85", 1.0)
        await good_result(air, watched, simulator)


@pytest.mark.parametrize("known", [False, True])
async def test_a_cuff_that_tells_only_its_memory_and_leaves_is_waited_for(air: RadioProcess, known: bool) -> None:
    async with running(a_cuff(BM85)) as watched:
        await asked(watched)
        for _ in range(1 + known):  # the second time it is passed over
            air.order("bm85", "stored-reading", user=2)
        await watched.result()
        if known:
            await watched.device.stop()
            await asked(watched)
            air.order("bm85", "stored-reading", user=2)
            air.order("bm85", "low-battery", percent=7)
            await watched.until_status(lambda said: said.battery_percent == 7)
        air.order("bm85", "drop")
        assert (await watched.until(Status.ABSENT)).error is None
        await watched.until(Status.MEASURING)
        air.order("bm85", "measure", systolic=124, speed=200)
        new = await watched.result()
    assert isinstance(new, Measurement)
    assert new.value(Quantity.SYSTOLIC) == 124


async def test_a_memory_sent_again_is_passed_over(air: RadioProcess) -> None:
    cuff = a_cuff()
    async with running(cuff) as watched:
        await asked(watched)
        for _ in range(2):
            air.order("cuff", "stored-reading", user=2)
        air.order("cuff", "garbage")
        await watched.result()
        await watched.until(Status.FAULT)
        results = [await watched.result() for _ in range(watched.results.waiting())]
    assert not any(isinstance(result, Measurement) for result in results)


async def test_a_wrong_clock_that_can_be_read_harms_nothing(air: RadioProcess) -> None:
    air.order("cuff", "wrong-clock", days=-412)
    cuff = a_cuff()
    async with running(cuff) as watched:
        await asked(watched)
        air.order("cuff", "stored-reading", user=1, days=1)
        old = await watched.result()
        assert isinstance(old, Measurement)
        assert old.quality.reasons == (Reason.STALE,)
        air.order("cuff", "measure", speed=200)
        new = await watched.result()
    assert isinstance(new, Measurement)
    assert new.quality.level is QualityLevel.GOOD
    assert cuff.clock_error is not None
    assert abs(cuff.clock_error + timedelta(days=412)) < timedelta(seconds=5)
    told = datetime.fromisoformat(new.device_time)
    assert now() - timedelta(days=413) < told.astimezone() < now() - timedelta(days=411)  # kept as data
    assert abs(new.taken_at - now()) < timedelta(seconds=SOON_S)  # the booth's clock


async def test_a_wrong_clock_that_cannot_be_read_is_refused_rather_than_guessed(air: RadioProcess) -> None:
    air.order("bm85", "wrong-clock", days=-412)
    async with running(a_cuff(BM85)) as watched:
        await asked(watched)
        air.order("bm85", "measure", speed=200)
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality.level is QualityLevel.REFUSED
    assert result.quality.reasons == (Reason.OTHER_DAY,)  # said as such: somebody must set its clock


async def test_a_bm85_is_understood_and_is_no_simulation(air: RadioProcess) -> None:
    cuff = a_cuff(BM85)
    async with running(cuff) as watched:
        await asked(watched)
        assert not cuff.abilities.has_live_pressure
        assert not cuff.identity.simulated
        air.order("bm85", "measure", systolic=117, pulse=63, speed=200)
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.value(Quantity.PULSE_RATE) == 63
    assert str(result.device).startswith("Beurer BM85")


async def test_what_comes_unasked_is_counted_and_told_to_nobody(air: RadioProcess) -> None:
    cuff = a_cuff()
    async with running(cuff) as watched:
        await asked(watched)
        await cuff.stop()
        air.order("cuff", "stored-reading", user=1, days=0)
        air.order("cuff", "garbage")
        await watched.until(Status.FAULT)
        assert watched.results.waiting() == 0
    assert cuff.unasked == 1


async def test_a_low_battery_is_seen(air: RadioProcess) -> None:
    async with running(a_cuff()) as watched:
        await watched.until_status(lambda said: said.battery_percent == 80)
        air.order("cuff", "low-battery", percent=7)
        said = await watched.until_status(lambda said: said.battery_percent == 7)
        assert said.status is Status.READY
        air.order("cuff", "low-battery", percent=80)
        await watched.until_status(lambda said: said.battery_percent == 80)


async def test_an_absent_cuff_says_switch_it_on(air: RadioProcess) -> None:
    cuff = BloodPressureCuff(Radio(patience=Patience(find_s=0.3)), Wanted(address="F0:18:10:00:00:99"), now)
    async with running(cuff) as watched:
        said = await watched.until_status(lambda said: said.error is not None)
    assert said.status is Status.ABSENT
    assert isinstance(said.error, NotFound)


async def test_two_devices_share_the_radio(air: RadioProcess) -> None:
    radio = hasty_radio()
    one = BloodPressureCuff(radio, CUFF, now, retry_first_s=0.05)
    other = BloodPressureCuff(radio, BM85, now, retry_first_s=0.05)
    async with running(one) as first, running(other) as second:
        await asked(first)
        await asked(second)
        air.order("cuff", "measure", systolic=111, speed=200)
        air.order("bm85", "measure", systolic=122, speed=200)
        results = [await first.result(), await second.result()]
    assert [result.value(Quantity.SYSTOLIC) for result in results if isinstance(result, Measurement)] == [111, 122]


@pytest.mark.parametrize(
    ("simulator", "order", "details"),
    [
        ("cuff", "explode", {}),
        ("cuff", "measure", {"systolic": "high"}),
        ("cuff", "measure", {"systolic": 2047}),
        ("cuff", "measure", {"speed": 0}),
        ("cuff", "measure", {"sistolic": 120}),
        ("cuff", "low-battery", {"percent": 101}),
        ("thermometer", "measure", {"celsius": "warm"}),
        ("thermometer", "stored-reading", {"days": -1}),
    ],
)
def test_a_simulator_says_what_it_cannot_do(air: RadioProcess, simulator: str, order: str, details: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        air.order(simulator, order, **details)
