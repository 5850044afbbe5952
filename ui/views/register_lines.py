"""The register's lines in words: what happened, when, by whom, to which device, and what corrects what. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from session.upkeep.checks import Kinds, Verdict
from session.upkeep.inventory import Checked, Counted, Decision, Deferred, Entered, Entry, Park, Resumed, Retired, Reviewed, Stopped, Voided
from ui.views.checks import named
from ui.views.telling import Telling


@dataclass(frozen=True)
class RegisterRow:
    """One line."""

    code: str
    when: str
    by: str
    act: str
    about: str
    detail: str
    gone: str  # why it no longer stands; empty while it does
    chosen: bool


def about(entry: Entry, park: Park) -> str:
    """The serial number that it is about; of a cancellation, that of the line that it cancels."""
    match entry:
        case Entered(equipment=equipment):
            return equipment.serial
        case Checked(check=check):
            return check.serial
        case Stopped() | Resumed() | Retired() | Deferred() | Counted():
            return entry.serial
        case Reviewed():
            return next((each.check.serial for each in park.entries if isinstance(each, Checked) and each.entry_id == entry.check_id), "")
    old = next((each for each in park.entries if each.entry_id == entry.corrects), None)
    return about(old, park) if old is not None else ""


def act(entry: Entry, tell: Telling) -> str:
    """What happened."""
    match entry:
        case Entered() if entry.corrects:
            return tell.translate("Console", "Fiche corrigée")
        case Entered() if entry.replaces:
            return tell.translate("Console", "Remplace {0}").format(entry.replaces)
        case Entered():
            return tell.translate("Console", "Entrée")
        case Checked():
            return tell.translate("Console", "Contrôle")
        case Stopped():
            return tell.translate("Console", "Arrêt")
        case Resumed():
            return tell.translate("Console", "Remise en service")
        case Retired():
            return tell.translate("Console", "Retrait")
        case Deferred():
            return tell.translate("Console", "Report")
        case Counted():
            return tell.translate("Console", "Consommable compté")
        case Reviewed():
            return tell.translate("Console", "Relecture")
        case _:
            return tell.translate("Console", "Annulation")


def detail(entry: Entry, kinds: Kinds, tell: Telling) -> str:
    """What else the line says."""
    match entry:
        case Entered(equipment=of):
            told = " ".join(filter(None, (of.common_name, of.make, of.model)))
        case Checked(check=check):
            kind = kinds.named(check.kind_id)
            verdict = {
                Verdict.CONFORMING: tell.translate("Console", "conforme"),
                Verdict.ADJUSTED: tell.translate("Console", "conforme après réglage"),
                Verdict.FAILED: tell.translate("Console", "non conforme"),
            }[check.verdict]
            told = tell.said_of(named(kind.name, tell) if kind is not None else check.kind_id, verdict)
        case Deferred():
            kind = kinds.named(entry.kind_id)
            told = tell.said_of(named(kind.name, tell) if kind is not None else entry.kind_id, tell.day(entry.until))
        case Counted():
            told = tell.said_of(entry.item, str(entry.left)) + (f", {tell.translate('Console', 'lot {0}').format(entry.lot)}" if entry.lot else "")
        case Reviewed():
            told = f"{reviewed(entry.decision, tell)}, {entry.document_id}"
        case _:
            told = ""
    return " · ".join(filter(None, (told, entry.told_reason)))


def reviewed(decision: Decision, tell: Telling) -> str:
    """What a practitioner decided."""
    return {
        Decision.NOTHING_MORE: tell.translate("Console", "revu, sans suite"),
        Decision.RECALLED: tell.translate("Console", "patient rappelé"),
        Decision.TO_REPEAT: tell.translate("Console", "à refaire"),
    }[decision]


def rows(park: Park, kinds: Kinds, chosen: str, serial: str, tell: Telling) -> tuple[RegisterRow, ...]:
    """The lines about this device, or all, the newest first."""
    lines = []
    for entry in reversed(park.entries):
        if serial and about(entry, park) != serial:
            continue
        at = entry.at.astimezone(tell.zone)
        when = f"{tell.day(at.date())}, {tell.clock(at)}"
        told = act(entry, tell), about(entry, park), detail(entry, kinds, tell)
        lines.append(RegisterRow(entry.entry_id, when, entry.by.name, *told, _gone(park.correction_of(entry), tell), entry.entry_id == chosen))
    return tuple(lines)


def _gone(by: Entry | None, tell: Telling) -> str:
    if by is None:
        return ""
    return tell.translate("Console", "Annulée") if isinstance(by, Voided) else tell.translate("Console", "Corrigée")


def may_void(entry: Entry | None, entries: Sequence[Entry]) -> bool:
    """Whether a line can still be cancelled: one that stands, and is no cancellation itself."""
    return entry is not None and not isinstance(entry, Voided | Reviewed) and not any(each.corrects == entry.entry_id for each in entries)
