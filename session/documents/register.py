"""The register of devices as a table that spreadsheets open and as paper: of one device, or whole, with what was corrected."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from session.documents import upkeep_words as w
from session.documents import words
from session.documents.markup import Markup, clean, element, join
from session.documents.paper import NOT_CERTIFIED, band, page, top
from session.report import Site
from session.upkeep.checks import Check, Kinds, Weighed
from session.upkeep.conclusion import Outage, outages
from session.upkeep.due import dues_of
from session.upkeep.inventory import Checked, Counted, Deferred, Device, Entered, Entry, Park, Resumed, Retired, Reviewed, Standing, Stopped, Voided

COLUMNS = (
    *("ligne", "date", "par", "acte", "n° de série", "nom", "nom commercial", "fabricant", "modèle", "UDI", "micrologiciel", "lieu", "fournisseur"),
    *("mise en service", "accessoires", "remplace", "contrôle", "verdict", "performance trouvée", "performance laissée", "avant réglage", "réglage"),
    *("après réglage", "limites et sources", "acceptation", "étalon", "certificat", "valable jusqu’au", "environnement", "incertitude", "méthode"),
    *("signé par", "employeur", "règles", "commencé", "interrompu", "photos", "remarque", "arrêté le", "remis en service le", "reporté au"),
    *("consommable", "lot", "reste", "seuil de commande", "utiliser avant", "document", "corrige", "corrigée par", "motif"),
)
_FORMULA = "=+-@＝＋－＠\t\r\n"
KEPT_FOR = "À garder 5 ans après la fin d’utilisation."


def about(entry: Entry, park: Park) -> str:
    """The serial number that this line is about; of an annulment, that of the line it annuls."""
    match entry:
        case Entered():
            return entry.equipment.serial
        case Checked():
            return entry.check.serial
        case Stopped() | Resumed() | Retired() | Deferred() | Counted():
            return entry.serial
        case Reviewed():
            return next((each.check.serial for each in park.entries if isinstance(each, Checked) and each.entry_id == entry.check_id), "")
    annulled = next((each for each in park.entries if each.entry_id == entry.corrects), None)
    return about(annulled, park) if annulled is not None and annulled is not entry else ""


def concerned(entry: Entry, park: Park) -> frozenset[str]:
    """Every serial number that this line belongs under: of a swap both, of what was corrected also the right one. None: the booth's own."""
    if isinstance(entry, Voided):
        return frozenset().union(*(concerned(each, park) for each in park.entries if each.entry_id == entry.corrects))
    numbers = {about(entry, park), entry.replaces if isinstance(entry, Entered) else ""} - {""}
    correction = park.correction_of(entry)
    return frozenset(numbers) | (concerned(correction, park) if correction is not None and not isinstance(correction, Voided) else frozenset())


def lines_of(park: Park, serial: str = "") -> tuple[Entry, ...]:
    """The lines of one device, or all: what was corrected stays."""
    return tuple(entry for entry in park.entries if not serial or serial in concerned(entry, park))


# ── as a table ───────────────────────────────────────────────────────────────────────────────────────────────────────


def as_csv(park: Park, serial: str = "") -> str:
    """The register, a line each, oldest first. No cell of it is a formula for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in lines_of(park, serial):
        told = _told(entry, park)
        writer.writerow([cell(told.get(column, "")) for column in COLUMNS])
    return out.getvalue()


def cell(text: str) -> str:
    """A spreadsheet must not take what somebody wrote for a formula, not even behind blanks, nor for two lines."""
    plain = " ".join(clean(text).splitlines())
    return f"'{plain}" if plain.lstrip()[:1] in tuple(_FORMULA) else plain


def _told(entry: Entry, park: Park) -> dict[str, str]:
    corrected = next((each.entry_id for each in park.entries if each.corrects == entry.entry_id), "")
    told = {"ligne": entry.entry_id, "date": _instant(entry.at), "par": w.person(entry.by), "acte": w.ACTS[type(entry)], "n° de série": about(entry, park)}
    told |= {"corrige": entry.corrects, "corrigée par": corrected, "motif": entry.told_reason}
    match entry:
        case Entered(equipment=of):
            told |= {"nom": of.common_name, "nom commercial": of.trade_name, "fabricant": of.make, "modèle": of.model, "UDI": of.udi}
            told |= {"micrologiciel": of.firmware, "lieu": of.location, "fournisseur": of.supplier, "mise en service": w.day(of.first_used)}
            told |= {"accessoires": ", ".join(of.accessories), "remplace": entry.replaces}
        case Checked(check=check):
            told |= _check_told(check)
        case Stopped():
            told |= {"arrêté le": _instant(entry.at)}
        case Resumed():
            told |= {"remis en service le": _instant(entry.at)}
        case Deferred():
            told |= {"contrôle": entry.kind_id, "reporté au": w.day(entry.until)}
        case Counted():
            told |= {"consommable": entry.item, "lot": entry.lot, "reste": str(entry.left), "seuil de commande": str(entry.reorder_at)}
            told |= {"utiliser avant": w.day(entry.use_by)}
        case Reviewed():  # what the practitioner wrote stays between practitioners
            told |= {"contrôle": entry.check_id, "document": entry.document_id, "verdict": w.DECISIONS[entry.decision]}
    return told


def _check_told(check: Check) -> dict[str, str]:
    told = {"contrôle": check.kind_id, "verdict": w.VERDICTS[check.verdict], "règles": check.rules, "remarque": check.note}
    told |= {"performance trouvée": w.worst_of(check.as_found), "performance laissée": w.worst_of(check.as_left)}
    told |= {"avant réglage": _points(check.as_found), "après réglage": _points(check.as_left) if check.left else "", "réglage": check.adjustment}
    told |= {"limites et sources": " | ".join(dict.fromkeys(f"{step.name} : {step.source}" for step in check.steps)), "micrologiciel": check.firmware}
    if (reference := check.reference) is not None:
        told |= {"étalon": w.reference_name(reference), "certificat": reference.certificate, "valable jusqu’au": w.day(reference.valid_until)}
    if check.environment is not None:
        told |= {"environnement": w.room_words(check.environment)}
    told |= {"méthode": w.METHODS.get(check.method, check.method), "commencé": _instant(check.begun_at) if check.begun_at is not None else ""}
    told |= {"photos": ", ".join(photo.sha256 for photo in check.photos), "interrompu": check.broken_off}
    told |= {"acceptation": " | ".join(f"{step.name} : {w.measure(step.acceptance, step.unit)}" for step in check.steps if step.acceptance is not None)}
    told |= {"incertitude": " ; ".join(map(w.uncertainty_words, check.uncertainties)), "employeur": check.employer}
    return told | {"signé par": " et ".join(map(w.person, check.signed_by))}


def _points(points: Sequence[Weighed]) -> str:
    return " | ".join(map(w.weighed_words, points))


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


# ── on paper ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def html(park: Park, kinds: Kinds, site: Site, at: datetime, last_hash: str, *, serial: str = "", simulated: tuple[str, ...] = ()) -> str:
    """The register of this device, or of all, as a page: identity, due dates, each act with its level of performance, stops and resumptions.

    Args:
        last_hash: of the register's last line, which holds all lines before it.
    """
    devices = [device for device in park.devices.values() if serial in ("", device.serial)]
    others = [] if serial else [entry for entry in park.entries if not concerned(entry, park) & park.devices.keys()]
    lines = f"{len(lines_of(park, serial))} de ses {len(park.entries)} lignes" if serial else f"{len(park.entries)} lignes"
    title = "Registre des appareils" if not serial or not devices else f"Registre : {devices[0].equipment.common_name} n° {serial}"
    foot = f"{site.booth} · édité le {words.instant(at)} · {lines} · empreinte de la dernière : {last_hash}"
    return page(
        title,
        site.organisation,
        element("div", element("b", foot), element("br"), f"{KEPT_FOR} {NOT_CERTIFIED}", id="foot"),
        element(
            "div",
            top(title, f"Au {words.instant(at)}", site),
            band(simulated),
            join(*(_device(device, park, kinds, at) for device in devices)) if devices else element("p", "Aucun appareil au registre."),
            element("div", element("h2", "Autres lignes"), _table(others, park, kinds), class_="section") if others else None,
            class_="wide",
        ),
    )


def _device(device: Device, park: Park, kinds: Kinds, at: datetime) -> Markup:
    of = device.equipment
    identity = [
        ("N° de série", of.serial),
        ("Nom commercial", of.trade_name),
        ("Fabricant, modèle", " ".join(filter(None, (of.make, of.model)))),
        ("UDI", of.udi),
        ("Micrologiciel", of.firmware),
        ("Fournisseur", of.supplier),
        ("Lieu", of.location),
        ("Mise en service", w.day(of.first_used)),
        ("Accessoires", ", ".join(of.accessories)),
        ("État", w.STANDINGS[device.standing] + (f" depuis le {w.day(device.since)}" if device.since is not None else "")),
    ]
    dues = [f"{due.kind.name} : {w.due_words(due)}" for due in dues_of(device, kinds, at.date())]
    return element(
        "div",
        element("h2", f"{of.common_name} n° {of.serial}"),
        element("p", join(*(element("span", element("b", f"{name} : "), value or "non renseigné", class_="pair") for name, value in identity)), class_="pairs"),
        element("p", element("b", "Échéances : "), " ; ".join(dues) or "aucune", class_="small"),
        _outages(outages(park, of.serial), device.since if device.standing is Standing.RETIRED else None),
        _table(lines_of(park, of.serial), park, kinds, of.serial),
        class_="section",
    )


def _table(entries: Sequence[Entry], park: Park, kinds: Kinds, serial: str = "") -> Markup:
    return element(
        "table",
        element("thead", element("tr", *(element("th", name) for name in ("Date", "Acte", "Niveau de performance obtenu", "Résultat", "Par", "Ligne")))),
        element("tbody", *(_line(entry, park, kinds, serial) for entry in entries)),
        class_="acts",
    )


def _outages(of: Sequence[Outage], retired_at: datetime | None) -> Markup | None:
    if not of:
        return None
    still = f"jusqu’à son retrait le {words.instant(retired_at)}" if retired_at is not None else "à ce jour"
    said = [
        f"du {words.instant(each.stopped_at)} {f'au {words.instant(each.resumed_at)}' if each.resumed_at is not None else still} ({each.reason})" for each in of
    ]
    return element("p", element("b", "Hors service : "), " ; ".join(said), class_="small")


def _line(entry: Entry, park: Park, kinds: Kinds, serial: str) -> Markup:
    """In the section of this device; empty: among the other lines."""
    corrected = park.correction_of(entry)
    act, level, result = w.ACTS[type(entry)].capitalize(), "", ""
    elsewhere = "" if (number := about(entry, park)) in ("", serial) else f" · n° {number}"
    match entry:
        case Checked(check=check):
            kind = kinds.named(check.kind_id)
            act = f"Contrôle : {kind.name if kind is not None else check.kind_id}"
            level = w.worst_of(check.as_left)
            if check.left:
                level = f"Trouvé : {w.worst_of(check.as_found)}. Réglage : {check.adjustment}. Laissé : {level}"
            result = w.VERDICTS[check.verdict] + (f", interrompu : {check.broken_off}" if check.broken_off else "")
        case Deferred():
            kind = kinds.named(entry.kind_id)
            act, result = f"Report : {kind.name if kind is not None else entry.kind_id}", f"au {w.day(entry.until)}"
        case Counted():
            act, result = f"Consommable : {entry.item}" + (f", lot {entry.lot}" if entry.lot else ""), f"reste {entry.left}"
        case Reviewed():
            act, result = f"Relecture par le praticien : document {entry.document_id}", w.DECISIONS[entry.decision]
        case Entered() if entry.replaces and entry.replaces == serial:
            act, elsewhere = f"Remplacé par le n° {entry.equipment.serial}", ""
        case Entered() if entry.replaces:
            act = f"Entrée, à la place du n° {entry.replaces}"
    who = (
        " et ".join(map(w.person, entry.check.signed_by)) + (f", {entry.check.employer}" if entry.check.employer else "")
        if isinstance(entry, Checked)
        else w.person(entry.by)
    )
    remarks = [
        entry.told_reason,
        f"corrige {entry.corrects[:8]}" if entry.corrects else "",
        f"{'annulée' if isinstance(corrected, Voided) else 'corrigée'} par {corrected.entry_id[:8]}" if corrected is not None else "",
    ]
    return element(
        "tr",
        element("td", f"{w.day(entry.at)} {entry.at:%H:%M}"),
        element("td", act + elsewhere),
        element("td", level),
        element("td", " · ".join(filter(None, (result, *remarks)))),
        element("td", who),
        element("td", entry.entry_id[:8], class_="print"),
        class_="void" if corrected is not None else None,
    )
