"""What a measure waits for: a device that is on the air only afterwards, an assistant who decides, somebody who said stop, an alert."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from devices.booth import Booth
from devices.device import Role
from devices.errors import ConnectionLost, NotFound, TimedOut
from devices.measurement import GOOD, Measurement, Quality, QualityLevel, Quantity, Reason, Value
from devices.status import DeviceStatus, Status
from session import events as e
from session.consultation import State
from session.guided import Phase, PressureGuide
from session.live import NoVisit
from session.measuring import Measuring
from session.observation import ManualSource
from session.people import SYSTEM
from session.standing import standing
from tests.session.measures_bench import DOUBTFUL, THERMOMETER, Bench, bench, says, seated
from tests.session.visits import CLAIRE, pressure


def guide_of(it: Bench) -> PressureGuide:
    assert it.measuring.pressure.guide.latest is not None
    return it.measuring.pressure.guide.latest


async def at_first_measure(it: Bench) -> None:
    """Seated and rested: the cuff tightens."""
    await seated(it)
    it.clock.pass_(181)
    it.measuring.pass_time()
    await it.until(lambda: it.measuring.of(Role.CUFF).under_way and it.cuff.started.is_set())


async def doubtful_at_first(it: Bench) -> None:
    """The first measure is doubtful, and waits for the assistant."""
    await at_first_measure(it)
    it.cuff.results.publish(pressure(172, 104, quality=DOUBTFUL))
    await it.until(lambda: it.measuring.of(Role.CUFF).pending)


async def at_pause(it: Bench, systolic: int = 138) -> None:
    """One reading is kept, and the next is a minute away."""
    await at_first_measure(it)
    it.cuff.results.publish(pressure(systolic, 86))
    await it.until(lambda: guide_of(it).phase is Phase.PAUSE)
    it.cuff.started.clear()


async def a_minute_later(it: Bench) -> None:
    it.clock.pass_(61)
    it.measuring.pass_time()
    for _ in range(20):  # what had to be done about it is done
        await asyncio.sleep(0)


# ── on the air only once it has measured ─────────────────────────────────────────────────────────────────────────────


async def test_a_device_that_is_on_the_air_only_after_it_measured_is_waited_for() -> None:
    async with bench() as it:
        it.cuff.status.publish(DeviceStatus(Status.ABSENT))
        await it.until(lambda: it.measuring.statuses.latest[Role.CUFF].status is Status.ABSENT)  # type: ignore[index]
        await at_first_measure(it)
        for told in (
            DeviceStatus(Status.ABSENT, NotFound("not heard in 20 s")),
            DeviceStatus(Status.ABSENT, NotFound("not heard in 20 s")),
            DeviceStatus(Status.CONNECTING),
            DeviceStatus(Status.ABSENT, TimedOut("it had left already")),
            DeviceStatus(Status.CONNECTING),
            DeviceStatus(Status.READY),
        ):
            it.cuff.status.publish(told)
            await it.until(lambda told=told: it.measuring.statuses.latest[Role.CUFF] == told)  # type: ignore[index]
        assert it.measuring.of(Role.CUFF).under_way
        it.cuff.results.publish(pressure(134, 82))
        await it.until(lambda: it.live.now.record.observations)
        assert guide_of(it).failures == ()


async def test_a_link_that_its_device_ends_ends_no_measure() -> None:
    async with bench() as it:
        await it.measuring.start(Role.CUFF)
        it.cuff.status.publish(DeviceStatus(Status.ABSENT))  # it sent what it remembered, and left
        await it.until(lambda: it.measuring.statuses.latest[Role.CUFF].status is Status.ABSENT)  # type: ignore[index]
        assert it.measuring.of(Role.CUFF).under_way


@pytest.mark.parametrize("told", [DeviceStatus(Status.ABSENT, ConnectionLost("gone")), DeviceStatus(Status.FAULT, TimedOut("silent"))])
async def test_where_the_link_breaks_the_device_waits_for_nothing_either(told: DeviceStatus) -> None:
    async with bench() as it:
        await it.measuring.start(Role.CUFF)
        assert it.cuff.started.is_set()
        it.cuff.status.publish(told)
        await it.until(lambda: not it.cuff.started.is_set())
        assert it.measuring.of(Role.CUFF).failed is Reason.NO_DATA


# ── a doubtful value waits ───────────────────────────────────────────────────────────────────────────────────────────


async def test_measuring_again_never_drops_a_doubtful_value_in_silence() -> None:
    async with bench() as it:
        await doubtful_at_first(it)
        await it.measuring.start(Role.CUFF)
        assert it.measuring.of(Role.CUFF).pending is None
        (told,) = it.live.now.record.discarded
        assert (told.measurement.value(Quantity.SYSTOLIC), told.reason, told.author) == (172, Reason.IRREGULAR_PULSE, SYSTEM)


# ── stop ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_stop_in_the_pause_means_that_nothing_tightens_by_itself() -> None:
    async with bench() as it:
        await at_pause(it)
        await it.measuring.stop(Role.CUFF)
        assert (guide_of(it).phase, guide_of(it).failures) == (Phase.MEASURE, (Reason.STOPPED,))
        await a_minute_later(it)
        assert not it.cuff.started.is_set()
        await it.measuring.start(Role.CUFF)  # « Recommencer »
        it.cuff.results.publish(pressure(136, 84))
        await it.until(lambda: len(guide_of(it).readings) == 2)
        assert guide_of(it).failures == ()


async def test_stop_in_mid_measure_says_so_and_a_third_ends_the_series() -> None:
    async with bench() as it:
        await at_first_measure(it)
        for tried in range(1, 4):
            await it.measuring.stop(Role.CUFF)
            assert guide_of(it).failures == (Reason.STOPPED,) * tried
            assert not it.cuff.started.is_set()
            if tried < 3:
                await it.measuring.start(Role.CUFF)
        assert guide_of(it).phase is Phase.GIVEN_UP


async def test_stop_in_the_rest_has_it_begun_anew() -> None:
    async with bench() as it:
        await seated(it)
        await it.measuring.stop(Role.CUFF)
        assert guide_of(it).phase is Phase.POSITION
        it.clock.pass_(181)
        await a_minute_later(it)
        assert not it.cuff.started.is_set()


async def test_stop_at_the_very_end_of_the_pause_is_heard() -> None:
    async with bench() as it:
        await at_pause(it)
        it.clock.pass_(61)
        it.measuring.pass_time()
        assert guide_of(it).phase is Phase.MEASURE
        await it.measuring.stop(Role.CUFF)  # before the cuff was told to begin
        await a_minute_later(it)
        assert not it.cuff.started.is_set()
        assert guide_of(it).failures == (Reason.STOPPED,)


async def test_stop_leaves_a_value_that_waits_to_the_assistant() -> None:
    async with bench() as it:
        await doubtful_at_first(it)
        await it.measuring.stop(Role.CUFF)
        assert guide_of(it).failures == ()
        await it.measuring.keep_pending(Role.CUFF)
        assert guide_of(it).phase is Phase.PAUSE


# ── the screens have moved on ────────────────────────────────────────────────────────────────────────────────────────


async def test_once_the_measures_are_over_no_cuff_tightens_and_what_was_read_still_counts() -> None:
    async with bench() as it:
        await at_pause(it)
        await it.live.finish_measures()
        await it.until(lambda: guide_of(it).phase is Phase.POSITION)
        await a_minute_later(it)
        assert not it.cuff.started.is_set()
        assert it.live.now.state is State.RELEVANCE
        await seated(it)  # the practitioner asked for it after all: the series goes on from where it was
        await says(it, (136, 84), (134, 83))
        assert it.live.now.record.observations[-1].average_of


async def test_a_decision_that_does_not_wait_for_the_measures_lets_the_air_out() -> None:
    async with bench() as it:
        await at_first_measure(it)
        await it.live.decide(e.Outcome.PRIORITY, "Douleur")
        await it.until(lambda: it.live.now.state is State.WAITING and not it.cuff.started.is_set())
        assert not it.measuring.of(Role.CUFF).under_way
        assert guide_of(it).phase is Phase.POSITION


async def test_under_an_alert_the_pause_waits_for_the_decision() -> None:
    async with bench() as it:
        await at_pause(it, systolic=191)
        assert it.live.now.alert is not None
        await a_minute_later(it)
        await a_minute_later(it)
        assert guide_of(it).phase is Phase.PAUSE
        assert not it.cuff.started.is_set()
        await it.live.decide(e.Outcome.TELECONSULTATION, "Vu, il va bien")
        await a_minute_later(it)
        await it.until(it.cuff.started.is_set)


# ── an average that is struck out, and what comes too late ───────────────────────────────────────────────────────────


async def test_an_average_takes_its_series_with_it_and_stays_away() -> None:
    async with bench() as it:
        await seated(it)
        await says(it, (150, 90), (148, 88), (146, 86))
        mean = it.live.now.record.observations[-1]
        assert mean.average_of
        await it.live.strike_out(mean.observation_id, "brassard sur la manche")
        assert it.live.now.record.current_observations == ()
        assert Quantity.SYSTOLIC not in standing(it.live.now.record)
        struck = [each for each in it.live.now.record.observations if each.withdrawn]
        assert len(struck) == 4
        assert {(each.note, each.kept_by) for each in struck} == {("brassard sur la manche", CLAIRE)}
        Measuring(it.live, it.measuring.booth).pressure.take_up()
        assert it.live.now.record.current_observations == ()


async def test_a_series_whose_average_fell_is_not_taken_up_again() -> None:
    async with bench() as it:
        await seated(it)
        await says(it, (150, 90), (148, 88), (146, 86))
        third = it.live.now.record.observations[2]
        await it.live.strike_out(third.observation_id, "il parlait")
        again = Measuring(it.live, it.measuring.booth)
        again.pressure.take_up()
        assert again.pressure.guide.latest is not None
        assert again.pressure.guide.latest.readings == ()


async def test_nothing_is_typed_struck_out_or_averaged_once_the_visit_is_over() -> None:
    async with bench() as it:
        readings = [it.live.keep(pressure(systolic, 80), series="s") for systolic in (138, 136, 134)]
        it.live.apply(e.PatientLeft(at=it.clock(), author=CLAIRE, reason="bus"))
        with pytest.raises(NoVisit):
            await it.live.type_value(((Quantity.WEIGHT, Decimal(61)),), ManualSource.SAID_BY_PATIENT)
        with pytest.raises(NoVisit):
            await it.live.strike_out(readings[0].observation_id, "trop tard")
        with pytest.raises(NoVisit):
            await it.measuring.start(Role.CUFF)
        assert not it.cuff.started.is_set()
        Measuring(it.live, it.measuring.booth).pressure.take_up()
        assert list(it.live.now.record.observations) == readings


# ── not what was asked for ───────────────────────────────────────────────────────────────────────────────────────────

CONTROL = Quality(QualityLevel.REFUSED, (Reason.DEMONSTRATION,))


async def test_after_the_control_solution_the_patients_drop_is_waited_for_even_where_the_meter_hangs_up() -> None:
    async with bench() as it:
        measuring = Measuring(it.live, Booth({Role.GLUCOMETER: it.oximeter}))  # type: ignore[dict-item]  # all of a device that this needs
        await measuring.start(Role.GLUCOMETER)
        it.oximeter.status.publish(DeviceStatus(Status.ABSENT))
        sugar = Measurement((Value(Quantity.GLUCOSE, Decimal(98)),), it.clock(), THERMOMETER, CONTROL, b"\x06")
        measuring._take(Role.GLUCOMETER, sugar)
        state = measuring.of(Role.GLUCOMETER)
        assert (state.under_way, state.failed) == (True, Reason.DEMONSTRATION)
        assert it.live.now.record.discarded == ()


async def test_a_device_that_measures_something_else_is_refused_and_ends_nothing() -> None:
    async with bench() as it:
        sugar = Measurement((Value(Quantity.GLUCOSE, Decimal(98)),), it.clock(), THERMOMETER, GOOD, b"\x06")
        await it.measuring.show(Role.THERMOMETER)
        it.thermometer.results.publish(sugar)
        await it.until(lambda: it.measuring.of(Role.THERMOMETER).failed is Reason.DEVICE_ERROR)
        assert not it.running.done()
        assert it.live.now.record.observations == ()
        heat = replace(sugar, values=(Value(Quantity.TEMPERATURE, Decimal("37.4")),))
        await it.measuring.start(Role.THERMOMETER)
        it.thermometer.results.publish(heat)
        await it.until(lambda: it.live.now.record.observations)


# ── the guide alone ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_touch_on_hold_as_the_rest_ends_does_not_stop_the_pause_for_ever() -> None:
    async with bench() as it:
        await seated(it)
        it.clock.pass_(181)
        await it.measuring.pressure.hold_rest(True)
        assert (guide_of(it).phase, guide_of(it).held) == (Phase.MEASURE, False)
        await it.until(lambda: it.measuring.of(Role.CUFF).under_way)
        it.cuff.results.publish(pressure(138, 86))
        await it.until(lambda: guide_of(it).phase is Phase.PAUSE)
        it.cuff.started.clear()
        await a_minute_later(it)
        await it.until(it.cuff.started.is_set)


async def test_why_a_pressure_was_left_out_outlives_the_series() -> None:
    async with bench() as it:
        await at_first_measure(it)
        await it.measuring.stop(Role.CUFF)
        await it.measuring.restart_guide()
        assert (guide_of(it).failures, guide_of(it).without_value) == ((), (Reason.STOPPED,))
        await at_pause(it)
        assert guide_of(it).without_value == ()
        assert guide_of(it).left <= timedelta(minutes=1)
