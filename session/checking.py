"""Doing checks: they are begun, noted step by step, put aside, signed by two, and become a line of the register.

What is noted is on the disk at once: a check goes on where it stood after a cut, for whichever technician comes next.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from session.people import Author, Part
from session.upkeep import underway as u
from session.upkeep.checks import Check, Environment, Kinds, NotACheck, Photo, Point, Reference, Uncertainty
from session.upkeep.conclusion import following
from session.upkeep.inventory import Checked, Deferred, Entry, Park
from session.upkeep.lookback import LedgerEntry, Touched, in_doubt, look_back
from session.upkeep.underway import Note, Underway


class Register(Protocol):
    """The booth's register of devices."""

    def append(self, *entries: Entry) -> Park: ...

    def park(self) -> Park: ...


class Notes(Protocol):
    """Where the notes of the checks under way are kept; each call is on the disk when it returns."""

    def append(self, check_id: str, *notes: Note) -> None: ...

    def of(self, check_id: str) -> tuple[Note, ...]: ...

    def begun(self) -> tuple[str, ...]:
        """The checks that were begun and not given up, oldest first; those that became a line of the register are among them."""

    def keep_photo(self, sha256: str, jpeg: bytes, at: datetime) -> None: ...

    def photo(self, sha256: str) -> bytes: ...


class Store(Protocol):
    """What of the booth's store checks are written to: nothing of a patient."""

    @property
    def register(self) -> Register: ...

    @property
    def notes(self) -> Notes: ...

    def audit(self, act: str, author: Author, subject: str = "", detail: Mapping[str, str] | None = None) -> None: ...

    def ledger(self, *, serial: str) -> Iterable[LedgerEntry]: ...


class Checking:
    """The verbs of a check. Each is on the disk when it returns; what cannot be is refused by NotACheck or IllegalEntry and changes nothing."""

    def __init__(self, store: Store, kinds: Kinds, clock: Callable[[], datetime], *, failed_stops: bool = True) -> None:
        self._store, self.kinds, self._clock, self._failed_stops = store, kinds, clock, failed_stops

    # ── what stands ──────────────────────────────────────────────────────────────────────────────────────────────────

    def under_way(self) -> tuple[Underway, ...]:
        """The checks that wait to be gone on with, oldest first."""
        return tuple(map(self.of, self._open_checks()))

    def of(self, check_id: str) -> Underway:
        """The check as it stands; NotACheck where there is none of this name."""
        notes = self._store.notes.of(check_id)
        if not notes:
            raise NotACheck("not-begun")
        return Underway.of(check_id, notes)

    def references(self, kind_id: str = "") -> tuple[Reference, ...]:
        """The instruments of earlier checks, of this kind or of any, whose certificate still holds; the latest used first, with its latest certificate."""
        today = self._clock().date()
        done = [check for device in self._store.register.park().devices.values() for check in device.checks if kind_id in ("", check.kind_id)]
        latest: dict[str, Reference] = {}
        for check in sorted(done, key=lambda check: check.done_at, reverse=True):
            if check.reference is not None:
                latest.setdefault(check.reference.serial, check.reference)
        return tuple(each for each in latest.values() if each.valid_until >= today)

    def consequence(self, check: Underway) -> tuple[Touched, ...]:
        """The visits that what was found casts doubt on: those since the last good check of this kind; none where nothing is out."""
        device = self._store.register.park().devices.get(check.begun.serial)
        if device is None or not check.found_out or (span := in_doubt(device, check.begun.kind_id, self.kinds)) is None:
            return ()
        return look_back(self._store.ledger(serial=device.serial), device.serial, span)

    def photo(self, sha256: str) -> bytes:
        return self._store.notes.photo(sha256)

    # ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, serial: str, kind_id: str, by: Author, method: str = "") -> Underway:
        """A new check of this device, or the one of this kind that was left open.

        Raises:
            NotACheck: there is no such device or kind, or no such method.
        """
        for check in self.under_way():
            if (check.begun.serial, check.begun.kind_id) == (serial, kind_id):
                return check
        device, kind = self._store.register.park().devices.get(serial), self.kinds.named(kind_id)
        if device is None or kind is None or device.equipment.role not in kind.roles:
            raise NotACheck("kind-unknown", kind_id)
        if by.part is not Part.TECHNICIAN:
            raise NotACheck("technician-first")
        begun = u.Begun(
            at=self._clock(),
            by=by,
            kind_id=kind_id,
            rules=self.kinds.version,
            serial=serial,
            steps=kind.steps_for(device.accepted(kind_id), method),
            firmware=device.equipment.firmware,
            method=method,
            adjust_after=kind.adjust_after,
            reference=kind.reference,
            environment=kind.environment,
        )
        check_id = uuid.uuid4().hex
        self._store.notes.append(check_id, begun)
        self._store.audit("check-begun", by, serial, {"kind": kind_id})
        return self.of(check_id)

    def note(self, check_id: str, *notes: Note) -> Underway:
        """Note one more thing, or several: all of them, or where one is refused none."""
        after = self._after(check_id, notes)
        self._store.notes.append(check_id, *notes)
        return after

    def _after(self, check_id: str, notes: Iterable[Note]) -> Underway:
        check = self._open(check_id)
        for note in notes:
            check = check.after(note)
        return check

    def choose_reference(self, check_id: str, reference: Reference, by: Author) -> Underway:
        return self.note(check_id, u.ReferenceChosen(at=self._clock(), by=by, reference=reference))

    def read_room(self, check_id: str, environment: Environment, by: Author) -> Underway:
        return self.note(check_id, u.RoomRead(at=self._clock(), by=by, environment=environment))

    def say_uncertainty(self, check_id: str, uncertainty: Uncertainty, by: Author) -> Underway:
        return self.note(check_id, u.UncertaintySaid(at=self._clock(), by=by, uncertainty=uncertainty))

    def read(self, check_id: str, point: Point, by: Author) -> Underway:
        return self.note(check_id, u.PointRead(at=self._clock(), by=by, point=point))

    def tick(self, check_id: str, step_id: str, good: bool, by: Author) -> Underway:
        return self.read(check_id, Point(step_id, Decimal(int(good))), by)

    def adjust(self, check_id: str, adjustment: str, by: Author) -> Underway:
        """What was adjusted; empty: nothing was."""
        return self.note(check_id, u.Adjusted(at=self._clock(), by=by, adjustment=adjustment))

    def remark(self, check_id: str, note: str, employer: str, by: Author) -> Underway:
        return self.note(check_id, u.Remarked(at=self._clock(), by=by, note=note, employer=employer))

    def break_off(self, check_id: str, reason: str, by: Author) -> Underway:
        return self.note(check_id, u.BrokenOff(at=self._clock(), by=by, reason=reason))

    def add_photo(self, check_id: str, picture: bytes, caption: str, by: Author) -> Underway:
        """Keep this picture with the check. Takes tenths of a second: call it in a thread."""
        return self.add_photos(check_id, [(picture, caption)], by)

    def add_photos(self, check_id: str, pictures: Iterable[tuple[bytes, str]], by: Author, *, points: Iterable[Point] = (), instead: bool = False) -> Underway:
        """Keep these pictures, each with its caption: all of them, or where one is refused none. In a thread too.

        Args:
            points: readings that were taken from these pictures, noted with them.
            instead: each picture takes the place of those of its caption.
        """
        from session.upkeep.photos import cleaned  # Pillow, which no booth needs at its start

        made = [(*cleaned(picture), caption) for picture, caption in pictures]
        before, at = self._open(check_id).photos, self._clock()
        notes: list[Note] = [u.PointRead(at=at, by=by, point=point) for point in points]
        for sha256, _, caption in made:
            replaced = tuple(photo.sha256 for photo in before if instead and photo.caption == caption)
            notes.append(u.PhotoAdded(at=at, by=by, photo=Photo(sha256, caption), instead_of=replaced))
        self._after(check_id, notes)
        for sha256, jpeg, _ in made:
            self._store.notes.keep_photo(sha256, jpeg, at)
        return self.note(check_id, *notes)

    def sign(self, check_id: str, by: Author) -> Underway:
        """One of the two signatures; whoever calls has looked at their code."""
        return self.note(check_id, u.Signed(at=self._clock(), by=by))

    def give_up(self, check_id: str, reason: str, by: Author) -> None:
        """It becomes no check; its notes stay."""
        check = self.note(check_id, u.GivenUp(at=self._clock(), by=by, reason=reason))
        self._store.audit("check-given-up", by, check.begun.serial, {"kind": check.begun.kind_id})

    def conclude(self, check_id: str, *, corrects: str = "", reason: str = "") -> Checked:
        """The check becomes a line of the register, with the stop or the resumption that follows from it.

        Raises:
            NotACheck: it is not whole, or not signed by two.
            IllegalEntry: it cannot follow what stands in the register.
        """
        check: Check = self._open(check_id).check(self._clock())
        technician, second = check.signed_by
        entry = Checked(entry_id=check_id, at=check.done_at, by=technician, corrects=corrects, reason=reason, check=check)
        self._store.register.append(entry, *following(self._store.register.park(), self.kinds, entry, failed_stops=self._failed_stops))
        detail = {"kind": check.kind_id, "verdict": check.verdict.value, "second": second.identifier}
        self._store.audit("device-checked", technician, check.serial, detail)
        return entry

    def defer(self, serial: str, kind_id: str, until: date, reason: str, by: Author) -> Deferred:
        """Put a check off, with the reason; it stays due."""
        if self.kinds.named(kind_id) is None:
            raise NotACheck("kind-unknown", kind_id)
        entry = Deferred(entry_id=uuid.uuid4().hex, at=self._clock(), by=by, serial=serial, kind_id=kind_id, until=until, reason=reason)
        self._store.register.append(entry)
        self._store.audit("check-deferred", by, serial, {"kind": kind_id})
        return entry

    def _open(self, check_id: str) -> Underway:
        if check_id not in self._open_checks():
            raise NotACheck("not-begun")
        return self.of(check_id)

    def _open_checks(self) -> tuple[str, ...]:
        """Those of which the register has no line yet, which bears their name."""
        if not (begun := self._store.notes.begun()):
            return ()
        concluded = {entry.entry_id for entry in self._store.register.park().entries}
        return tuple(check_id for check_id in begun if check_id not in concluded)
