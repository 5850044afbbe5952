"""Whole visits, event by event, and a record kept in memory: what several tests of the session begin with."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, Quality, Quantity, Value
from session import events as e
from session.auscultation import Auscultation
from session.consent import WORDINGS, Purpose
from session.consultation import Consultation
from session.identity.traits import Identity, Sex, Traits
from session.observation import Observation, StillImage
from session.people import PATIENT, Author, Part, Practitioner

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CLAIRE = Author(Part.ASSISTANT, "Claire Morel", "claire", "Infirmière")
HADDAD = Practitioner("Dr Samir Haddad", "10003456789", "Saint-Dizier")
ODETTE = Identity(Traits("GARNIER", ("ODETTE", "MARIE"), date(1947, 3, 12), Sex.FEMALE, "52448"))
CUFF = DeviceIdentity("Alcôve Simulation", "Cuff", "C-1", simulated=True)
OXIMETER = DeviceIdentity("Alcôve Simulation", "Oximeter", "O-1", simulated=True)


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)


class MemoryFile:
    """One consultation's records, in memory."""

    def __init__(self, consultation_id: str) -> None:
        self.consultation = Consultation(consultation_id)
        self.blobs: dict[str, bytes] = {}
        self.closed = False

    def append(self, events: Sequence[e.Event]) -> Consultation:
        self.consultation = self.consultation.after_all(events)
        return self.consultation

    def put_blob(self, blob_id: str, data: bytes) -> None:
        self.blobs[blob_id] = data

    def blob(self, blob_id: str) -> bytes:
        return self.blobs[blob_id]

    def drop_blobs(self, blob_ids: Sequence[str]) -> None:
        for blob_id in blob_ids:
            self.blobs.pop(blob_id, None)

    def close(self) -> None:
        self.closed = True


class MemoryBooth:
    """The booth's records, in memory."""

    def __init__(self) -> None:
        self.begun = 0
        self.files: dict[str, MemoryFile] = {}
        self.ledger: dict[str, tuple[str, Observation | StillImage | Auscultation]] = {}
        self.documents: dict[str, str] = {}
        self.audited: list[str] = []

    def begin(self) -> MemoryFile:
        self.begun += 1
        file = MemoryFile(f"visit-{self.begun}")
        self.files[file.consultation.consultation_id] = file
        return file

    def unfinished(self) -> tuple[str, ...]:
        return tuple(self.files)

    def resume(self, consultation_id: str) -> MemoryFile:
        return self.files[consultation_id]

    def wipe(self, consultation_id: str) -> None:
        del self.files[consultation_id]

    def note_in_ledger(self, consultation_id: str, kept: Observation | StillImage | Auscultation) -> None:
        match kept:
            case Observation(observation_id=kept_id) | StillImage(image_id=kept_id) | Auscultation(sound_id=kept_id):
                self.ledger[kept_id] = (consultation_id, kept)

    def note_document(self, consultation_id: str, document_id: str, signer: str = "", document_sha256: str = "") -> None:
        self.documents[consultation_id] = document_id

    def audit(self, act: str, author: Author, subject: str = "") -> None:
        self.audited.append(act)


def pressure(systolic: int, diastolic: int, pulse: int = 72, *, at: datetime = NOW, quality: Quality = GOOD) -> Measurement:
    """What a cuff says."""
    values = (
        Value(Quantity.SYSTOLIC, Decimal(systolic)),
        Value(Quantity.DIASTOLIC, Decimal(diastolic)),
        Value(Quantity.PULSE_RATE, Decimal(pulse)),
    )
    return Measurement(values, at, CUFF, quality, b"\x16")


def saturation(percent: int, pulse: int = 74, *, at: datetime = NOW, quality: Quality = GOOD) -> Measurement:
    """What an oximeter says."""
    values = (Value(Quantity.SPO2, Decimal(percent)), Value(Quantity.PULSE_RATE, Decimal(pulse)))
    return Measurement(values, at, OXIMETER, quality, b"\x01")


def consents(at: datetime = NOW, *, refused: frozenset[Purpose] = frozenset()) -> list[e.Event]:
    """An answer to every purpose."""
    return [
        (e.ConsentRefused if purpose in refused else e.ConsentGiven)(at=at, author=PATIENT, purpose=purpose, wording=WORDINGS[purpose].version)
        for purpose in Purpose
    ]


def answers(at: datetime = NOW) -> list[e.Event]:
    """An answer to every question that is asked of Odette."""
    return [
        e.QuestionAnswered(at=at, author=CLAIRE, question=question, kind=e.AnswerKind.UNKNOWN)
        for question in e.Question
        if question is not e.Question.PREGNANCY
    ]


def path_to_measures(at: datetime = NOW) -> list[e.Event]:
    """From the welcome to the measures; nothing alarming."""
    return [
        e.Welcomed(at=at, author=PATIENT),
        e.IdentityEntered(at=at, author=CLAIRE, identity=ODETTE),
        e.IdentityStated(at=at, author=PATIENT),
        *consents(at),
        e.ConsentsAnswered(at=at, author=PATIENT),
        e.MotiveGiven(at=at, author=PATIENT, motive="ear"),
        e.RedFlagsAnswered(at=at, author=PATIENT),
        *answers(at),
        e.QuestionsAnswered(at=at, author=CLAIRE),
    ]


def path_to_call(at: datetime = NOW) -> list[e.Event]:
    """From the welcome to the open record in the call."""
    return [
        *path_to_measures(at),
        e.MeasuresDone(at=at, author=CLAIRE),
        e.RelevanceDecided(at=at, author=CLAIRE, outcome=e.Outcome.TELECONSULTATION, reason="Otalgie simple"),
        e.Queued(at=at, author=CLAIRE),
        e.PractitionerTook(at=at, author=HADDAD.author, practitioner=HADDAD),
        e.IdentityConfirmed(at=at, author=HADDAD.author),
    ]
