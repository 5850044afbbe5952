"""How a device is checked: the steps with their limits and sources, what was read, and the verdict that follows from it. No I/O.

The kinds of checks stand in `checks.toml`. A check carries its steps with it: it is judged for ever by the limits of its own day.
Nobody types a verdict.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import Any

from session.people import Author, Part

CHECKS_FILE = Path(__file__).with_name("checks.toml")
MOST_DIGITS = 12


class Group(Enum):
    """The column of the park in which a check's due date stands."""

    QUALITY_CONTROL = "quality-control"
    CALIBRATION = "calibration"
    ELECTRICAL_SAFETY = "electrical-safety"
    CONSUMABLES = "consumables"
    BATTERY = "battery"


class Gate(Enum):
    """What a check holds back."""

    MEASURES = "measures"  # overdue or failed, the device does not measure
    SAFETY = "safety"  # failed, it does not measure
    NONE = "none"


class Way(Enum):
    """From where a value is come to: a sensor may lag."""

    UP = "up"
    DOWN = "down"
    ANY = "any"


@dataclass(frozen=True)
class Step:
    """One thing to read, and what it may be."""

    step_id: str
    name: str
    unit: str  # UCUM
    source: str  # of the limit
    target: Decimal | None = None  # what to bring about; then the reading is held against the reference's
    way: Way = Way.ANY
    within: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.within is None) != (self.target is None):
            raise ValueError(f"{self.step_id}: a largest error goes with a value to bring about")
        if self.within is None and self.least is None and self.most is None:
            raise ValueError(f"{self.step_id}: a step without a limit")


@dataclass(frozen=True)
class Kind:
    """One kind of check."""

    kind_id: str
    name: str
    group: Group
    roles: tuple[str, ...]
    period_days: int
    warn_days: int
    gate: Gate
    reference: bool  # whether it needs an instrument with a certificate of its own
    environment: bool
    how: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Kinds:
    """One version of the kinds of checks."""

    version: str
    validated_by: str  # empty: nobody yet
    all: tuple[Kind, ...]

    def of(self, role: str) -> tuple[Kind, ...]:
        """Those that belong to this role."""
        return tuple(kind for kind in self.all if role in kind.roles)

    def named(self, kind_id: str) -> Kind | None:
        return next((kind for kind in self.all if kind.kind_id == kind_id), None)


@dataclass(frozen=True)
class Point:
    """What one step gave: the device's reading, and the reference's beside it where there is one."""

    step_id: str
    reading: Decimal
    reference: Decimal | None = None

    def __post_init__(self) -> None:
        for number in (self.reading, self.reference):
            if number is not None and (not number.is_finite() or len(number.as_tuple().digits) > MOST_DIGITS or abs(number.adjusted()) > MOST_DIGITS):
                raise ValueError(f"{self.step_id}: not a number that can be read on an instrument")


@dataclass(frozen=True)
class Reference:
    """The instrument that was believed, and until when its own certificate holds."""

    name: str
    serial: str
    certificate: str
    valid_until: date


@dataclass(frozen=True)
class Environment:
    """The room: °C, % relative humidity, hPa."""

    celsius: Decimal
    humidity: Decimal
    hectopascal: Decimal


class Verdict(Enum):
    """What follows from the points."""

    CONFORMING = "conforming"
    ADJUSTED = "adjusted"  # out of its limits as it was found, within them as it was left
    FAILED = "failed"


class NotACheck(ValueError):
    """This cannot stand as a check; `why` is a word of ours, `detail` names the place."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why = why
        self.detail = detail


@dataclass(frozen=True)
class Weighed:
    """A point and its step: the error where it is held against a reference, and whether it is within the limit."""

    step: Step
    point: Point

    @property
    def error(self) -> Decimal | None:
        return None if self.point.reference is None else self.point.reading - self.point.reference

    @property
    def good(self) -> bool:
        step = self.step
        if step.within is not None:
            return self.error is not None and abs(self.error) <= step.within
        return (step.least is None or self.point.reading >= step.least) and (step.most is None or self.point.reading <= step.most)


@dataclass(frozen=True)
class Check:
    """A check that was done, as found and as left, with two signatures.

    Raises:
        NotACheck: a step has no point or two, the instrument's certificate was over, or one person signed for both.
    """

    kind_id: str
    rules: str  # version of the kinds
    serial: str
    done_at: datetime
    steps: tuple[Step, ...]
    found: tuple[Point, ...]
    left: tuple[Point, ...] = ()  # empty: nothing was adjusted
    adjustment: str = ""
    reference: Reference | None = None
    environment: Environment | None = None
    signed_by: tuple[Author, ...] = ()
    employer: str = ""  # for whom the first of them works
    firmware: str = ""
    uncertainty: str = ""  # « ± 0,8 mmHg (k = 2) », as the reference's certificate has it
    note: str = ""

    def __post_init__(self) -> None:
        if self.done_at.tzinfo is None:
            raise NotACheck("instant-without-offset")
        _weigh(self.steps, self.found)
        if self.left:
            _weigh(self.steps, self.left)
            if not self.adjustment.strip():
                raise NotACheck("adjustment-unsaid")
        if self.reference is not None and self.reference.valid_until < self.done_at.date():
            raise NotACheck("certificate-over", self.reference.certificate)
        if len(self.signed_by) != 2 or self.signed_by[0].identifier == self.signed_by[1].identifier or not all(each.identifier for each in self.signed_by):
            raise NotACheck("two-signatures")
        if self.signed_by[0].part is not Part.TECHNICIAN:
            raise NotACheck("technician-first")

    @property
    def as_found(self) -> tuple[Weighed, ...]:
        return _weigh(self.steps, self.found)

    @property
    def as_left(self) -> tuple[Weighed, ...]:
        return _weigh(self.steps, self.left or self.found)

    @property
    def found_good(self) -> bool:
        """Whether what it measured before this check can be believed."""
        return all(each.good for each in self.as_found)

    @property
    def left_good(self) -> bool:
        """Whether what it measures after this check can be believed."""
        return all(each.good for each in self.as_left)

    @property
    def verdict(self) -> Verdict:
        if not self.left_good:
            return Verdict.FAILED
        return Verdict.CONFORMING if self.found_good else Verdict.ADJUSTED


def check_of(kind: Kind, rules: str, check: Mapping[str, Any]) -> Check:
    """The check of this kind: with the kind's steps, its instrument and its room.

    Raises:
        NotACheck: as `Check`, and where the instrument or the room that this kind needs is not there.
    """
    if kind.reference and check.get("reference") is None:
        raise NotACheck("reference-missing")
    if kind.environment and check.get("environment") is None:
        raise NotACheck("environment-missing")
    return Check(kind_id=kind.kind_id, rules=rules, steps=kind.steps, **check)


def _weigh(steps: Sequence[Step], points: Sequence[Point]) -> tuple[Weighed, ...]:
    by_step = {point.step_id: point for point in points}
    if len(by_step) != len(points):
        raise NotACheck("point-twice")
    if unknown := by_step.keys() - {step.step_id for step in steps}:
        raise NotACheck("point-unknown", min(unknown))
    for step in steps:
        if step.step_id not in by_step:
            raise NotACheck("point-missing", step.step_id)
        if step.within is not None and by_step[step.step_id].reference is None:
            raise NotACheck("reference-missing", step.step_id)
    if not steps:
        raise NotACheck("no-steps")
    return tuple(Weighed(step, by_step[step.step_id]) for step in steps)


def read_kinds(path: Path = CHECKS_FILE) -> Kinds:
    """The kinds of this file. KeyError or ValueError where it is not one: the booth then does not start."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    kinds = tuple(
        Kind(
            each["id"],
            each["name"],
            Group(each["group"]),
            tuple(each["roles"]),
            _days(each, "period_days"),
            _days(each, "warn_days"),
            Gate(each["gate"]),
            bool(each["reference"]),
            bool(each["environment"]),
            each["how"],
            tuple(step for written in each["step"] for step in _steps(written)),
        )
        for each in data["check"]
    )
    for kind in kinds:
        if not kind.steps or len({step.step_id for step in kind.steps}) != len(kind.steps):
            raise ValueError(f"{kind.kind_id}: no steps, or two of one name")
    return Kinds(data["version"], data["validated_by"], kinds)


def _days(written: Mapping[str, Any], key: str) -> int:
    days: int = written[key]
    if type(days) is not int or days < 1:
        raise ValueError(f"{written['id']}: {key} is a number of days")
    return days


def _steps(written: Mapping[str, Any]) -> list[Step]:
    """The step, or one for each value and way that it is repeated at: up through all of them, then down."""
    within, least, most = (_number(written, side) for side in ("within", "least", "most"))
    if "at" not in written:
        return [Step(written["id"], written["name"], written["unit"], written["source"], None, Way.ANY, within, least, most)]
    steps = []
    for way in map(Way, written.get("ways", ["any"])):
        for text in reversed(written["at"]) if way is Way.DOWN else written["at"]:
            step_id = f"{written['id']}-{way.value}-{text}" if way is not Way.ANY else f"{written['id']}-{text}"
            steps.append(Step(step_id, written["name"], written["unit"], written["source"], Decimal(text), way, within, least, most))
    return steps


def _number(written: Mapping[str, Any], side: str) -> Decimal | None:
    if side not in written:
        return None
    try:
        return Decimal(written[side])
    except InvalidOperation:
        raise ValueError(f"{written['id']}: {side} is not a number") from None
