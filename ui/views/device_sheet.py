"""One device in words: what the register knows of it, what is due, how the booth reaches it, and which visits it touched. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from devices.measurement import Quantity
from devices.role import Role
from devices.status import Status
from session.upkeep.due import BOOTH_ROLE, Due, State
from session.upkeep.inventory import Device, Entered, Park, Standing, standing_entries
from session.upkeep.lookback import SOUND, STILL
from session.workshop import Plugged, Review
from ui.views.checks import named
from ui.views.park import Looked, due_mark
from ui.views.register_lines import reviewed
from ui.views.telling import Telling


@dataclass(frozen=True)
class Fact:
    """One line: what, and what is known of it."""

    label: str
    value: str


@dataclass(frozen=True)
class DueRow:
    """One kind of check of this device."""

    code: str
    name: str
    kind: str
    icon_name: str
    mark: str
    detail: str


@dataclass(frozen=True)
class VisitRow:
    """One visit to read again: its identifier and its hours, never a patient."""

    code: str
    when: str
    what: str
    document: str
    decided: str  # what its practitioner decided; empty: nothing yet


def role_name(role: str, tell: Telling) -> str:
    """What a technician calls a device of this role."""
    return {
        "cuff": tell.translate("Console", "Tensiomètre"),
        "oximeter": tell.translate("Console", "Oxymètre"),
        "thermometer": tell.translate("Console", "Thermomètre"),
        "scale": tell.translate("Console", "Balance"),
        "glucometer": tell.translate("Console", "Glucomètre"),
        "otoscope": tell.device(Role.OTOSCOPE),
        "stethoscope": tell.translate("Console", "Stéthoscope"),
        "patient-camera": tell.translate("Console", "Caméra du patient"),
        BOOTH_ROLE: tell.translate("Console", "Borne complète"),
    }.get(role, role)


def facts(device: Device, tell: Telling) -> tuple[Fact, ...]:
    """What operators must know of a device; what is not known says so."""
    of = device.equipment
    unknown = tell.translate("Console", "non dit")
    told = (
        (tell.translate("Console", "Fabricant"), of.make),
        (tell.translate("Console", "Modèle"), of.model),
        (tell.translate("Console", "Nom commercial"), of.trade_name),
        (tell.translate("Console", "N° de série"), of.serial),
        (tell.translate("Console", "Identifiant unique (UDI)"), of.udi),
        (tell.translate("Console", "Micrologiciel"), of.firmware),
        (tell.translate("Console", "Lieu"), of.location),
        (tell.translate("Console", "Première utilisation"), tell.day(of.first_used) if of.first_used is not None else ""),
        (tell.translate("Console", "Fournisseur"), of.supplier),
        (tell.translate("Console", "Accessoires"), ", ".join(of.accessories)),
        (tell.translate("Console", "Remplace"), device.replaces),
    )
    return tuple(Fact(label, value or unknown) for label, value in told if value or label != tell.translate("Console", "Remplace"))


def standing(looked: Looked, tell: Telling) -> str:
    """« En service », or why not and since when."""
    device = looked.device
    if device.standing is Standing.IN_SERVICE or device.since is None:
        return tell.translate("Console", "En service")
    words = tell.translate("Console", "Arrêté le {0} : {1}") if device.standing is Standing.STOPPED else tell.translate("Console", "Retiré le {0} : {1}")
    return words.format(tell.day(device.since.astimezone(tell.zone).date()), device.reason)


def due_rows(dues: Sequence[Due], tell: Telling) -> tuple[DueRow, ...]:
    """Each kind of check, with its last and its next day."""
    rows = []
    for due in dues:
        mark = due_mark(due, tell)
        detail = tell.translate("Console", "jamais fait")
        if due.state is State.NOT_APPLICABLE:
            detail = ""
        elif due.checked_on is not None and due.due_on is not None:
            detail = tell.translate("Console", "fait le {0}, à refaire avant le {1}").format(tell.day(due.checked_on), tell.day(due.due_on))
        rows.append(DueRow(due.kind.kind_id, named(due.kind.name, tell), mark.kind, mark.icon_name, mark.words, detail))
    return tuple(rows)


def link_facts(link: Plugged | None, tell: Telling) -> tuple[Fact, ...]:
    """How the booth reaches it now."""
    if link is None:
        return (Fact(tell.translate("Console", "État"), tell.translate("Console", "la borne ne le voit pas")),)
    words = {
        Status.ABSENT: tell.translate("Console", "absent"),
        Status.CONNECTING: tell.translate("Console", "trouvé, connexion"),
        Status.READY: tell.translate("Console", "connecté"),
        Status.MEASURING: tell.translate("Console", "en mesure"),
        Status.FAULT: tell.translate("Console", "en défaut"),
    }[link.status.status]
    battery = link.status.battery_percent
    return (
        Fact(tell.translate("Console", "État"), words),
        Fact(tell.translate("Console", "Pile"), f"{battery} %" if battery is not None else tell.translate("Console", "inconnue")),
        Fact(tell.translate("Console", "Il se dit"), " ".join(str(link.identity).split())),
        Fact(tell.translate("Console", "Adresse"), link.identity.address or tell.translate("Console", "non dite")),
    )


def entered_as(park: Park, serial: str) -> Entered | None:
    """The line of the register that brought it in, as it stands after its corrections."""
    return next((entry for entry in standing_entries(park.entries) if isinstance(entry, Entered) and entry.equipment.serial == serial), None)


def visit_rows(review: Review, tell: Telling) -> tuple[VisitRow, ...]:
    """Each visit that the device touched."""
    rows = []
    for row in review.touched:
        at = row.first.astimezone(tell.zone)
        when, what = f"{tell.day(at.date())}, {tell.clock(at)}", ", ".join(dict.fromkeys(_kept(code, tell) for code in row.loincs))
        decision = review.decided.get(row.document_id)
        rows.append(VisitRow(row.consultation_id, when, what, row.document_id, reviewed(decision, tell) if decision is not None else ""))
    return tuple(rows)


def _kept(code: str, tell: Telling) -> str:
    seen_or_heard = {STILL: tell.translate("Console", "Image"), SOUND: tell.translate("Console", "Auscultation")}
    return seen_or_heard.get(code) or tell.quantity(Quantity.of(code))


def span_words(review: Review, tell: Telling) -> str:
    """From when to when its values are in doubt."""
    since, until = review.span.since, review.span.until
    began = tell.translate("Console", "Depuis toujours : aucun bon contrôle avant")
    if since is not None:
        began = tell.translate("Console", "Depuis le {0}, dernier bon contrôle").format(tell.day(since.astimezone(tell.zone).date()))
    ended = "" if until is None else tell.translate("Console", ", jusqu’au {0}").format(tell.day(until.astimezone(tell.zone).date()))
    return began + ended
