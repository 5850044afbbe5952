"""What stands in the booth's register of devices, and the park that follows from it. No I/O.

The register is only ever added to. A correction is a new entry that names the old one and takes its place; both stay.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum

from session.people import Author
from session.upkeep.checks import Check

MOST_LEFT = 100_000
LONGEST_SENTENCE = 300


@dataclass(frozen=True)
class Equipment:
    """A device of the booth, as operators must know it."""

    serial: str  # as the device itself says it: measures are matched by it
    role: str  # "cuff", "oximeter", "scale", "booth"…
    common_name: str  # « tensiomètre »
    trade_name: str = ""
    make: str = ""
    model: str = ""
    udi: str = ""
    firmware: str = ""
    location: str = ""
    supplier: str = ""
    first_used: date | None = None
    accessories: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()  # kinds of checks that do not concern it, such as battery for a device on mains

    def __post_init__(self) -> None:
        if not self.serial.strip() or self.serial != self.serial.strip():
            raise ValueError("a device of the register has a serial number")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the register: when, by whom, and which older one it corrects."""

    entry_id: str
    at: datetime
    by: Author
    corrects: str = ""
    reason: str = ""  # of a correction, a stop, a retirement

    @property
    def told_reason(self) -> str:
        """The reason as whoever reads the register is told it."""
        return self.reason


@dataclass(frozen=True, kw_only=True)
class Entered(Entry):
    """A device came into the booth, maybe in the place of another."""

    equipment: Equipment
    replaces: str = ""  # serial of the one that it replaces, which is retired by this


@dataclass(frozen=True, kw_only=True)
class Stopped(Entry):
    """Out of service from now on."""

    serial: str
    because: str = ""  # the entry of the check that failed; then the one that passes ends the stop


@dataclass(frozen=True, kw_only=True)
class Resumed(Entry):
    """In service again."""

    serial: str


@dataclass(frozen=True, kw_only=True)
class Retired(Entry):
    """Gone for good; its lines stay."""

    serial: str


@dataclass(frozen=True, kw_only=True)
class Checked(Entry):
    """A check was done."""

    check: Check


@dataclass(frozen=True, kw_only=True)
class Deferred(Entry):
    """A check is put off, with its reason. It is due as before: nothing measures for longer by this."""

    serial: str
    kind_id: str
    until: date


@dataclass(frozen=True, kw_only=True)
class Counted(Entry):
    """How much there is left of something that is used up, lot by lot: the latest count holds."""

    item: str  # « Embouts d’otoscope »
    left: int
    lot: str = ""
    serial: str = ""  # of the device that uses it; empty: the booth's own
    reorder_at: int = 0
    use_by: date | None = None

    def __post_init__(self) -> None:
        if not self.item.strip() or not 0 <= self.left <= MOST_LEFT or not 0 <= self.reorder_at <= MOST_LEFT:
            raise IllegalEntry("not-a-count", self.item)


class Decision(Enum):
    """What a practitioner decided about values that a device may have measured wrongly."""

    NOTHING_MORE = "nothing-more"
    RECALLED = "patient-recalled"
    TO_REPEAT = "to-repeat"


@dataclass(frozen=True, kw_only=True)
class Reviewed(Entry):
    """A practitioner read again what this document states of a device that failed a check, and decided. It is corrected by another decision, never voided."""

    check_id: str  # the line of the check
    document_id: str
    decision: Decision
    sentence: str = ""  # never about who the patient is: the page refuses a name

    def __post_init__(self) -> None:
        if not self.document_id or max(len(self.sentence), len(self.reason)) > LONGEST_SENTENCE:
            raise IllegalEntry("not-a-review", self.document_id)

    @property
    def told_reason(self) -> str:
        """Nothing: like the sentence, it stays between practitioners."""
        return ""

    def about_same(self, other: "Reviewed") -> bool:
        """Whether both decide on the same document after the same check."""
        return (self.check_id, self.document_id) == (other.check_id, other.document_id)


@dataclass(frozen=True, kw_only=True)
class Voided(Entry):
    """The entry that this one corrects should never have been written."""


KINDS: dict[str, type[Entry]] = {kind.__name__: kind for kind in (Entered, Stopped, Resumed, Retired, Checked, Deferred, Counted, Reviewed, Voided)}


class Standing(Enum):
    """Whether a device is used."""

    IN_SERVICE = "in-service"
    STOPPED = "stopped"
    RETIRED = "retired"


@dataclass(frozen=True)
class Device:
    """A device of the park, with its checks, oldest first."""

    equipment: Equipment
    entered_at: datetime
    standing: Standing = Standing.IN_SERVICE
    since: datetime | None = None  # of the stop or the retirement
    reason: str = ""
    because: str = ""  # of a stop: the entry of the check that failed
    replaces: str = ""
    checks: tuple[Check, ...] = ()
    deferred: tuple[Deferred, ...] = ()

    @property
    def serial(self) -> str:
        return self.equipment.serial

    def last(self, kind_id: str) -> Check | None:
        """The latest check of this kind."""
        return max((check for check in self.checks if check.kind_id == kind_id), key=lambda check: check.done_at, default=None)

    def accepted(self, kind_id: str) -> Check | None:
        """The first good check of this kind: what later ones are compared with."""
        return next((check for check in self.checks if check.kind_id == kind_id and check.left_good), None)

    def put_off(self, kind_id: str) -> Deferred | None:
        """How this kind was put off since it was last done."""
        last = self.last(kind_id)
        return next((each for each in reversed(self.deferred) if each.kind_id == kind_id and (last is None or each.at > last.done_at)), None)


class IllegalEntry(ValueError):
    """This entry cannot follow what stands; `why` is a word of ours."""

    def __init__(self, why: str, about: str = "") -> None:
        super().__init__(f"{why}: {about}" if about else why)
        self.why = why
        self.about = about


@dataclass(frozen=True)
class Park:
    """All devices that the register tells of, in the order in which they came."""

    entries: tuple[Entry, ...] = ()
    devices: Mapping[str, Device] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Park":
        """The park after these entries.

        Raises:
            IllegalEntry: one of them cannot follow those before.
        """
        park = cls()
        for entry in entries:
            park = park.after(entry)
        return park

    def after(self, entry: Entry) -> "Park":
        """The park after one more entry; IllegalEntry where it cannot follow."""
        if any(each.entry_id == entry.entry_id for each in self.entries):
            raise IllegalEntry("entry-twice", entry.entry_id)
        if isinstance(entry, Voided) and not entry.corrects:
            raise IllegalEntry("corrects-nothing")
        if isinstance(entry, Reviewed) and not any(isinstance(each, Checked) and each.entry_id == entry.check_id for each in self.entries):
            raise IllegalEntry("not-a-check", entry.check_id)
        if entry.corrects:
            self._may_correct(entry)
            entries = (*self.entries, entry)
            return Park(entries, _devices(entries))
        return Park((*self.entries, entry), _after(self.devices, entry))

    def as_written(self, entry: Entry) -> Entry:
        """The entry as it goes into the register: the sheet of a device that came in the place of another is corrected, and the swap stands."""
        old = next((each for each in self.entries if each.entry_id == entry.corrects), None)
        if isinstance(entry, Entered) and isinstance(old, Entered) and not entry.replaces:
            return replace(entry, replaces=old.replaces)
        return entry

    def _may_correct(self, entry: Entry) -> None:
        old = next((each for each in self.entries if each.entry_id == entry.corrects), None)
        if old is None:
            raise IllegalEntry("corrects-unknown", entry.corrects)
        if any(each.corrects == entry.corrects for each in self.entries):
            raise IllegalEntry("corrected-already", entry.corrects)
        if isinstance(old, Voided) or (not isinstance(entry, Voided) and type(old) is not type(entry)):
            raise IllegalEntry("corrects-another-kind", entry.corrects)
        if isinstance(old, Reviewed) and not (isinstance(entry, Reviewed) and entry.about_same(old)):
            raise IllegalEntry("corrects-another-kind", entry.corrects)
        if not entry.reason.strip():
            raise IllegalEntry("reason-missing")

    def correction_of(self, entry: Entry) -> Entry | None:
        """What took this entry's place, or annulled it; None while it stands."""
        return next((each for each in self.entries if each.corrects == entry.entry_id), None)

    def in_service(self, role: str) -> tuple[Device, ...]:
        """Those that are used for this role, stopped or not."""
        return tuple(each for each in self.devices.values() if each.equipment.role == role and each.standing is not Standing.RETIRED)

    def unnumbered(self, role: str) -> tuple[Device, ...]:
        """Which of this role a device may be that says no serial number: those in service, else the stopped ones, else those that are gone."""
        of_role = [each for each in self.devices.values() if each.equipment.role == role]
        by_standing = (tuple(each for each in of_role if each.standing is standing) for standing in Standing)
        return next((found for found in by_standing if found), ())


def standing_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What holds of the entries: each correction in the place of what it corrects, and nothing that was voided."""
    return tuple(standing_lines(entries).values())


def standing_lines(entries: Iterable[Entry]) -> dict[str, Entry]:
    """What holds, by the entry that began each line of corrections: that name stays whatever is corrected."""
    order: list[str] = []
    held: dict[str, Entry | None] = {}
    place: dict[str, str] = {}  # of an entry: the first of its line of corrections
    for entry in entries:
        first = place[entry.corrects] if entry.corrects else entry.entry_id
        place[entry.entry_id] = first
        if not entry.corrects:
            order.append(first)
        held[first] = None if isinstance(entry, Voided) else entry
    return {first: left for first in order if (left := held[first]) is not None}


def _devices(entries: Sequence[Entry]) -> Mapping[str, Device]:
    """From the beginning, as corrections have it. A sheet that is corrected says another thing of the device, not when or why it came and the other went."""
    devices: Mapping[str, Device] = {}
    written = {entry.entry_id: entry for entry in entries}
    for first, entry in standing_lines(entries).items():
        before = written[first]
        if isinstance(entry, Entered) and isinstance(before, Entered) and entry.replaces == before.replaces:
            entry = replace(entry, at=before.at, reason=before.reason)
        devices = _after(devices, entry)
    return devices


def _after(devices: Mapping[str, Device], entry: Entry) -> Mapping[str, Device]:
    match entry:
        case Entered():
            return _entered(devices, entry)
        case Checked():
            device = _known(devices, entry.check.serial)
            changed = replace(device, checks=tuple(sorted((*device.checks, entry.check), key=lambda check: check.done_at)))
        case Stopped():
            if not entry.reason.strip():
                raise IllegalEntry("reason-missing")
            changed = replace(_known(devices, entry.serial), standing=Standing.STOPPED, since=entry.at, reason=entry.reason, because=entry.because)
        case Resumed():
            if (device := _known(devices, entry.serial)).standing is not Standing.STOPPED:
                raise IllegalEntry("not-stopped", entry.serial)
            changed = replace(device, standing=Standing.IN_SERVICE, since=None, reason="", because="")
        case Deferred():
            if not entry.reason.strip():
                raise IllegalEntry("reason-missing")
            if entry.until <= entry.at.date():
                raise IllegalEntry("deferred-to-the-past")
            device = _known(devices, entry.serial)
            changed = replace(device, deferred=(*device.deferred, entry))
        case Counted():
            if entry.serial:
                _known(devices, entry.serial)
            return devices
        case Reviewed():
            return devices
        case Retired():
            changed = replace(_known(devices, entry.serial), standing=Standing.RETIRED, since=entry.at, reason=entry.reason)
        case _:
            raise IllegalEntry("unknown-kind", type(entry).__name__)
    return {**devices, changed.serial: changed}


def _entered(devices: Mapping[str, Device], entry: Entered) -> Mapping[str, Device]:
    equipment = entry.equipment
    if equipment.serial in devices:
        raise IllegalEntry("serial-taken", equipment.serial)
    changed = dict(devices)
    if entry.replaces:
        old = _known(devices, entry.replaces)
        if old.equipment.role != equipment.role:
            raise IllegalEntry("replaces-another-role", entry.replaces)
        changed[old.serial] = replace(old, standing=Standing.RETIRED, since=entry.at, reason=entry.reason)
    changed[equipment.serial] = Device(equipment, entry.at, replaces=entry.replaces)
    return changed


def _known(devices: Mapping[str, Device], serial: str) -> Device:
    if serial not in devices:
        raise IllegalEntry("serial-unknown", serial)
    if devices[serial].standing is Standing.RETIRED:
        raise IllegalEntry("retired", serial)
    return devices[serial]
