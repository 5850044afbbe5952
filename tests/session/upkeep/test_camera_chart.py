"""A camera's figures against their limits and its acceptance, and where the line of its checks leads."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session.upkeep.camera_chart import (
    CENTRE,
    COLOURS,
    DEAD_PIXELS,
    EDGE,
    EVENNESS,
    GREYS,
    KIND,
    RATE,
    RED_PATCH,
    Grade,
    grade,
    limit_of,
    points_of,
    shown,
    soonest,
    trend,
    weighed,
)
from session.upkeep.inventory import Device, Park
from tests.session.upkeep.chart import OTOSCOPE, reading, seen
from tests.session.upkeep.devices import KINDS, entered, entry
from tests.session.visits import NOW

FIRST = NOW - timedelta(days=240)


def with_checks(*checks: object) -> Device:
    entries = (entered(OTOSCOPE, at=FIRST), *(entry(check) for check in checks))  # type: ignore[arg-type]  # each is a Check
    return Park.of(entries).devices[OTOSCOPE.serial]


def graded(device: Device, **other: object) -> dict[str, Grade]:
    kind = KINDS.named(KIND)
    assert kind is not None
    return {each.step.step_id: grade(each) for each in weighed(kind.steps_for(device.accepted(KIND)), points_of(reading(**other), 118))}


def test_the_first_good_check_is_what_sharpness_is_compared_with() -> None:
    device = with_checks(seen(FIRST))
    assert graded(device, centre=6.5 * 0.91)[CENTRE] is Grade.CONFORMING
    assert graded(device, centre=6.5 * 0.82)[CENTRE] is Grade.TIGHT
    assert graded(device, centre=6.5 * 0.79)[CENTRE] is Grade.OUT
    assert graded(device, corners=(5.4, 5.3, 4.5, 5.5))[EDGE] is Grade.TIGHT
    assert set(graded(with_checks(), centre=0.1).values()) == {Grade.CONFORMING}  # nothing to compare with yet


@pytest.mark.parametrize(
    ("step", "other", "expected"),
    [
        (COLOURS, {"colours": (7.5,) * 18}, Grade.CONFORMING),
        (COLOURS, {"colours": (7.8,) * 18}, Grade.TIGHT),
        (COLOURS, {"colours": (8.1,) * 18}, Grade.OUT),
        (RED_PATCH, {"colours": (1.0,) * 14 + (9.0,) + (1.0,) * 3}, Grade.OUT),
        (GREYS, {"greys": (0.0,) * 5 + (-11.0,)}, Grade.OUT),
        (EVENNESS, {"evenness": 0.71}, Grade.CONFORMING),
        (EVENNESS, {"evenness": 0.61}, Grade.TIGHT),
        (EVENNESS, {"evenness": 0.59}, Grade.OUT),
        (DEAD_PIXELS, {"dead_pixels": 2}, Grade.TIGHT),
        (DEAD_PIXELS, {"dead_pixels": 3}, Grade.OUT),
        (RATE, {"rate": 20.0}, Grade.TIGHT),
        (RATE, {"rate": 14.9}, Grade.OUT),
    ],
)
def test_each_figure_has_its_limit(step: str, other: dict[str, object], expected: Grade) -> None:
    grades = graded(with_checks(seen(FIRST)), **other)
    assert grades[step] is expected
    assert [name for name, each in grades.items() if name not in (step, RED_PATCH) and each is not Grade.CONFORMING] == []


def fading(share_a_month: float, checks: int = 6) -> Device:
    accepted = seen(FIRST)
    later = [seen(FIRST + timedelta(days=30 * n), accepted, corners=(5.5 * (1 - share_a_month * n),) * 4) for n in range(1, checks)]
    return with_checks(accepted, *later)


def test_a_border_that_fades_says_when_it_will_be_too_soft() -> None:
    device = fading(0.02)
    today = FIRST + timedelta(days=180)
    kind = KINDS.named(KIND)
    assert kind is not None
    now = weighed(kind.steps_for(device.accepted(KIND)), points_of(reading(corners=(5.5 * 0.88,) * 4), 118))
    line = trend(device, now, EDGE, today)
    assert line is not None
    assert line.values[0] == 100
    assert line.values[-1] == 88
    assert (len(line.values), limit_of(line.step), line.months) == (7, Decimal(80), 6)
    assert line.crosses_on is not None
    assert abs(line.crosses_on - (FIRST + timedelta(days=300)).date()) <= timedelta(days=10)
    even = trend(device, now, EVENNESS, today)
    assert even is not None
    assert even.crosses_on is None
    assert soonest((even, line)) is line
    assert soonest((even,)) is None


def test_a_line_that_leads_nowhere_says_nothing() -> None:
    kind = KINDS.named(KIND)
    assert kind is not None
    now = weighed(kind.steps, points_of(reading(), 118))
    two = trend(with_checks(seen(FIRST)), now, CENTRE, NOW)
    assert two is not None
    assert two.crosses_on is None  # two checks are no line
    better = trend(fading(-0.02), now, EDGE, NOW)
    assert better is not None
    assert better.crosses_on is None or better.crosses_on > date(2026, 1, 1)
    slow = trend(fading(0.0005), weighed(kind.steps, points_of(reading(corners=(5.48,) * 4), 118)), EDGE, NOW)
    assert slow is not None
    assert slow.crosses_on is None  # beyond five years nothing is told
    assert trend(with_checks(), (), CENTRE, NOW) is None


@settings(max_examples=60)
@given(st.lists(st.floats(0.01, 60), min_size=1, max_size=9), st.floats(0.01, 60))
def test_whatever_the_figures_were_there_is_a_line_or_none(earlier: list[float], now: float) -> None:
    accepted = seen(FIRST, centre=earlier[0])
    device = with_checks(accepted, *(seen(FIRST + timedelta(days=20 * n), accepted, centre=value) for n, value in enumerate(earlier[1:], 1)))
    kind = KINDS.named(KIND)
    assert kind is not None
    present = weighed(kind.steps_for(device.accepted(KIND)), points_of(reading(centre=now)))
    line = trend(device, present, CENTRE, NOW)
    assert line is not None
    assert len(line.values) == len(earlier) + 1
    assert line.crosses_on is None or line.crosses_on >= NOW.date()
    assert all(shown(each.step, each.point.reading).is_finite() for each in present)
