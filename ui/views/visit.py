"""The console's frame as it stands: who the patient is, how far the visit is, what the rail says. No Qt."""

from datetime import datetime

from session import events as e
from session.consent import Purpose
from session.consultation import ENDED_WITHOUT_REPORT, Consultation, State
from session.identity.traits import IdentityStatus
from session.people import Author, Part
from session.record import Record
from ui.views.lines import RailStep
from ui.views.telling import Telling
from ui.views.unbroken import unbroken

# The stage of the rail, counted from 0, in which each state lies.
STAGE = {
    State.WELCOME: 0,
    State.IDENTITY: 0,
    State.CONSENT: 1,
    State.MOTIVE: 2,
    State.RED_FLAGS: 2,
    State.QUESTIONS: 2,
    State.MEASURES: 3,
    State.RELEVANCE: 4,
    State.WAITING: 5,
    State.CALL: 5,
    State.CONCLUSION: 5,
    State.RECAP: 6,
    State.DELIVERY: 7,
    State.HYGIENE: 7,
    State.WIPING: 7,
    State.WIPED: 7,
}
STAGES = 8
ICONS = {"done": "check", "now": "player-play", "skipped": "player-skip-forward", "to do": "circle"}


def stage_of(consultation: Consultation) -> int:
    """Where the visit stands on the rail; an ending without a call is finished at the decision."""
    return 4 if consultation.state in ENDED_WITHOUT_REPORT else STAGE[consultation.state]


def names(tell: Telling) -> tuple[str, ...]:
    """The eight stages."""
    return (
        tell.translate("Console", "Accueil et identité"),
        tell.translate("Console", "Accord du patient"),
        tell.translate("Console", "Motif et questions"),
        tell.translate("Console", "Mesures"),
        tell.translate("Console", "Pertinence"),
        tell.translate("Console", "Appel médecin"),
        tell.translate("Console", "Résumé patient"),
        tell.translate("Console", "Clôture, hygiène"),
    )


def rail(consultation: Consultation, tell: Telling) -> tuple[RailStep, ...]:
    """The eight stages with their state in a word."""
    now = stage_of(consultation)
    record = consultation.record
    steps = []
    for place, name in enumerate(names(tell)):
        skipped = _skipped(place, consultation, tell)
        if skipped and place != now:
            stage, detail = "skipped", tell.translate("Console", "Sauté : {0}").format(skipped)
        elif place < now:
            stage, detail = "done", _done(place, record, tell)
        elif place == now:
            stage, detail = "now", _now(consultation, tell)
        else:
            stage, detail = "to do", tell.translate("Console", "À faire")
        steps.append(RailStep(name, stage, detail, ICONS[stage]))
    return tuple(steps)


def _now(consultation: Consultation, tell: Telling) -> str:
    if consultation.alert is not None:
        return tell.translate("Console", "Alerte")
    if consultation.state in ENDED_WITHOUT_REPORT:
        return tell.translate("Console", "Issue à finir")
    if consultation.state is State.WAITING:
        return tell.translate("Console", "Médecin attendu")
    return tell.translate("Console", "En cours")


def _skipped(place: int, consultation: Consultation, tell: Telling) -> str:
    """Why a stage was passed over, or nothing. What was never reached is skipped once the visit has ended."""
    record = consultation.record
    if record.ending is None:
        return ""
    reached = (True, bool(record.consents), record.motive is not None, bool(record.observations or record.skipped), True, record.call_began_at is not None)
    if place < len(reached):
        return "" if reached[place] else ending_words(record.ending, tell)
    return ending_words(record.ending, tell) if place == len(reached) else ""


def ending_words(ending: e.Event, tell: Telling) -> str:
    """Why the visit ended without a report, in two or three words."""
    match ending:
        case e.Oriented(outcome=e.Outcome.EMERGENCY):
            return tell.translate("Console", "confié au 15")
        case e.Oriented(outcome=e.Outcome.EXPERTISE):
            return tell.translate("Console", "téléexpertise")
        case e.Oriented():
            return tell.translate("Console", "vu en personne")
        case e.CallRefused():
            return tell.translate("Console", "refus du patient")
        case e.NoPractitioner():
            return tell.translate("Console", "pas de médecin")
        case e.PatientLeft():
            return tell.translate("Console", "patient parti")
        case _:
            return tell.translate("Console", "appel impossible")


def _identity_words(status: IdentityStatus, tell: Telling) -> str:
    match status:
        case IdentityStatus.PROVISIONAL:
            return tell.translate("Console", "identité provisoire")
        case IdentityStatus.RETRIEVED:
            return tell.translate("Console", "identité récupérée")
        case IdentityStatus.VALIDATED:
            return tell.translate("Console", "identité validée")
        case IdentityStatus.QUALIFIED:
            return tell.translate("Console", "identité qualifiée")


def _done(place: int, record: Record, tell: Telling) -> str:
    done = tell.translate("Console", "Fait")
    detail = ""
    if place == 0 and record.identity_denied:
        return tell.translate("Console", "« Ce n’est pas moi »")
    if place == 0 and record.identity is not None and record.identity_stated_at is None:
        return tell.translate("Console", "Le patient confirme")
    if place == 0 and record.identity is not None:
        detail = _identity_words(record.identity.status, tell)
    elif place == 1:
        refused = sum(not record.agreed(purpose) for purpose in Purpose)
        if refused:
            detail = (tell.translate("Console", "{0} refus noté") if refused == 1 else tell.translate("Console", "{0} refus notés")).format(refused)
    elif place == 2:
        detail = tell.translate("Console", "alerte notée") if record.alerts else tell.translate("Console", "pas d’alerte")
    elif place == 3:
        measures = len(record.current_observations)
        detail = (tell.translate("Console", "{0} mesure") if measures < 2 else tell.translate("Console", "{0} mesures")).format(measures)
        if record.images:
            images = tell.translate("Console", "{0} image") if len(record.images) == 1 else tell.translate("Console", "{0} images")
            detail += ", " + images.format(len(record.images))
    elif place == 4 and record.decisions:
        detail = outcome_words(record.decisions[-1].outcome, tell)
    elif place == 5 and record.call_began_at is not None and record.call_ended_at is not None:
        detail = tell.minutes(record.call_ended_at - record.call_began_at)
        if record.call_ended_by is not None:
            detail = tell.translate("Console", "{0}, fini par {1}").format(detail, ended_by_words(record.call_ended_by, record, tell))
    elif place == 6 and record.recap is not None and record.recap.teach_back:
        detail = tell.translate("Console", "redit avec ses mots")
    return f"{done} · {detail}" if detail else done


def ended_by_words(who: Author, record: Record, tell: Telling) -> str:
    """Who ended the call: by name, or the patient."""
    if who.part is Part.PATIENT:
        return tell.patient(record)
    return tell.translate("Console", "la borne") if who.part is Part.SYSTEM else who.name


def outcome_words(outcome: e.Outcome, tell: Telling) -> str:
    """One of the five decisions, in a word or two."""
    match outcome:
        case e.Outcome.TELECONSULTATION:
            return tell.translate("Console", "téléconsultation")
        case e.Outcome.PRIORITY:
            return tell.translate("Console", "en priorité")
        case e.Outcome.IN_PERSON:
            return tell.translate("Console", "voir en personne")
        case e.Outcome.EXPERTISE:
            return tell.translate("Console", "téléexpertise")
        case e.Outcome.EMERGENCY:
            return tell.translate("Console", "15 appelé")


def call_over(consultation: Consultation | None, tell: Telling) -> str:
    """Once the call was ended on purpose and before the signature: by whom, when, and that it may begin again."""
    record = consultation.record if consultation is not None else Record()
    if consultation is None or consultation.state is not State.CONCLUSION or record.call_ended_by is None or record.call_ended_at is None:
        return ""
    who = ended_by_words(record.call_ended_by, record, tell)
    return unbroken(tell.translate("Console", "Appel terminé par {0} à {1}. Le médecin peut rappeler.").format(who, tell.clock(record.call_ended_at)))


def patient_line(record: Record, tell: Telling) -> str:
    """« Odette G., 78 ans », or that nobody knows yet."""
    if record.identity is None:
        return tell.translate("Console", "Identité en cours")
    traits = record.identity.traits
    return tell.translate("Console", "{0}, {1} ans").format(traits.short, traits.age(tell.now.astimezone(tell.zone).date()))


def since_entry(began_at: datetime | None, tell: Telling) -> str:
    """« 11 min depuis l’entrée »."""
    if began_at is None:
        return ""
    return tell.translate("Console", "{0} depuis l’entrée").format(tell.minutes(tell.now - began_at))


def in_call(record: Record, tell: Telling) -> str:
    """« En appel 06:12 » while a call goes on."""
    if record.call_began_at is None or record.call_ended_at is not None:
        return ""
    return tell.translate("Console", "En appel {0}").format(tell.counted(record.call_began_at))
