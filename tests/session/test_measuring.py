"""Measuring with a booth's devices: what is kept, what waits, what is refused with its reason."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from devices.booth import Booth
from devices.device import Abilities, Role
from devices.errors import ConnectionLost
from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.measurement import GOOD, CuffPressure, Measurement, NoReading, Quality, QualityLevel, Quantity, Reason, Value
from devices.status import DeviceStatus, Status
from devices.waveform import Samples
from drivers.simulation.finger import FULL_SCALE, Finger, Pulse
from session import events as e
from session.alarm import read_rules
from session.cuffs import Side
from session.guided import Phase, Posture
from session.live import LiveConsultation, NobodyLoggedIn
from session.measuring import Measuring
from session.standing import standing
from tests.session.visits import CLAIRE, CUFF, OXIMETER, Clock, MemoryBooth, path_to_measures, pressure, saturation

THERMOMETER = DeviceIdentity("Alcôve Simulation", "Thermometer", "T-1", simulated=True)


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

    running: asyncio.Task[None]

    def __init__(self) -> None:
        self.clock = Clock()
        self.booth_records = MemoryBooth()
        self.live = LiveConsultation(self.booth_records, read_rules(), self.clock)
        self.live.assistant = CLAIRE
        self.cuff, self.oximeter, self.thermometer = HandDevice(CUFF), HandDevice(OXIMETER), HandDevice(THERMOMETER)
        devices = {Role.CUFF: self.cuff, Role.OXIMETER: self.oximeter, Role.THERMOMETER: self.thermometer}
        self.measuring = Measuring(self.live, Booth(devices))  # type: ignore[arg-type]

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
    it.running = asyncio.create_task(it.measuring.run())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    yield it
    it.running.cancel()
    with suppress(asyncio.CancelledError):
        await it.running


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


async def test_a_number_that_its_own_wave_does_not_bear_out_is_not_kept_by_itself() -> None:
    """The oximeter calls it good; its wave beats at another rate. The assistant sees why, keeps it with the reason beside it, or measures again."""
    async with bench() as it:
        pulse = Pulse(60)
        wave = (Samples(0, it.clock(), 60, FULL_SCALE, tuple(pulse.step(Finger(pulse_rate=110))[0] for _ in range(600))),)
        await it.measuring.start(Role.OXIMETER)
        it.oximeter.results.publish(replace(saturation(97), wave=wave))  # its pulse is 72
        await it.until(lambda: it.measuring.of(Role.OXIMETER).pending)
        pending = it.measuring.of(Role.OXIMETER).pending
        assert pending is not None
        assert pending.quality.reasons == (Reason.RATE_DISAGREES,)
        assert it.live.now.record.observations == ()
        await it.measuring.start(Role.OXIMETER)  # again
        good = replace(saturation(97), wave=(replace(wave[0], values=tuple(pulse.step(Finger())[0] for _ in range(600))),))
        it.oximeter.results.publish(good)
        await it.until(lambda: it.live.now.record.observations)
        quality = it.live.now.record.observations[0].measurement.quality
        assert quality.level is QualityLevel.GOOD
        assert quality.signal is not None


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
        await it.measuring.pressure.fit_cuff(Decimal(31), None)
        for posture in Posture:
            await it.measuring.pressure.tick_posture(posture, True)
        await it.measuring.pressure.begin_rest()
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
        await it.measuring.pressure.fit_cuff(Decimal(31), None)
        for posture in Posture:
            await it.measuring.pressure.tick_posture(posture, True)
        await it.measuring.pressure.begin_rest()
        it.clock.pass_(181)
        it.measuring.pass_time()
        await it.until(lambda: it.measuring.of(Role.CUFF).under_way)
        for _ in range(4):
            it.cuff.results.publish(replace(pressure(150, 90), quality=REFUSED))
        it.cuff.results.publish(pressure(134, 82))
        await it.until(lambda: len(it.live.now.record.observations) == 1)
        assert it.measuring.pressure.guide.latest is not None
        assert it.measuring.pressure.guide.latest.failures == ()


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


async def seated(it: Bench) -> None:
    if it.measuring.pressure.guide.latest is not None and not it.measuring.pressure.guide.latest.arm_answered:
        await it.measuring.pressure.fit_cuff(Decimal(31), None)
    for posture in Posture:
        await it.measuring.pressure.tick_posture(posture, True)
    await it.measuring.pressure.begin_rest()


async def says(it: Bench, *pressures: tuple[int, int], quality: Quality = GOOD) -> None:
    """The cuff gives these, each as soon as it is asked for."""
    for systolic, diastolic in pressures:
        it.clock.pass_(181)
        it.measuring.pass_time()
        await it.until(lambda: it.measuring.of(Role.CUFF).under_way)
        it.cuff.results.publish(pressure(systolic, diastolic, quality=quality))
        await it.until(lambda: not it.measuring.of(Role.CUFF).under_way)
        if it.measuring.of(Role.CUFF).pending is not None:
            await it.measuring.keep_pending(Role.CUFF)


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


async def test_what_the_assistant_lets_go_stays_told_with_its_reason_and_its_author() -> None:
    async with bench() as it:
        await seated(it)
        it.clock.pass_(181)
        it.measuring.pass_time()
        await it.until(lambda: it.measuring.of(Role.CUFF).under_way)
        moved = pressure(182, 95, quality=Quality(QualityLevel.DOUBTFUL, (Reason.MOVEMENT,)))
        it.cuff.results.publish(moved)
        await it.until(lambda: it.measuring.of(Role.CUFF).pending)
        await it.measuring.discard_pending(Role.CUFF)
        (discarded,) = it.live.now.record.discarded
        assert (discarded.measurement, discarded.reason, discarded.author) == (moved, Reason.MOVEMENT, CLAIRE)
        assert it.live.now.record.observations == ()


async def test_an_undated_reading_that_is_let_go_may_be_anothers_and_is_told_nowhere() -> None:
    async with bench() as it:
        await it.measuring.start(Role.CUFF)
        it.cuff.results.publish(pressure(182, 95, quality=Quality(QualityLevel.DOUBTFUL, (Reason.UNDATED,))))
        await it.until(lambda: it.measuring.of(Role.CUFF).pending)
        await it.measuring.discard_pending(Role.CUFF)
        assert it.measuring.of(Role.CUFF).failed is Reason.UNDATED
        assert it.live.now.record.discarded == ()


@pytest.mark.parametrize(
    ("quality", "reasons"),
    [
        (Quality(QualityLevel.REFUSED, (Reason.CUFF_LOOSE,)), [Reason.CUFF_LOOSE]),
        (Quality(QualityLevel.REFUSED, (Reason.DEMONSTRATION,)), []),  # nobody's numbers
        (REFUSED, []),  # another day's, maybe another person's
    ],
)
async def test_what_the_booth_refuses_is_told_where_it_is_this_patients(quality: Quality, reasons: list[Reason]) -> None:
    async with bench() as it:
        await it.measuring.start(Role.CUFF)
        it.cuff.results.publish(pressure(182, 95, quality=quality))
        await it.until(lambda: it.measuring.of(Role.CUFF).failed)
        assert [each.reason for each in it.live.now.record.discarded] == reasons


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


@pytest.mark.parametrize(("heats", "taken"), [(("37.4", "37.6"), 2), (("37.4", "37.8", "38.9"), 3)])
async def test_a_guided_temperature_is_taken_again_until_it_agrees(heats: tuple[str, ...], taken: int) -> None:
    async with bench() as it:
        await it.measuring.show(Role.THERMOMETER)
        for heat in heats:
            await it.until(lambda: it.measuring.of(Role.THERMOMETER).under_way and it.thermometer.started.is_set())
            it.thermometer.started.clear()
            before = len(it.live.now.record.observations)
            it.thermometer.results.publish(Measurement((Value(Quantity.TEMPERATURE, Decimal(heat)),), it.clock(), THERMOMETER, GOOD, b"\x06"))
            await it.until(lambda before=before: len(it.live.now.record.observations) > before)
        await it.until(lambda: not it.measuring.of(Role.THERMOMETER).under_way)
        assert len(it.live.now.record.observations) == taken
        (stands,) = standing(it.live.now.record)[Quantity.TEMPERATURE]
        assert stands.observation.measurement.value(Quantity.TEMPERATURE) == max(map(Decimal, heats))


async def test_a_temperature_that_the_assistant_ends_stays_single() -> None:
    async with bench() as it:
        await it.measuring.show(Role.THERMOMETER)
        it.thermometer.results.publish(Measurement((Value(Quantity.TEMPERATURE, Decimal("37.4")),), it.clock(), THERMOMETER, GOOD, b"\x06"))
        await it.until(lambda: it.live.now.record.observations and it.measuring.of(Role.THERMOMETER).under_way)
        await it.measuring.hide()
        assert not it.measuring.of(Role.THERMOMETER).under_way
        assert len(it.live.now.record.observations) == 1


async def test_a_pause_that_ends_after_the_visit_moved_on_measures_nobody_and_harms_nothing() -> None:
    async with bench() as it:
        await it.measuring.pressure.fit_cuff(Decimal(31), None)
        for posture in Posture:
            await it.measuring.pressure.tick_posture(posture, True)
        await it.measuring.pressure.begin_rest()
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
