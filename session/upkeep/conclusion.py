"""What follows from a check once it stands in the register: a stop where it failed, the end of that stop where it passed. No I/O."""

from dataclasses import dataclass, replace
from datetime import datetime

from session.upkeep.checks import Gate, Kinds
from session.upkeep.due import State, dues_of
from session.upkeep.inventory import Checked, Entry, Park, Resumed, Standing, Stopped, standing_entries


def following(park: Park, kinds: Kinds, entry: Checked, *, failed_stops: bool = True) -> tuple[Entry, ...]:
    """The entries that go into the register with this one, after it: the dates of stop and resumption that operators must keep.

    Args:
        park: as it stands before this entry.
        failed_stops: the site's choice. Where it does not, only what fails its electrical safety is stopped.
    """
    kind = kinds.named(entry.check.kind_id)
    device = park.after(entry).devices[entry.check.serial]
    if kind is None:
        return ()
    holds_back = kind.gate is Gate.SAFETY or (kind.gate is Gate.MEASURES and failed_stops)
    if not entry.check.left_good and holds_back and device.standing is Standing.IN_SERVICE and device.last(kind.kind_id) == entry.check:
        why = f"Contrôle non conforme : {kind.name}"
        return (Stopped(entry_id=f"{entry.entry_id}-stop", at=entry.at, by=entry.by, serial=device.serial, reason=why, because=entry.entry_id),)
    failed = any(due.state is State.FAILED and due.kind.gate is not Gate.NONE for due in dues_of(device, kinds, entry.at.date()))
    if device.standing is Standing.STOPPED and device.because and not failed:
        why = f"Contrôle conforme : {kind.name}"
        return (Resumed(entry_id=f"{entry.entry_id}-resume", at=entry.at, by=entry.by, serial=device.serial, reason=why),)
    return ()


@dataclass(frozen=True)
class Outage:
    """A time out of service, as operators must keep it."""

    stopped_at: datetime
    reason: str
    because: str = ""  # the entry of the check that failed
    resumed_at: datetime | None = None
    resumed_by: str = ""  # the entry


def outages(park: Park, serial: str) -> tuple[Outage, ...]:
    """When this device was out of service, oldest first."""
    found: list[Outage] = []
    for entry in standing_entries(park.entries):
        if isinstance(entry, Stopped) and entry.serial == serial:
            found.append(Outage(entry.at, entry.reason, entry.because))
        elif isinstance(entry, Resumed) and entry.serial == serial:  # it may have been stopped more than once meanwhile
            found = [replace(each, resumed_at=entry.at, resumed_by=entry.entry_id) if each.resumed_at is None else each for each in found]
    return tuple(found)
