"""The rules that make a visit alarming: questions and limits from one versioned file, information only.

The rules weigh values, so they stand apart: what they say is in their file, and nothing else here knows it.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from devices.measurement import Quantity, Value
from devices.shown_unit import shown_number, shown_unit
from session.events import AnswerKind, Question
from session.observation import Observation
from session.record import Record

_UNITS = {"mm[Hg]": "mmHg", "Cel": "°C"}  # as people write them
RULES_FILE = Path(__file__).with_name("alarm_rules.toml")


@dataclass(frozen=True)
class RedFlag:
    """A question asked to everybody. Its sentences are French; translations go by the identifier."""

    flag_id: str
    question: str
    help: str
    source: str


@dataclass(frozen=True)
class Limit:
    """A bound of one quantity: alarming strictly below `below` or strictly above `above`, for those whom it is made for."""

    limit_id: str
    quantity: Quantity
    below: Decimal | None
    above: Decimal | None
    finding: str
    source: str
    from_years: int = 0  # not for the younger
    until_months: int | None = None  # not for the older
    pregnant: bool = False  # for nobody else

    def is_for(self, record: Record, on: date) -> bool:
        """Whether this patient is one of those. While the birth date is not known, the limits of adults hold."""
        if self.pregnant:
            said = record.answers.get(Question.PREGNANCY)
            return said is not None and said.kind in (AnswerKind.YES, AnswerKind.UNKNOWN)
        if record.identity is None:
            return self.until_months is None
        born = record.identity.traits.birth_date
        months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
        return months >= 12 * self.from_years and (self.until_months is None or months < self.until_months)

    def is_beyond(self, number: Decimal) -> bool:
        return (self.below is not None and number < self.below) or (self.above is not None and number > self.above)


@dataclass(frozen=True)
class Finding:
    """One rule that was met."""

    rule: str
    words: str
    source: str


@dataclass(frozen=True)
class AlarmRules:
    """One version of the rules."""

    version: str
    validated_by: str  # empty: not validated by a physician yet, and the screens say so
    red_flags: tuple[RedFlag, ...]
    limits: tuple[Limit, ...]

    def of_answer(self, flag_id: str, kind: AnswerKind) -> Finding | None:
        """What an answer to a red flag means: "yes" and "I do not know" are alarming."""
        if kind not in (AnswerKind.YES, AnswerKind.UNKNOWN):
            return None
        flag = next(flag for flag in self.red_flags if flag.flag_id == flag_id)
        said = "oui" if kind is AnswerKind.YES else "ne sait pas"
        return Finding(flag.flag_id, f"{flag.question} : {said}", flag.source)

    def of_observation(self, observation: Observation, record: Record) -> tuple[Finding, ...]:
        """Every limit made for this patient that a kept observation goes beyond."""
        on = observation.measurement.taken_at.date()
        return tuple(
            Finding(limit.limit_id, f"{limit.finding} : {_told(value)}", limit.source)
            for value in observation.measurement.values
            for limit in self.limits
            if limit.quantity is value.quantity and limit.is_beyond(value.number) and limit.is_for(record, on)
        )

    def not_weighed(self, record: Record, on: date) -> frozenset[Quantity]:
        """The quantities that no limit weighs for this patient, though one does for adults: a calm screen says nothing of them."""
        weighed = {limit.quantity for limit in self.limits if limit.is_for(record, on)}
        return frozenset(limit.quantity for limit in self.limits) - weighed


def _told(value: Value) -> str:
    unit = shown_unit(value.quantity)
    return f"{format(shown_number(value), 'f').replace('.', ',')} {_UNITS.get(unit, unit)}"


def read_rules(path: Path = RULES_FILE) -> AlarmRules:
    """The rules of this file. KeyError or ValueError where it is not one: the booth then does not start."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    return AlarmRules(
        version=data["version"],
        validated_by=data["validated_by"],
        red_flags=tuple(RedFlag(each["id"], each["question"], each["help"], each["source"]) for each in data["red_flag"]),
        limits=tuple(
            Limit(
                each["id"],
                Quantity.of(each["loinc"]),
                _bound(each, "below"),
                _bound(each, "above"),
                each["finding"],
                each["source"],
                each.get("from_years", 0),
                each.get("until_months"),
                each.get("pregnant", False),
            )
            for each in data["limit"]
        ),
    )


def _bound(limit: dict[str, str], side: str) -> Decimal | None:
    if side not in limit:
        return None
    try:
        return Decimal(limit[side])
    except InvalidOperation:
        raise ValueError(f"{limit['id']}: {side} is not a number") from None
