"""Entering, correcting, replacing or stopping a device: the fields, what is wrong in them, and the entry that follows. No Qt."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from session.upkeep.checks import Kinds
from session.upkeep.due import BOOTH_ROLE
from session.upkeep.inventory import Entered, Entry, Equipment, Resumed, Retired, Stopped
from ui.views.checks import named
from ui.views.device_sheet import role_name
from ui.views.telling import Telling

NEW, CORRECT, SWAP, STOP, RESUME, RETIRE = "new", "correct", "swap", "stop", "resume", "retire"
ACTS = {NEW: "device-entered", CORRECT: "device-corrected", SWAP: "device-swapped", STOP: "device-stopped", RESUME: "device-resumed", RETIRE: "device-retired"}
WITH_EQUIPMENT = (NEW, CORRECT, SWAP)
TEXTS = ("serial", "common_name", "make", "model", "trade_name", "udi", "firmware", "location", "supplier", "first_used", "accessories")
LONGEST = 120
_DAY = re.compile(r"(\d{1,2})\D?(\d{2})\D?(\d{4})")


@dataclass(frozen=True)
class FormField:
    """One line to write in."""

    code: str
    label: str
    text: str
    hint: str
    error: str


@dataclass(frozen=True)
class Choice:
    """One thing to touch: a role, or a check that does not concern the device."""

    code: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class DeviceForm:
    """What is typed, and not written yet."""

    what: str = NEW
    about: str = ""  # the serial number of the device that this changes
    role: str = ""
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    not_applicable: frozenset[str] = frozenset()
    reason: str = ""
    tried: bool = False  # what is wrong is said once one tried to go on

    def write(self, code: str, text: str) -> "DeviceForm":
        """The form with this field written."""
        text = text[:LONGEST]
        return replace(self, reason=text) if code == "reason" else replace(self, texts=MappingProxyType({**self.texts, code: text}))

    def choose(self, kind: str) -> "DeviceForm":
        """The form with this check concerning the device, or no longer."""
        return replace(self, not_applicable=self.not_applicable ^ {kind})

    @property
    def serial(self) -> str:
        return self.texts.get("serial", "").strip()


def filled(what: str, equipment: Equipment, day: str = "") -> DeviceForm:
    """The form about this device: to correct it, all of it; to replace it, what another of its kind shares; else nothing but the reason."""
    if what not in WITH_EQUIPMENT:
        return DeviceForm(what, equipment.serial, equipment.role)
    texts = {
        "serial": equipment.serial,
        "common_name": equipment.common_name,
        "make": equipment.make,
        "model": equipment.model,
        "trade_name": equipment.trade_name,
        "udi": equipment.udi,
        "firmware": equipment.firmware,
        "location": equipment.location,
        "supplier": equipment.supplier,
        "first_used": day,
        "accessories": ", ".join(equipment.accessories),
    }
    if what == SWAP:
        texts |= {"serial": "", "udi": "", "firmware": "", "first_used": ""}
    return DeviceForm(what, equipment.serial, equipment.role, MappingProxyType(texts), frozenset(equipment.not_applicable))


def read_day(text: str) -> date | None:
    """« 03/03/2026 », « 03-03-2026 » or « 03032026 »; None for nothing.

    Raises:
        ValueError: it is no day.
    """
    if not text.strip():
        return None
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError("no day")
    return date(int(found[3]), int(found[2]), int(found[1]))


def wrong(form: DeviceForm, tell: Telling) -> dict[str, str]:
    """What cannot be written as it is, by field."""
    found: dict[str, str] = {}
    if form.what in WITH_EQUIPMENT:
        if not form.serial:
            found["serial"] = tell.translate("Console", "à dire")
        if not form.role:
            found["role"] = tell.translate("Console", "à choisir")
        try:
            read_day(form.texts.get("first_used", ""))
        except ValueError:
            found["first_used"] = tell.translate("Console", "jour, mois, année")
    if form.what not in (NEW, RESUME) and not form.reason.strip():
        found["reason"] = tell.translate("Console", "à dire")
    return found


def fields(form: DeviceForm, tell: Telling) -> tuple[FormField, ...]:
    """The lines of this form."""
    labels = {
        "serial": (tell.translate("Console", "N° de série"), tell.translate("Console", "comme l’appareil le dit")),
        "common_name": (tell.translate("Console", "Nom usuel"), role_name(form.role, tell.in_french()) if form.role else ""),  # as it is kept
        "make": (tell.translate("Console", "Fabricant"), ""),
        "model": (tell.translate("Console", "Modèle"), ""),
        "trade_name": (tell.translate("Console", "Nom commercial"), ""),
        "udi": (tell.translate("Console", "Identifiant unique (UDI)"), ""),
        "firmware": (tell.translate("Console", "Micrologiciel"), ""),
        "location": (tell.translate("Console", "Lieu"), ""),
        "supplier": (tell.translate("Console", "Fournisseur"), ""),
        "first_used": (tell.translate("Console", "Première utilisation"), tell.translate("Console", "jour-mois-année")),
        "accessories": (tell.translate("Console", "Accessoires"), tell.translate("Console", "séparés par des virgules")),
    }
    errors = wrong(form, tell) if form.tried else {}
    lines = [FormField(code, *_said(labels[code], form.texts.get(code, "")), errors.get(code, "")) for code in TEXTS if form.what in WITH_EQUIPMENT]
    if form.what != NEW:
        lines.append(FormField("reason", tell.translate("Console", "Raison"), form.reason, "", errors.get("reason", "")))
    return tuple(lines)


def _said(label: tuple[str, str], text: str) -> tuple[str, str, str]:
    return label[0], text, label[1]


def roles(form: DeviceForm, known: Sequence[str], tell: Telling) -> tuple[Choice, ...]:
    """What the device is; settled where it stands in the register already."""
    return tuple(Choice(role, role_name(role, tell), role == form.role) for role in known) if form.what == NEW else ()


def checks(form: DeviceForm, kinds: Kinds, tell: Telling) -> tuple[Choice, ...]:
    """The checks of its role that may not concern this very device."""
    if form.what not in WITH_EQUIPMENT or not form.role:
        return ()
    choices = (kind for kind in kinds.of(form.role) if kind.may_be_left_out)
    return tuple(Choice(kind.kind_id, named(kind.name, tell), kind.kind_id not in form.not_applicable) for kind in choices)


def known_roles(kinds: Kinds) -> tuple[str, ...]:
    """The roles for which checks are known, the booth's own last."""
    found = dict.fromkeys(role for kind in kinds.all for role in kind.roles)
    return (*(role for role in found if role != BOOTH_ROLE), BOOTH_ROLE)


def entry(form: DeviceForm, corrected: str, tell: Telling, line: Mapping[str, Any]) -> Entry:
    """The entry that this form makes; `corrected`: the line that it corrects."""
    reason = form.reason.strip()
    match form.what:
        case "stop":
            return Stopped(**line, serial=form.about, reason=reason)
        case "resume":
            return Resumed(**line, serial=form.about, reason=reason)
        case "retire":
            return Retired(**line, serial=form.about, reason=reason)
    texts = {code: form.texts.get(code, "").strip() for code in TEXTS}
    equipment = Equipment(
        serial=texts["serial"],
        role=form.role,
        common_name=texts["common_name"] or role_name(form.role, tell.in_french()),
        trade_name=texts["trade_name"],
        make=texts["make"],
        model=texts["model"],
        udi=texts["udi"],
        firmware=texts["firmware"],
        location=texts["location"],
        supplier=texts["supplier"],
        first_used=read_day(texts["first_used"]),
        accessories=tuple(each.strip() for each in texts["accessories"].split(",") if each.strip()),
        not_applicable=tuple(sorted(form.not_applicable)),
    )
    if form.what == CORRECT:
        return Entered(**line, equipment=equipment, corrects=corrected, reason=reason)
    return Entered(**line, equipment=equipment, replaces=form.about if form.what == SWAP else "", reason=reason)
