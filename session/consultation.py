"""One visit, from the patient's welcome to the wipe: which event may follow which. A table, and no I/O.

A consultation is a frozen value: `after(event)` gives the next one, or raises and changes nothing. An alert may be open in any state;
while it is, nothing moves on but what closes it, and what nobody can forbid (the patient takes an agreement back or goes away, a line ends).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

from session import events as e
from session.consent import Purpose
from session.identity.correction import not_a_correction
from session.identity.typed import birth_date_fault
from session.observation import Observation
from session.people import Author
from session.questions import unanswered
from session.record import Record


class State(Enum):
    """Where the visit stands."""

    WELCOME = "welcome"
    IDENTITY = "identity"
    CONSENT = "consent"
    MOTIVE = "motive"
    RED_FLAGS = "red-flags"
    QUESTIONS = "questions"
    MEASURES = "measures"
    RELEVANCE = "relevance"
    WAITING = "waiting"
    CALL = "call"
    CONCLUSION = "conclusion"
    RECAP = "recap"
    DELIVERY = "delivery"
    ORIENTED = "oriented"
    REFUSED = "refused"
    NO_PRACTITIONER = "no-practitioner"
    PATIENT_LEFT = "patient-left"
    CALL_FAILED = "call-failed"
    HYGIENE = "hygiene"
    WIPING = "wiping"
    WIPED = "wiped"


ENDED_WITHOUT_REPORT = frozenset({State.ORIENTED, State.REFUSED, State.NO_PRACTITIONER, State.PATIENT_LEFT, State.CALL_FAILED})
WITH_PATIENT = tuple(state for state in State if state not in ENDED_WITHOUT_REPORT | {State.DELIVERY, State.HYGIENE, State.WIPING, State.WIPED, State.RECAP})
AGREED = (  # from the agreements to the signature: what was refused or taken back may be agreed to again, and a mistyped identity corrected
    State.MOTIVE,
    State.RED_FLAGS,
    State.QUESTIONS,
    State.MEASURES,
    State.RELEVANCE,
    State.WAITING,
    State.CALL,
    State.CONCLUSION,
)

_ANYWHERE = (
    e.AssistantTookCharge,
    e.ObservationKept,
    e.MeasurementDiscarded,
    e.ImageKept,
    e.ImageSeen,
    e.ImagesDropped,
    e.SoundKept,
    e.SoundsDropped,
    e.AlertRaised,
    e.AlertDecided,
    e.UrgencyCalled,
    e.UrgencyCancelled,
    e.NoteWritten,
    e.PrivacyNoted,
    e.HiddenInCall,
    e.ChatSent,
    e.ConsentWithdrawn,
    e.CommandApplied,
    e.IncidentNoted,
)
_AGAIN = (e.ConsentGiven, e.IdentityCorrected, e.IdentityStated, e.IdentityDenied)
_PRACTITIONER_NOW: dict[type[e.Event], State] = {e.Queued: State.WAITING}  # once the call is agreed to, a priority need not wait for the other steps
_PATH: dict[State, dict[type[e.Event], State]] = {
    State.WELCOME: {e.Welcomed: State.IDENTITY},
    State.IDENTITY: {e.Welcomed: State.IDENTITY, e.IdentityEntered: State.IDENTITY, e.IdentityDenied: State.IDENTITY, e.IdentityStated: State.CONSENT},
    State.CONSENT: {
        e.ConsentGiven: State.CONSENT,
        e.ConsentRefused: State.CONSENT,
        e.IdentityEntered: State.IDENTITY,
        e.IdentityDenied: State.IDENTITY,
        e.ConsentsAnswered: State.MOTIVE,
    },
    State.MOTIVE: {**_PRACTITIONER_NOW, e.RelevanceDecided: State.MOTIVE, e.MotiveGiven: State.RED_FLAGS},
    State.RED_FLAGS: {
        **_PRACTITIONER_NOW,
        e.MotiveGiven: State.RED_FLAGS,
        e.RedFlagAnswered: State.RED_FLAGS,
        e.RedFlagsAnswered: State.QUESTIONS,
        e.RelevanceDecided: State.RED_FLAGS,
    },
    State.QUESTIONS: {
        **_PRACTITIONER_NOW,
        e.RelevanceDecided: State.QUESTIONS,
        e.MotiveGiven: State.RED_FLAGS,
        e.RedFlagAnswered: State.QUESTIONS,
        e.QuestionAnswered: State.QUESTIONS,
        e.QuestionsAnswered: State.MEASURES,
    },
    State.MEASURES: {
        **_PRACTITIONER_NOW,
        e.RelevanceDecided: State.MEASURES,
        e.QuestionAnswered: State.MEASURES,
        e.RedFlagAnswered: State.MEASURES,
        e.MeasuresDone: State.RELEVANCE,
    },
    State.RELEVANCE: {
        e.QuestionAnswered: State.RELEVANCE,
        e.MeasuresDone: State.RELEVANCE,
        e.RelevanceDecided: State.RELEVANCE,
        e.Queued: State.WAITING,
    },
    State.WAITING: {
        e.QuestionAnswered: State.WAITING,
        e.RelevanceDecided: State.WAITING,
        e.Queued: State.WAITING,
        e.PractitionerTook: State.CALL,
    },
    State.CALL: {
        e.PractitionerTook: State.CALL,
        e.IdentityConfirmed: State.CALL,
        e.QuestionAnswered: State.CALL,
        e.RelevanceDecided: State.CALL,
        e.MeasureRequested: State.CALL,
        e.MeasureRequestAnswered: State.CALL,
        e.DraftSaved: State.CALL,
        e.CallEnded: State.CONCLUSION,
        e.ReportSigned: State.RECAP,
    },
    State.CONCLUSION: {
        e.PractitionerTook: State.CALL,
        e.QuestionAnswered: State.CONCLUSION,
        e.RelevanceDecided: State.CONCLUSION,
        e.MeasureRequested: State.CONCLUSION,
        e.MeasureRequestAnswered: State.CONCLUSION,
        e.DraftSaved: State.CONCLUSION,
        e.ReportSigned: State.RECAP,
    },
    State.RECAP: {e.SheetHandedOver: State.RECAP, e.RecapGiven: State.DELIVERY, e.PatientLeft: State.DELIVERY},
    State.DELIVERY: {e.SheetHandedOver: State.DELIVERY, e.HygieneDone: State.DELIVERY, e.HandedToOutbox: State.HYGIENE},
    State.ORIENTED: {e.SheetHandedOver: State.HYGIENE},
    State.REFUSED: {e.SheetHandedOver: State.HYGIENE},
    State.NO_PRACTITIONER: {e.SheetHandedOver: State.HYGIENE},
    State.PATIENT_LEFT: {e.SheetHandedOver: State.HYGIENE},
    State.CALL_FAILED: {e.SheetHandedOver: State.HYGIENE},
    State.HYGIENE: {e.HygieneDone: State.HYGIENE, e.HygieneSigned: State.WIPING},
    State.WIPING: {e.Wiped: State.WIPED},
    State.WIPED: {},
}
_ENDINGS: dict[type[e.Event], State] = {
    e.Oriented: State.ORIENTED,
    e.CallRefused: State.REFUSED,
    e.NoPractitioner: State.NO_PRACTITIONER,
    e.PatientLeft: State.PATIENT_LEFT,
    e.CallFailed: State.CALL_FAILED,
}


def _table() -> dict[State, dict[type[e.Event], State]]:
    table: dict[State, dict[type[e.Event], State]] = {}
    for state, path in _PATH.items():
        stays: dict[type[e.Event], State] = {} if state in (State.WIPING, State.WIPED) else dict.fromkeys(_ANYWHERE, state)
        endings = _ENDINGS if state in WITH_PATIENT else {}
        again: dict[type[e.Event], State] = dict.fromkeys(_AGAIN, state) if state in AGREED else {}
        table[state] = {**stays, **again, **endings, **path}
    table[State.WELCOME] = {e.Welcomed: State.IDENTITY, e.UrgencyCalled: State.WELCOME, e.UrgencyCancelled: State.WELCOME, e.PatientLeft: State.PATIENT_LEFT}
    return table


TRANSITIONS = _table()

# While an alert is open: these and whatever leaves the state as it is.
MOVES_DURING_ALERT = frozenset({e.CallRefused, e.CallEnded, e.PractitionerTook, e.PatientLeft})


class IllegalEvent(Exception):
    """This cannot happen now. Nothing was changed."""

    def __init__(self, event: type[e.Event], state: State, why: str = "") -> None:
        super().__init__(f"{event.__name__} cannot happen in {state.value}" + (f": {why}" if why else ""))
        self.event = event
        self.state = state


@dataclass(frozen=True)
class Consultation:
    """One visit: its state, the alerts that may be open, and its record."""

    consultation_id: str
    state: State = State.WELCOME
    open_alerts: tuple[e.AlertRaised, ...] = ()
    record: Record = field(default_factory=Record)

    @property
    def alert(self) -> e.AlertRaised | None:
        """The latest alert that waits for a decision; one decision closes all that are open."""
        return self.open_alerts[-1] if self.open_alerts else None

    def after(self, event: e.Event) -> "Consultation":
        """The consultation once this has happened.

        Raises:
            IllegalEvent: the table, an open alert, or a missing piece forbids it.
        """
        try:
            state = TRANSITIONS[self.state][type(event)]
        except KeyError:
            raise IllegalEvent(type(event), self.state) from None
        if self.alert is not None and state is not self.state and type(event) not in MOVES_DURING_ALERT:
            raise IllegalEvent(type(event), self.state, "an alert is open")
        if (missing := self._missing(event)) is not None:
            raise IllegalEvent(type(event), self.state, missing)
        alerts = self.open_alerts
        if isinstance(event, e.AlertRaised):
            alerts = (*alerts, event)
        elif isinstance(event, e.AlertDecided):
            alerts = ()
        return replace(self, state=state, open_alerts=alerts, record=self.record.after(event))

    def after_all(self, events: Iterable[e.Event]) -> "Consultation":
        """The consultation once all of these have happened, in order."""
        consultation = self
        for event in events:
            consultation = consultation.after(event)
        return consultation

    def _missing(self, event: e.Event) -> str | None:
        """What must be there before this may happen."""
        record = self.record
        match event:
            case e.IdentityEntered() | e.IdentityCorrected() if (
                birth_date_fault(event.identity.traits.birth_date, (event.at + timedelta(days=1)).date()) is not None
            ):
                return "nobody living was born on this day"  # one day is left for the offset between the booth's clock and the calendar here
            case e.IdentityCorrected() if (why := _not_corrected(event, record)) is not None:
                return why
            case e.IdentityStated() if record.identity is None:
                return "no identity was entered"
            case e.IdentityStated() if record.identity.traits.is_minor(event.at.date()) and record.identity.representative is None:  # type: ignore[union-attr]
                return "a minor needs a representative"
            case e.ConsentWithdrawn() if not record.agreed(event.purpose):
                return "this is not agreed to"
            case e.ConsentsAnswered() if len(record.consents) < len(Purpose):
                return "a purpose has no answer"
            case e.ConsentsAnswered() | e.Queued() | e.PractitionerTook() if not record.agreed(Purpose.TELECONSULTATION):
                return "the call is not agreed to"
            case e.QuestionsAnswered() if unanswered(record):
                return "a question has no answer"
            case e.Queued() if record.relevance is None or record.relevance.outcome not in (e.Outcome.TELECONSULTATION, e.Outcome.PRIORITY):
                return "nobody decided that a teleconsultation fits"
            case e.PractitionerTook() if self.alert is None and record.relevance is None:
                return "nobody decided that a teleconsultation fits"
            case e.ObservationKept() if (why := _not_kept(event.observation, record)) is not None:
                return why
            case e.ChatSent() if not record.agreed(Purpose.ASSISTANT_PRESENT):
                return "the patient does not want the assistant in the call"
            case e.Oriented() | e.AlertDecided() | e.RelevanceDecided() if event.outcome is e.Outcome.EXPERTISE and not record.agreed(Purpose.EXPERT):
                return "another practitioner's advice is not agreed to"
            case e.ImageKept() | e.SoundKept() if not record.agreed(Purpose.IMAGES):
                return "pictures and sounds are not agreed to"
            case e.AlertDecided() if self.alert is None:
                return "no alert is open"
            case e.ReportSigned() if record.identity_stated_at is None:
                return "the patient did not state the identity"
            case e.ReportSigned() if record.identity_confirmed_at is None:
                return "the practitioner did not confirm the identity"
            case e.ReportSigned() if event.practitioner != record.practitioner:
                return "another practitioner took the visit"
            case e.ReportSigned() if hashlib.sha256(event.content.encode()).hexdigest() != event.sha256:
                return "the hash is not the content's"
            case e.MeasureRequestAnswered() if event.request_id not in {request.request_id for request in record.requests}:
                return "nobody asked for this"
            case e.CommandApplied() if event.command_id in record.commands:
                return "this command has had its effect already"
            case e.HygieneSigned() if len(record.hygiene) < len(e.HygieneItem):
                return "an item is not done"
            case _:
                return None


def _not_corrected(event: e.IdentityCorrected, record: Record) -> str | None:
    if record.identity is None or record.agreed_as is None:
        return "no identity was entered"
    if event.identity.traits.is_minor(event.at.date()) and event.identity.representative is None:
        return "a minor needs a representative"
    why = not_a_correction(record.agreed_as, record.identity, event.identity)
    return why.value if why is not None else None


def _not_kept(observation: Observation, record: Record) -> str | None:
    known = {each.observation_id for each in record.observations}
    if observation.observation_id in known:
        return "an observation of this identifier is kept already"
    if observation.corrects and observation.corrects not in known:
        return "it corrects an observation that is not there"
    return None


def decide(consultation: Consultation, outcome: e.Outcome, reason: str, at: datetime, author: Author) -> tuple[e.Event, ...]:
    """The events of a decision: closing the open alert, deciding relevance anew, queueing or orienting.

    The five outcomes are the same whether an alert asked or the path did. Before measures are done, a decision that a teleconsultation
    fits only closes the alert, unless it is a priority; relevance is then still decided at its own step.
    """
    fits = outcome in (e.Outcome.TELECONSULTATION, e.Outcome.PRIORITY)
    decided = (State.RELEVANCE, State.WAITING, State.CALL, State.CONCLUSION)
    before = (State.MOTIVE, State.RED_FLAGS, State.QUESTIONS, State.MEASURES)
    now = outcome is e.Outcome.PRIORITY and consultation.state in before
    events: list[e.Event] = []
    if consultation.alert is not None:
        events.append(e.AlertDecided(at=at, author=author, outcome=outcome, reason=reason))
    if fits:
        if consultation.state in decided or now:
            events.append(e.RelevanceDecided(at=at, author=author, outcome=outcome, reason=reason))
        if consultation.state in (State.RELEVANCE, State.WAITING) or now:
            events.append(e.Queued(at=at, author=author, priority=outcome is e.Outcome.PRIORITY))
    elif consultation.state in WITH_PATIENT and consultation.state is not State.WELCOME:
        events.append(e.Oriented(at=at, author=author, outcome=outcome, reason=reason))
    return tuple(events)
