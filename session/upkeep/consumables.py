"""What of the booth is used up: how much is left of each lot, when to order again, and until when it may be used. No I/O."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from session.upkeep.inventory import Counted, Park, Standing, standing_entries

SOON = timedelta(days=30)


class Stock(Enum):
    """How one lot stands. The last three are to be done."""

    ENOUGH = "enough"
    SOON_OVER = "soon-over"  # its date comes within a month
    LOW = "low"
    OVER = "over"  # its date is past: not to be used


@dataclass(frozen=True)
class Lot:
    """One lot of something, as it was last counted."""

    counted: Counted
    total: int  # of all its lots that may still be used

    def stock(self, today: date) -> Stock:
        """How it stands on this day; the last day still counts."""
        by = self.counted.use_by
        if by is not None and by < today:
            return Stock.OVER
        if self.total <= self.counted.reorder_at:
            return Stock.LOW
        return Stock.SOON_OVER if by is not None and by <= today + SOON else Stock.ENOUGH


def lots(park: Park, today: date) -> tuple[Lot, ...]:
    """Each lot of which something is left, and the last one of each thing even when nothing is."""
    latest: dict[tuple[str, str, str], Counted] = {}
    for entry in standing_entries(park.entries):
        if isinstance(entry, Counted) and _in_use(park, entry.serial):
            latest[entry.serial, entry.item, entry.lot] = entry
    usable: dict[tuple[str, str], int] = {}
    for (serial, item, _), counted in latest.items():
        good = counted.left if counted.use_by is None or counted.use_by >= today else 0
        usable[serial, item] = usable.get((serial, item), 0) + good
    newest = {(counted.serial, counted.item): counted for counted in sorted(latest.values(), key=lambda each: each.at)}
    kept = [each for each in latest.values() if each.left or (newest[each.serial, each.item] is each and not usable[each.serial, each.item])]
    return tuple(Lot(each, usable[each.serial, each.item]) for each in kept)


def of_device(all_of: Iterable[Lot], serial: str) -> dict[str, int]:
    """What this device uses up, and how much there is of it."""
    return {lot.counted.item: lot.total for lot in all_of if lot.counted.serial == serial}


def _in_use(park: Park, serial: str) -> bool:
    return not serial or (serial in park.devices and park.devices[serial].standing is not Standing.RETIRED)
