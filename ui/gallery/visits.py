"""The visits that the assistant's screens show in the gallery: real consultations, folded from events, each a step further. All people are fictitious."""

import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from devices.calibration import Calibration, CalibrationState
from devices.identity import MANUAL_ENTRY, DeviceIdentity
from devices.measurement import GOOD, Measurement, Origin, Quality, QualityLevel, Quantity, Reason, Value
from devices.picture_score import PictureFlaw, PictureScore
from devices.signal_quality import SignalQuality
from session import events as e
from session.alarm import read_rules
from session.consent import Purpose
from session.consultation import Consultation
from session.cuffs import CuffSize, CuffUse, Side
from session.identity.traits import Identity, Sex, Traits, TrustedDocument
from session.observation import ManualSource, Observation, StillImage
from session.people import PATIENT, SYSTEM, Author, Part, Practitioner
from session.skin import SKIN

ZONE = timezone(timedelta(hours=1))
T0 = datetime(2026, 11, 20, 10, 25, tzinfo=ZONE)
CLAIRE = Author(Part.ASSISTANT, "Claire Morel", "claire.morel", "Infirmière")
HADDAD = Practitioner("Dr Haddad", "10003456789", "Reims")
RULES = read_rules()
CUFF = DeviceIdentity("Beurer", "BM85", "0042", simulated=True)
CLIP = DeviceIdentity("Contec", "CMS50D+", "0007", simulated=True)
HEAT = DeviceIdentity("Beurer", "FT95", "0011", simulated=True)
MEDIUM = CuffUse(CuffSize("M", Decimal(22), Decimal(32)), Decimal(31))
CONTROLLED = Calibration(CalibrationState.CALIBRATED, date(2026, 6, 3), date(2027, 6, 3))
ODETTE = Identity(Traits("GARNIER", ("ODETTE", "MARIE"), date(1948, 3, 12), Sex.FEMALE, "54395"), TrustedDocument.IDENTITY_CARD)


def at(minutes: float) -> datetime:
    """So many minutes after the patient came."""
    return T0 + timedelta(minutes=minutes)


def value(quantity: Quantity, number: str) -> Value:
    return Value(quantity, Decimal(number))


def kept(
    observation_id: str, minutes: float, device: DeviceIdentity, *values: Value, source: ManualSource | None = None, of: tuple[str, ...] = ()
) -> e.ObservationKept:
    """A value in the record."""
    origin = Origin.MANUAL if source is not None else Origin.DEVICE
    measurement = Measurement(values, at(minutes), device, GOOD, b"", origin)
    observation = Observation(observation_id, measurement, at(minutes), CLAIRE, manual_source=source, average_of=of)
    return e.ObservationKept(at=at(minutes), author=CLAIRE, observation=observation)


def pressure(observation_id: str, minutes: float, systolic: int, diastolic: int, pulse: int, of: tuple[str, ...] = ()) -> e.ObservationKept:
    values = (value(Quantity.SYSTOLIC, str(systolic)), value(Quantity.DIASTOLIC, str(diastolic)), value(Quantity.PULSE_RATE, str(pulse)))
    return kept(observation_id, minutes, CUFF, *values, of=of)


def to_consent() -> Consultation:
    return Consultation("sample").after_all(
        (
            e.Welcomed(at=at(0), author=PATIENT),
            e.IdentityEntered(at=at(1), author=CLAIRE, identity=ODETTE),
            e.IdentityStated(at=at(2), author=PATIENT),
        )
    )


def consent(purpose: Purpose, agreed: bool = True) -> e.Event:
    kind = e.ConsentGiven if agreed else e.ConsentRefused
    return kind(at=at(3), author=PATIENT, purpose=purpose, wording="2026-11")


def to_motive() -> Consultation:
    answers = tuple(consent(purpose, purpose is not Purpose.OWN_DOCTOR) for purpose in Purpose)
    return to_consent().after_all((*answers, e.ConsentsAnswered(at=at(3), author=PATIENT)))


def to_red_flags() -> Consultation:
    return to_motive().after(e.MotiveGiven(at=at(4), author=PATIENT, motive="ear"))


def to_questions() -> Consultation:
    noes = tuple(e.RedFlagAnswered(at=at(5), author=PATIENT, flag=flag.flag_id, kind=e.AnswerKind.NO, rules=RULES.version) for flag in RULES.red_flags)
    return to_red_flags().after_all((*noes, e.RedFlagsAnswered(at=at(5), author=PATIENT)))


def answered(question: e.Question, kind: e.AnswerKind, detail: str = "") -> e.QuestionAnswered:
    return e.QuestionAnswered(at=at(6), author=CLAIRE, question=question, kind=kind, detail=detail)


def in_questions() -> Consultation:
    return to_questions().after_all(
        (
            answered(e.Question.ALLERGIES, e.AnswerKind.YES, "Aspirine : plaques, en 2009"),
            answered(e.Question.TREATMENTS, e.AnswerKind.UNKNOWN, "boîtes à la maison"),
            answered(e.Question.HISTORY, e.AnswerKind.YES, "Hypertension. Hanche droite, 2018"),
            answered(e.Question.OWN_DOCTOR, e.AnswerKind.YES, "Dr Lenoir, Joinville"),
        )
    )


def to_measures() -> Consultation:
    done = (answered(e.Question.CALLBACK_NUMBER, e.AnswerKind.YES, "03 00 00 00 00"), e.QuestionsAnswered(at=at(7), author=CLAIRE))
    return in_questions().after_all(done)


def in_measures() -> Consultation:
    values = (
        pressure("p1", 8, 138, 84, 77),
        pressure("p2", 9, 136, 83, 76),
        pressure("p3", 10, 132, 81, 74),
        pressure("mean", 10, 134, 82, 75, of=("p2", "p3")),
        kept("weight", 10.5, MANUAL_ENTRY, value(Quantity.WEIGHT, "61"), source=ManualSource.SAID_BY_PATIENT),
    )
    privacy = e.PrivacyNoted(at=at(7), author=CLAIRE, curtain_closed=True, alone=True, calm=True)
    chat = (
        e.ChatSent(at=at(9), author=HADDAD.author, message_id="m1", text="Prévoyez les deux oreilles, la gauche d’abord."),
        e.ChatSent(at=at(10), author=CLAIRE, message_id="m2", text="D’accord. Elle entend mal à droite, parlez fort."),
    )
    return to_measures().after_all((*values, privacy, *chat))


def by_two_devices() -> Consultation:
    """Pulse by the cuff and by the clip, an irregular series of four, a third temperature, and a measurement that was let go."""
    irregular = Quality(QualityLevel.DOUBTFUL, (Reason.IRREGULAR_PULSE,))

    def of_series(happened: e.ObservationKept, series: str, quality: Quality = GOOD) -> e.ObservationKept:
        observation = happened.observation
        measured = replace(observation.measurement, quality=quality, site=Side.LEFT.value if series == "s" else "")
        return replace(happened, observation=replace(observation, measurement=measured, series=series, cuff=MEDIUM if series == "s" else None))

    moved = Measurement((value(Quantity.SPO2, "83"),), at(11), CLIP, Quality(QualityLevel.DOUBTFUL, (Reason.MOVEMENT,)), b"")
    return to_measures().after_all(
        (
            of_series(pressure("p1", 8, 152, 90, 77), "s"),
            of_series(pressure("p2", 9, 140, 86, 76), "s"),
            of_series(pressure("p3", 10, 138, 85, 92), "s", irregular),
            of_series(pressure("p4", 11, 134, 83, 90), "s"),
            of_series(pressure("mean", 11, 136, 84, 91, of=("p3", "p4")), "s", irregular),
            kept("clip", 12, CLIP, value(Quantity.SPO2, "97"), value(Quantity.PULSE_RATE, "64")),
            *(of_series(kept(f"t{n}", 12, HEAT, value(Quantity.TEMPERATURE, celsius)), "t") for n, celsius in enumerate(("37.4", "38.1", "38.0"))),
            kept("sugar", 12.5, MANUAL_ENTRY, value(Quantity.GLUCOSE, "112"), source=ManualSource.READ_ON_DEVICE),
            e.MeasurementDiscarded(at=at(11), author=CLAIRE, measurement=moved, reason=Reason.MOVEMENT),
        )
    )


def proved(happened: e.ObservationKept, raw: str, codec: str, signal: SignalQuality | None = None) -> e.ObservationKept:
    """The same value with the bytes that it was read from, and the state of its device."""
    observation = happened.observation
    measured = replace(observation.measurement, raw=bytes.fromhex(raw), codec=codec, quality=replace(observation.measurement.quality, signal=signal))
    return replace(happened, observation=replace(observation, measurement=measured, calibration=CONTROLLED))


def averaged() -> Consultation:
    """An average of two readings, each with its bytes."""
    mean = pressure("mean", 11, 136, 84, 91, of=("p3", "p4"))
    return to_measures().after_all(
        (
            proved(pressure("p3", 10, 138, 85, 92), "04 8A 00 55 00 FF 07 5C 00", "blood_pressure_1810/1"),
            proved(pressure("p4", 11, 134, 83, 90), "04 86 00 53 00 FF 07 5A 00", "blood_pressure_1810/1"),
            replace(mean, observation=replace(mean.observation, cuff=MEDIUM, calibration=CONTROLLED)),
        )
    )


def with_a_wave() -> Consultation:
    """An oximeter's value read from a long stretch of bytes, whose wave the booth looked at."""
    packets = " ".join(f"81 {90 + n % 30:02X} {40 + n % 20:02X} C0 E1 {0x80 | 60 + n % 3:02X} 80 80" for n in range(60))
    clip = kept("clip", 12, CLIP, value(Quantity.SPO2, "97"), value(Quantity.PULSE_RATE, "64"))
    clip = replace(clip, observation=replace(clip.observation, measurement=replace(clip.observation.measurement, perfusion=Decimal("2.10"))))
    return in_measures().after(proved(clip, packets, "oximeter_contec/1", SignalQuality(93, 12, 13, 64, 61, 0)))


def in_relevance() -> Consultation:
    more = (kept("oxygen", 11, CLIP, value(Quantity.SPO2, "96")), kept("heat", 12, CLIP, value(Quantity.TEMPERATURE, "38.1")))
    return in_measures().after_all((*more, e.MeasuresDone(at=at(13), author=CLAIRE, skipped=(("otoscope", "patiente fatiguée"),))))


def image(image_id: str, subject: str, minutes: float) -> e.ImageKept:
    return e.ImageKept(at=at(minutes), author=CLAIRE, image=StillImage(image_id, subject, at(minutes), "0" * 64, 1280, 720, 90_000))


def request(request_id: str, what: str, minutes: float, note: str = "") -> e.MeasureRequested:
    return e.MeasureRequested(at=at(minutes), author=HADDAD.author, request_id=request_id, what=what, note=note)


def answer(request_id: str, accepted: bool, minutes: float, reason: str = "") -> e.MeasureRequestAnswered:
    return e.MeasureRequestAnswered(at=at(minutes), author=CLAIRE, request_id=request_id, accepted=accepted, reason=reason)


def taken() -> Consultation:
    """A practitioner took the visit, and asked for nothing yet."""
    return in_relevance().after_all(
        (
            e.RelevanceDecided(at=at(14), author=CLAIRE, outcome=e.Outcome.TELECONSULTATION, reason="Otalgie, échange facile"),
            e.Queued(at=at(14), author=CLAIRE),
            e.PractitionerTook(at=at(18), author=HADDAD.author, practitioner=HADDAD),
        )
    )


def in_call() -> Consultation:
    return taken().after_all(
        (
            request("r1", "otoscope-left", 20),
            answer("r1", True, 21),
            image("i1", "otoscope-left", 22),
            e.ImageSeen(at=at(22.2), author=HADDAD.author, image_id="i1"),
            request("r2", "otoscope-right", 23, "Montrez le haut du tympan"),
            request("r3", "thermometer", 23),
            answer("r3", True, 23.5),
            request("r4", "Auscultation", 21),
            answer("r4", False, 22, "appareil bloqué, contrôle dépassé"),
            e.ChatSent(at=at(22), author=CLAIRE, message_id="m3", text="Elle vit seule et n’a pas osé parler d’une chute dimanche."),
            e.ChatSent(at=at(23), author=HADDAD.author, message_id="m4", text="Pouvez-vous vérifier ses médicaments ?"),
        )
    )


def in_call_on_skin() -> Consultation:
    """The call of a booth with a dermatoscope: one picture was sent, another is asked for."""
    image = StillImage("i2", SKIN, at(23), "0" * 64, 1280, 720, 90_000, site="Dos, sous l’omoplate gauche", score=PictureScore(31, 80, 97, PictureFlaw.BLURRED))
    return taken().after_all((request("r9", SKIN, 23.2, "Le grain de beauté du bras"), e.ImageKept(at=at(23), author=CLAIRE, image=image)))


def in_recap() -> Consultation:
    signed = e.ReportSigned(at=at(27), author=HADDAD.author, practitioner=HADDAD, sha256=hashlib.sha256(b"{}").hexdigest(), content="{}")
    return in_call().after_all((e.IdentityConfirmed(at=at(19), author=HADDAD.author), signed))


def in_hygiene() -> Consultation:
    cleaned = tuple(e.HygieneDone(at=at(30), author=CLAIRE, item=item) for item in tuple(e.HygieneItem)[:5])
    ends = (e.RecapGiven(at=at(28), author=CLAIRE, teach_back="3 par jour, pas d’eau"), e.HandedToOutbox(at=at(28), author=SYSTEM, deliveries=("d1", "d2")))
    return in_recap().after_all((*ends, *cleaned))


def in_alert() -> Consultation:
    low = kept("oxygen", 6, CLIP, value(Quantity.SPO2, "91"))
    said = e.RedFlagAnswered(at=at(5.6), author=PATIENT, flag="chest-pain", kind=e.AnswerKind.YES, rules=RULES.version)
    raised = e.AlertRaised(at=at(5.6), author=SYSTEM, rule="chest-pain", rules=RULES.version, finding="Avez-vous mal dans la poitrine ? : oui")
    more = e.AlertRaised(at=at(6), author=SYSTEM, rule="spo2-low", rules=RULES.version, finding="Oxygène bas : 91 %")
    return to_red_flags().after_all((said, raised, low, more))
