"""One event of each kind, and a real way into each state: what the tests of the table, the store and the wipe begin with."""

import hashlib
from dataclasses import replace
from decimal import Decimal

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Reason
from session import events as e
from session.auscultation import Auscultation, Site
from session.consent import Purpose
from session.consultation import TRANSITIONS, Consultation, State
from session.cuffs import CuffSize, CuffUse
from session.draft import Draft
from session.observation import Observation, StillImage
from session.people import SYSTEM
from tests.session.visits import CLAIRE, HADDAD, NOW, ODETTE, answers, consents, pressure

KINDS = sorted((kind for kind in vars(e).values() if isinstance(kind, type) and issubclass(kind, e.Event) and kind is not e.Event), key=lambda k: k.__name__)
CONTENT = '{"a":1}'
IMAGE = StillImage("image-9", "otoscope-left", NOW, "0" * 64, 1280, 720, 3)
SOUND = Auscultation("sound-9", Site.MITRAL, NOW, 8000, 64_000, 0, "0" * 64, 128_044, DeviceIdentity("Thinklabs", "One", ""), GOOD)
USE = CuffUse(CuffSize("M", Decimal(22), Decimal(32)), Decimal("31.5"))
EMPTY = Consultation("c")
ALERT = e.AlertRaised(at=NOW, author=SYSTEM, rule="spo2-low", rules="1", finding="Oxygène bas : 88 %")


def kept(observation_id: str = "o-9", systolic: int = 130, **more: str) -> e.ObservationKept:
    observation = Observation(observation_id, pressure(systolic, 80), NOW, CLAIRE, series="series-1", cuff=USE, **more)  # type: ignore[arg-type]
    return e.ObservationKept(at=NOW, author=CLAIRE, observation=observation)


def sample(kind: type[e.Event]) -> e.Event:
    """One event of this kind that lacks nothing of its own."""
    more: dict[type[e.Event], dict[str, object]] = {
        e.IdentityEntered: {"identity": ODETTE},
        e.IdentityCorrected: {"identity": replace(ODETTE, traits=replace(ODETTE.traits, first_names=("ODETTE", "ANNE"))), "reason": "Faute de frappe"},
        e.ConsentGiven: {"purpose": Purpose.TELECONSULTATION, "wording": "1"},
        e.ConsentRefused: {"purpose": Purpose.EXPERT, "wording": "1"},
        e.ConsentWithdrawn: {"purpose": Purpose.TELECONSULTATION},
        e.MotiveGiven: {"motive": "ear"},
        e.RedFlagAnswered: {"flag": "stroke", "kind": e.AnswerKind.NO, "rules": "1"},
        e.QuestionAnswered: {"question": e.Question.HISTORY, "kind": e.AnswerKind.UNKNOWN},
        e.RelevanceDecided: {"outcome": e.Outcome.TELECONSULTATION, "reason": "Otalgie"},
        e.PractitionerTook: {"practitioner": HADDAD},
        e.DraftSaved: {"draft": Draft(conclusion="Otite")},
        e.ReportSigned: {"practitioner": HADDAD, "sha256": hashlib.sha256(CONTENT.encode()).hexdigest(), "content": CONTENT},
        e.HandedToOutbox: {"deliveries": ("d-1",)},
        e.SheetHandedOver: {"sheet": e.Sheet.PRINTED},
        e.HygieneDone: {"item": e.HygieneItem.CUFF},
        e.Oriented: {"outcome": e.Outcome.IN_PERSON, "reason": "À palper"},
        e.NoPractitioner: {"reason": "Personne"},
        e.PatientLeft: {"reason": "Parti"},
        e.CallFailed: {"reason": "Ligne"},
        e.MeasurementDiscarded: {"measurement": pressure(182, 95), "reason": Reason.MOVEMENT},
        e.ImageKept: {"image": IMAGE},
        e.ImageSeen: {"image_id": "image-1"},
        e.ImagesDropped: {"image_ids": ("image-1",)},
        e.SoundKept: {"sound": SOUND},
        e.SoundsDropped: {"sound_ids": ("sound-1",)},
        e.AlertRaised: {"rule": "spo2-low", "rules": "1", "finding": "Oxygène bas"},
        e.AlertDecided: {"outcome": e.Outcome.TELECONSULTATION, "reason": "Vu"},
        e.NoteWritten: {"text": "Seule"},
        e.PrivacyNoted: {"curtain_closed": True, "alone": True, "calm": False},
        e.HiddenInCall: {"cameras": True, "microphone": False},
        e.ChatSent: {"message_id": "m-1", "text": "Bonjour"},
        e.MeasureRequested: {"request_id": "r-1", "what": "cuff"},
        e.MeasureRequestAnswered: {"request_id": "r-0", "accepted": True},
        e.CommandApplied: {"command_id": "c-1"},
        e.IncidentNoted: {"what": "Appel coupé"},
    }
    if kind is e.ObservationKept:
        return kept()
    return kind(at=NOW, author=CLAIRE, **more.get(kind, {}))


def path_to(state: State) -> tuple[e.Event, ...]:
    """A real way from the welcome into this state, on which nothing is missing: every event of the table may then follow."""
    consent = [sample(e.Welcomed), sample(e.IdentityEntered), sample(e.IdentityStated), *consents()]
    motive = [*consent, sample(e.ConsentsAnswered), sample(e.RelevanceDecided)]
    red_flags = [*motive, sample(e.MotiveGiven)]
    questions = [*red_flags, sample(e.RedFlagsAnswered), *answers()]
    measures = [*questions, sample(e.QuestionsAnswered)]
    relevance = [*measures, sample(e.MeasuresDone), sample(e.RelevanceDecided)]
    waiting = [*relevance, sample(e.Queued)]
    call = [*waiting, sample(e.PractitionerTook), sample(e.IdentityConfirmed), e.MeasureRequested(at=NOW, author=CLAIRE, request_id="r-0", what="cuff")]
    conclusion = [*call, sample(e.CallEnded)]
    recap = [*conclusion, sample(e.ReportSigned)]
    delivery = [*recap, sample(e.RecapGiven)]
    hygiene = [*delivery, sample(e.HandedToOutbox), *(e.HygieneDone(at=NOW, author=CLAIRE, item=item) for item in e.HygieneItem)]
    wiping = [*hygiene, sample(e.HygieneSigned)]
    ways = {
        State.WELCOME: [],
        State.IDENTITY: [*consent, sample(e.IdentityDenied)],
        State.CONSENT: consent,
        State.MOTIVE: motive,
        State.RED_FLAGS: red_flags,
        State.QUESTIONS: questions,
        State.MEASURES: measures,
        State.RELEVANCE: relevance,
        State.WAITING: waiting,
        State.CALL: call,
        State.CONCLUSION: conclusion,
        State.RECAP: recap,
        State.DELIVERY: delivery,
        State.ORIENTED: [*waiting, sample(e.Oriented)],
        State.REFUSED: [*waiting, sample(e.CallRefused)],
        State.NO_PRACTITIONER: [*waiting, sample(e.NoPractitioner)],
        State.PATIENT_LEFT: [*waiting, sample(e.PatientLeft)],
        State.CALL_FAILED: [*call, sample(e.CallFailed)],
        State.HYGIENE: hygiene,
        State.WIPING: wiping,
        State.WIPED: [*wiping, sample(e.Wiped)],
    }
    return tuple(ways[state])


def full(state: State) -> Consultation:
    """A consultation in this state that lacks nothing, so that the table alone decides."""
    return EMPTY.after_all(path_to(state))


def legal_steps(state: State) -> dict[str, tuple[e.Event, ...]]:
    """What may follow in this state, by the table: the kind of event, and the events that lead up to it and are it."""
    return {
        kind.__name__: (ALERT, sample(kind)) if kind is e.AlertDecided else (sample(kind),)
        for kind in sorted(TRANSITIONS[state], key=lambda kind: kind.__name__)
    }
