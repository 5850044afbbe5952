"""Measuring with a booth's devices: what is kept, what waits, what is refused with its reason."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from devices.device import Role
from devices.errors import ConnectionLost
from devices.measurement import GOOD, Measurement, NoReading, Quality, QualityLevel, Quantity, Reason, Value
from devices.status import DeviceStatus, Status
from devices.waveform import Samples
from drivers.simulation.finger import FULL_SCALE, Finger, Pulse
from session import events as e
from session.live import NobodyLoggedIn
from session.standing import standing
from tests.session.measures_bench import DOUBTFUL, THERMOMETER, bench, seated
from tests.session.visits import CLAIRE, CUFF, Clock, pressure, saturation

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
