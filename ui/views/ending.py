"""How a visit finishes without a call: seven ways, a reason, and what the patient takes away. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from session import events as e
from session.consultation import ENDED_WITHOUT_REPORT, Consultation
from session.record import Record
from ui.views.decision import expertise_closed_because
from ui.views.measures import strip
from ui.views.place import Place as Place
from ui.views.telling import Telling, is_woman
from ui.views.unbroken import unbroken

Ending = type[e.Oriented | e.CallRefused | e.NoPractitioner | e.PatientLeft | e.CallFailed]


@dataclass(frozen=True)
class EndingChoice:
    """One of the seven."""

    code: str
    words: str
    help: str
    icon_name: str
    urgent: bool
    chosen: bool
    closed: bool = False


@dataclass(frozen=True)
class ReasonChoice:
    """A reason that is often given: one touch."""

    words: str
    chosen: bool


@dataclass(frozen=True)
class Taken:
    """One thing that the patient takes away."""

    icon_name: str
    words: str
    help: str
    kind: str
    mark_icon: str
    mark: str


@dataclass(frozen=True)
class SheetLine:
    """One line of the printed sheet's preview. A heading is large."""

    words: str
    heading: bool = False


CODES: dict[str, tuple[Ending, dict[str, Any]]] = {
    "emergency": (e.Oriented, {"outcome": e.Outcome.EMERGENCY}),
    "in-person": (e.Oriented, {"outcome": e.Outcome.IN_PERSON}),
    "expertise": (e.Oriented, {"outcome": e.Outcome.EXPERTISE}),
    "no-practitioner": (e.NoPractitioner, {}),
    "refused": (e.CallRefused, {}),
    "left": (e.PatientLeft, {}),
    "failed": (e.CallFailed, {}),
}


def code_of(ending: e.Event | None) -> str:
    """The code of an ending that has happened."""
    match ending:
        case e.Oriented(outcome=outcome):
            return outcome.value if outcome.value in CODES else "in-person"
        case None:
            return ""
        case _:
            return next(code for code, (kind, _) in CODES.items() if type(ending) is kind)


def end_words(record: Record, tell: Telling) -> str:
    """What the button of the rail says that ends the visit here: once a practitioner was there, it is no longer the call that is missing."""
    return tell.translate("Console", "Finir sans appel") if record.practitioner is None else tell.translate("Console", "Finir la visite")


def title(record: Record, tell: Telling) -> str:
    """The question above the seven."""
    if record.practitioner is None:
        return tell.translate("Console", "La visite finit sans appel : pourquoi ?")
    return tell.translate("Console", "La visite finit sans compte rendu : pourquoi ?")


def choices(record: Record, chosen: str, tell: Telling) -> tuple[EndingChoice, ...]:
    """The seven endings of screen 17."""
    words: dict[str, tuple[str, str, str]] = {
        "emergency": (tell.translate("Console", "Confié au 15"), tell.translate("Console", "dit de vive voix"), "ambulance"),
        "in-person": (tell.translate("Console", "Vu en personne"), tell.translate("Console", "près d’ici"), "walk"),
        "expertise": (tell.translate("Console", "Téléexpertise"), tell.translate("Console", "avis en 7 jours"), "send"),
        "no-practitioner": (tell.translate("Console", "Pas de médecin"), tell.translate("Console", "ou trop d’attente"), "user-off"),
        "refused": (tell.translate("Console", "Refus du patient"), tell.translate("Console", "il décide"), "circle-x"),
        "left": (tell.translate("Console", "Patient parti"), tell.translate("Console", "avant la fin"), "door-exit"),
        "failed": (tell.translate("Console", "Appel impossible"), tell.translate("Console", "ligne ou matériel"), "wifi-off"),
    }
    if closed := expertise_closed_because(record, tell):
        words["expertise"] = (words["expertise"][0], closed.rpartition(":")[2].strip(), words["expertise"][2])
    return tuple(
        EndingChoice(code, *words[code], urgent=code == "emergency", chosen=code == chosen, closed=code == "expertise" and bool(closed)) for code in CODES
    )


def reasons(code: str, chosen: str, tell: Telling) -> tuple[ReasonChoice, ...]:
    """Reasons often given for an ending; any other is written."""
    offered: dict[str, Callable[[], tuple[str, ...]]] = {
        "emergency": lambda: (tell.translate("Console", "Signe d’alerte"), tell.translate("Console", "État qui s’aggrave")),
        "in-person": lambda: (tell.translate("Console", "Examen à faire en personne"), tell.translate("Console", "Le patient préfère")),
        "expertise": lambda: (tell.translate("Console", "Avis de spécialiste utile"), tell.translate("Console", "Pas d’urgence")),
        "no-practitioner": lambda: (
            tell.translate("Console", "Aucun en ligne"),
            tell.translate("Console", "Plus de 45 min d’attente"),
            tell.translate("Console", "Pas la bonne spécialité"),
        ),
        "refused": lambda: (tell.translate("Console", "Ne souhaite pas l’appel"), tell.translate("Console", "Préfère son médecin")),
        "left": lambda: (tell.translate("Console", "Ne pouvait plus attendre"), tell.translate("Console", "Parti sans le dire")),
        "failed": lambda: (tell.translate("Console", "Ligne coupée"), tell.translate("Console", "Caméra ou son en panne")),
    }
    return tuple(ReasonChoice(words, words == chosen) for words in offered.get(code, tuple)())


def kept(code: str, reason: str, tell: Telling) -> str:
    """How a reason enters the record: one that was chosen by a touch in French, one that was written as it is written."""
    return _other(reason, reasons(code, "", tell), reasons(code, "", tell.in_french()))


def told(code: str, reason: str, tell: Telling) -> str:
    """A reason of the record, as the console says it."""
    return _other(reason, reasons(code, "", tell.in_french()), reasons(code, "", tell))


def _other(reason: str, here: tuple[ReasonChoice, ...], there: tuple[ReasonChoice, ...]) -> str:
    return next((other.words for each, other in zip(here, there, strict=True) if each.words == reason.strip()), reason)


def closed_because(consultation: Consultation | None, code: str, reason: str, printed: bool | None, not_printed_reason: str, tell: Telling) -> str:
    """Why the visit cannot be finished; empty where it can. Nobody leaves without a sheet, or without the reason why there is none."""
    if consultation is None:
        return tell.translate("Console", "aucune visite")
    ended = consultation.state in ENDED_WITHOUT_REPORT
    if not ended and consultation.alert is not None:
        return tell.translate("Console", "une alerte attend")
    if not code:
        return tell.translate("Console", "il manque l’issue")
    if code == "expertise" and not ended and (closed := expertise_closed_because(consultation.record, tell)):
        return closed
    if not reason.strip() and not ended:
        return tell.translate("Console", "il manque la raison")
    if printed is None:
        return tell.translate("Console", "feuille à imprimer")
    if not printed and not not_printed_reason.strip():
        return tell.translate("Console", "dites pourquoi sans feuille")
    return ""


def takes(record: Record, code: str, place: Place, sheet: e.Sheet | None, tell: Telling) -> tuple[Taken, ...]:
    """What the patient takes away: a place, the values, whom to call, the sheet."""
    on_sheet = tell.translate("Console", "Sur la feuille")
    values = bool(record.current_observations)
    rows = [
        Taken("map-pin", tell.translate("Console", "Où aller"), *_where(code, place, tell)),
        Taken(
            "clipboard-text",
            tell.translate("Console", "Ses mesures, avec l’heure"),
            tell.translate("Console", "Faits seulement : aucun avis médical"),
            "ok" if values else "info",
            "circle-check" if values else "minus",
            on_sheet if values else tell.translate("Console", "Aucune mesure"),
        ),
        Taken(
            "phone-call",
            tell.translate("Console", "Quand et qui rappeler"),
            tell.translate("Console", "Ici, 116 117, 15 ou 112") if place.phone else tell.translate("Console", "116 117, 15 ou 112"),
            "ok",
            "circle-check",
            on_sheet,
        ),
    ]
    if sheet is None:
        mark = ("primary", "circle", tell.translate("Console", "À imprimer"))
    elif sheet is e.Sheet.PRINTED:
        mark = ("ok", "circle-check", tell.translate("Console", "Imprimée"))
    elif sheet is e.Sheet.COPIED:
        mark = ("attention", "alert-triangle", tell.translate("Console", "Lue et recopiée"))
    else:
        mark = ("attention", "alert-triangle", tell.translate("Console", "Sans feuille"))
    rows.append(Taken("printer", tell.translate("Console", "La feuille imprimée"), tell.translate("Console", "1 page, gros caractères. Rien à payer."), *mark))
    return tuple(rows)


def _where(code: str, place: Place, tell: Telling) -> tuple[str, str, str, str]:
    """Where the patient goes, and whether the sheet says it by itself."""
    told = tell.translate("Console", "15 ou 112") if code == "emergency" else " · ".join(part for part in (place.in_person, place.in_person_where) if part)
    if not told:
        return tell.translate("Console", "À écrire à la main sur la feuille"), "primary", "circle", tell.translate("Console", "À écrire")
    return told, "ok", "circle-check", tell.translate("Console", "Sur la feuille")


def sheet(record: Record, code: str, place: Place, assistant: str, tell: Telling) -> tuple[SheetLine, ...]:
    """The sheet's preview: facts, a place, numbers; no medical advice."""
    why: dict[str, str] = {
        "emergency": tell.translate("Console", "Le 15 a été appelé."),
        "in-person": tell.translate("Console", "Un médecin doit vous voir en personne."),
        "expertise": tell.translate("Console", "Un autre médecin donnera son avis."),
        "no-practitioner": tell.translate("Console", "Aucun médecin libre maintenant.\nCe n’est pas un refus de soins."),
        "refused": tell.translate("Console", "Vous n’avez pas souhaité l’appel."),
        "left": tell.translate("Console", "Vous êtes parti avant la fin."),
        "failed": tell.translate("Console", "L’appel n’a pas pu se faire."),
    }
    if code == "left" and is_woman(record):
        why["left"] = tell.translate("Console", "Vous êtes partie avant la fin.")
    lines = [SheetLine(why.get(code, tell.translate("Console", "Choisissez une issue.")))]
    if code == "emergency":
        lines += [SheetLine(tell.translate("Console", "Maintenant"), heading=True), SheetLine(tell.translate("Console", "Appelez le 15 ou 112"))]
    elif code:
        where = f"{place.in_person}\n{place.in_person_where}".strip() or tell.translate("Console", "(à écrire à la main)")
        lines += [SheetLine(tell.translate("Console", "Où aller maintenant"), heading=True), SheetLine(where)]
    facts = strip(record, tell)
    if facts:
        lines.append(SheetLine(tell.translate("Console", "Vos mesures"), heading=True))
        lines.append(SheetLine(unbroken("\n".join(tell.said_of(fact.name, fact.value) for fact in facts))))
    here = tell.translate("Console", "Ici : {0} · nuit : 116 117").format(place.phone) if place.phone else tell.translate("Console", "Nuit : 116 117")
    lines += [
        SheetLine(tell.translate("Console", "Si cela empire"), heading=True),
        SheetLine(unbroken(here + "\n" + tell.translate("Console", "Très grave : 15 ou 112"))),
        SheetLine(tell.translate("Console", "Remis par {0}, {1}.\nPas une ordonnance ni un compte rendu.").format(assistant, tell.clock(tell.now))),
    ]
    return tuple(lines)
