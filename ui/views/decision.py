"""The five decisions, what still closes each button, and the alert that asks for one. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from devices.device import Role
from devices.measurement import Quantity, Reason
from session import events as e
from session.alarm import AlarmRules
from session.consent import Purpose
from session.consultation import Consultation, State
from session.guided import Phase, PressureGuide
from session.measure_state import MeasureState
from session.record import Record
from session.standing import standing
from ui.views.lines import AlertFact
from ui.views.measures import Completeness, joined
from ui.views.telling import QUANTITY_ICONS, Telling, is_woman, main_values

BEFORE_DECISION = (State.MOTIVE, State.RED_FLAGS, State.QUESTIONS, State.MEASURES)


@dataclass(frozen=True)
class Outcome:
    """One of the five decisions."""

    code: str
    words: str
    icon_name: str
    urgent: bool = False
    chosen: bool = False
    closed: bool = False


@dataclass(frozen=True)
class AlertFacts:
    """The alert as its sheet shows it; None of it is a diagnosis."""

    title: str
    more: str
    patient_screen: str
    since: str
    say: str
    facts: tuple[AlertFact, ...]
    practitioner_closed: str  # why "practitioner now" cannot be chosen; empty: it can
    expertise_closed: str  # the same of another practitioner's advice
    rules: str


def outcomes(record: Record, chosen: e.Outcome | None, tell: Telling) -> tuple[Outcome, ...]:
    """The five of screen 10."""
    closed = expertise_closed_because(record, tell)
    return tuple(
        Outcome(outcome.value, words, icon, outcome is e.Outcome.EMERGENCY, outcome is chosen, outcome is e.Outcome.EXPERTISE and bool(closed))
        for outcome, words, icon in (
            (e.Outcome.TELECONSULTATION, tell.translate("Console", "Oui,\ntéléconsultation"), "video"),
            (e.Outcome.PRIORITY, tell.translate("Console", "Oui,\nen priorité"), "player-track-next"),
            (e.Outcome.IN_PERSON, tell.translate("Console", "Non,\nvoir en personne"), "walk"),
            (e.Outcome.EXPERTISE, closed.replace(" : ", " :\n") or tell.translate("Console", "Non,\ntéléexpertise"), "send"),
            (e.Outcome.EMERGENCY, tell.translate("Console", "Urgence :\nappeler le 15"), "ambulance"),
        )
    )


def expertise_closed_because(record: Record, tell: Telling) -> str:
    """Another practitioner's advice needs the patient's agreement to it; empty where it is given."""
    if record.agreed(Purpose.EXPERT):
        return ""
    if Purpose.EXPERT in record.consents:
        return tell.translate("Console", "Téléexpertise : refusée par le patient")
    return tell.translate("Console", "Téléexpertise : accord à demander")


def measures_closed_because(consultation: Consultation, measures: Mapping[Role, MeasureState], guide: PressureGuide, tell: Telling) -> str:
    """Why the measures cannot be finished yet; empty where they can."""
    if consultation.alert is not None:
        return tell.translate("Console", "Une alerte attend")
    if any(each.pending is not None for each in measures.values()):
        return tell.translate("Console", "Mesure à confirmer")
    if any(each.under_way for each in measures.values()) or guide.phase in (Phase.REST, Phase.PAUSE):  # after which the cuff tightens by itself
        return tell.translate("Console", "Mesure en cours")
    return ""


def skipped_because(complete: Completeness, guide: PressureGuide, tell: Telling) -> tuple[tuple[str, str], ...]:
    """What finishing now leaves out, with the reason that is kept beside it."""
    decided = tell.translate("Console", "non mesuré : décision du téléassistant")
    cuff = _tried(guide.without_value, tell) or decided
    return tuple((role.value, cuff if role is Role.CUFF else decided) for role in dict.fromkeys(complete.roles))


def _tried(reasons: tuple[Reason, ...], tell: Telling) -> str:
    """How often the cuff was tried in vain, and why; empty where it was not."""
    if not reasons:
        return ""
    why = joined(tuple(dict.fromkeys(tell.reason(each) for each in reasons)), tell)
    tried = tell.translate("Console", "un essai sans valeur : {1}") if len(reasons) == 1 else tell.translate("Console", "{0} essais sans valeur : {1}")
    return tried.format(len(reasons), why)


def decision_closed_because(consultation: Consultation, chosen: e.Outcome | None, reason: str, tell: Telling) -> str:
    """Why the decision cannot be taken yet; empty where it can."""
    if chosen is None:
        return tell.translate("Console", "Choisissez une issue")
    if not reason.strip():
        return tell.translate("Console", "Il manque la raison")
    if chosen is e.Outcome.EXPERTISE and (closed := expertise_closed_because(consultation.record, tell)):
        return closed
    fits = chosen in (e.Outcome.TELECONSULTATION, e.Outcome.PRIORITY)
    if fits and consultation.state in BEFORE_DECISION and chosen is not e.Outcome.PRIORITY:
        return tell.translate("Console", "Finissez les mesures d’abord")
    return ""


def priority_closed_because(consultation: Consultation, tell: Telling) -> str:
    """A practitioner now needs the patient's agreement to the call, and nothing else."""
    if consultation.state in (State.WELCOME, State.IDENTITY, State.CONSENT):
        return tell.translate("Console", "L’accord du patient à l’appel manque")
    return ""


def alert_facts(consultation: Consultation, assistant: str, rules: AlarmRules, tell: Telling) -> AlertFacts | None:
    """What the alert sheet shows, or None where no alert is open."""
    alert = consultation.alert
    if alert is None:
        return None
    first = consultation.open_alerts[0]
    record = consultation.record
    lines = [
        AlertFact(tell.translate("Console", "Signe d’alerte"), finding_words(each.finding, tell), "", tell.clock(each.at), "alert-octagon")
        for each in consultation.open_alerts[-3:]
    ]
    lines += _known(consultation, tell)
    others = len(consultation.open_alerts) - 1
    more = ""
    if others:
        more = (tell.translate("Console", "et {0} autre signe") if others == 1 else tell.translate("Console", "et {0} autres signes")).format(others)
    say = tell.translate("Console", "« Je reste avec vous. Restez assis, ne marchez pas. Je m’occupe de la suite. »")
    if is_woman(record):
        say = tell.translate("Console", "« Je reste avec vous. Restez assise, ne marchez pas. Je m’occupe de la suite. »")
    unvalidated = tell.translate("Console", "à valider par un médecin") if not rules.validated_by else rules.validated_by
    return AlertFacts(
        title=tell.translate("Console", "Signe d’alerte : {0}").format(lower_first(finding_words(alert.finding, tell))),
        more=more,
        patient_screen=tell.translate("Console", "Vous devez décider. L’écran du patient dit : « {0} s’occupe de vous. »").format(assistant),
        since=tell.counted(first.at),
        say=say,
        facts=tuple(lines[:6]),
        practitioner_closed=priority_closed_because(consultation, tell),
        expertise_closed=expertise_closed_because(record, tell),
        rules=tell.translate("Console", "Règles {0}, {1}. Elles informent : vous décidez.").format(rules.version, unvalidated),
    )


def finding_words(finding: str, tell: Telling) -> str:
    """« Oxygène bas : 91 % » in the console's language. The record keeps it as the rules say it, in French; what they do not say stays as it is."""
    what, colon, said = finding.rpartition(" : ")
    if not colon:
        return tell.translate("Findings", finding)
    question = tell.translate("RedFlags", what)
    what = question if question != what else tell.translate("Findings", what)
    return tell.translate("Findings", "{0} : {1}").format(what, tell.translate("Findings", said))


def lower_first(sentence: str) -> str:
    """« Oxygène bas » after a colon."""
    return sentence[:1].lower() + sentence[1:]


def _known(consultation: Consultation, tell: Telling) -> list[AlertFact]:
    stands = standing(consultation.record)
    lines = []
    for quantity in (Quantity.SYSTOLIC, Quantity.SPO2, Quantity.PULSE_RATE, Quantity.TEMPERATURE):
        name, icon = tell.quantity(quantity), QUANTITY_ICONS[quantity]
        if quantity in stands:
            measured = [each.observation.measurement for each in stands[quantity]]
            value = " · ".join(dict(main_values(each, tell))[quantity] for each in measured)
            lines.append(AlertFact(name, value, tell.unit(quantity), tell.clock(measured[-1].taken_at), icon))
        else:
            lines.append(AlertFact(name, "", tell.translate("Console", "pas encore mesuré"), "", icon))
    return lines


@dataclass(frozen=True)
class MainButton:
    """The one button of the decision panel: what it does, what it says, and why it is closed."""

    verb: str  # "finish": the measures, "decide", or "both"
    words: str
    closed_because: str


def main_button(
    consultation: Consultation, measures: Mapping[Role, MeasureState], guide: PressureGuide, chosen: e.Outcome | None, reason: str, tell: Telling
) -> MainButton:
    """Finishing the measures while they go on; deciding once they are done, or at once where the visit must not wait for them."""
    waits = chosen is None or chosen is e.Outcome.TELECONSULTATION
    if consultation.state is State.MEASURES and waits:
        closed = measures_closed_because(consultation, measures, guide, tell)
        both = chosen is not None and bool(reason.strip())
        return MainButton("both" if both else "finish", tell.translate("Console", "Finir les mesures"), closed)
    return MainButton("decide", tell.translate("Console", "Décider"), decision_closed_because(consultation, chosen, reason, tell))
