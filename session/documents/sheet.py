"""The sheets that the patient takes home: what the doctor said, in plain words, or where to go when there was no call.

One page, big letters, no code of any health datum: the QR code holds the booth's telephone number and nothing else.
"""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum

import segno

from devices.measurement import QualityLevel
from session import events as e
from session.consultation import Consultation
from session.documents import words as w
from session.documents.markup import Markup, element, join, lines
from session.documents.paper import NOT_CERTIFIED, band, page, top
from session.documents.paper import pdf as print_page
from session.documents.readings import ordered
from session.people import Author
from session.report import Reported, SignedReport, Site, reported, told_in

NIGHT_NUMBER = "116 117"  # the doctor on duty, where the region has it; France
EMERGENCY_NUMBERS = "15 ou 112"


class SheetState(Enum):
    """What became of a delivery, as the patient's sheet says it."""

    UNDER_WAY = "en cours d’envoi"
    REFUSED = "non envoyé, comme vous l’avez demandé"
    NOT_ACTIVATED = "non envoyé : pas activé ici"


@dataclass(frozen=True)
class Destination:
    """Where the patient goes after a visit without a call."""

    name: str
    address: str = ""
    opening: str = ""  # « ouverte jusqu’à 20 h »
    expected: bool = False  # somebody there was told


def html(signed: SignedReport, deliveries: tuple[tuple[str, SheetState], ...] = ()) -> str:
    """The page of the patient's sheet after a call."""
    report, draft = signed.report, signed.report.draft
    return page(
        f"Votre visite du {w.day(report.began_at.date())}",
        report.practitioner.name,
        _foot(f"Compte rendu complet signé par {report.practitioner.name}, empreinte {signed.short_hash}. Cette feuille n’est pas une ordonnance."),
        top("Ce que le médecin vous a dit", f"{w.full_name(report.patient.traits)} · {w.instant(report.began_at)} · {report.practitioner.name}"),
        band(report.simulated),
        _card("Ce que vous avez", element("p", lines(draft.patient_words or draft.conclusion))) if draft.patient_words or draft.conclusion else None,
        _card("Ce que vous faites", _bullets(draft.plan)) if draft.plan.strip() else None,
        _card("La suite", element("p", lines(draft.follow_up))) if draft.follow_up.strip() else None,
        _call_again(report.site, draft.call_again_if, "Rappelez si…"),
        _measures(report.observations),
        _deliveries(deliveries),
        plain=True,
    )


def render(signed: SignedReport, deliveries: tuple[tuple[str, SheetState], ...] = ()) -> bytes:
    """The patient's sheet as a PDF."""
    return print_page(html(signed, deliveries))


_TITLES: dict[type[e.Event], tuple[str, str]] = {
    e.NoPractitioner: ("Aucun médecin ne peut vous parler aujourd’hui.", "Vous avez bien fait de venir. Ce n’est pas un refus de soins."),
    e.CallRefused: ("Vous n’avez pas voulu de l’appel.", "C’est votre droit. Vous pouvez changer d’avis et revenir."),
    e.PatientLeft: ("Votre visite s’est arrêtée avant la fin.", "Vous pouvez revenir quand vous voulez."),
    e.CallFailed: ("L’appel n’a pas tenu.", "C’est une panne, pas votre faute."),
}
_ORIENTED: dict[e.Outcome, tuple[str, str]] = {
    e.Outcome.IN_PERSON: ("Il faut vous voir en personne.", "La vidéo ne suffit pas pour vous soigner bien."),
    e.Outcome.EXPERTISE: ("Un autre médecin va donner son avis.", "Vous n’avez rien à faire : on vous rappelle."),
    e.Outcome.EMERGENCY: ("Les secours s’occupent de vous.", "Le 15 ou le 112 a été prévenu, ou doit l’être maintenant."),
}


def ending_html(
    consultation: Consultation,
    site: Site,
    zone: tzinfo,
    handed_by: Author,
    at: datetime,
    destination: Destination | None = None,
    simulated: tuple[str, ...] = (),
) -> str:
    """The page of the sheet of an ending without a call: why, where to go, the measures, whom to call, nothing to pay.

    Args:
        handed_by: the assistant who gives the sheet, at this instant.
        destination: where this booth sends people; lines to write it on where it has no such place. The emergency services say it themselves.
        simulated: what was simulated beside the devices themselves, in French words.

    Raises:
        ValueError: the visit did not end without a call.
    """
    record = consultation.record
    ending = record.ending
    if ending is None:
        raise ValueError("this visit has no ending without a call")
    if record.is_emergency:
        title, comfort = _ORIENTED[e.Outcome.EMERGENCY]
    else:
        title, comfort = _ORIENTED[ending.outcome] if isinstance(ending, e.Oriented) else _TITLES[type(ending)]
    place = destination or Destination(ending.place if isinstance(ending, e.Oriented) else "")
    observations = reported(record, zone)
    began = told_in(zone, record.began_at or ending.at)
    name = f"{w.full_name(record.identity.traits)} · " if record.identity is not None else ""
    devices = {str(each.device) for each in observations if each.device.simulated}
    handed = f"Remis par {handed_by.name}{f', {handed_by.profession.lower()}' if handed_by.profession else ''}, {w.clock(told_in(zone, at))}"
    return page(
        f"Votre visite du {w.day(began.date())}",
        site.organisation,
        _foot(f"{handed}. Ni une ordonnance, ni un compte rendu."),
        top(title, f"{name}{w.instant(began)} · {site.booth}"),
        band((*sorted(devices), *simulated)),
        element("p", comfort, element("br"), element("b", f"Raison{w.NBSP}: "), ending.reason) if ending.reason else element("p", comfort),
        _urgent() if record.is_emergency else _where(place),
        _measures(observations),
        _call_again(site, "", "Si cela empire"),
        element("p", element("b", "Rien à payer pour cette visite.")),
        plain=True,
    )


def render_ending(
    consultation: Consultation,
    site: Site,
    zone: tzinfo,
    handed_by: Author,
    at: datetime,
    destination: Destination | None = None,
    simulated: tuple[str, ...] = (),
) -> bytes:
    """The sheet of an ending without a call as a PDF."""
    return print_page(ending_html(consultation, site, zone, handed_by, at, destination, simulated))


def telephone_link(phone: str) -> str:
    """What the QR code holds: a telephone number, so that a telephone offers to call it."""
    return "tel:" + re.sub(r"[^0-9+]", "", phone)


def _foot(line: str) -> Markup:
    return element("div", line, element("br"), NOT_CERTIFIED, id="foot")


def _card(title: str, *body: Markup | None, kind: str = "") -> Markup:
    return element("div", element("h2", title), join(*body), class_=f"card {kind}".strip())


def _bullets(text: str) -> Markup:
    return element("ul", [element("li", line.strip(" -•")) for line in text.splitlines() if line.strip()])


def _call_again(site: Site, signs: str, title: str) -> Markup:
    numbers = element(
        "p",
        f"Ici{w.NBSP}: ",
        element("b", site.phone or "numéro à demander avant de partir"),
        f". La nuit{w.NBSP}: ",
        element("b", NIGHT_NUMBER),
        element("br"),
        f"Très grave{w.NBSP}: ",
        element("b", EMERGENCY_NUMBERS),
        ".",
        class_="numbers",
    )
    text = element("div", element("h2", title), _bullets(signs) if signs.strip() else None, numbers, style="flex:1")
    return element("div", element("div", text, _code(site.phone) if site.phone else None, class_="row"), class_="card call")


def _code(phone: str) -> Markup:
    drawn = Markup(segno.make(telephone_link(phone), error="m", micro=False).svg_inline(border=2, dark="#26102B", light="#FFFFFF", omitsize=True))
    return element("div", drawn, element("div", "Pour appeler ici", class_="small"), class_="qr")


def _where(place: Destination) -> Markup:
    return _card(
        "Où aller maintenant",
        element("p", place.name, class_="place") if place.name else element("div", class_="write"),  # to be written by hand: nobody leaves without a place
        element("p", place.address) if place.address else None,
        element("p", element("b", f"{place.opening[:1].upper()}{place.opening[1:]}.")) if place.opening else None,
        element("p", "On vous y attend.") if place.expected else None,
        kind="strong",
    )


def _urgent() -> Markup:
    return _card(
        "Maintenant", element("p", f"Appelez le {EMERGENCY_NUMBERS}", class_="place"), element("p", "Sourd ou malentendant : SMS au 114."), kind="strong"
    )


def _measures(observations: tuple[Reported, ...]) -> Markup | None:
    told = [each for each, part in ordered(observations) if not part]
    names = [name for each in told for name, _ in w.values(each)]
    rows = [_measure(each, twice=any(names.count(name) > 1 for name, _ in w.values(each))) for each in told]
    return _card("Vos mesures", element("table", rows)) if rows else None


def _measure(of: Reported, *, twice: bool) -> Markup:
    """`twice`: another device measured the same, so both are named."""
    (name, amount), *more = w.values(of)
    beside = [f" · {other.lower()} {number}" for other, number in more]
    typed = ", saisie manuelle" if of.manual_source is not None else ""
    device = f", {of.device.model}" if twice and of.manual_source is None else ""
    arm = f", {w.site(of.body_site)}" if of.cuff is not None and of.body_site else ""
    doubt = f", {w.quality(of.quality).lower()}" if of.quality.level is not QualityLevel.GOOD else ""
    said = f"{w.clock(of.taken_at)}{device}{arm}{typed}{doubt}"
    return element("tr", element("td", name), element("td", element("b", amount), beside), element("td", said, class_="hour small"))


def _deliveries(deliveries: tuple[tuple[str, SheetState], ...]) -> Markup | None:
    if not deliveries:
        return None
    return element("p", [element("span", element("b", f"{name}{w.NBSP}: "), state.value, element("br")) for name, state in deliveries], class_="small")
