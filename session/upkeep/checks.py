"""How a device is checked: the steps with their limits and sources, what was read, and the verdict that follows from it. No I/O.

The kinds of checks stand in `checks.toml`. A check carries its steps with it: it is judged for ever by the limits of its own day.
Nobody types a verdict.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import Any

from devices.measurement import Quantity
from session.people import Author, Part

CHECKS_FILE = Path(__file__).with_name("checks.toml")
MOST_DIGITS = 12
PRESSURE = "pressure"  # of a cuff that is only listened to; no measurement


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
    series: str = ""  # steps of one series are read one after the other, and all of them again after an adjustment
    tick: bool = False  # looked at and found good (1) or not (0), without an instrument
    accuracy: bool = True  # out of its limit, it casts doubt on what the device measured
    methods: tuple[str, ...] = ()  # of the check, in which this step and its limit hold; empty: in each
    least_share: Decimal | None = None  # of what it was at acceptance
    acceptance_within: Decimal | None = None  # around what it was at acceptance
    acceptance: Decimal | None = None  # what it was then, to compare with
    between: tuple[str, ...] = ()  # the two steps whose readings are its bounds: a range printed on what it is checked with
    reads: str = ""  # what the device itself can tell for it: PRESSURE, or the name of a quantity; empty: it is typed

    def __post_init__(self) -> None:
        if (self.within is None) != (self.target is None):
            raise ValueError(f"{self.step_id}: a largest error goes with a value to bring about")
        if not self.between and all(each is None for each in (self.within, self.least, self.most, self.least_share, self.acceptance_within)):
            raise ValueError(f"{self.step_id}: a step without a limit")
        told = Quantity.__members__.get(self.reads.upper())
        if self.reads not in ("", PRESSURE) and (told is None or told.unit != self.unit):
            raise ValueError(f"{self.step_id}: no device tells {self.reads} in {self.unit}")

    @property
    def of_series(self) -> str:
        return self.series or self.step_id

    def bounded(self, points: Mapping[str, "Point"]) -> "Step":
        """With the bounds that stand on the vial or the box, as they were read before."""
        if not self.between or not all(bound in points for bound in self.between):
            return self
        least, most = (points[bound].reading for bound in self.between)
        return replace(self, least=least, most=most)

    def since(self, acceptance: Decimal | None) -> "Step":
        """With the limit that follows from what was read at acceptance; None while there was no acceptance: what is read now will be it."""
        if acceptance is None:
            return self
        least, most = self.least, self.most
        if self.least_share is not None:
            least = acceptance * self.least_share
        if self.acceptance_within is not None:
            least, most = acceptance - self.acceptance_within, acceptance + self.acceptance_within
        return replace(self, acceptance=acceptance, least=least, most=most)


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
    methods: tuple[str, ...] = ()  # one of them is chosen before the first step
    adjust_after: str = ""  # the series after which an adjustment is asked for

    @property
    def may_be_left_out(self) -> bool:
        """Whether it may be said of a device that this does not concern it: nothing is held back by it."""
        return self.gate is Gate.NONE

    def steps_for(self, accepted: "Check | None", method: str = "") -> tuple[Step, ...]:
        """Its steps by this method, with the limits that follow from the check at which the device was accepted.

        Raises:
            NotACheck: the method is not one of this kind's.
        """
        if method not in (self.methods or ("",)):
            raise NotACheck("method-unknown", method)
        compared = accepted.as_left if accepted is not None and not by_vials(self.steps) else ()  # other vials, other numbers
        then = {each.step.step_id: each.point.reading for each in compared}
        return tuple(step.since(then.get(step.step_id)) for step in self.steps if not step.methods or method in step.methods)


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


class Read(Enum):
    """How a reading came into the booth."""

    TYPED = "typed"
    DEVICE = "device"  # through its own driver


@dataclass(frozen=True)
class Point:
    """What one step gave: the device's reading, and the reference's beside it where there is one."""

    step_id: str
    reading: Decimal
    reference: Decimal | None = None
    read: Read = Read.TYPED

    def __post_init__(self) -> None:
        for number in (self.reading, self.reference):
            if number is not None and not readable(number):
                raise ValueError(f"{self.step_id}: not a number that can be read on an instrument")


def readable(number: Decimal) -> bool:
    """Whether an instrument can show this number."""
    return number.is_finite() and len(number.as_tuple().digits) <= MOST_DIGITS and abs(number.adjusted()) <= MOST_DIGITS


@dataclass(frozen=True)
class Reference:
    """The instrument that was believed, and until when its own certificate holds; or the vials, by their lots and until the first of them expires."""

    name: str
    serial: str  # of vials: their lots
    certificate: str  # of vials: the lot of the strips
    valid_until: date
    vials: bool = False


@dataclass(frozen=True)
class Environment:
    """The room: °C, % relative humidity, hPa. NotACheck names what no room has: a comma that was forgotten."""

    celsius: Decimal
    humidity: Decimal
    hectopascal: Decimal

    def __post_init__(self) -> None:
        for number, least, most, why in (
            (self.celsius, -20, 60, "room-temperature"),
            (self.humidity, 0, 100, "room-humidity"),
            (self.hectopascal, 500, 1100, "room-pressure"),
        ):
            if not readable(number) or not least <= number <= most:
                raise NotACheck(why)


@dataclass(frozen=True)
class Uncertainty:
    """The expanded uncertainty of what is held against the reference, in this unit, and its coverage factor."""

    value: Decimal
    unit: str
    k: Decimal = Decimal(2)

    def __post_init__(self) -> None:
        if not readable(self.value) or self.value <= 0 or not readable(self.k) or not 1 <= self.k <= 4:
            raise NotACheck("uncertainty")


@dataclass(frozen=True)
class Photo:
    """A picture kept with a check; its bytes lie in the store under their hash."""

    sha256: str
    caption: str = ""


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
        if step.between and step.least is None:
            return False  # nothing says what it should have been
        if step.within is not None:
            return self.error is not None and abs(self.error) <= step.within
        return (step.least is None or self.point.reading >= step.least) and (step.most is None or self.point.reading <= step.most)


@dataclass(frozen=True)
class Check:
    """A check that was done, as found and as left, with two signatures.

    What was not adjusted is left as it was found: `left` holds the series that were read again, each of them whole.

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
    uncertainties: tuple[Uncertainty, ...] = ()
    note: str = ""
    method: str = ""
    photos: tuple[Photo, ...] = ()
    broken_off: str = ""  # why the rest was not read: only a check that fails already is broken off
    begun_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.done_at.tzinfo is None or (self.begun_at is not None and self.begun_at.tzinfo is None):
            raise NotACheck("instant-without-offset")
        missing = _missing(self.steps, _weigh(self.steps, self.found))
        if missing and not self.broken_off.strip():
            raise NotACheck("point-missing", missing[0].step_id)
        again = _weigh(self.steps, self.left)
        if again and not self.adjustment.strip():
            raise NotACheck("adjustment-unsaid")
        if self.adjustment.strip() and not again and not self.broken_off.strip():
            raise NotACheck("left-missing")
        series = {each.step.of_series for each in again}
        if (late := _missing([step for step in self.steps if step.of_series in series], again)) and not self.broken_off.strip():
            raise NotACheck("point-missing", late[0].step_id)
        if self.broken_off.strip() and self.left_good:
            raise NotACheck("broken-off-without-failure")
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
        again = {point.step_id for point in self.left}
        return _weigh(self.steps, (*self.left, *(point for point in self.found if point.step_id not in again)))

    @property
    def not_read(self) -> tuple[Step, ...]:
        """What a check that was broken off left out."""
        return _missing(self.steps, self.as_found)

    @property
    def found_good(self) -> bool:
        """Whether what it measured before this check can be believed."""
        return all(each.good for each in self.as_found if each.step.accuracy) and not any(step.accuracy for step in self.not_read)

    @property
    def left_good(self) -> bool:
        """Whether it is fit for use after this check."""
        return all(each.good for each in self.as_left) and not self.not_read

    @property
    def verdict(self) -> Verdict:
        if not self.left_good:
            return Verdict.FAILED
        return Verdict.CONFORMING if all(each.good for each in self.as_found) else Verdict.ADJUSTED


def check_of(kind: Kind, rules: str, check: Mapping[str, Any]) -> Check:
    """The check of this kind: with the kind's steps unless others are given, its instrument and its room.

    Raises:
        NotACheck: as `Check`, and where the instrument or the room that this kind needs is not there.
    """
    if kind.reference and check.get("reference") is None:
        raise NotACheck("reference-missing")
    if kind.environment and check.get("environment") is None:
        raise NotACheck("environment-missing")
    return Check(**{"steps": kind.steps_for(None, check.get("method", "")), **check, "kind_id": kind.kind_id, "rules": rules})


def by_vials(steps: Sequence[Step]) -> bool:
    """Whether a range that is printed on vials is what the device is held against."""
    return any(step.between for step in steps)


def weighed(steps: Sequence[Step], points: Sequence[Point]) -> tuple[Weighed, ...]:
    """The points that these steps have, in the steps' order."""
    by_step = {point.step_id: point for point in points}
    return tuple(Weighed(step.bounded(by_step), by_step[step.step_id]) for step in steps if step.step_id in by_step)


def _weigh(steps: Sequence[Step], points: Sequence[Point]) -> tuple[Weighed, ...]:
    """The same of points that are a check's: each is of one of its steps, once, and can be judged."""
    named = {point.step_id for point in points}
    if len(named) != len(points):
        raise NotACheck("point-twice")
    if unknown := named - {step.step_id for step in steps}:
        raise NotACheck("point-unknown", min(unknown))
    if not steps:
        raise NotACheck("no-steps")
    found = weighed(steps, points)
    for each in found:
        if each.step.within is not None and each.point.reference is None:
            raise NotACheck("reference-missing", each.step.step_id)
        if each.step.tick and each.point.reading not in (0, 1):
            raise NotACheck("not-a-tick", each.step.step_id)
    return found


def _missing(steps: Sequence[Step], found: Sequence[Weighed]) -> tuple[Step, ...]:
    read = {each.step.step_id for each in found}
    return tuple(step for step in steps if step.step_id not in read)


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
            tuple(each.get("methods", ())),
            each.get("adjust_after", ""),
        )
        for each in data["check"]
    )
    for kind in kinds:
        if not kind.steps or len({step.step_id for step in kind.steps}) != len(kind.steps):
            raise ValueError(f"{kind.kind_id}: no steps, or two of one name")
        if kind.adjust_after and kind.adjust_after not in {step.series for step in kind.steps}:
            raise ValueError(f"{kind.kind_id}: nothing to adjust after")
        ids = [step.step_id for step in kind.steps]
        for step in kind.steps:
            if step.between and (len(step.between) != 2 or not set(step.between) <= set(ids[: ids.index(step.step_id)])):
                raise ValueError(f"{kind.kind_id}: {step.step_id} lies between two steps that are read before it")
        if not {method for step in kind.steps for method in step.methods} <= set(kind.methods):
            raise ValueError(f"{kind.kind_id}: a step of no method")
    return Kinds(data["version"], data["validated_by"], kinds)


def _days(written: Mapping[str, Any], key: str) -> int:
    days: int = written[key]
    if type(days) is not int or days < 1:
        raise ValueError(f"{written['id']}: {key} is a number of days")
    return days


def _steps(written: Mapping[str, Any]) -> list[Step]:
    """The step, or one for each value and way that it is repeated at: up through all of them, then down."""
    tick = bool(written.get("tick", False))
    one: dict[str, Any] = {side: _number(written, side) for side in ("within", "least", "most", "least_share", "acceptance_within")}
    one |= {"step_id": written["id"], "name": written["name"], "unit": "1" if tick else written["unit"], "source": written["source"]}
    one |= {"series": written.get("series", written["id"]), "tick": tick, "accuracy": bool(written.get("accuracy", not tick))}
    one |= {"between": tuple(written.get("between", ())), "reads": written.get("reads", "")}
    one |= {"methods": tuple(written.get("methods", ())), "least": Decimal(1) if tick else one["least"]}
    if "at" not in written:
        return [Step(**one)]
    steps = []
    for way in map(Way, written.get("ways", ["any"])):
        for text in reversed(written["at"]) if way is Way.DOWN else written["at"]:
            step_id = f"{written['id']}-{way.value}-{text}" if way is not Way.ANY else f"{written['id']}-{text}"
            steps.append(Step(**{**one, "step_id": step_id, "target": Decimal(text), "way": way}))
    return steps


def _number(written: Mapping[str, Any], side: str) -> Decimal | None:
    if side not in written:
        return None
    try:
        return Decimal(written[side])
    except InvalidOperation:
        raise ValueError(f"{written['id']}: {side} is not a number") from None
