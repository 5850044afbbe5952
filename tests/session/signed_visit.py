"""A whole visit as its events, for the tests of what comes after it: report, documents, delivery."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from devices.calibration import Calibration, CalibrationState
from devices.identity import MANUAL_ENTRY, DeviceIdentity
from devices.measurement import GOOD, Measurement, Origin, Quality, QualityLevel, Quantity, Reason, Value
from session import events as e
from session.alarm import AlarmRules, read_rules
from session.auscultation import Recording
from session.auscultation import Site as Place
from session.consent import WORDINGS, Purpose
from session.consultation import Consultation
from session.draft import Draft
from session.identity.traits import Identity, Representative, RepresentativeRole, Sex, Traits, TrustedDocument
from session.observation import ManualSource, Observation, StillImage
from session.people import PATIENT, SYSTEM, Author, Part, Practitioner
from session.report import Report, SignedReport, Site, canonical, compose, sha256

PARIS = ZoneInfo("Europe/Paris")
BEGAN = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
CLAIRE = Author(Part.ASSISTANT, "Claire Morel", "claire.morel", "Infirmière")
HADDAD = Practitioner("Dr Samir Haddad", "10000000000", "Cabinet de Saint-Dizier")
SITE = Site("Alcôve de Joinville", "Pharmacie des Halles", "4 rue des Halles, 52300 Joinville", "03 00 00 00 00", finess="520000000")
CUFF = DeviceIdentity("Beurer", "BM85", "B85-0042", "1.4", simulated=True)
OXIMETER = DeviceIdentity("Contec", "CMS50D+", "C50-0007", simulated=True)
THERMOMETER = DeviceIdentity("Beurer", "FT95", "F95-0011", simulated=True)
CHECKED = Calibration(CalibrationState.CALIBRATED, date(2026, 3, 2), date(2027, 3, 2), datetime(2026, 3, 2, 10, 30, tzinfo=UTC))
RULES: AlarmRules = read_rules()
ODETTE = Identity(Traits("GARNIER", ("ODETTE", "JEANNE"), date(1948, 5, 3), Sex.FEMALE, "52250"), TrustedDocument.IDENTITY_CARD)
PIXEL = bytes.fromhex(  # a 16 by 16 reddish JPEG, made with OpenCV
    "ffd8ffe000104a46494600010100000100010000ffdb0043001b12141714111b1716171e1c1b2028422b28252528513a3d3042605565645f555d5b6a7899816a7190735b5d85"
    "b586909ea3abadab6780bcc9baa6c799a8aba4ffdb0043011c1e1e2823284e2b2b4ea46e5d6ea4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4"
    "a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4ffc00011080010001003012200021101031101ffc4001f0000010501010101010100000000000000000102030405060708090a0b"
    "ffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a2526272829"
    "2a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5"
    "b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffc4001f0100030101010101010101010000000000000102030405"
    "060708090a0bffc400b51100020102040403040705040400010277000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f1"
    "1718191a262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6"
    "a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9faffda000c03010002110311003f00928a28ae73b0ff"
    "d9"
)


def minute(number: float) -> datetime:
    return BEGAN + timedelta(minutes=number)


def value(quantity: Quantity, number: str) -> Value:
    return Value(quantity, Decimal(number))


def kept(name: str, at: float, device: DeviceIdentity, *values: Value, raw: bytes = b"\x01\x02", **more: object) -> e.ObservationKept:
    quality = more.pop("quality", GOOD)
    measurement = Measurement(values, minute(at), device, quality, raw, origin=Origin.DEVICE if device is not MANUAL_ENTRY else Origin.MANUAL)  # type: ignore[arg-type]
    calibration = CHECKED if device is not MANUAL_ENTRY else Calibration(CalibrationState.UNSPECIFIED)
    return e.ObservationKept(at=minute(at), author=CLAIRE, observation=Observation(name, measurement, minute(at), CLAIRE, calibration, **more))  # type: ignore[arg-type]


def pressure(systolic: str, diastolic: str, pulse: str) -> tuple[Value, ...]:
    return value(Quantity.SYSTOLIC, systolic), value(Quantity.DIASTOLIC, diastolic), value(Quantity.PULSE_RATE, pulse)


def image(name: str = "image-1", subject: str = "otoscope-right", data: bytes = PIXEL) -> StillImage:
    return StillImage(name, subject, minute(14), hashlib.sha256(data).hexdigest(), 16, 16, len(data))


DRAFT = Draft(
    examination="Tympan droit bombé, rouge. Gauche normal.",
    conclusion="Otite moyenne aiguë droite",
    plan="Antalgique de palier 1 déjà à domicile : un comprimé trois fois par jour, 3 jours\nPas d’eau dans l’oreille pendant 7 jours",
    patient_words="Une infection de l’oreille droite. C’est fréquent et cela se soigne bien.",
    call_again_if="la fièvre dure plus de 2 jours\nle vertige revient\nla douleur augmente",
    follow_up="Jeudi 27 novembre, 10 h : Claire vous appelle pour prendre des nouvelles.",
)


def events(
    identity: Identity = ODETTE,
    *,
    refused: tuple[Purpose, ...] = (Purpose.OWN_DOCTOR, Purpose.EXPERT),
    draft: Draft = DRAFT,
    observations: tuple[e.ObservationKept, ...] | None = None,
) -> list[e.Event]:
    """The usual visit until the practitioner is about to sign."""
    happened: list[e.Event] = [
        e.Welcomed(at=minute(0), author=PATIENT),
        e.IdentityEntered(at=minute(1), author=CLAIRE, identity=identity),
        e.IdentityStated(at=minute(2), author=PATIENT),
    ]
    for purpose in Purpose:
        kind = e.ConsentRefused if purpose in refused else e.ConsentGiven
        happened.append(kind(at=minute(3), author=PATIENT, purpose=purpose, wording=WORDINGS[purpose].version))
    happened.append(e.ConsentsAnswered(at=minute(3.5), author=PATIENT))
    happened.append(e.MotiveGiven(at=minute(4), author=PATIENT, motive="ear", words="Mal à l’oreille droite depuis hier, entend moins bien."))
    happened += [e.RedFlagAnswered(at=minute(5), author=CLAIRE, flag=flag.flag_id, kind=e.AnswerKind.NO, rules=RULES.version) for flag in RULES.red_flags]
    happened.append(e.RedFlagsAnswered(at=minute(5.2), author=CLAIRE))
    for question, kind, detail in (
        (e.Question.ALLERGIES, e.AnswerKind.YES, "Pénicilline (éruption en 1987)"),
        (e.Question.TREATMENTS, e.AnswerKind.YES, "Amlodipine 5 mg le matin"),
        (e.Question.HISTORY, e.AnswerKind.YES, "Hypertension"),
        (e.Question.OWN_DOCTOR, e.AnswerKind.YES, "Dr Lenoir, Joinville"),
        (e.Question.CALLBACK_NUMBER, e.AnswerKind.YES, "06 39 98 00 00"),
    ):
        happened.append(e.QuestionAnswered(at=minute(6), author=CLAIRE, question=question, kind=kind, detail=detail))
    if identity.traits.sex is not Sex.MALE and 12 <= identity.traits.age(BEGAN.date()) < 56:
        happened.append(e.QuestionAnswered(at=minute(6), author=CLAIRE, question=e.Question.PREGNANCY, kind=e.AnswerKind.UNKNOWN))
    happened.append(e.QuestionsAnswered(at=minute(6.5), author=CLAIRE))
    if observations is None:
        observations = (
            kept("bp-1", 8, CUFF, *pressure("139", "86", "77"), raw=b"\x1e\x8b\x00"),
            kept("bp-2", 9, CUFF, *pressure("135", "83", "76"), raw=b"\x1e\x87\x00"),
            kept("bp-3", 10, CUFF, *pressure("133", "81", "74"), raw=b"\x1e\x85\x00"),
            kept("bp-mean", 10, CUFF, *pressure("134", "82", "75"), raw=b"", average_of=("bp-2", "bp-3")),
            kept("spo2", 11, OXIMETER, value(Quantity.SPO2, "96"), value(Quantity.PULSE_RATE, "75")),
            kept("temp", 12, THERMOMETER, value(Quantity.TEMPERATURE, "38.10"), quality=Quality(QualityLevel.DOUBTFUL, (Reason.LOW_BATTERY,))),
            kept("weight", 13, MANUAL_ENTRY, value(Quantity.WEIGHT, "61"), raw=b"", manual_source=ManualSource.SAID_BY_PATIENT),
        )
    happened += observations
    if Purpose.IMAGES not in refused:
        happened.append(e.ImageKept(at=minute(14), author=CLAIRE, image=image()))
    happened.append(e.MeasuresDone(at=minute(15), author=CLAIRE))
    happened.append(e.NoteWritten(at=minute(15.5), author=CLAIRE, text="Elle vit seule, une chute dimanche."))
    happened.append(
        e.RelevanceDecided(at=minute(16), author=CLAIRE, outcome=e.Outcome.TELECONSULTATION, reason="Otalgie sans signe de gravité, oreille visible")
    )
    happened.append(e.Queued(at=minute(16), author=CLAIRE))
    happened.append(e.PractitionerTook(at=minute(20), author=HADDAD.author, practitioner=HADDAD))
    happened.append(e.IdentityConfirmed(at=minute(21), author=HADDAD.author))
    happened.append(e.IncidentNoted(at=minute(24), author=SYSTEM, what="Appel coupé 12 s, repris"))
    happened.append(e.DraftSaved(at=minute(32), author=HADDAD.author, draft=draft))
    return happened


CHEST = b"\x00\x20\x00\xe0" * 40_000
HEART = Recording(8000, CHEST, 800)
STETHOSCOPE = DeviceIdentity("Thinklabs", "One", "", address="alsa_input.usb-0d8c", simulated=True)


def heard(sound_id: str = "0123456789abcdef0123456789abcdef", site: Place = Place.MITRAL) -> e.SoundKept:
    """Ten seconds at the apex of the heart, a tenth of a second of them lost."""
    return e.SoundKept(at=minute(25), author=CLAIRE, sound=HEART.kept(sound_id, site, minute(25), STETHOSCOPE))


def visit(identity: Identity = ODETTE, consultation_id: str = "2f1c8a52-6d1e-4a58-9c1e-6a4c3f9e7d10", **more: object) -> Consultation:
    return Consultation(consultation_id).after_all(events(identity, **more))  # type: ignore[arg-type]


def report(consultation: Consultation | None = None, **more: object) -> Report:
    return compose(consultation or visit(**more), SITE, RULES, PARIS)  # type: ignore[arg-type]


def signature(of: Report) -> e.ReportSigned:
    content = canonical(of)
    return e.ReportSigned(at=minute(33), author=of.practitioner.author, practitioner=of.practitioner, sha256=sha256(content), content=content.decode())


def signed(of: Report | None = None) -> SignedReport:
    return SignedReport.of(signature(of or report()), PARIS)


LEO = Identity(
    Traits("MARTIN-L'HERBIER", ("LEO",), date(2016, 2, 29), Sex.MALE, "75112", used_first_name="Léo"),
    representative=Representative("Anne Martin", RepresentativeRole.PARENT, "06 39 98 00 01"),
)
