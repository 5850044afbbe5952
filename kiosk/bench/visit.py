"""A made-up visit for the bench: enough of one to stand in the waiting room, and enough to be signed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from devices.calibration import UNKNOWN
from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, Quantity, Value
from session import events as e
from session.alarm import read_rules
from session.consent import WORDINGS, Purpose
from session.consultation import Consultation
from session.documents import fhir
from session.documents.finished import Evidence, Finished, finish
from session.draft import Draft
from session.identity.traits import Identity, Sex, Traits
from session.observation import Observation
from session.people import PATIENT, Author, Part, Practitioner
from session.plain import to_json
from session.report import SignedReport, Site, canonical, compose, sha256

PARIS = ZoneInfo("Europe/Paris")
BEGAN = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
ASSISTANT = Author(Part.ASSISTANT, "Claire Morel", "claire.morel", "Infirmière")
PRACTITIONER = Practitioner("Dr Samir Haddad", "10003456789", "Cabinet de Saint-Dizier")
SITE = Site("Alcôve de Joinville", "Pharmacie des Halles", "4 rue des Halles, 52300 Joinville", "03 00 00 00 00", finess="520000000")
PATIENT_IDENTITY = Identity(Traits("GARNIER", ("ODETTE",), date(1948, 5, 3), Sex.FEMALE, "52250"))
OXIMETER = DeviceIdentity("Alcôve Simulation", "CMS50D+", "O-1", simulated=True)
DRAFT = Draft(
    examination="Tympan droit rouge.",
    conclusion="Otite moyenne aiguë droite",
    plan="Antalgique",
    patient_words="Une infection de l’oreille.",
    call_again_if="fièvre",
)
_NAMES = UUID("5d0f6f2e-2f0d-4f0a-9a7f-0a54c3c2b101")


def until_queued(at: datetime, assistant: Author) -> list[e.Event]:
    """A patient who agreed to everything and waits for a practitioner: the shortest way there that the table allows."""
    happened: list[e.Event] = [
        e.Welcomed(at=at, author=PATIENT),
        e.IdentityEntered(at=at, author=assistant, identity=PATIENT_IDENTITY),
        e.IdentityStated(at=at, author=PATIENT),
    ]
    happened += [e.ConsentGiven(at=at, author=PATIENT, purpose=purpose, wording=WORDINGS[purpose].version) for purpose in Purpose]
    happened += [
        e.ConsentsAnswered(at=at, author=PATIENT),
        e.RelevanceDecided(at=at, author=assistant, outcome=e.Outcome.PRIORITY, reason="Banc de mesure"),
        e.Queued(at=at, author=assistant),
    ]
    return happened


def signed_visit(number: int) -> tuple[SignedReport, e.ReportSigned, tuple[Observation, ...]]:
    """A whole short visit with its signature; each number is a visit of its own."""
    consultation = Consultation(str(uuid5(_NAMES, str(number)))).after_all(
        [
            *until_queued(BEGAN, ASSISTANT),
            e.PractitionerTook(at=_minute(5), author=PRACTITIONER.author, practitioner=PRACTITIONER),
            e.IdentityConfirmed(at=_minute(6), author=PRACTITIONER.author),
            *(_kept(measure) for measure in range(4)),
            e.DraftSaved(at=_minute(20), author=PRACTITIONER.author, draft=DRAFT),
        ]
    )
    report = compose(consultation, SITE, read_rules(), PARIS)
    content = canonical(report)
    signature = e.ReportSigned(at=_minute(21), author=PRACTITIONER.author, practitioner=PRACTITIONER, sha256=sha256(content), content=content.decode())
    return SignedReport.of(signature, PARIS), signature, consultation.record.observations


def finished_visits(count: int) -> list[tuple[SignedReport, e.ReportSigned, Finished]]:
    """So many signed visits with their documents. The paper is made once: making it is no part of a delivery."""
    visits = []
    paper: Finished | None = None
    for number in range(count):
        signed, signature, observations = signed_visit(number)
        if paper is None:
            paper = finish(signed, observations, {})
        evidence = to_json(Evidence(observations)).encode()
        visits.append((signed, signature, Finished(signed.sha256, paper.pdf, fhir.render(signed), paper.sheet, evidence)))
    return visits


def _minute(number: float) -> datetime:
    return BEGAN + timedelta(minutes=number)


def _kept(number: int) -> e.Event:
    at = _minute(8 + number)
    values = (Value(Quantity.SPO2, Decimal(96 + number % 3)), Value(Quantity.PULSE_RATE, Decimal(70 + number)))
    measurement = Measurement(values, at, OXIMETER, GOOD, bytes(540))
    return e.ObservationKept(at=at, author=ASSISTANT, observation=Observation(f"spo2-{number}", measurement, at, ASSISTANT, UNKNOWN))
