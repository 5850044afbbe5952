"""What failed checks left to be read again: which documents, by whose signature, and which of them a practitioner has decided on. No patient. No I/O."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from session.upkeep.checks import Kinds
from session.upkeep.inventory import Checked, Device, Park, Reviewed, standing_lines
from session.upkeep.lookback import LedgerEntry, Span, Touched, casts_doubt, look_back, span_of

Doubt = tuple[str, str, datetime | None]  # serial number, kind of check, the last good one


@dataclass(frozen=True)
class Concerned:
    """One document with values in doubt, and what was decided of it; None: nothing yet."""

    touched: Touched
    decided: Reviewed | None


@dataclass(frozen=True)
class LookBack:
    """What one device did between two good checks: opened by the first check that found it out of its limits, told by the latest."""

    check_id: str  # the line that opened it: stays when the line is corrected, or the check fails again
    failed: Checked
    device: Device
    span: Span
    documents: tuple[Concerned, ...]  # oldest first; visits without a document have nothing to be read

    @property
    def decided(self) -> int:
        return sum(each.decided is not None for each in self.documents)

    @property
    def is_closed(self) -> bool:
        return self.decided == len(self.documents)

    def of(self, document_id: str) -> Concerned | None:
        return next((each for each in self.documents if each.touched.document_id == document_id), None)

    def of_signer(self, rpps: str) -> tuple[Concerned, ...]:
        """What this practitioner signed."""
        return tuple(each for each in self.documents if rpps and each.touched.signer == rpps)


def look_backs(park: Park, kinds: Kinds, ledger: Callable[[str], Iterable[LedgerEntry]]) -> tuple[LookBack, ...]:
    """Every look-back that a failed check opened, oldest first.

    Args:
        ledger: what the device of a serial number measured. Asked only where a check failed.
    """
    lines = standing_lines(park.entries)
    opened: dict[Doubt, list[tuple[str, Checked]]] = {}
    for check_id, entry in lines.items():
        if isinstance(entry, Checked) and casts_doubt(entry.check, kinds):
            opened.setdefault(_doubt(park, entry), []).append((check_id, entry))
    annulled = {
        entry.entry_id: _doubt(park, entry)
        for entry in park.entries
        if isinstance(entry, Checked) and not entry.corrects and entry.entry_id not in lines and entry.check.serial in park.devices
    }
    began = annulled | {check_id: doubt for doubt, failed in opened.items() for check_id, _ in failed}
    decisions: dict[Doubt, dict[str, Reviewed]] = {}
    for entry in lines.values():
        if isinstance(entry, Reviewed) and (doubt := began.get(entry.check_id)) is not None:
            decisions.setdefault(doubt, {})[entry.document_id] = entry
    return tuple(_look_back(park.devices[doubt[0]], failed, decisions.get(doubt, {}), ledger) for doubt, failed in opened.items())


def _doubt(park: Park, entry: Checked) -> Doubt:
    """What one look-back is about: the same last good check, however often the device failed since, and whichever of these lines was annulled."""
    return entry.check.serial, entry.check.kind_id, span_of(park.devices[entry.check.serial], entry.check).since


def latest_of(device: Device, opened: Iterable[LookBack]) -> tuple[LookBack, ...]:
    """Of this device, those that its latest failures opened."""
    latest: dict[str, LookBack] = {}
    for each in opened:
        if each.device.serial == device.serial:
            kind_id = each.failed.check.kind_id
            latest[kind_id] = max(latest.get(kind_id, each), each, key=lambda one: one.failed.check.done_at)
    return tuple(latest.values())


def _look_back(device: Device, failed: list[tuple[str, Checked]], decisions: dict[str, Reviewed], ledger: Callable[[str], Iterable[LedgerEntry]]) -> LookBack:
    check_id, _ = failed[0]
    _, latest = max(failed, key=lambda each: each[1].check.done_at)
    span = span_of(device, latest.check)
    touched = [each for each in look_back(ledger(device.serial), device.serial, span) if each.document_id]
    return LookBack(check_id, latest, device, span, tuple(Concerned(each, decisions.get(each.document_id)) for each in touched))
