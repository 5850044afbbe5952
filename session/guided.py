"""The guided blood pressure: sit well, rest, three readings a minute apart, the last two averaged. No I/O.

Series after the European Society of Hypertension's 2021 consensus on office measurement. The guide is a frozen value moved by what
happens and by the time that passes; the readings themselves are observations, already in the record.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from devices.measurement import GOOD, Measurement, Quality, Quantity, Reason, Value
from session.observation import Observation

READINGS = 3
TRIES = 3
AVERAGED = (Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL, Quantity.PULSE_RATE)


class Posture(Enum):
    """What the assistant checks before the rest."""

    BACK_SUPPORTED = "back-supported"
    FEET_FLAT = "feet-flat"
    ARM_SUPPORTED = "arm-supported"
    CUFF_PLACED = "cuff-placed"
    QUIET = "quiet"  # no talk, coffee, tobacco or effort in the last half hour


class Phase(Enum):
    """Where the guide stands."""

    POSITION = "position"
    REST = "rest"
    MEASURE = "measure"
    PAUSE = "pause"
    DONE = "done"
    GIVEN_UP = "given-up"


@dataclass(frozen=True)
class PressureGuide:
    """The series as it stands. `left` is what remains of a rest or a pause, as of `seen_at`."""

    rest: timedelta = timedelta(minutes=3)
    pause: timedelta = timedelta(minutes=1)
    phase: Phase = Phase.POSITION
    ticks: frozenset[Posture] = frozenset()
    left: timedelta = timedelta(0)
    held: bool = False  # the rest does not count while the patient talks or moves
    seen_at: datetime | None = None
    readings: tuple[Observation, ...] = ()
    failures: tuple[Reason, ...] = ()  # of the reading under way

    def tick(self, posture: Posture, on: bool) -> "PressureGuide":
        """One item of the posture list, checked or not."""
        return replace(self, ticks=self.ticks | {posture} if on else self.ticks - {posture})

    @property
    def well_seated(self) -> bool:
        return self.ticks == frozenset(Posture)

    def begin_rest(self, at: datetime) -> "PressureGuide":
        """The patient sits well: the rest counts from now."""
        if self.phase is not Phase.POSITION or not self.well_seated:
            raise ValueError("the rest begins once the whole posture is checked")
        return replace(self, phase=Phase.REST, left=self.rest, seen_at=at)

    def hold(self, on: bool, at: datetime) -> "PressureGuide":
        """Stop or resume the rest: what was rested stays rested."""
        return replace(self.passed(at), held=on)

    def passed(self, at: datetime) -> "PressureGuide":
        """The guide at this instant: a finished rest or pause becomes the next measure."""
        if self.phase not in (Phase.REST, Phase.PAUSE) or self.seen_at is None:
            return self
        spent = timedelta(0) if self.held else max(timedelta(0), at - self.seen_at)
        left = max(timedelta(0), self.left - spent)
        if left:
            return replace(self, left=left, seen_at=at)
        return replace(self, phase=Phase.MEASURE, left=left, seen_at=at, held=False, failures=())

    def kept(self, observation: Observation, at: datetime) -> "PressureGuide":
        """A reading entered the record."""
        readings = (*self.readings, observation)
        if len(readings) >= READINGS:
            return replace(self, readings=readings, phase=Phase.DONE, failures=())
        return replace(self, readings=readings, phase=Phase.PAUSE, left=self.pause, seen_at=at, failures=())

    def failed(self, reason: Reason) -> "PressureGuide":
        """The measure gave no value: try again, three times at most."""
        failures = (*self.failures, reason)
        return replace(self, failures=failures, phase=Phase.GIVEN_UP if len(failures) >= TRIES else self.phase)


def average(readings: tuple[Observation, ...]) -> Measurement:
    """The average of the last two readings, rounded half up to whole units.

    Its quality is good only if both were; its instant is the later one; it has no bytes of its own: the readings have.
    """
    earlier, later = readings[-2].measurement, readings[-1].measurement
    values = []
    for quantity in AVERAGED:
        first, second = earlier.value(quantity), later.value(quantity)
        if first is not None and second is not None:
            values.append(Value(quantity, ((first + second) / 2).quantize(Decimal(1), ROUND_HALF_UP)))
    worst = max((earlier.quality, later.quality), key=lambda quality: quality.level is not GOOD.level)
    reasons = tuple(dict.fromkeys((*earlier.quality.reasons, *later.quality.reasons)))
    return Measurement(tuple(values), later.taken_at, later.device, Quality(worst.level, reasons), b"", later.origin)
