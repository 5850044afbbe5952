"""The certificate of one check on paper: device, instrument, room, what was read before and after, limits with their sources, verdict, names."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from session.documents import upkeep_words as w
from session.documents import words
from session.documents.markup import Markup, element, join, lines
from session.documents.paper import NOT_CERTIFIED, NotOnPaper, band, page, picture, top
from session.documents.paper import pdf as print_page
from session.report import Site
from session.upkeep.checks import Check, Kinds, Step, Weighed
from session.upkeep.conclusion import Outage, outages
from session.upkeep.due import due_of
from session.upkeep.inventory import Checked, Device, Entry, Park, Voided
from session.upkeep.lookback import casts_doubt


def render(
    park: Park, entry: Checked, kinds: Kinds, site: Site, line_hash: str, photos: Mapping[str, bytes], *, simulated: tuple[str, ...] = (), visits: int = 0
) -> bytes:
    """The certificate as PDF/A-1b (not validated). NotOnPaper where a photo of the check is not among those given."""
    if missing := [photo.sha256 for photo in entry.check.photos if photo.sha256 not in photos]:
        raise NotOnPaper(f"the picture {missing[0][:12]} of the check is missing")
    return print_page(html(park, entry, kinds, site, line_hash, simulated=simulated, visits=visits), photos)


def html(park: Park, entry: Checked, kinds: Kinds, site: Site, line_hash: str, *, simulated: tuple[str, ...] = (), visits: int = 0) -> str:
    """The page that becomes the PDF.

    Args:
        line_hash: of the check's line in the register.
        visits: how many consultations what was found casts doubt on.
    """
    check, device, kind = entry.check, park.devices[entry.check.serial], kinds.named(entry.check.kind_id)
    name = kind.name if kind is not None else check.kind_id
    title = f"Certificat de contrôle – {device.equipment.common_name} n° {check.serial} – {words.day(check.done_at.date())}"
    ended = {f"{entry.entry_id}-resume"}
    stops = [each for each in outages(park, check.serial) if each.because == entry.entry_id or each.resumed_by in ended]
    return page(
        title,
        check.signed_by[0].name,
        _foot(entry, kinds, line_hash),
        _top(name, check, site),
        band(simulated),
        _gone(park.correction_of(entry)),
        element("div", _device(device), _reference(check), class_="people"),
        _verdict(check, device, kinds, stops, visits, standing=park.correction_of(entry) is None),
        _series(check),
        _notes(check),
        _photos(check),
        _signatures(entry, line_hash),
    )


def _foot(entry: Checked, kinds: Kinds, line_hash: str) -> Markup:
    unvalidated = " Limites pas encore validées par le responsable du site." if not kinds.validated_by else f" Limites validées par {kinds.validated_by}."
    said = f"Ligne {entry.entry_id} du registre · empreinte {line_hash[:16]} · règles {entry.check.rules}"
    return element("div", element("b", said), element("br"), f"{NOT_CERTIFIED}{unvalidated}", id="foot")


def _top(name: str, check: Check, site: Site) -> Markup:
    begun = f"commencé le {words.instant(check.begun_at)}, " if check.begun_at is not None else ""
    return top("Certificat de contrôle", f"{name} · {begun}terminé le {words.instant(check.done_at)}", site)


def _gone(by: Entry | None) -> Markup | None:
    """That this line no longer stands, and why: whoever holds the paper must not rely on it."""
    if by is None:
        return None
    what = "annulée" if isinstance(by, Voided) else "corrigée"
    said = f"Ligne {what} par la ligne {by.entry_id[:8]} le {words.instant(by.at)}, {w.person(by.by)} : ce certificat ne vaut plus."
    return element("div", element("b", said), f" Motif : {by.reason}", class_="band")


def _device(device: Device) -> Markup:
    of = device.equipment
    said = (
        ("Fabricant, modèle", " ".join(filter(None, (of.make, of.model, of.trade_name)))),
        ("UDI", of.udi),
        ("Micrologiciel", of.firmware),
        ("Lieu", of.location),
        ("Mise en service", w.day(of.first_used)),
    )
    return element(
        "div",
        element("h2", "Appareil"),
        element("div", f"{of.common_name} n° {of.serial}", class_="name"),
        join(*(element("p", element("b", f"{name} : "), value) for name, value in said if value)),
        class_="card",
    )


def _reference(check: Check) -> Markup:
    of, room = check.reference, check.environment
    proof = "Lot des bandelettes : " if of is not None and of.vials else "Certificat : "
    return element(
        "div",
        element("h2", "Étalon et conditions"),
        element("div", w.reference_name(of) if of is not None else "Sans étalon", class_="name"),
        element("p", element("b", proof), f"{of.certificate}, valable jusqu’au {w.day(of.valid_until)}") if of is not None else None,
        element("p", element("b", "Pièce : "), w.room_words(room)) if room is not None else None,
        element("p", element("b", "Incertitude élargie : "), " ; ".join(map(w.uncertainty_words, check.uncertainties))) if check.uncertainties else None,
        element("p", element("b", "Méthode : "), w.METHODS.get(check.method, check.method)) if check.method else None,
        class_="card",
    )


def _verdict(check: Check, device: Device, kinds: Kinds, stops: Sequence[Outage], visits: int, *, standing: bool) -> Markup:
    kind = kinds.named(check.kind_id)
    due = due_of(device, kind, check.done_at.date()) if kind is not None and device.last(check.kind_id) == check else None
    doubt = casts_doubt(check, kinds)
    return element(
        "div",
        element("h2", "Verdict"),
        element("p", w.VERDICTS[check.verdict].capitalize(), class_="main"),
        element("p", element("b", "Trouvé : "), w.worst_of(check.as_found)),
        element("p", element("b", "Réglage : "), check.adjustment or "aucun"),
        element("p", element("b", "Relu après réglage : "), w.worst_of(_read_again(check))) if check.left else None,
        element("p", element("b", "Non mesuré : "), ", ".join(w.step_words(step) for step in check.not_read), f". Motif : {check.broken_off}")
        if check.not_read
        else None,
        element("p", element("b", "Ce qui fut mesuré avant : "), f"{visits} visite{'s' if visits > 1 else ''} à relire depuis le dernier bon contrôle.")
        if doubt and standing
        else None,
        [element("p", element("b", "Hors service : "), _outage(each)) for each in stops],
        element("p", element("b", "Prochain contrôle avant le "), w.day(due.due_on)) if due is not None and check.left_good else None,
        class_="key",
    )


def _read_again(check: Check) -> tuple[Weighed, ...]:
    again = {point.step_id for point in check.left}
    return tuple(each for each in check.as_left if each.step.step_id in again)


def _outage(of: Outage) -> str:
    until = f"au {words.instant(of.resumed_at)}" if of.resumed_at is not None else "jusqu’à un contrôle conforme"
    return f"du {words.instant(of.stopped_at)} {until}"


def _series(check: Check) -> Markup:
    found = {each.step.step_id: each for each in check.as_found}
    after = {each.step.step_id: each for each in _read_again(check)}
    tables = []
    for series in dict.fromkeys(step.of_series for step in check.steps):
        steps = [step for step in check.steps if step.of_series == series]
        tables.append(_table(steps, found, after))
    return element("div", element("h2", "Relevés"), join(*tables), class_="section")


def _table(steps: Sequence[Step], found: Mapping[str, Weighed], after: Mapping[str, Weighed]) -> Markup:
    held = any(step.within is not None for step in steps)
    again = any(step.step_id in after for step in steps)
    names = ["", *(("Référence",) if held else ()), "Avant réglage" if again else "Lu", *(("Écart",) if held else ())]
    if again:
        names += [*(("Référence",) if held else ()), "Après réglage", *(("Écart",) if held else ())]
    names.append("Limite")
    compared = any(step.acceptance is not None for step in steps)
    rows = []
    for step in steps:
        cells = [element("td", w.step_words(step)), *_cells(found.get(step.step_id), step, held=held)]
        if again:
            cells += _cells(after.get(step.step_id), step, held=held)
        limit = w.limit_words(step)
        if compared and step.acceptance is not None:
            limit += f" ; à l’acceptation {w.measure(step.acceptance, step.unit)}"
        rows.append(element("tr", *cells, element("td", limit)))
    sources, look = " ; ".join(dict.fromkeys(step.source for step in steps)), "readings twice" if again else "readings"
    return join(
        element("table", element("thead", element("tr", *(element("th", name) for name in names))), element("tbody", *rows), class_=look),
        element("p", f"Source de la limite : {sources}", class_="small soft"),
    )


def _cells(of: Weighed | None, step: Step, *, held: bool) -> list[Markup]:
    if of is None:
        return [element("td", "non lu", class_="soft"), *([element("td"), element("td")] if held else [])]
    mark = "" if of.good else " ✗"
    look = None if of.good else "bad"
    if step.tick:
        return [element("td", ("bon" if of.good else "défaut") + mark, class_=look)]
    if not held:
        return [element("td", w.measure(of.point.reading, step.unit) + mark, class_=look)]
    reference = of.point.reference if of.point.reference is not None else Decimal(0)
    numbers = (w.number(reference), w.number(of.point.reading))  # their unit stands in the limit: up to eight columns share the page
    return [*(element("td", each) for each in numbers), element("td", w.signed(of.error or Decimal(0)) + mark, class_=look)]


def _notes(check: Check) -> Markup | None:
    return element("div", element("h2", "Remarque"), element("p", lines(check.note)), class_="section whole") if check.note.strip() else None


def _photos(check: Check) -> Markup | None:
    if not check.photos:
        return None
    figures = [
        element("figure", element("img", src=picture(photo.sha256), alt=photo.caption), element("figcaption", f"{photo.caption} · {photo.sha256[:12]}"))
        for photo in check.photos
    ]
    return element("div", element("h2", "Photos"), element("div", *figures, class_="pictures"), class_="section")


def _signatures(entry: Checked, line_hash: str) -> Markup:
    technician, second = entry.check.signed_by
    employer = f", {entry.check.employer}" if entry.check.employer else ""
    return element(
        "div",
        element("p", "Signé par deux personnes, chacune avec son code personnel", class_="soft"),
        element("p", f"{technician.name}{employer}", class_="name"),
        element("p", f"Technicien, identifiant {technician.identifier}"),
        element("p", second.name, class_="name"),
        element("p", f"{'Technicien' if second.part is technician.part else 'Téléassistant'}, identifiant {second.identifier}"),
        element("p", f"Ligne {entry.entry_id}, empreinte SHA-256 de la chaîne du registre : {line_hash}", class_="print soft"),
        class_="sign",
    )
