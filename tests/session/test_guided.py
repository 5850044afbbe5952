"""The guided blood pressure: posture and cuff, rest, three readings or four, the last two averaged."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.measurement import Measurement, Quality, QualityLevel, Quantity, Reason
from session.cuffs import CuffUse, Side, cuffs_of
from session.guided import OneMore, Phase, Posture, PressureGuide, average, one_more, spread
from session.observation import Observation
from session.protocols import PRESSURE, read_protocols
from tests.session.visits import CLAIRE, NOW, pressure


def seated() -> PressureGuide:
    guide = PressureGuide().on_arm(None, None, unknown=True)
    for posture in Posture:
        guide = guide.tick(posture, True)
    return guide


def kept(measurement: Measurement, name: str = "a") -> Observation:
    return Observation(name, measurement, NOW, CLAIRE)


def after(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_the_rest_begins_only_when_the_patient_sits_well() -> None:
    guide = PressureGuide().tick(Posture.FEET_FLAT, True)
    with pytest.raises(ValueError, match="posture"):
        guide.begin_rest(NOW)
    assert seated().begin_rest(NOW).phase is Phase.REST


def test_a_tick_can_be_taken_back() -> None:
    assert not seated().tick(Posture.QUIET, False).well_seated


def test_the_rest_lasts_three_minutes() -> None:
    guide = seated().begin_rest(NOW)
    assert guide.passed(NOW + after(179)).left == after(1)
    assert guide.passed(NOW + after(180)).phase is Phase.MEASURE


def test_talking_stops_the_rest_and_loses_nothing_of_it() -> None:
    guide = seated().begin_rest(NOW).hold(True, NOW + after(60))
    assert guide.passed(NOW + after(600)).left == after(120)
    guide = guide.hold(False, NOW + after(600))
    assert guide.passed(NOW + after(719)).phase is Phase.REST
    assert guide.passed(NOW + after(720)).phase is Phase.MEASURE


def test_a_clock_set_back_lengthens_no_rest() -> None:
    assert seated().begin_rest(NOW).passed(NOW - after(3600)).left == after(180)


def test_three_readings_a_minute_apart() -> None:
    guide = seated().begin_rest(NOW).passed(NOW + after(180)).kept(kept(pressure(140, 90)), NOW + after(220))
    assert guide.phase is Phase.PAUSE
    guide = guide.passed(NOW + after(280))
    assert guide.phase is Phase.MEASURE
    guide = guide.kept(kept(pressure(136, 84)), NOW + after(300)).passed(NOW + after(360)).kept(kept(pressure(132, 80)), NOW + after(400))
    assert guide.phase is Phase.DONE
    assert len(guide.readings) == 3


def test_the_third_failure_gives_up_and_a_reading_forgives() -> None:
    guide = seated().begin_rest(NOW).passed(NOW + after(180)).failed(Reason.CUFF_LOOSE).failed(Reason.MOVEMENT)
    assert guide.phase is Phase.MEASURE
    assert guide.kept(kept(pressure(140, 90)), NOW).failures == ()
    assert guide.failed(Reason.CUFF_LOOSE).phase is Phase.GIVEN_UP


def test_the_last_two_are_averaged_half_up() -> None:
    mean = average((kept(pressure(160, 99)), kept(pressure(136, 84, 75)), kept(pressure(133, 81, 76), "b")))
    assert mean.value(Quantity.SYSTOLIC) == Decimal(135)
    assert mean.value(Quantity.DIASTOLIC) == Decimal(83)
    assert mean.value(Quantity.PULSE_RATE) == Decimal(76)
    assert mean.raw == b""


def test_a_doubt_about_one_reading_is_a_doubt_about_the_average() -> None:
    doubtful = Quality(QualityLevel.DOUBTFUL, (Reason.IRREGULAR_PULSE,))
    mean = average((kept(pressure(136, 84, quality=doubtful)), kept(pressure(134, 82))))
    assert mean.quality == doubtful


IRREGULAR = Quality(QualityLevel.DOUBTFUL, (Reason.IRREGULAR_PULSE,))


def series(*pressures: tuple[int, int], irregular: frozenset[int] = frozenset()) -> tuple[Observation, ...]:
    """Readings of these numbers; those whose place is named felt an irregular pulse."""
    return tuple(kept(pressure(*each, quality=IRREGULAR) if place in irregular else pressure(*each), f"r{place}") for place, each in enumerate(pressures))


@pytest.mark.parametrize(
    ("pressures", "irregular", "why"),
    [
        (((140, 90), (131, 82)), frozenset(), None),  # nine and eight
        (((140, 90), (130, 90)), frozenset(), OneMore.DIFFER),  # ten is enough
        (((140, 90), (150, 90)), frozenset(), OneMore.DIFFER),
        (((140, 90), (139, 80)), frozenset(), OneMore.DIFFER),  # the diastolic counts too
        (((140, 90), (139, 89), (120, 70)), frozenset(), None),  # only the first two are compared
        (((140, 90),), frozenset({0}), OneMore.IRREGULAR),
        (((140, 90), (139, 89), (138, 88)), frozenset({2}), OneMore.IRREGULAR),
        (((140, 90), (139, 89), (138, 88), (137, 87)), frozenset({3}), None),  # the extra one asks for no other
        (((140, 90), (150, 90)), frozenset({1}), OneMore.IRREGULAR),
    ],
)
def test_one_more_where_the_first_two_differ_or_the_pulse_is_irregular(
    pressures: tuple[tuple[int, int], ...], irregular: frozenset[int], why: OneMore | None
) -> None:
    assert one_more(series(*pressures, irregular=irregular)) is why


@given(
    st.lists(st.tuples(st.integers(90, 250), st.integers(40, 89)), min_size=4, max_size=4),
    st.frozensets(st.integers(0, 3)),
)
def test_a_series_ends_after_three_or_after_four_and_averages_its_last_two(pressures: list[tuple[int, int]], irregular: frozenset[int]) -> None:
    readings, guide, at = series(*pressures, irregular=irregular), seated().begin_rest(NOW), NOW
    for reading in readings:
        if guide.phase is Phase.DONE:
            break
        at += after(180)
        guide = guide.passed(at)
        assert guide.phase is Phase.MEASURE
        guide = guide.kept(reading, at)
    assert guide.phase is Phase.DONE
    wanted = 3 + (one_more(readings[:3]) is not None)
    assert len(guide.readings) == guide.wanted == wanted
    mean, (earlier, later) = average(guide.readings), guide.readings[-2:]
    systolic = mean.value(Quantity.SYSTOLIC)
    assert systolic is not None
    numbers = [each.measurement.value(Quantity.SYSTOLIC) or Decimal(0) for each in (earlier, later)]
    assert min(numbers) <= systolic <= max(numbers)
    apart = spread(tuple(each.measurement for each in guide.readings))
    assert apart is not None
    assert apart >= max(numbers) - min(numbers)


def test_the_protocol_is_dated_and_names_its_source() -> None:
    pressure_protocol, temperature = read_protocols()
    assert (pressure_protocol.readings, pressure_protocol.averaged, pressure_protocol.differ_mmhg) == (3, 2, 10)
    assert "European Society of Hypertension" in pressure_protocol.source
    assert pressure_protocol.dated.year == 2021
    assert (PressureGuide().rest, PressureGuide().pause) == (PRESSURE.rest, PRESSURE.pause) == (after(180), after(60))
    assert temperature.source


def on_arm(arm: str, side: Side | None = Side.LEFT) -> PressureGuide:
    return PressureGuide(cuffs=cuffs_of("Alcôve Simulation")).on_arm(Decimal(arm), side)


def test_the_arm_says_which_cuff_and_another_cuff_is_put_on_anew() -> None:
    guide = on_arm("31").tick(Posture.CUFF_PLACED, True)
    assert guide.cuff is not None
    assert guide.cuff.name == "M"
    assert Posture.CUFF_PLACED in guide.on_arm(Decimal(30), Side.LEFT).ticks
    assert Posture.CUFF_PLACED not in guide.on_arm(Decimal(34), Side.LEFT).ticks
    assert Posture.CUFF_PLACED not in guide.on_arm(Decimal(31), Side.RIGHT).ticks


def test_on_an_arm_that_no_cuff_fits_nothing_is_measured() -> None:
    guide = on_arm("58")
    assert guide.no_cuff_fits
    for posture in Posture:
        guide = guide.tick(posture, True)
    assert guide.ticks == frozenset(Posture) - {Posture.CUFF_PLACED}
    with pytest.raises(ValueError, match="posture"):
        guide.begin_rest(NOW)
    assert guide.on_arm(None, None, unknown=True).tick(Posture.CUFF_PLACED, True).well_seated


def test_no_cuff_is_placed_before_the_arm_was_asked_for() -> None:
    asked = PressureGuide(cuffs=cuffs_of("Alcôve Simulation"))
    assert Posture.CUFF_PLACED not in asked.tick(Posture.CUFF_PLACED, True).ticks
    unknown = asked.on_arm(None, Side.LEFT, unknown=True).tick(Posture.CUFF_PLACED, True)
    assert (unknown.ticks, unknown.cuff_use) == ({Posture.CUFF_PLACED}, CuffUse())
    assert unknown.on_arm(None, Side.LEFT).ticks == frozenset()  # not said any more: put on anew
    measured = unknown.on_arm(Decimal(31), Side.LEFT)
    assert (measured.arm_unknown, measured.ticks) == (False, frozenset())
    under_way = replace(asked, readings=(kept(pressure(136, 84)),))
    assert Posture.CUFF_PLACED in under_way.tick(Posture.CUFF_PLACED, True).ticks  # begun before, taken up after a power cut


def test_the_side_goes_with_the_average() -> None:
    readings = tuple(kept(replace(pressure(136, 84), site=Side.RIGHT.value), name) for name in "ab")
    assert average(readings).site == Side.RIGHT.value
