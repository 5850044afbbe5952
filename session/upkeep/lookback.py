"""Which visits a device touched since it was last known to be good: identifiers and times only, never a patient. No I/O."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from session.upkeep.checks import Check, Gate, Kinds
from session.upkeep.inventory import Device

STILL, SOUND = "still", "sound"  # in the place of a LOINC code: what a device showed or let hear


@dataclass(frozen=True)
class LedgerEntry:
    """One value, picture or sound of one device, without the patient: what a look-back reads when a device turns out to be wrong."""

    observation_id: str
    loinc: str  # or STILL, or SOUND
    consultation_id: str
    make: str
    model: str
    serial: str
    taken_at: datetime
    calibration: str
    document_id: str
    signer: str = ""  # RPPS of whoever signed the document
    document_sha256: str = ""


@dataclass(frozen=True)
class Span:
    """The time in which a device's values are in doubt: after `since` and up to `until`; None is without end."""

    since: datetime | None
    until: datetime | None

    def holds(self, at: datetime) -> bool:
        return (self.since is None or at > self.since) and (self.until is None or at <= self.until)


@dataclass(frozen=True)
class Touched:
    """One consultation with values of the device: which quantities, when first and last, and the document that states them."""

    consultation_id: str
    loincs: tuple[str, ...]
    first: datetime
    last: datetime
    document_id: str
    signer: str = ""
    document_sha256: str = ""


def casts_doubt(check: Check, kinds: Kinds) -> bool:
    """Whether values rest on this kind of check, and it found the device out of its limits: what was measured before is to be read again."""
    kind = kinds.named(check.kind_id)
    return not check.found_good and kind is not None and kind.gate is Gate.MEASURES


def span_of(device: Device, failed: Check) -> Span:
    """What this check casts doubt on, if it found the device out of its limits: from the last good check of its kind before it to the next good one."""
    same = [check for check in device.checks if check.kind_id == failed.kind_id]
    before = [check.done_at for check in same if check.done_at < failed.done_at and check.left_good]
    after = [check.done_at for check in same if check.done_at >= failed.done_at and check.left_good]
    return Span(max(before, default=None), min(after, default=None))


def in_doubt(device: Device, kind_id: str, kinds: Kinds) -> Span | None:
    """What a check of this kind that finds the device out of its limits now opens: all since the last good one; None where no value rests on it."""
    kind = kinds.named(kind_id)
    if kind is None or kind.gate is not Gate.MEASURES:
        return None
    return Span(max((check.done_at for check in device.checks if check.kind_id == kind_id and check.left_good), default=None), None)


def span_to_review(device: Device, kinds: Kinds) -> Span:
    """What is to be read again now: by the latest check of each kind, or, where all are good, what a check that fails today would open."""
    gating = [kind.kind_id for kind in kinds.of(device.equipment.role) if kind.gate is Gate.MEASURES]
    latest = [check for kind_id in gating if (check := device.last(kind_id)) is not None]
    bad = [span_of(device, check) for check in latest if not check.found_good]
    if bad:
        begins = [span.since for span in bad]
        ends = [span.until for span in bad]
        return Span(None if None in begins else min(at for at in begins if at), None if None in ends else max(at for at in ends if at))
    if len(latest) < len(gating) or not latest:
        return Span(None, None)
    return Span(min(check.done_at for check in latest), None)


def look_back(ledger: Iterable[LedgerEntry], serial: str, span: Span) -> tuple[Touched, ...]:
    """Exactly the consultations with a value of this serial in this time, oldest first."""
    touched: dict[str, list[LedgerEntry]] = {}
    for entry in ledger:
        if entry.serial == serial and span.holds(entry.taken_at):
            touched.setdefault(entry.consultation_id, []).append(entry)
    return tuple(sorted((_touched(*each) for each in touched.items()), key=lambda row: (row.first, row.consultation_id)))


def _touched(consultation_id: str, entries: list[LedgerEntry]) -> Touched:
    times = [each.taken_at for each in entries]
    stated = next((each for each in entries if each.document_id), entries[0])
    loincs = tuple(sorted({each.loinc for each in entries}))
    return Touched(consultation_id, loincs, min(times), max(times), stated.document_id, stated.signer, stated.document_sha256)
