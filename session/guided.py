"""The guided blood pressure: sit well, rest, three readings a minute apart or four, the last two averaged. No I/O.

The series follows `session.protocols.PRESSURE`. The guide is a frozen value moved by what happens and by the time that passes; the
readings themselves are observations, already in the record.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from devices.measurement import GOOD, Measurement, Quality, Quantity, Reason, Value
from session.cuffs import NO_CUFFS, Cuffs, CuffSize, CuffUse, Side
from session.observation import Observation
from session.protocols import PRESSURE, PressureProtocol

TRIES = 3
AVERAGED = (Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL, Quantity.PULSE_RATE)


class Posture(Enum):
    """What the assistant checks before the rest."""

    BACK_SUPPORTED = "back-supported"
    FEET_FLAT = "feet-flat"
    ARM_SUPPORTED = "arm-supported"
    CUFF_PLACED = "cuff-placed"
    QUIET = "quiet"  # no talk, coffee, tobacco or effort in the last half hour


class OneMore(Enum):
    """Why the series takes one reading more than usual."""

    DIFFER = "differ"  # the first two lie far apart
    IRREGULAR = "irregular"  # the cuff felt an irregular pulse


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

    protocol: PressureProtocol = PRESSURE
    rest: timedelta = PRESSURE.rest
    pause: timedelta = PRESSURE.pause
    series: str = ""  # its readings carry it, so that they are found again after a crash
    cuffs: Cuffs = NO_CUFFS
    arm_cm: Decimal | None = None  # around, by the tape
    arm_unknown: bool = False  # asked, and nobody can say
    side: Side | None = None
    phase: Phase = Phase.POSITION
    ticks: frozenset[Posture] = frozenset()
    left: timedelta = timedelta(0)
    held: bool = False  # the rest does not count while the patient talks or moves
    seen_at: datetime | None = None
    readings: tuple[Observation, ...] = ()
    failures: tuple[Reason, ...] = ()  # of the reading under way
    given_up: tuple[Reason, ...] = ()  # of the last reading that was left without a value, whatever began anew since

    def tick(self, posture: Posture, on: bool) -> "PressureGuide":
        """One item of the posture list, checked or not. No cuff is well placed on an arm that none of them fits, nor before the arm was asked for."""
        if on and posture is Posture.CUFF_PLACED and (self.no_cuff_fits or not self.arm_answered):
            return self
        return replace(self, ticks=self.ticks | {posture} if on else self.ticks - {posture})

    def on_arm(self, arm_cm: Decimal | None, side: Side | None, *, unknown: bool = False) -> "PressureGuide":
        """The arm that is measured. Another cuff or another side has to be put on anew, and so has one for an arm that is not said any more."""
        moved = replace(self, arm_cm=arm_cm, side=side, arm_unknown=unknown and arm_cm is None)
        same = moved.arm_answered and ((moved.cuff, moved.side) == (self.cuff, self.side) or (self.side is None and moved.cuff == self.cuff))
        return moved if same else replace(moved, ticks=moved.ticks - {Posture.CUFF_PLACED})

    @property
    def cuff(self) -> CuffSize | None:
        """The cuff for this arm; None while nobody measured it, or where none fits."""
        return None if self.arm_cm is None else self.cuffs.for_arm(self.arm_cm)

    @property
    def arm_answered(self) -> bool:
        """Whether it was said how far around the arm is, or that nobody can say; a series that was under way goes on as it began."""
        return self.arm_cm is not None or self.arm_unknown or bool(self.readings)

    @property
    def cuff_use(self) -> CuffUse | None:
        """What a reading keeps of the cuff."""
        if self.arm_unknown:
            return CuffUse()
        return None if self.arm_cm is None or self.cuff is None else CuffUse(self.cuff, self.arm_cm)

    @property
    def no_cuff_fits(self) -> bool:
        return self.arm_cm is not None and self.cuff is None

    @property
    def one_more(self) -> OneMore | None:
        """Why the series takes one more."""
        return one_more(self.readings, self.protocol)

    @property
    def wanted(self) -> int:
        """How many readings the series takes, as far as is known by now."""
        return self.protocol.readings + (self.one_more is not None)

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
        passed = self.passed(at)
        return replace(passed, held=on) if passed.phase is Phase.REST else passed

    def waited(self, at: datetime) -> "PressureGuide":
        """Time went by that counts for no rest and no pause."""
        return replace(self, seen_at=at) if self.phase in (Phase.REST, Phase.PAUSE) else self

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
        series = replace(self, readings=(*self.readings, observation), failures=(), given_up=())
        if series.complete:
            return replace(series, phase=Phase.DONE)
        return replace(series, phase=Phase.PAUSE, left=self.pause, seen_at=at)

    @property
    def complete(self) -> bool:
        """Whether the readings are enough for an average."""
        return len(self.readings) >= self.wanted

    def failed(self, reason: Reason) -> "PressureGuide":
        """The measure gave no value: try again, three times at most."""
        failures = (*self.failures, reason)
        return replace(self, failures=failures, phase=Phase.GIVEN_UP if len(failures) >= TRIES else self.phase)

    def stopped(self) -> "PressureGuide":
        """Somebody said stop: nothing begins again by itself, and a rest is begun anew."""
        if self.phase in (Phase.PAUSE, Phase.MEASURE):
            return replace(self, phase=Phase.MEASURE, left=timedelta(0)).failed(Reason.STOPPED)
        return self.broken_off() if self.phase is Phase.REST else self

    def broken_off(self) -> "PressureGuide":
        """What is read still counts; before the next reading the patient sits and rests again."""
        return replace(self, phase=Phase.POSITION, ticks=frozenset(), left=timedelta(0), held=False, failures=(), given_up=self.without_value)

    @property
    def without_value(self) -> tuple[Reason, ...]:
        """Why each of the last tries gave no value, where none came since."""
        return self.failures or self.given_up


def one_more(readings: tuple[Observation, ...], protocol: PressureProtocol = PRESSURE) -> OneMore | None:
    """Why these readings ask for one more than usual: the pulse, or the first two far apart. What comes after the usual ones asks for nothing."""
    usual = readings[: protocol.readings]
    if protocol.more_when_irregular and any(is_irregular(each.measurement) for each in usual):
        return OneMore.IRREGULAR
    if len(usual) >= 2 and any(apart >= protocol.differ_mmhg for apart in _apart(usual[0].measurement, usual[1].measurement)):
        return OneMore.DIFFER
    return None


def is_irregular(measurement: Measurement) -> bool:
    """Whether the cuff's own status says an irregular pulse."""
    return Reason.IRREGULAR_PULSE in measurement.quality.reasons


def spread(readings: tuple[Measurement, ...]) -> Decimal | None:
    """How far the averaged readings lie apart: the greater of systolic and diastolic, in mmHg."""
    return max(_apart(readings[-2], readings[-1]), default=None) if len(readings) >= 2 else None


def _apart(one: Measurement, other: Measurement) -> list[Decimal]:
    pairs = [(one.value(quantity), other.value(quantity)) for quantity in (Quantity.SYSTOLIC, Quantity.DIASTOLIC)]
    return [abs(first - second) for first, second in pairs if first is not None and second is not None]


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
    return Measurement(tuple(values), later.taken_at, later.device, Quality(worst.level, reasons), b"", later.origin, site=later.site)
