"""The guided blood pressure: posture, rest, three readings, the last two averaged."""

from datetime import timedelta
from decimal import Decimal

import pytest

from devices.measurement import Measurement, Quality, QualityLevel, Quantity, Reason
from session.guided import Phase, Posture, PressureGuide, average
from session.observation import Observation
from tests.session.visits import CLAIRE, NOW, pressure


def seated() -> PressureGuide:
    guide = PressureGuide()
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
