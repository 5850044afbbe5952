"""A kept value beside what one expects and beside the earlier ones of the same visit: a note for whoever reads, never a refusal. No I/O.

The bounds are `plausible.toml`'s: adults at rest, our own proposal, to be validated by a physician.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path

from devices.measurement import Quantity, Value
from session.observation import Observation
from session.record import Record

ADULT_YEARS = 16  # as the alarm rules have it
FILE = Path(__file__).with_name("plausible.toml")


@dataclass(frozen=True)
class Plausible:
    """What one expects of a quantity, and how far two values of one visit may lie apart."""

    low: Decimal
    high: Decimal
    apart: Decimal | None  # None: two values of a visit are not compared


class NoteKind(Enum):
    """What is said of a value."""

    UNEXPECTED = "unexpected"
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True)
class Note:
    """One remark about one value. `by` and `before_at`: how far from the earlier value, and of when that one is."""

    kind: NoteKind
    quantity: Quantity
    by: Decimal | None = None
    before_at: datetime | None = None


def read_plausible(path: Path = FILE) -> Mapping[Quantity, Plausible]:
    """The bounds of each quantity. KeyError or ValueError where the file is not one: the booth then does not start."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    return {
        Quantity.of(each["loinc"]): Plausible(Decimal(each["low"]), Decimal(each["high"]), Decimal(each["apart"]) if "apart" in each else None)
        for each in data["quantity"]
    }


PLAUSIBLE = read_plausible()


def is_unexpected(value: Value) -> bool:
    """Whether one would read it twice."""
    expected = PLAUSIBLE.get(value.quantity)
    return expected is not None and not expected.low <= value.number <= expected.high


def notes(observation: Observation, record: Record) -> tuple[Note, ...]:
    """What is said of this observation's values. Readings of its own series are not compared with it: their spread is told."""
    on = observation.measurement.taken_at.date()
    adult = record.identity is None or record.identity.traits.age(on) >= ADULT_YEARS
    said: list[Note] = []
    for value in observation.measurement.values:
        if adult and is_unexpected(value):
            said.append(Note(NoteKind.UNEXPECTED, value.quantity))
        before = _before(observation, record, value.quantity)
        if before is not None and (by := apart(value, before)) is not None:
            said.append(Note(NoteKind.HIGHER if by > 0 else NoteKind.LOWER, value.quantity, abs(by), before.measurement.taken_at))
    return tuple(said)


def apart(value: Value, before: Observation) -> Decimal | None:
    """How far a value lies from an earlier one, where that is said; None where they agree or are not compared."""
    expected, earlier = PLAUSIBLE.get(value.quantity), before.measurement.value(value.quantity)
    if expected is None or expected.apart is None or earlier is None:
        return None
    by = value.number - earlier
    return by if abs(by) >= expected.apart else None


def _before(observation: Observation, record: Record, quantity: Quantity) -> Observation | None:
    """The last value of this quantity kept before it, of whatever device, outside its series."""
    earlier: list[Observation] = []
    for each in record.current_observations:
        if each.observation_id == observation.observation_id:
            break
        own = each.observation_id in observation.average_of or (each.series != "" and each.series == observation.series)
        if not own and each.measurement.value(quantity) is not None:
            earlier.append(each)
    averaged = {part for each in earlier for part in each.average_of}
    return next((each for each in reversed(earlier) if each.observation_id not in averaged), None)
