"""What a look at the camera chart says of a camera: each figure against its limit, beside its acceptance, and where the line of its checks leads. No I/O."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum

from devices.chart import M3, RED, Reading
from session.upkeep.checks import Check, Point, Read, Step, Weighed
from session.upkeep.checks import weighed as weighed
from session.upkeep.inventory import Device

KIND = "otoscope-picture"
CENTRE, EDGE, COLOURS, RED_PATCH, GREYS = "sharpness-centre", "sharpness-edge", "colours", "colour-red", "grey-steps"
EVENNESS, DEAD_PIXELS, RATE, DELAY = "uniformity", "dead-pixels", "frame-rate", "delay"
TIGHT = Decimal("0.05")  # of the limit: what is left of it before it is told
LEAST_CHECKS = 3  # for a line through them
FARTHEST = timedelta(days=5 * 365)


class Grade(Enum):
    """How a figure stands to its limit."""

    CONFORMING = "conforming"
    TIGHT = "tight"  # within it, and close to it
    OUT = "out"


EDGE_CAPTION = "bord gauche agrandi"


def edge_of(check: Check) -> str:
    """The hash of the picture of this check that shows the edge; empty where none was kept."""
    return next((photo.sha256 for photo in reversed(check.photos) if photo.caption.endswith(EDGE_CAPTION)), "")


def points_of(reading: Reading, delay_ms: int | None = None) -> tuple[Point, ...]:
    """The reading as the points of a check. The delay is not seen on pictures: a technician measures it."""
    red = M3.of_colour(RED, reading.colours)
    seen = (
        (CENTRE, f"{reading.centre:.2f}"),
        (EDGE, f"{reading.worst_corner:.2f}"),
        (COLOURS, f"{reading.mean_colour:.1f}"),
        (RED_PATCH, f"{red:.1f}"),
        (GREYS, f"{max(map(abs, reading.greys)):.1f}"),
        (EVENNESS, f"{reading.evenness:.2f}"),
        (DEAD_PIXELS, str(reading.dead_pixels)),
        (RATE, f"{reading.rate:.1f}"),
    )
    points = tuple(Point(step_id, Decimal(text), read=Read.DEVICE) for step_id, text in seen)
    return points if delay_ms is None else (*points, Point(DELAY, Decimal(delay_ms)))


def grade(of: Weighed) -> Grade:
    """Whether it is good, and how far from the limit."""
    if not of.good:
        return Grade.OUT
    step, reading = of.step, of.point.reading
    near_least = step.least is not None and reading < step.least * (1 + TIGHT)
    near_most = step.most is not None and reading > step.most * (1 - TIGHT)
    return Grade.TIGHT if near_least or near_most else Grade.CONFORMING


def shown(step: Step, value: Decimal) -> Decimal:
    """The value as it is told: in per cent of what it was at acceptance, where the limit is a share of that."""
    if step.least_share is None:
        return value
    accepted = step.acceptance or value
    return (100 * value / accepted).quantize(Decimal(1)) if accepted else Decimal(0)


def limit_of(step: Step) -> Decimal | None:
    """The one limit of the step, told in the same way."""
    if step.least_share is not None:
        return (100 * step.least_share).quantize(Decimal(1))
    return step.least if step.least is not None else step.most


def beyond(step: Step, shown_value: Decimal) -> bool:
    """Whether a value, told as `shown` tells it, is past the limit."""
    limit = limit_of(step)
    least = step.least is not None or step.least_share is not None
    return limit is not None and (shown_value < limit if least else shown_value > limit)


@dataclass(frozen=True)
class Trend:
    """One figure over the checks of a camera, oldest first; the present one last, signed or not."""

    step: Step
    days: tuple[date, ...]
    values: tuple[Decimal, ...]
    crosses_on: date | None  # when a straight line through them passes the limit; an estimate

    @property
    def months(self) -> int:
        return round((self.days[-1] - self.days[0]).days / 30.44)


def trend(device: Device, now: Sequence[Weighed], step_id: str, today: datetime) -> Trend | None:
    """The line of this figure; None where it was never read."""
    present = next((each for each in now if each.step.step_id == step_id), None)
    earlier = [(check.done_at, each) for check in _checks(device) for each in check.as_left if each.step.step_id == step_id]
    every = [*earlier, *([(today, present)] if present is not None else [])]
    if not every:
        return None
    step = every[-1][1].step
    days = tuple(at.date() for at, _ in every)
    values = tuple(shown(each.step if each.step.acceptance is not None else step, each.point.reading) for _, each in every)
    return Trend(step, days, values, _crossing(step, days, values))


def _checks(device: Device) -> list[Check]:
    return [check for check in device.checks if check.kind_id == KIND]


def _crossing(step: Step, days: Sequence[date], values: Sequence[Decimal]) -> date | None:
    limit = limit_of(step)
    if limit is None or len(days) < LEAST_CHECKS or days[0] == days[-1] or beyond(step, values[-1]):
        return None
    since = [float((day - days[0]).days) for day in days]
    slope, start = statistics.linear_regression(since, [float(value) for value in values])
    worse = slope > 0 if step.most is not None and step.least is None and step.least_share is None else slope < 0
    if not worse:
        return None
    left = (float(limit) - start) / slope - since[-1]
    return days[-1] + timedelta(days=round(max(0.0, left))) if left < FARTHEST.days else None


def soonest(trends: Sequence[Trend]) -> Trend | None:
    """Of those that are on their way out, the first that gets there."""
    leaving = [each for each in trends if each.crosses_on is not None]
    return min(leaving, key=lambda each: each.crosses_on or date.max, default=None)
