"""A check that is being done: what was noted so far, which step is next, and the check that it becomes. No I/O.

Each note is kept as it comes, in a chain of its own, so that a check goes on where it stood after a cut. What is noted again takes the place of
what was noted before; both stay in the chain. Whoever signs signs what stands: one more note, and both sign again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum

from session.people import Author, Part
from session.upkeep.checks import Check, Environment, NotACheck, Photo, Point, Reference, Step, Uncertainty, Weighed, weighed

MOST_PHOTOS = 8


@dataclass(frozen=True, kw_only=True)
class Note:
    """One thing noted in a check: when, and by whom."""

    at: datetime
    by: Author


@dataclass(frozen=True, kw_only=True)
class Begun(Note):
    """The check, with the steps and limits by which it will be judged."""

    kind_id: str
    rules: str
    serial: str
    steps: tuple[Step, ...]
    firmware: str = ""
    method: str = ""
    adjust_after: str = ""
    reference: bool = False  # needs an instrument with a certificate
    environment: bool = False


@dataclass(frozen=True, kw_only=True)
class ReferenceChosen(Note):
    """The instrument that is believed."""

    reference: Reference


@dataclass(frozen=True, kw_only=True)
class RoomRead(Note):
    """The room."""

    environment: Environment


@dataclass(frozen=True, kw_only=True)
class UncertaintySaid(Note):
    """The expanded uncertainty, one for each unit."""

    uncertainty: Uncertainty


@dataclass(frozen=True, kw_only=True)
class PointRead(Note):
    """One step's reading."""

    point: Point


@dataclass(frozen=True, kw_only=True)
class Adjusted(Note):
    """What was adjusted; empty where nothing was."""

    adjustment: str


@dataclass(frozen=True, kw_only=True)
class PhotoAdded(Note):
    """A picture, by its hash."""

    photo: Photo
    instead_of: tuple[str, ...] = ()  # hashes of those whose place it takes


@dataclass(frozen=True, kw_only=True)
class Remarked(Note):
    """A remark, and for whom the technician works."""

    note: str = ""
    employer: str = ""


@dataclass(frozen=True, kw_only=True)
class BrokenOff(Note):
    """It fails already, and the rest is not read; an empty reason takes this back."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Signed(Note):
    """Who noted this stands for what was noted so far."""


@dataclass(frozen=True, kw_only=True)
class GivenUp(Note):
    """It becomes no check."""

    reason: str


NOTES: Mapping[str, type[Note]] = {
    kind.__name__: kind for kind in (Begun, ReferenceChosen, RoomRead, UncertaintySaid, PointRead, Adjusted, PhotoAdded, Remarked, BrokenOff, Signed, GivenUp)
}


class Phase(Enum):
    """Of a stage."""

    FOUND = "found"
    ADJUST = "adjust"
    LEFT = "left"


@dataclass(frozen=True)
class Stage:
    """One line of the list of steps: a series as found, the adjustment, a series as left."""

    phase: Phase
    series: str  # empty for the adjustment
    steps: tuple[Step, ...]
    read: tuple[Weighed, ...]
    done: bool

    @property
    def good(self) -> bool:
        return all(each.good for each in self.read)


@dataclass(frozen=True)
class Underway:
    """A check as it stands."""

    check_id: str
    begun: Begun
    reference: Reference | None = None
    environment: Environment | None = None
    uncertainties: tuple[Uncertainty, ...] = ()
    found: tuple[Point, ...] = ()
    left: tuple[Point, ...] = ()
    again: frozenset[str] = frozenset()  # steps read before the last adjustment: they are read again
    adjustments: tuple[str, ...] = ()
    adjusting_settled: bool = False  # somebody said what was adjusted, or that nothing was
    photos: tuple[Photo, ...] = ()
    note: str = ""
    employer: str = ""
    broken_off: str = ""
    signed_by: tuple[Author, ...] = ()
    given_up: bool = False
    last_at: datetime = field(default=datetime.min)

    @classmethod
    def of(cls, check_id: str, notes: Iterable[Note]) -> "Underway":
        """The check after these notes. NotACheck where one cannot follow those before."""
        first, *rest = notes
        if not isinstance(first, Begun):
            raise NotACheck("not-begun")
        check = cls(check_id, first, last_at=first.at)
        for note in rest:
            check = check.after(note)
        return check

    # ── what stands ──────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.begun.steps

    @property
    def series(self) -> tuple[str, ...]:
        """In their order."""
        return tuple(dict.fromkeys(step.of_series for step in self.steps))

    def steps_of(self, series: str) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.of_series == series)

    def step(self, step_id: str) -> Step:
        """NotACheck where this check has no such step."""
        for step in self.steps:
            if step.step_id == step_id:
                return step
        raise NotACheck("point-unknown", step_id)

    def bounded(self, step: Step) -> Step:
        """With the bounds that were read before it, where it has such."""
        return step.bounded({point.step_id: point for point in (*self.found, *self.left)})

    def weighed(self, *, left: bool = False) -> tuple[Weighed, ...]:
        """What was read as found, or as left after an adjustment, in the order of the steps."""
        return weighed(self.steps, self.left if left else self.found)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The list of steps: each series as it was found, the adjustment in its place, then what is read again."""
        again = [series for series in self.series if self._read_again(series)]
        anchor = self.begun.adjust_after or (again[-1] if again else None)
        stages: list[Stage] = []
        for series in self.series:
            stages.append(self._stage(Phase.FOUND, series))
            if series == anchor:
                stages.append(Stage(Phase.ADJUST, "", (), (), self.adjusting_settled))
                stages += [self._stage(Phase.LEFT, each) for each in again]
        return tuple(stages)

    @property
    def stage(self) -> Stage | None:
        """The one that is to be done now; None when all are."""
        return next((stage for stage in self.stages if not stage.done), None)

    @property
    def step_now(self) -> tuple[Step, Phase] | None:
        """The step that is to be read now."""
        stage = self.stage
        if stage is None or stage.phase is Phase.ADJUST:
            return None
        read = {each.step.step_id for each in stage.read}
        return next(((step, stage.phase) for step in stage.steps if step.step_id not in read), None)

    @property
    def lacks(self) -> str:
        """What is missing before a first reading: a word of ours, as NotACheck has it; empty where nothing is."""
        if self.begun.reference and self.reference is None:
            return "reference-missing"
        return "environment-missing" if self.begun.environment and self.environment is None else ""

    @property
    def fails(self) -> bool:
        """Whether something that was read stands out of its limit and was not put right."""
        again = {point.step_id for point in self.left}
        return any(not each.good for each in (*self.weighed(left=True), *(each for each in self.weighed() if each.step.step_id not in again)))

    @property
    def found_out(self) -> bool:
        """Whether what was found already casts doubt on what the device measured."""
        return any(not each.good and each.step.accuracy for each in self.weighed())

    @property
    def whole(self) -> bool:
        """Whether it can be signed."""
        return not self.given_up and not self.lacks and (self.stage is None or bool(self.broken_off))

    def check(self, done_at: datetime) -> Check:
        """The check that this is.

        Raises:
            NotACheck: something is missing, or it was not signed by two.
        """
        if self.given_up:
            raise NotACheck("given-up")
        if self.lacks:
            raise NotACheck(self.lacks)
        if self.stage is not None and not self.broken_off:
            raise NotACheck("stage-open", self.stage.series)
        begun = self.begun
        return Check(
            begun.kind_id,
            begun.rules,
            begun.serial,
            done_at,
            begun.steps,
            self.found,
            self.left,
            adjustment=" ; ".join(self.adjustments),
            reference=self.reference,
            environment=self.environment,
            signed_by=self.signed_by,
            employer=self.employer,
            firmware=begun.firmware,
            uncertainties=self.uncertainties,
            note=self.note,
            method=begun.method,
            photos=self.photos,
            broken_off=self.broken_off,
            begun_at=begun.at,
        )

    # ── what may follow ──────────────────────────────────────────────────────────────────────────────────────────────

    def after(self, note: Note) -> "Underway":
        """The check after one more note.

        Raises:
            NotACheck: it cannot follow: too early, out of a limit of its own, a certificate that is over.
        """
        if self.given_up:
            raise NotACheck("given-up")
        if isinstance(note, Signed):
            return self._signed(note.by)
        return replace(self._noted(note), signed_by=(), last_at=note.at)

    def _noted(self, note: Note) -> "Underway":
        match note:
            case ReferenceChosen(reference=reference):
                return replace(self, reference=_valid(reference, note.at.date()))
            case RoomRead():
                return replace(self, environment=note.environment)
            case UncertaintySaid(uncertainty=said):
                if said.unit not in {step.unit for step in self.steps}:
                    raise NotACheck("uncertainty")
                return replace(self, uncertainties=(*(each for each in self.uncertainties if each.unit != said.unit), said))
            case PointRead(point=point):
                return self._read(point)
            case Adjusted():
                return self._adjusted(note.adjustment.strip())
            case PhotoAdded(photo=photo):
                others = tuple(each for each in self.photos if each.sha256 not in (photo.sha256, *note.instead_of))
                if len(others) >= MOST_PHOTOS:
                    raise NotACheck("photos-many")
                return replace(self, photos=(*others, photo))
            case Remarked():
                return replace(self, note=note.note, employer=note.employer)
            case BrokenOff():
                if note.reason.strip() and not self.fails:
                    raise NotACheck("broken-off-without-failure")
                return replace(self, broken_off=note.reason.strip())
            case GivenUp():
                if not note.reason.strip():
                    raise NotACheck("reason-missing")
                return replace(self, given_up=True)
            case _:
                raise NotACheck("begun-already")

    def _read(self, point: Point) -> "Underway":
        step = self.step(point.step_id)
        if self.lacks:
            raise NotACheck(self.lacks)
        if step.within is not None and point.reference is None:
            raise NotACheck("reference-missing", step.step_id)
        if step.tick and point.reading not in (0, 1):
            raise NotACheck("not-a-tick", step.step_id)
        left = step.step_id in self.again
        if not self._reached(step.of_series, Phase.LEFT if left else Phase.FOUND):
            raise NotACheck("too-early", step.step_id)
        others = tuple(each for each in (self.left if left else self.found) if each.step_id != step.step_id)
        told = {each.step_id: each.reading for each in (*others, point)}
        for least, most in (each.between for each in self.steps if step.step_id in each.between):
            if least in told and most in told and told[least] > told[most]:
                raise NotACheck("range-reversed", step.step_id)
        return replace(self, left=(*others, point)) if left else replace(self, found=(*others, point))

    def _adjusted(self, adjustment: str) -> "Underway":
        if self.lacks or not self.found or (self.begun.adjust_after and not self._reached("", Phase.ADJUST)):
            raise NotACheck("too-early")
        if not adjustment:
            if self.left:
                raise NotACheck("adjusted-already")
            return replace(self, adjusting_settled=True, adjustments=(), again=frozenset())
        if any(stage.read and not stage.done for stage in self.stages):
            raise NotACheck("series-open")  # what was read of it would be neither as found nor as left
        touched = {each.step.of_series for each in self.weighed() if not each.step.tick or not each.good}
        again = frozenset(step.step_id for step in self.steps if step.of_series in touched)
        return replace(self, adjusting_settled=True, adjustments=(*self.adjustments, adjustment), left=(), again=again)

    def _signed(self, by: Author) -> "Underway":
        if not self.whole:
            raise NotACheck("stage-open")
        if not self.signed_by and by.part is not Part.TECHNICIAN:
            raise NotACheck("technician-first")
        if any(each.identifier == by.identifier for each in self.signed_by) or len(self.signed_by) == 2 or not by.identifier:
            raise NotACheck("two-signatures")
        return replace(self, signed_by=(*self.signed_by, by))

    def _reached(self, series: str, phase: Phase) -> bool:
        """Whether nothing before this stage is open."""
        for stage in self.stages:
            if (stage.series, stage.phase) == (series, phase):
                return True
            if not stage.done:
                return False
        return False

    def _read_again(self, series: str) -> bool:
        return any(step.step_id in self.again for step in self.steps_of(series))

    def _stage(self, phase: Phase, series: str) -> Stage:
        read = tuple(each for each in self.weighed(left=phase is Phase.LEFT) if each.step.of_series == series)
        steps = self.steps_of(series)
        return Stage(phase, series, steps, read, len(read) == len(steps))


def _valid(reference: Reference, on: date) -> Reference:
    if not all(word.strip() for word in (reference.name, reference.serial, reference.certificate)):
        raise NotACheck("reference-unnamed")
    if reference.valid_until < on:
        raise NotACheck("certificate-over", reference.certificate)
    return reference
