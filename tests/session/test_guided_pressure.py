"""The guided blood pressure: how many readings, what is averaged, and what a restart finds again."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from devices.device import Role
from devices.measurement import Quality, QualityLevel, Quantity, Reason
from session import events as e
from session.cuffs import Side
from session.guided import Phase
from session.measuring import Measuring
from session.standing import standing
from tests.session.measures_bench import DOUBTFUL, bench, says, seated
from tests.session.visits import pressure


async def test_the_guide_arms_the_cuff_three_times_and_averages_the_last_two() -> None:
    async with bench() as it:
        await seated(it)
        for systolic in (146, 140, 136):
            it.clock.pass_(181)
            it.measuring.pass_time()
            await it.until(lambda: it.measuring.of(Role.CUFF).under_way)
            it.cuff.results.publish(pressure(systolic, 80))
            await it.until(lambda: not it.measuring.of(Role.CUFF).under_way)
        guide = it.measuring.pressure.guide.latest
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
        again.pressure.take_up()
        assert again.pressure.guide.latest is not None
        assert len(again.pressure.guide.latest.readings) == 2


async def test_a_memory_that_is_emptied_costs_the_series_no_try() -> None:
    async with bench() as it:
        await seated(it)
        it.clock.pass_(181)
        it.measuring.pass_time()
        await it.until(lambda: it.measuring.of(Role.CUFF).under_way)
        for _ in range(4):
            it.cuff.results.publish(replace(pressure(150, 90), quality=Quality(QualityLevel.REFUSED, (Reason.STALE,))))
        it.cuff.results.publish(pressure(134, 82))
        await it.until(lambda: len(it.live.now.record.observations) == 1)
        assert it.measuring.pressure.guide.latest is not None
        assert it.measuring.pressure.guide.latest.failures == ()


async def test_behind_urgence_nothing_tightens_by_itself() -> None:
    async with bench() as it:
        await seated(it)
        await it.live.call_urgency()
        it.clock.pass_(181)
        it.measuring.pass_time()
        guide = it.measuring.pressure.guide.latest
        assert guide is not None
        assert guide.phase is Phase.REST
        await it.live.cancel_urgency("touché par erreur")
        it.clock.pass_(181)
        it.measuring.pass_time()
        await it.until(lambda: it.measuring.of(Role.CUFF).under_way)


async def test_an_average_raises_no_alert_that_its_readings_raised() -> None:
    async with bench() as it:
        readings = [it.live.keep(pressure(systolic, 80)) for systolic in (186, 184)]
        assert [alert.rule for alert in it.live.now.record.alerts] == ["systolic-high", "systolic-high"]
        it.live.keep(pressure(185, 80), average_of=tuple(each.observation_id for each in readings))
        assert len(it.live.now.record.alerts) == 2


async def test_where_the_first_two_differ_a_fourth_is_taken_and_the_last_two_are_averaged() -> None:
    async with bench() as it:
        await seated(it)
        await says(it, (160, 90), (150, 88), (146, 86))
        assert it.measuring.pressure.guide.latest is not None
        assert it.measuring.pressure.guide.latest.phase is Phase.PAUSE
        await says(it, (142, 84))
        *_, third, fourth, mean = it.live.now.record.observations
        assert mean.average_of == (third.observation_id, fourth.observation_id)
        assert mean.measurement.value(Quantity.SYSTOLIC) == 144
        assert len({each.series for each in it.live.now.record.observations} - {""}) == 1


async def test_an_irregular_pulse_asks_for_a_fourth_and_stays_visible() -> None:
    async with bench() as it:
        await seated(it)
        await says(it, (138, 86), (136, 85), (135, 84), (134, 83), quality=DOUBTFUL)
        mean = it.live.now.record.observations[-1]
        assert len(it.live.now.record.observations) == 5
        assert Reason.IRREGULAR_PULSE in mean.measurement.quality.reasons


async def test_cuff_and_arm_travel_with_each_reading_and_with_the_average() -> None:
    async with bench() as it:
        await it.measuring.pressure.fit_cuff(Decimal("31.5"), Side.RIGHT)
        await seated(it)
        await says(it, (138, 86), (136, 85))
        await it.measuring.pressure.fit_cuff(Decimal(40), Side.LEFT)  # too late for this series
        await says(it, (135, 84))
        for observation in it.live.now.record.observations:
            assert observation.cuff is not None
            assert (observation.cuff.size.name, observation.cuff.arm_cm) == ("M", Decimal("31.5"))
            assert observation.measurement.site == Side.RIGHT.value
        await it.measuring.restart_guide()
        assert it.measuring.pressure.guide.latest is not None
        assert it.measuring.pressure.guide.latest.arm_cm == Decimal("31.5")


async def test_a_restart_in_the_middle_finds_series_arm_and_side_again() -> None:
    async with bench() as it:
        await it.measuring.pressure.fit_cuff(Decimal(31), Side.LEFT)
        await seated(it)
        await says(it, (138, 86), (128, 85))
        again = Measuring(it.live, it.measuring.booth)
        again.pressure.take_up()
        guide = again.pressure.guide.latest
        assert guide is not None
        assert (len(guide.readings), guide.wanted, guide.arm_cm, guide.side) == (2, 4, Decimal(31), Side.LEFT)
        assert guide.series == it.live.now.record.observations[0].series


async def test_a_restart_between_the_last_reading_and_its_average_makes_the_average() -> None:
    async with bench() as it:
        readings = [it.live.keep(pressure(systolic, 80), series="s") for systolic in (138, 136, 134)]
        again = Measuring(it.live, it.measuring.booth)
        again.pressure.take_up()
        mean = it.live.now.record.observations[-1]
        assert mean.average_of == tuple(each.observation_id for each in readings[1:])
        assert again.pressure.guide.latest is not None
        assert again.pressure.guide.latest.phase is Phase.DONE
        Measuring(it.live, it.measuring.booth).pressure.take_up()
        assert len(it.live.now.record.observations) == 4


async def test_a_series_begun_anew_takes_nothing_of_the_one_before() -> None:
    async with bench() as it:
        await seated(it)
        await says(it, (138, 86))
        await it.measuring.restart_guide()
        await seated(it)
        await says(it, (150, 90))
        again = Measuring(it.live, it.measuring.booth)
        again.pressure.take_up()
        assert again.pressure.guide.latest is not None
        assert [each.measurement.value(Quantity.SYSTOLIC) for each in again.pressure.guide.latest.readings] == [150]


async def test_a_pause_that_ends_after_the_visit_moved_on_measures_nobody_and_harms_nothing() -> None:
    async with bench() as it:
        await seated(it)
        it.clock.pass_(180)
        it.measuring.pass_time()
        await it.until(it.cuff.started.is_set)
        it.cuff.results.publish(pressure(138, 86))
        await it.until(lambda: it.measuring.pressure.guide.latest is not None and it.measuring.pressure.guide.latest.phase is Phase.PAUSE)
        it.cuff.started.clear()
        await it.live.finish_measures()
        await it.live.decide(e.Outcome.IN_PERSON, "Otalgie qui dure")
        await it.until(lambda: it.measuring.pressure.guide.latest is not None and it.measuring.pressure.guide.latest.phase is Phase.POSITION)
        it.clock.pass_(60)
        it.measuring.pass_time()
        for _ in range(5):
            await asyncio.sleep(0)
        assert not it.cuff.started.is_set()
        assert not it.measuring.of(Role.CUFF).under_way
        assert not it.running.done()


async def test_the_other_arm_is_another_series_and_both_hold() -> None:
    async with bench() as it:
        for side, arm in ((Side.LEFT, 31), (Side.RIGHT, 33)):
            await it.measuring.pressure.fit_cuff(Decimal(arm), side)
            await seated(it)
            await says(it, (150 - arm, 86), (148 - arm, 85), (146 - arm, 84))
            await it.measuring.restart_guide()
        held = standing(it.live.now.record)[Quantity.SYSTOLIC]
        assert [(each.observation.measurement.site, each.observation.cuff.size.name if each.observation.cuff else "") for each in held] == [
            (Side.LEFT.value, "M"),
            (Side.RIGHT.value, "L"),
        ]
