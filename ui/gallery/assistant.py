"""The assistant's screens with what the drawings show in them: for the tests, the pictures and review. All people are fictitious.

Each sample is a real consultation, folded from events, and the console that shows it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QImage

from devices.calibration import Calibration, CalibrationState
from devices.device import Role
from devices.identity import MANUAL_ENTRY, DeviceIdentity
from devices.measurement import GOOD, Measurement, Origin, Quality, QualityLevel, Quantity, Reason, Value
from devices.picture_score import PictureFlaw, PictureScore
from devices.signal_quality import SignalQuality
from devices.status import DeviceStatus, Status
from session import events as e
from session.alarm import read_rules
from session.auscultation import Site
from session.consent import Purpose
from session.consultation import Consultation
from session.cuffs import CuffSize, CuffUse, Side, cuffs_of
from session.delivery.delivery import Delivery, DeliveryState, Receipt, Recipient, RecipientKind, Trouble
from session.guided import Posture, PressureGuide
from session.identity.traits import Identity, Sex, Traits, TrustedDocument
from session.identity.typed import TypedIdentity
from session.listening import Auscultating, Stage
from session.live_signal import LiveSignal
from session.measuring import MeasureState
from session.observation import ManualSource, Observation, StillImage
from session.people import PATIENT, SYSTEM, Author, Part, Practitioner
from session.skin import SKIN, ExaminationCamera
from ui.assistant.known import CallStanding, Known, Typing
from ui.console import Console
from ui.gallery.waves import full_trace, heart_trace
from ui.views.identity_form import form_of
from ui.views.manual_form import ManualForm
from ui.views.opening import CheckKind, CheckResult, Person
from ui.views.place import Place

MIRROR = Path(__file__).parents[1] / "assets/demo/mirror.png"
ZONE = timezone(timedelta(hours=1))
T0 = datetime(2026, 11, 20, 10, 25, tzinfo=ZONE)
CLAIRE = Author(Part.ASSISTANT, "Claire Morel", "claire.morel", "Infirmière")
HADDAD = Practitioner("Dr Haddad", "10003456789", "Reims")
PLACE = Place("Pharmacie des Halles", "Borne AL-00042 · Joinville", "03 00 00 00 00", "Maison de santé de Joinville", "4 rue des Écoles, jusqu’à 20 h")
RULES = read_rules()
CUFF = DeviceIdentity("Beurer", "BM85", "0042", simulated=True)
CLIP = DeviceIdentity("Contec", "CMS50D+", "0007", simulated=True)
HEAT = DeviceIdentity("Beurer", "FT95", "0011", simulated=True)
CONTROLLED = Calibration(CalibrationState.CALIBRATED, date(2026, 6, 3), date(2027, 6, 3))
ODETTE = Identity(Traits("GARNIER", ("ODETTE", "MARIE"), date(1948, 3, 12), Sex.FEMALE, "54395"), TrustedDocument.IDENTITY_CARD)
Models = dict[str, object]


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


def in_measures() -> Consultation:
    done = (answered(e.Question.CALLBACK_NUMBER, e.AnswerKind.YES, "03 00 00 00 00"), e.QuestionsAnswered(at=at(7), author=CLAIRE))
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
    return in_questions().after_all((*done, *values, privacy, *chat))


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


STATUSES = MappingProxyType(
    {
        Role.CUFF: DeviceStatus(Status.READY),
        Role.OXIMETER: DeviceStatus(Status.MEASURING),
        Role.THERMOMETER: DeviceStatus(Status.ABSENT),
        Role.OTOSCOPE: DeviceStatus(Status.READY),
    }
)
MEASURES = MappingProxyType({Role.OXIMETER: MeasureState(under_way=True)})
PEOPLE = (
    Person("claire.morel", "Claire Morel", "Infirmière"),
    Person("lea.roux", "Léa Roux", "Pharmacienne"),
    Person("paul.henry", "Paul Henry", "Aide-soignant"),
)
CHECKS = MappingProxyType(
    {kind: CheckResult(True, datetime(2026, 11, 20, 8, 21, tzinfo=ZONE)) for kind in (CheckKind.SOUND, CheckKind.LIGHT, CheckKind.PRINTING)}
)
YESTERDAY = datetime(2026, 11, 19, 16, 10, tzinfo=ZONE)
SHARED = Recipient(RecipientKind.SHARED_RECORD, "Mon espace santé")
DOCTOR = Recipient(RecipientKind.OWN_DOCTOR, "Dr Lenoir, médecin traitant")
DELIVERIES = (
    Delivery("d1", "sample", SHARED, DeliveryState.ACKNOWLEDGED, "", at(28), acknowledged_at=at(29), receipt=Receipt("7F2C", at(29), (), simulated=True)),
    Delivery("d2", "sample", DOCTOR, DeliveryState.FAILED, "", at(28), next_attempt_at=at(33), attempts=3, trouble=Trouble.UNREACHABLE),
)
LATE = (
    Delivery("l1", "a", DOCTOR, DeliveryState.FAILED, "", YESTERDAY, attempts=3, trouble=Trouble.REJECTED),
    Delivery("l2", "b", SHARED, DeliveryState.SENT, "", YESTERDAY, attempts=4),
    Delivery("l3", "c", SHARED, DeliveryState.QUEUED, "", datetime(2026, 11, 20, 7, 35, tzinfo=ZONE)),
)


def console(
    consultation: Consultation | None,
    now: datetime,
    typing: Typing | None = None,
    camera: ExaminationCamera = ExaminationCamera.OTOSCOPE,
    **known: object,
) -> Console:
    """A console at this instant, with Claire at work."""
    shown = Console(RULES, PLACE, lambda: now, ZONE, camera=camera)
    shown.trace = full_trace(beats=6)
    shown.mirror.show_picture(QImage(str(MIRROR)))
    facts: dict[str, object] = {"assistant": CLAIRE, "opened": True, "hub_up": True, "statuses": STATUSES, "consultation": consultation, "people": PEOPLE}
    shown.known = Known(**{**facts, **known})  # type: ignore[arg-type]
    shown.typing = typing or Typing()
    shown.refresh()
    return shown


def models(shown: Console) -> Models:
    """What the frame and the page need."""
    return {"desk": shown.frame, "alert": shown.alert, "page": shown.page_models()[1], "owner": shown}


def opening() -> Console:
    typing = Typing(person="claire.morel", code="1234")
    return console(None, datetime(2026, 11, 20, 8, 24, tzinfo=ZONE), typing, assistant=None, opened=False, checks=CHECKS, deliveries=LATE)


def technicians() -> Console:
    """The names of those who may work on the booth."""
    typing = Typing(technicians=True, person="yann.perrot", code="73")
    yann = (Person("yann.perrot", "Yann Perrot", "Technicien biomédical"),)
    at_night = datetime(2026, 11, 20, 18, 24, tzinfo=ZONE)
    return console(None, at_night, typing, assistant=None, opened=False, checks=CHECKS, deliveries=LATE, technicians=yann)


def lock() -> Console:
    return console(in_measures(), at(21), Typing(), assistant=None, checks=CHECKS)


def preparation() -> Console:
    typing = Typing(outcome=e.Outcome.TELECONSULTATION, reason="Otalgie droite, 38,1 à la maison, vertige léger. Échange facile.")
    return console(in_measures(), at(11), typing, measures=MEASURES)


def striking() -> Console:
    """A value about to be struck out, beside one that was."""
    weight = next(each for each in in_measures().record.observations if each.observation_id == "weight")
    row = replace(weight, observation_id="no-weight", corrects="weight", withdrawn=True, note="Autre personne", kept_at=at(11))
    struck = in_measures().after(e.ObservationKept(at=at(11), author=CLAIRE, observation=row))
    return console(struck, at(11), Typing(striking="mean"), measures=MEASURES)


def agreements() -> Console:
    """Agreements gone back to in the call: one is about to be taken back, one was."""
    taken_back = in_call().after(e.ConsentWithdrawn(at=at(24), author=CLAIRE, purpose=Purpose.IMAGES))
    return console(taken_back, at(24), Typing(page="acting", agreements=True, withdrawing=Purpose.TELECONSULTATION), call=CallStanding("up"))


def urgency() -> Console:
    """Urgence called by the practitioner, while the hub's line is cut."""
    called = in_call().after(e.UrgencyCalled(at=at(24), author=HADDAD.author))
    return console(called, at(24), call=CallStanding("lost"), hub_up=False)


def call() -> Console:
    shown = console(in_call(), at(24), Typing(side="right"), call=CallStanding("up"), scope_score=PictureScore(86, 74, 62))
    shown.call.show_thumb("i1", QImage(str(MIRROR)))
    return shown


def skin() -> Console:
    """A booth with a dermatoscope: one place was sent, the next is chosen."""
    image = StillImage("i2", SKIN, at(23), "0" * 64, 1280, 720, 90_000, site="Dos, sous l’omoplate gauche", score=PictureScore(31, 80, 97, PictureFlaw.BLURRED))
    visit = taken().after_all((request("r9", SKIN, 23.2, "Le grain de beauté du bras"), e.ImageKept(at=at(23), author=CLAIRE, image=image)))
    return console(visit, at(24), Typing(), ExaminationCamera.DERMATOSCOPE, call=CallStanding("up"))


def mole() -> Console:
    """The same, live on a place."""
    shown = skin()
    shown.learn(scope_score=PictureScore(31, 80, 97, PictureFlaw.BLURRED))
    shown.type(side="Avant-bras gauche")
    return shown


def alert() -> Console:
    return console(in_alert(), at(6.3))


def closing() -> Console:
    return console(in_hygiene(), at(31), deliveries=DELIVERIES)


def identity() -> Console:
    form = TypedIdentity("GARNIER", "ODETTE MARIE", "12/03/1948", Sex.FEMALE, "54395", document=TrustedDocument.IDENTITY_CARD)
    visit = Consultation("sample").after(e.Welcomed(at=at(0), author=PATIENT))
    return console(visit, at(2), Typing(identity=form, name_matches=True))


def minor() -> Console:
    form = TypedIdentity("PETIT", "LÉO", "12/03/2019", None, "5439")
    visit = Consultation("sample").after(e.Welcomed(at=at(0), author=PATIENT))
    return console(visit, at(2), Typing(identity=form, tried=True))


def correcting() -> Console:
    """A wrong letter noticed in the call."""
    form = replace(form_of(ODETTE), birth_name="GARNIEZ")
    return console(in_call(), at(24), Typing(page="identity", identity=form, correction="Vu par le médecin"), call=CallStanding("up"))


def another_person() -> Console:
    """Name and birth date both other: no correction."""
    form = replace(form_of(ODETTE), first_names="CLAIRE", birth_date="01/06/1985")
    return console(in_measures(), at(12), Typing(page="identity", identity=form))


def manual() -> Console:
    form = ManualForm(Quantity.WEIGHT, ManualSource.SAID_BY_PATIENT, "161", when="hier soir", why="balance hors ligne")
    return console(in_measures(), at(12), Typing(page="manual", manual=form))


def manual_far() -> Console:
    """A pulse typed that lies far from the cuff's."""
    form = ManualForm(Quantity.PULSE_RATE, ManualSource.COUNTED, "104")
    return console(in_measures(), at(12), Typing(page="manual", manual=form))


def questions() -> Console:
    return console(in_questions(), at(7))


def listening() -> Console:
    """Listening at the apex of the heart, while the practitioner hears it."""
    heard = in_call().after(e.IdentityConfirmed(at=at(19), author=HADDAD.author))
    now = Auscultating(Stage.LISTENING, Site.MITRAL, "s", 12.0, 96_000, GOOD)
    shown = console(heard, at(24), Typing(page="stethoscope"), listening=now, statuses={**STATUSES, Role.STETHOSCOPE: DeviceStatus(Status.MEASURING)})
    shown.sound = heart_trace()
    return shown


def ending() -> Console:
    typing = Typing(page="ending", ending="no-practitioner", ending_reason="Aucun en ligne")
    return console(in_relevance(), at(19), typing)


def consents() -> Console:
    asked = to_consent().after_all((consent(Purpose.TELECONSULTATION), consent(Purpose.IMAGES, False)))
    return console(asked, at(3))


def motive() -> Console:
    return console(to_motive(), at(4))


def red_flags() -> Console:
    return console(to_red_flags(), at(5))


def posture() -> Console:
    return console(in_measures(), at(8), Typing(page="acting"))


def _seated(arm: str) -> PressureGuide:
    guide = PressureGuide(cuffs=cuffs_of("")).on_arm(Decimal(arm), Side.LEFT)
    for point in (Posture.BACK_SUPPORTED, Posture.FEET_FLAT, Posture.ARM_SUPPORTED):
        guide = guide.tick(point, True)
    return guide


def cuff_for_arm() -> Console:
    """The tape was read: the screen says which cuff."""
    return console(in_measures(), at(8), Typing(page="acting", arm="31"), guide=_seated("31"))


def no_cuff() -> Console:
    """An arm that no cuff here fits."""
    return console(in_measures(), at(8), Typing(page="acting", arm="57,5"), guide=_seated("57.5"))


def two_devices() -> Console:
    """Pulse by the cuff and by the clip, an irregular series of four, a third temperature, a measurement that was let go, and a finger that moves."""
    irregular, cuff = Quality(QualityLevel.DOUBTFUL, (Reason.IRREGULAR_PULSE,)), CuffUse(CuffSize("M", Decimal(22), Decimal(32)), Decimal(31))

    def of_series(happened: e.ObservationKept, series: str, quality: Quality = GOOD) -> e.ObservationKept:
        observation = happened.observation
        measured = replace(observation.measurement, quality=quality, site=Side.LEFT.value if series == "s" else "")
        return replace(happened, observation=replace(observation, measurement=measured, series=series, cuff=cuff if series == "s" else None))

    moved = Measurement((value(Quantity.SPO2, "83"),), at(11), CLIP, Quality(QualityLevel.DOUBTFUL, (Reason.MOVEMENT,)), b"")
    happened = (
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
    done = (answered(e.Question.CALLBACK_NUMBER, e.AnswerKind.YES, "03 00 00 00 00"), e.QuestionsAnswered(at=at(7), author=CLAIRE))
    moving = MeasureState(under_way=True, signal=LiveSignal(SignalQuality(41, 8, 4, None, 52, 0), (Reason.MOVEMENT,)))
    return console(in_questions().after_all((*done, *happened)), at(13), Typing(), measures={Role.OXIMETER: moving})


def _proved(happened: e.ObservationKept, raw: str, codec: str, signal: SignalQuality | None = None) -> e.ObservationKept:
    """The same value with the bytes that it was read from, and the state of its device."""
    observation = happened.observation
    measured = replace(observation.measurement, raw=bytes.fromhex(raw), codec=codec, quality=replace(observation.measurement.quality, signal=signal))
    return replace(happened, observation=replace(observation, measurement=measured, calibration=CONTROLLED))


def evidence() -> Console:
    """The sheet of an average: its readings, each with its bytes."""
    use = CuffUse(CuffSize("M", Decimal(22), Decimal(32)), Decimal(31))
    first, second, mean = pressure("p3", 10, 138, 85, 92), pressure("p4", 11, 134, 83, 90), pressure("mean", 11, 136, 84, 91, of=("p3", "p4"))
    happened = (
        _proved(first, "04 8A 00 55 00 FF 07 5C 00", "blood_pressure_1810/1"),
        _proved(second, "04 86 00 53 00 FF 07 5A 00", "blood_pressure_1810/1"),
        replace(mean, observation=replace(mean.observation, cuff=use, calibration=CONTROLLED)),
    )
    again = {each.observation.observation_id: each.observation.measurement.values for each in happened[:2]}
    done = (answered(e.Question.CALLBACK_NUMBER, e.AnswerKind.YES, "03 00 00 00 00"), e.QuestionsAnswered(at=at(7), author=CLAIRE))
    return console(in_questions().after_all((*done, *happened)), at(13), Typing(evidence="mean", again=again))


def evidence_of_the_wave() -> Console:
    """The sheet of an oximeter's value: a long stretch of bytes, the booth's own look at the wave, and numbers that are not the same."""
    packets = " ".join(f"81 {90 + n % 30:02X} {40 + n % 20:02X} C0 E1 {0x80 | 60 + n % 3:02X} 80 80" for n in range(60))
    clip = kept("clip", 12, CLIP, value(Quantity.SPO2, "97"), value(Quantity.PULSE_RATE, "64"))
    happened = _proved(clip, packets, "oximeter_contec/1", SignalQuality(93, 12, 13, 64, 61, 0))
    again = {"clip": (value(Quantity.SPO2, "96"), value(Quantity.PULSE_RATE, "64"))}
    return console(in_measures().after(happened), at(13), Typing(evidence="clip", again=again))


def call_over() -> Console:
    """The patient ended the call; the practitioner may begin it again."""
    return console(in_call().after(e.CallEnded(at=at(25), author=PATIENT)), at(26), call=CallStanding("ended"))


def recap() -> Console:
    return console(in_recap(), at(28), Typing(patient_words="3 par jour, pas d’eau"))


SAMPLES: dict[str, Callable[[], Console]] = {
    "00-ouverture": opening,
    "00-technicien": technicians,
    "00-verrou": lock,
    "10-console-preparation": preparation,
    "10-valeur-barree": striking,
    "10-agir-retrait": agreements,
    "11-console-appel": call,
    "11-dermatoscope-endroit": skin,
    "11-dermatoscope": mole,
    "11-urgence": urgency,
    "12-pertinence-alerte": alert,
    "13-cloture": closing,
    "14-identite": identity,
    "14-identite-mineur": minor,
    "14-identite-modifier": correcting,
    "14-identite-autre": another_person,
    "15-saisie-manuelle": manual,
    "15-saisie-eloignee": manual_far,
    "16-questions": questions,
    "18-stethoscope": listening,
    "17-issue-sans-appel": ending,
    "10-agir-accord": consents,
    "10-agir-motif": motive,
    "10-agir-alertes": red_flags,
    "10-agir-position": posture,
    "10-agir-resume": recap,
    "10-agir-brassard": cuff_for_arm,
    "10-agir-aucun-brassard": no_cuff,
    "10-deux-appareils": two_devices,
    "10-preuve": evidence,
    "10-preuve-courbe": evidence_of_the_wave,
    "11-appel-termine": call_over,
}


def _screen(make: Callable[[], Console]) -> Callable[[], Models]:
    return lambda: models(make())


SCREENS: dict[str, tuple[str, Callable[[], Models]]] = {
    name: (f"Assistant/{page}", _screen(SAMPLES[name]))
    for name, page in {
        "00-ouverture": "Opening",
        "00-technicien": "Opening",
        "00-verrou": "Opening",
        "10-console-preparation": "Preparation",
        "10-valeur-barree": "Preparation",
        "10-agir-retrait": "Acting",
        "11-console-appel": "Call",
        "11-dermatoscope-endroit": "Call",
        "11-dermatoscope": "Call",
        "11-urgence": "Call",
        "12-pertinence-alerte": "Acting",
        "13-cloture": "Closing",
        "14-identite": "IdentityEntry",
        "14-identite-mineur": "IdentityEntry",
        "14-identite-modifier": "IdentityEntry",
        "14-identite-autre": "IdentityEntry",
        "15-saisie-manuelle": "ManualEntry",
        "15-saisie-eloignee": "ManualEntry",
        "16-questions": "Questions",
        "18-stethoscope": "Listening",
        "17-issue-sans-appel": "Ending",
        "10-agir-accord": "Acting",
        "10-agir-motif": "Acting",
        "10-agir-alertes": "Acting",
        "10-agir-position": "Acting",
        "10-agir-resume": "Acting",
        "10-agir-brassard": "Acting",
        "10-agir-aucun-brassard": "Acting",
        "10-deux-appareils": "Preparation",
        "10-preuve": "Preparation",
        "10-preuve-courbe": "Preparation",
        "11-appel-termine": "Call",
    }.items()
}
