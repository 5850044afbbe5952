"""Which screen each side shows in each state of the visit. A test says that every state has one."""

from devices.role import Role
from session.consultation import AGREED, Consultation, State
from session.guided import Phase, PressureGuide

NO_VISIT = "Patient/Welcome"
PATIENT: dict[State, str] = {
    State.WELCOME: "Patient/Welcome",
    State.IDENTITY: "Patient/StatedIdentity",
    State.CONSENT: "Patient/Agreements",
    State.MOTIVE: "Patient/Motive",
    State.RED_FLAGS: "Patient/Question",
    State.QUESTIONS: "Patient/Moment",
    State.MEASURES: "Patient/Moment",
    State.RELEVANCE: "Patient/Moment",
    State.WAITING: "Patient/Waiting",
    State.CALL: "Patient/Call",
    State.CONCLUSION: "Patient/Moment",
    State.RECAP: "Patient/Recap",
    State.DELIVERY: "Patient/Moment",
    State.ORIENTED: "Patient/NoCall",
    State.REFUSED: "Patient/NoCall",
    State.NO_PRACTITIONER: "Patient/NoCall",
    State.PATIENT_LEFT: "Patient/NoCall",
    State.CALL_FAILED: "Patient/NoCall",
    State.HYGIENE: "Patient/Moment",
    State.WIPING: "Patient/Moment",
    State.WIPED: "Patient/Moment",
}

# What the quiet screen says, where it is shown.
MOMENT: dict[State, str] = {
    State.IDENTITY: "identity",
    State.QUESTIONS: "questions",
    State.MEASURES: "measures",
    State.RELEVANCE: "relevance",
    State.CONCLUSION: "conclusion",
    State.DELIVERY: "sending",
    State.HYGIENE: "goodbye",
    State.WIPING: "goodbye",
    State.WIPED: "goodbye",
}

# The step of the path, counted from 0: Bienvenue, Accord, Motif, Mesures, Attente, Médecin, Résumé.
STEP: dict[State, int] = {
    State.WELCOME: 0,
    State.IDENTITY: 1,
    State.CONSENT: 1,
    State.MOTIVE: 2,
    State.RED_FLAGS: 2,
    State.QUESTIONS: 2,
    State.MEASURES: 3,
    State.RELEVANCE: 3,
    State.WAITING: 4,
    State.CALL: 5,
    State.CONCLUSION: 5,
    State.RECAP: 6,
    State.DELIVERY: 6,
    State.ORIENTED: 6,
    State.REFUSED: 6,
    State.NO_PRACTITIONER: 6,
    State.PATIENT_LEFT: 6,
    State.CALL_FAILED: 6,
    State.HYGIENE: 6,
    State.WIPING: 6,
    State.WIPED: 6,
}

# After the measures a cuff is guided again where it was asked for; in the call, only while it works.
CUFF_AGAIN = frozenset({State.RELEVANCE, State.WAITING, State.CONCLUSION})
WITH_CUFF = CUFF_AGAIN | {State.MEASURES, State.CALL}

# An open alert takes the patient's screen, but not away from the practitioner, nor from what is already over.
ALERT_TAKES = frozenset({State.MOTIVE, State.RED_FLAGS, State.QUESTIONS, State.MEASURES, State.RELEVANCE, State.WAITING, State.CONCLUSION})

MEASURE: dict[Role, str] = {
    Role.OXIMETER: "Patient/Oximeter",
    Role.THERMOMETER: "Patient/Thermometer",
    Role.OTOSCOPE: "Patient/Otoscope",
}


def patient_screen(consultation: Consultation | None) -> str:
    """The screen of this state; measures have their own, by device."""
    if consultation is None:
        return NO_VISIT
    if consultation.alert is not None and consultation.state in ALERT_TAKES:
        return "Patient/Moment"
    if consultation.state is State.IDENTITY or asks_identity_again(consultation):
        nobody_named = consultation.record.identity is None or consultation.record.identity_denied
        return "Patient/Moment" if nobody_named else "Patient/StatedIdentity"
    return PATIENT[consultation.state]


def asks_identity_again(consultation: Consultation) -> bool:
    """Whether a corrected identity waits for the patient."""
    return consultation.state in AGREED and consultation.record.identity_stated_at is None


def moment(consultation: Consultation) -> str:
    """What the quiet screen says."""
    if consultation.alert is not None and consultation.state in ALERT_TAKES:
        return "alert"
    if asks_identity_again(consultation):
        return "identity"
    return MOMENT.get(consultation.state, "identity")


def cuff_screen(guide: PressureGuide, *, under_way: bool, can_stop: bool, looked_at: bool = False) -> str:
    """The screen of the guided blood pressure. « Arrêter le brassard » is shown only where software can stop it.

    As long as the cuff works nothing else is shown. While a doubtful reading is looked at, no cuff tightens, and the screen does not say so.
    """
    if not under_way:
        if guide.phase is Phase.POSITION:
            return "Patient/CuffPosition"
        if guide.phase is Phase.REST:
            return "Patient/CuffRest"
        if guide.phase is Phase.DONE or (guide.phase is Phase.MEASURE and looked_at):
            return "Patient/Moment"
        if guide.phase is Phase.GIVEN_UP or (guide.phase is Phase.MEASURE and guide.failures):
            return "Patient/CuffRetry"
    return "Patient/BloodPressure" if can_stop else "Patient/CuffByHand"
