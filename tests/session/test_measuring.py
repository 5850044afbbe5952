"""Measuring with a booth's devices: what is kept, what waits, what is refused with its reason."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from devices.booth import Booth
from devices.device import Abilities, Role
from devices.errors import ConnectionLost
from devices.feed import Feed
from devices.measurement import CuffPressure, Measurement, NoReading, Quality, QualityLevel, Quantity, Reason
from devices.status import DeviceStatus, Status
from devices.waveform import Samples
from session import events as e
from session.alarm import read_rules
from session.guided import Phase, Posture
from session.live import LiveConsultation, NobodyLoggedIn
from session.measuring import Measuring
from tests.session.visits import CLAIRE, CUFF, OXIMETER, Clock, MemoryBooth, path_to_measures, pressure, saturation


class HandDevice:
    """A device whose words a test says."""

    abilities = Abilities()

    def __init__(self, identity: object) -> None:
        self.identity = identity
        self.status: Feed[DeviceStatus] = Feed(DeviceStatus(Status.READY))
        self.results: Feed[Measurement | NoReading] = Feed()
        self.live: Feed[CuffPressure | Measurement] = Feed()
        self.waveform: Feed[Samples] = Feed()
        self.started = asyncio.Event()

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def start(self) -> None:
        self.started.set()

    async def stop(self) -> None:
        self.started.clear()


class Bench:
    """A visit at its measures, with a cuff and an oximeter."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.booth_records = MemoryBooth()
        self.live = LiveConsultation(self.booth_records, read_rules(), self.clock)
        self.live.assistant = CLAIRE
        self.cuff, self.oximeter = HandDevice(CUFF), HandDevice(OXIMETER)
        self.measuring = Measuring(self.live, Booth({Role.CUFF: self.cuff, Role.OXIMETER: self.oximeter}))  # type: ignore[dict-item]

    async def until(self, holds: object) -> None:
        """Let the loop run until this holds."""
        for _ in range(1000):
            if holds():  # type: ignore[operator]
                return
            await asyncio.sleep(0)
        raise AssertionError("it never happened")


@asynccontextmanager
async def bench() -> AsyncIterator[Bench]:
    it = Bench()
    await it.live.begin()
    it.live.apply(*path_to_measures()[1:])
    running = asyncio.create_task(it.measuring.run())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    yield it
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


DOUBTFUL = Quality(QualityLevel.DOUBTFUL, (Reason.IRREGULAR_PULSE,))
REFUSED = Quality(QualityLevel.REFUSED, (Reason.STALE,))


async def test_a_good_result_is_kept_with_who_kept_it() -> None:
    async with bench() as it:
        await it.measuring.start(Role.OXIMETER)
        it.oximeter.results.publish(saturation(97))
        await it.until(lambda: it.live.now.record.observations)
        observation = it.live.now.record.observations[0]
        assert observation.kept_by == CLAIRE
        assert observation.measurement.raw == b"\x01"
        assert not it.measuring.of(Role.OXIMETER).under_way
        assert it.booth_records.ledger.keys() == {observation.observation_id}


async def test_what_nobody_asked_for_is_not_kept() -> None:
    async with bench() as it:
        it.oximeter.results.publish(saturation(97))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert it.live.now.record.observations == ()


async def test_a_doubtful_result_waits_for_the_assistant() -> None:
    async with bench() as it:
        await it.measuring.start(Role.OXIMETER)
        it.oximeter.results.publish(saturation(95, quality=DOUBTFUL))
        await it.until(lambda: it.measuring.of(Role.OXIMETER).pending)
        assert not it.live.now.record.observations
        it.live.locked = True
        with pytest.raises(NobodyLoggedIn):
            await it.measuring.keep_pending(Role.OXIMETER)
        it.live.locked = False
        await it.measuring.keep_pending(Role.OXIMETER)
        assert it.live.now.record.observations[0].measurement.quality == DOUBTFUL


async def test_a_doubtful_result_can_be_let_go() -> None:
    async with bench() as it:
        await it.measuring.start(Role.OXIMETER)
        it.oximeter.results.publish(saturation(95, quality=DOUBTFUL))
        await it.until(lambda: it.measuring.of(Role.OXIMETER).pending)
        await it.measuring.discard_pending(Role.OXIMETER)
        assert it.measuring.of(Role.OXIMETER).failed is Reason.IRREGULAR_PULSE
        assert it.live.now.record.observations == ()


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (pressure(120, 80, quality=REFUSED), Reason.STALE),
        (pressure(310, 80), Reason.OUT_OF_RANGE),
        (pressure(90, 95), Reason.INCONSISTENT),
        (NoReading(Reason.NOT_A_NUMBER, Clock()(), CUFF, b"\x16\xff\x07"), Reason.NOT_A_NUMBER),
    ],
)
async def test_what_must_not_be_kept_says_why(result: Measurement | NoReading, reason: Reason) -> None:
    async with bench() as it:
        await it.measuring.start(Role.CUFF)
        it.cuff.results.publish(result)
        await it.until(lambda: it.measuring.of(Role.CUFF).failed)
        assert it.measuring.of(Role.CUFF).failed is reason
        assert it.live.now.record.observations == ()


async def test_a_device_that_dies_ends_its_measure_and_says_what_to_do() -> None:
    async with bench() as it:
        await it.measuring.start(Role.OXIMETER)
        it.oximeter.status.publish(DeviceStatus(Status.ABSENT, ConnectionLost("gone")))
        await it.until(lambda: it.measuring.of(Role.OXIMETER).failed)
        state = it.measuring.of(Role.OXIMETER)
        assert state.failed is Reason.NO_DATA
        assert isinstance(state.error, ConnectionLost)
        it.oximeter.results.publish(saturation(97))
        await asyncio.sleep(0)
        assert it.live.now.record.observations == ()


async def test_a_value_beyond_a_limit_opens_the_alert() -> None:
    async with bench() as it:
        await it.measuring.start(Role.OXIMETER)
        it.oximeter.results.publish(saturation(88))
        await it.until(lambda: it.live.now.alert)
        assert it.live.now.alert is not None
        assert it.live.now.alert.rule == "spo2-low"
        await it.live.decide(e.Outcome.EMERGENCY, "SpO2 88 %, pâle")
        assert it.live.now.alert is None


async def test_the_guide_arms_the_cuff_three_times_and_averages_the_last_two() -> None:
    async with bench() as it:
        for posture in Posture:
            await it.measuring.tick_posture(posture, True)
        await it.measuring.begin_rest()
        for systolic in (146, 140, 136):
            it.clock.pass_(181)
            it.measuring.pass_time()
            await it.until(lambda: it.measuring.of(Role.CUFF).under_way)
            it.cuff.results.publish(pressure(systolic, 80))
            await it.until(lambda: not it.measuring.of(Role.CUFF).under_way)
        guide = it.measuring.guide.latest
        assert guide is not None
        assert guide.phase is Phase.DONE
        *_, second, third, mean = it.live.now.record.observations
        assert mean.average_of == (second.observation_id, third.observation_id)
        assert len(it.live.now.record.observations) == 4


async def test_after_a_restart_the_kept_readings_of_the_series_still_count() -> None:
    async with bench() as it:
        it.live.keep(pressure(150, 90), series="s")
        it.live.keep(pressure(148, 88), series="s")
        again = Measuring(it.live, it.measuring.booth, rest=timedelta(0))
        again.take_up()
        assert again.guide.latest is not None
        assert len(again.guide.latest.readings) == 2


async def test_the_next_patient_finds_nothing_of_the_one_before() -> None:
    async with bench() as it:
        await it.measuring.start(Role.OXIMETER)
        it.oximeter.results.publish(saturation(97))
        await it.until(lambda: it.measuring.of(Role.OXIMETER).kept)
        it.live.consultation.publish(None)
        await it.until(lambda: it.measuring.of(Role.OXIMETER).kept is None)


@pytest.mark.parametrize("reason", [Reason.STALE, Reason.OTHER_DAY, Reason.OTHER_USER])
async def test_a_reading_from_the_device_s_memory_is_said_and_the_one_asked_for_still_counts(reason: Reason) -> None:
    async with bench() as it:
        await it.measuring.start(Role.OXIMETER)
        it.oximeter.results.publish(saturation(91, quality=Quality(QualityLevel.REFUSED, (reason,))))
        await it.until(lambda: it.measuring.of(Role.OXIMETER).failed is reason)
        assert it.measuring.of(Role.OXIMETER).under_way
        it.oximeter.results.publish(saturation(97))
        await it.until(lambda: it.measuring.of(Role.OXIMETER).kept)
        assert [each.measurement.value(Quantity.SPO2) for each in it.live.now.record.observations] == [97]
        assert it.measuring.of(Role.OXIMETER).failed is None


async def test_a_memory_that_is_emptied_costs_the_series_no_try() -> None:
    async with bench() as it:
        for posture in Posture:
            await it.measuring.tick_posture(posture, True)
        await it.measuring.begin_rest()
        it.clock.pass_(181)
        it.measuring.pass_time()
        await it.until(lambda: it.measuring.of(Role.CUFF).under_way)
        for _ in range(4):
            it.cuff.results.publish(replace(pressure(150, 90), quality=REFUSED))
        it.cuff.results.publish(pressure(134, 82))
        await it.until(lambda: len(it.live.now.record.observations) == 1)
        assert it.measuring.guide.latest is not None
        assert it.measuring.guide.latest.failures == ()


async def test_what_was_asked_for_ends_with_the_visit() -> None:
    async with bench() as it:
        await it.measuring.start(Role.OXIMETER)
        it.live.apply(e.PatientLeft(at=it.clock(), author=CLAIRE, reason="bus"))
        await it.until(lambda: not it.measuring.of(Role.OXIMETER).under_way)
        it.oximeter.results.publish(saturation(80))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert it.live.now.record.observations == ()
        assert not it.oximeter.started.is_set()


async def test_an_average_raises_no_alert_that_its_readings_raised() -> None:
    async with bench() as it:
        readings = [it.live.keep(pressure(systolic, 80)) for systolic in (186, 184)]
        assert [alert.rule for alert in it.live.now.record.alerts] == ["systolic-high", "systolic-high"]
        it.live.keep(pressure(185, 80), average_of=tuple(each.observation_id for each in readings))
        assert len(it.live.now.record.alerts) == 2
