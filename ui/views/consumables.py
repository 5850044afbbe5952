"""What is used up in words: how much is left of each lot, and the form that counts it. No Qt."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from session.upkeep.consumables import Lot, Stock, of_device
from session.upkeep.due import BOOTH_ROLE
from session.upkeep.inventory import MOST_LEFT, Counted, Device, Park, Standing
from ui.views.device_form import LONGEST, Choice, FormField, read_day
from ui.views.park import Mark
from ui.views.telling import Telling


@dataclass(frozen=True)
class LotRow:
    """One lot of the table."""

    code: str  # of the entry that counted it
    item: str
    left_words: str
    detail: str  # for which device, of which lot, when to order, until when
    counted: str
    kind: str
    icon_name: str
    mark: str


@dataclass(frozen=True)
class CountForm:
    """What is typed, and not written yet."""

    item: str = ""
    lot: str = ""
    left: str = ""
    reorder_at: str = ""
    use_by: str = ""
    serial: str = ""
    tried: bool = False

    def write(self, code: str, text: str) -> "CountForm":
        """The form with this field written."""
        return replace(self, **{code: text[:LONGEST]})  # type: ignore[arg-type]  # checked by the dataclass's own names


def form_of(counted: Counted, tell: Telling) -> CountForm:
    """To count this lot again."""
    return CountForm(
        counted.item, counted.lot, "", str(counted.reorder_at or ""), tell.day(counted.use_by) if counted.use_by is not None else "", counted.serial
    )


def stock_mark(stock: Stock, tell: Telling) -> Mark:
    """How one lot stands."""
    return {
        Stock.ENOUGH: Mark("ok", "circle-check", tell.translate("Console", "Assez")),
        Stock.SOON_OVER: Mark("attention", "clock", tell.translate("Console", "Date proche")),
        Stock.LOW: Mark("attention", "clock", tell.translate("Console", "À commander")),
        Stock.OVER: Mark("stop", "alert-octagon", tell.translate("Console", "Date dépassée")),
    }[stock]


def lot_rows(lots: Sequence[Lot], park: Park, today: date, tell: Telling) -> tuple[LotRow, ...]:
    """The table, what needs something first."""
    order = (Stock.OVER, Stock.LOW, Stock.SOON_OVER, Stock.ENOUGH)
    rows = []
    for lot in sorted(lots, key=lambda each: (order.index(each.stock(today)), each.counted.item)):
        counted, mark = lot.counted, stock_mark(lot.stock(today), tell)
        rows.append(
            LotRow(
                counted.entry_id,
                counted.item,
                str(counted.left),
                _detail(counted, park, tell),
                tell.translate("Console", "compté le {0}, {1}").format(tell.day(counted.at.astimezone(tell.zone).date()), counted.by.name),
                mark.kind,
                mark.icon_name,
                mark.words,
            )
        )
    return tuple(rows)


def _detail(counted: Counted, park: Park, tell: Telling) -> str:
    told = (
        device_name(park, counted.serial, tell),
        tell.translate("Console", "lot {0}").format(counted.lot) if counted.lot else "",
        tell.translate("Console", "commander à {0}").format(counted.reorder_at) if counted.reorder_at else "",
        tell.translate("Console", "avant le {0}").format(tell.day(counted.use_by)) if counted.use_by is not None else "",
    )
    return " · ".join(filter(None, told))


def used_up(device: Device, lots: Sequence[Lot]) -> str:
    """« Embouts 18 », as counted; else the accessories that the register names."""
    booths_own = "" if device.equipment.role == BOOTH_ROLE else device.serial
    counted = {**of_device(lots, device.serial), **of_device(lots, booths_own)}
    return ", ".join(f"{item} {left}" for item, left in counted.items()) or ", ".join(device.equipment.accessories)


def device_name(park: Park, serial: str, tell: Telling) -> str:
    """Which device uses it up."""
    return park.devices[serial].equipment.common_name if serial in park.devices else tell.translate("Console", "La borne")


def devices(park: Park, form: CountForm, tell: Telling) -> tuple[Choice, ...]:
    """Who uses it up: the booth, or one of its devices."""
    named = [(device.serial, device.equipment.common_name) for device in park.devices.values() if _uses_up(device)]
    return tuple(Choice(serial, name, serial == form.serial) for serial, name in (("", tell.translate("Console", "La borne")), *named))


def _uses_up(device: Device) -> bool:
    return device.standing is not Standing.RETIRED and device.equipment.role != BOOTH_ROLE


def wrong(form: CountForm, tell: Telling) -> dict[str, str]:
    """What cannot be written as it is, by field."""
    found = {}
    if not form.item.strip():
        found["item"] = tell.translate("Console", "à dire")
    if _count(form.left) is None:
        found["left"] = tell.translate("Console", "un nombre")
    if form.reorder_at.strip() and _count(form.reorder_at) is None:
        found["reorder_at"] = tell.translate("Console", "un nombre")
    try:
        read_day(form.use_by)
    except ValueError:
        found["use_by"] = tell.translate("Console", "jour, mois, année")
    return found


def fields(form: CountForm, tell: Telling) -> tuple[FormField, ...]:
    """The lines of the form."""
    errors = wrong(form, tell) if form.tried else {}
    labels = (
        ("item", tell.translate("Console", "Consommable"), form.item, tell.translate("Console", "embouts, couvre-sondes, papier")),
        ("lot", tell.translate("Console", "Lot"), form.lot, ""),
        ("left", tell.translate("Console", "Il en reste"), form.left, ""),
        ("reorder_at", tell.translate("Console", "Commander à partir de"), form.reorder_at, ""),
        ("use_by", tell.translate("Console", "À utiliser avant"), form.use_by, tell.translate("Console", "jour-mois-année")),
    )
    return tuple(FormField(code, label, text, hint, errors.get(code, "")) for code, label, text, hint in labels)


def entry(form: CountForm, line: Mapping[str, Any]) -> Counted:
    """The entry that this form makes."""
    return Counted(
        **line,
        item=form.item.strip(),
        left=_count(form.left) or 0,
        lot=form.lot.strip(),
        serial=form.serial,
        reorder_at=_count(form.reorder_at) or 0,
        use_by=read_day(form.use_by),
    )


def _count(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\s*[0-9]{1,6}\s*", text) and int(text) <= MOST_LEFT else None
