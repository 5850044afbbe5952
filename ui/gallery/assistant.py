"""The assistant's screens with what the drawings show in them: for the tests, the pictures and review. All people are fictitious.

Each sample is a visit of `ui.gallery.visits`, and the console that shows it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QImage

from devices.device import Role
from devices.measurement import GOOD, Quality, QualityLevel, Quantity, Reason
from devices.picture_score import PictureFlaw, PictureScore
from devices.signal_quality import SignalQuality
from devices.status import DeviceStatus, Status
from session import events as e
from session.auscultation import Site
from session.consent import Purpose
from session.consultation import Consultation
from session.cuffs import Side, cuffs_of
from session.delivery.delivery import Delivery, DeliveryState, Receipt, Recipient, RecipientKind, Trouble
from session.guided import Phase, Posture, PressureGuide
from session.identity.traits import Sex, TrustedDocument
from session.identity.typed import TypedIdentity
from session.listening import Auscultating, Stage
from session.live_signal import LiveSignal
from session.measure_state import MeasureState
from session.observation import ManualSource
from session.people import PATIENT
from session.skin import ExaminationCamera
from ui.assistant.known import CallStanding, Known, Still, Typing
from ui.console import Console
from ui.gallery import visits
from ui.gallery.visits import CLAIRE, HADDAD, ODETTE, RULES, ZONE, at, value
from ui.gallery.waves import full_trace, heart_trace
from ui.views.identity_form import form_of
from ui.views.manual_form import ManualForm
from ui.views.opening import CheckKind, CheckResult, Person
from ui.views.place import Place

MIRROR = Path(__file__).parents[1] / "assets/demo/mirror.png"
PLACE = Place("Pharmacie des Halles", "Borne AL-00042 · Joinville", "03 00 00 00 00", "Maison de santé de Joinville", "4 rue des Écoles, jusqu’à 20 h")
Models = dict[str, object]


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
    Delivery("l2", "b", SHARED, DeliveryState.SENT, "", YESTERDAY, attempts=4, sent_at=YESTERDAY),
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


def a_visit_does_not_open() -> Console:
    """The file of a visit is damaged."""
    return console(None, datetime(2026, 11, 20, 8, 24, tzinfo=ZONE), Typing(), assistant=None, opened=False, checks=CHECKS, deliveries=LATE, set_aside=1)


def technicians() -> Console:
    """The names of those who may work on the booth."""
    typing = Typing(technicians=True, person="yann.perrot", code="73")
    yann = (Person("yann.perrot", "Yann Perrot", "Technicien biomédical"),)
    at_night = datetime(2026, 11, 20, 18, 24, tzinfo=ZONE)
    return console(None, at_night, typing, assistant=None, opened=False, checks=CHECKS, deliveries=LATE, technicians=yann)


def lock() -> Console:
    return console(visits.in_measures(), at(21), Typing(), assistant=None, checks=CHECKS)


def preparation() -> Console:
    typing = Typing(outcome=e.Outcome.TELECONSULTATION, reason="Otalgie droite, 38,1 à la maison, vertige léger. Échange facile.")
    return console(visits.in_measures(), at(11), typing, measures=MEASURES)


def striking() -> Console:
    """A value about to be struck out, beside one that was."""
    weight = next(each for each in visits.in_measures().record.observations if each.observation_id == "weight")
    row = replace(weight, observation_id="no-weight", corrects="weight", withdrawn=True, note="Autre personne", kept_at=at(11))
    struck = visits.in_measures().after(e.ObservationKept(at=at(11), author=CLAIRE, observation=row))
    return console(struck, at(11), Typing(striking="mean"), measures=MEASURES)


def agreements() -> Console:
    """Agreements gone back to in the call: one is about to be taken back, one was."""
    taken_back = visits.in_call().after(e.ConsentWithdrawn(at=at(24), author=CLAIRE, purpose=Purpose.IMAGES))
    return console(taken_back, at(24), Typing(page="acting", agreements=True, withdrawing=Purpose.TELECONSULTATION), call=CallStanding("up"))


def urgency() -> Console:
    """Urgence called by the practitioner, while the hub's line is cut."""
    called = visits.in_call().after(e.UrgencyCalled(at=at(24), author=HADDAD.author))
    return console(called, at(24), call=CallStanding("lost"), hub_up=False)


def call() -> Console:
    shown = console(visits.in_call(), at(24), Typing(side="right"), call=CallStanding("up"), scope_score=PictureScore(86, 74, 62))
    shown.call.show_thumb("i1", QImage(str(MIRROR)))
    return shown


def many_requests() -> Console:
    """More is asked for than the rail is high, in a booth that can listen, while the clip measures."""
    asked = tuple(visits.request(f"more{n}", what, 23, note) for n, (what, note) in enumerate((("glucose", ""), ("question", "Depuis quand la fièvre ?"))))
    runs = visits.request("runs", "oximeter", 23), visits.answer("runs", True, 23)
    here = {**STATUSES, Role.STETHOSCOPE: DeviceStatus(Status.READY)}
    signal = LiveSignal(SignalQuality(93, 8, 9, 64, 20, 0), ())
    measures = {Role.OXIMETER: MeasureState(under_way=True, signal=signal)}
    return console(visits.in_call().after_all((*asked, *runs)), at(24), Typing(side="left"), call=CallStanding("up"), statuses=here, measures=measures)


def skin() -> Console:
    """A booth with a dermatoscope: one place was sent, the next is chosen."""
    return console(visits.in_call_on_skin(), at(24), Typing(), ExaminationCamera.DERMATOSCOPE, call=CallStanding("up"))


def mole() -> Console:
    """The same, live on a place."""
    shown = skin()
    shown.learn(scope_score=PictureScore(31, 80, 97, PictureFlaw.BLURRED))
    shown.type(side="Avant-bras gauche")
    return shown


def mole_frozen() -> Console:
    """A picture frozen and not sent yet, of a place in many words."""
    place = "Avant-bras gauche, face interne, à trois doigts du poignet"
    shown = skin()
    shown.call.show_picture(QImage(str(MIRROR)))
    shown.type(side=place, still=Still("sample", place, at(24), score=PictureScore(31, 80, 97, PictureFlaw.BLURRED)))
    return shown


def alert() -> Console:
    return console(visits.in_alert(), at(6.3))


def closing() -> Console:
    return console(visits.in_hygiene(), at(31), deliveries=DELIVERIES)


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
    return console(visits.in_call(), at(24), Typing(page="identity", identity=form, correction="Vu par le médecin"), call=CallStanding("up"))


def another_person() -> Console:
    """Name and birth date both other: no correction."""
    form = replace(form_of(ODETTE), first_names="CLAIRE", birth_date="01/06/1985")
    return console(visits.in_measures(), at(12), Typing(page="identity", identity=form))


def manual() -> Console:
    form = ManualForm(Quantity.WEIGHT, ManualSource.SAID_BY_PATIENT, "161", when="hier soir", why="balance hors ligne")
    return console(visits.in_measures(), at(12), Typing(page="manual", manual=form))


def manual_far() -> Console:
    """A pulse typed that lies far from the cuff's."""
    form = ManualForm(Quantity.PULSE_RATE, ManualSource.COUNTED, "104")
    return console(visits.in_measures(), at(12), Typing(page="manual", manual=form))


def questions() -> Console:
    return console(visits.in_questions(), at(7))


def listening() -> Console:
    """Listening at the apex of the heart, while the practitioner hears it."""
    heard = visits.in_call().after(e.IdentityConfirmed(at=at(19), author=HADDAD.author))
    now = Auscultating(Stage.LISTENING, Site.MITRAL, "s", 12.0, 96_000, GOOD)
    shown = console(heard, at(24), Typing(page="stethoscope"), listening=now, statuses={**STATUSES, Role.STETHOSCOPE: DeviceStatus(Status.MEASURING)})
    shown.sound = heart_trace()
    return shown


def ending() -> Console:
    typing = Typing(page="ending", ending="no-practitioner", ending_reason="Aucun en ligne")
    return console(visits.in_relevance(), at(19), typing)


def consents() -> Console:
    asked = visits.to_consent().after_all((visits.consent(Purpose.TELECONSULTATION), visits.consent(Purpose.IMAGES, False)))
    return console(asked, at(3))


def motive() -> Console:
    return console(visits.to_motive(), at(4))


def red_flags() -> Console:
    return console(visits.to_red_flags(), at(5))


def posture() -> Console:
    return console(visits.in_measures(), at(8), Typing(page="acting"))


def _seated(arm: str) -> PressureGuide:
    guide = PressureGuide(cuffs=cuffs_of("")).on_arm(Decimal(arm), Side.LEFT)
    for point in (Posture.BACK_SUPPORTED, Posture.FEET_FLAT, Posture.ARM_SUPPORTED):
        guide = guide.tick(point, True)
    return guide


def cuff_for_arm() -> Console:
    """The tape was read: the screen says which cuff."""
    return console(visits.in_measures(), at(8), Typing(page="acting", arm="31"), guide=_seated("31"))


def no_cuff() -> Console:
    """An arm that no cuff here fits."""
    return console(visits.in_measures(), at(8), Typing(page="acting", arm="57,5"), guide=_seated("57.5"))


def doubted() -> Console:
    """The cuff felt two things at once: the series waits for a yes or a no."""
    doubtful = visits.pressure("p4", 8, 172, 104, 88).observation.measurement
    doubtful = replace(doubtful, quality=Quality(QualityLevel.DOUBTFUL, (Reason.IRREGULAR_PULSE, Reason.MOVEMENT)))
    guide = replace(_seated("31"), phase=Phase.MEASURE)
    return console(visits.in_measures(), at(8), Typing(page="acting"), guide=guide, measures={Role.CUFF: MeasureState(pending=doubtful)})


def resting() -> Console:
    """The rest, to be held or ended."""
    return console(visits.in_measures(), at(8), Typing(page="acting"), guide=replace(_seated("31"), phase=Phase.REST, left=timedelta(minutes=2)))


def waited_for() -> Console:
    """A thermometer that is on the air only once it has measured."""
    return console(visits.in_measures(), at(8), measures={Role.THERMOMETER: MeasureState(under_way=True)})


def two_devices() -> Console:
    """More rows than the panel is high, and a finger that moves."""
    moving = MeasureState(under_way=True, signal=LiveSignal(SignalQuality(41, 8, 4, None, 52, 0), (Reason.MOVEMENT,)))
    return console(visits.by_two_devices(), at(13), Typing(), measures={Role.OXIMETER: moving})


def evidence() -> Console:
    """The sheet of an average: its readings, each with its bytes, which say the same again."""
    visit = visits.averaged()
    again = {each.observation_id: each.measurement.values for each in visit.record.observations if not each.average_of}
    return console(visit, at(13), Typing(evidence="mean", again=again))


def evidence_of_the_wave() -> Console:
    """The sheet of an oximeter's value, whose bytes say other numbers now."""
    again = {"clip": (value(Quantity.SPO2, "96"), value(Quantity.PULSE_RATE, "64"))}
    return console(visits.with_a_wave(), at(13), Typing(evidence="clip", again=again))


def call_over() -> Console:
    """The patient ended the call; the practitioner may begin it again."""
    return console(visits.in_call().after(e.CallEnded(at=at(25), author=PATIENT)), at(26), call=CallStanding("ended"))


def recap() -> Console:
    return console(visits.in_recap(), at(28), Typing(patient_words="3 par jour, pas d’eau"))


SAMPLES: dict[str, tuple[str, Callable[[], Console]]] = {
    "00-ouverture": ("Opening", opening),
    "00b-visite-illisible": ("Opening", a_visit_does_not_open),
    "00-technicien": ("Opening", technicians),
    "00-verrou": ("Opening", lock),
    "10-console-preparation": ("Preparation", preparation),
    "10-valeur-barree": ("Preparation", striking),
    "10-agir-retrait": ("Acting", agreements),
    "11-console-appel": ("Call", call),
    "11-demandes": ("Call", many_requests),
    "11-dermatoscope-endroit": ("Call", skin),
    "11-dermatoscope": ("Call", mole),
    "11-dermatoscope-figee": ("Call", mole_frozen),
    "11-urgence": ("Call", urgency),
    "12-pertinence-alerte": ("Acting", alert),
    "13-cloture": ("Closing", closing),
    "14-identite": ("IdentityEntry", identity),
    "14-identite-mineur": ("IdentityEntry", minor),
    "14-identite-modifier": ("IdentityEntry", correcting),
    "14-identite-autre": ("IdentityEntry", another_person),
    "15-saisie-manuelle": ("ManualEntry", manual),
    "15-saisie-eloignee": ("ManualEntry", manual_far),
    "16-questions": ("Questions", questions),
    "18-stethoscope": ("Listening", listening),
    "17-issue-sans-appel": ("Ending", ending),
    "10-agir-accord": ("Acting", consents),
    "10-agir-motif": ("Acting", motive),
    "10-agir-alertes": ("Acting", red_flags),
    "10-agir-position": ("Acting", posture),
    "10-agir-resume": ("Acting", recap),
    "10-agir-brassard": ("Acting", cuff_for_arm),
    "10-agir-aucun-brassard": ("Acting", no_cuff),
    "10-agir-a-confirmer": ("Acting", doubted),
    "10-agir-repos": ("Acting", resting),
    "10-appareil-attendu": ("Preparation", waited_for),
    "10-deux-appareils": ("Preparation", two_devices),
    "10-preuve": ("Preparation", evidence),
    "10-preuve-courbe": ("Preparation", evidence_of_the_wave),
    "11-appel-termine": ("Call", call_over),
}


def _screen(make: Callable[[], Console]) -> Callable[[], Models]:
    return lambda: models(make())


SCREENS: dict[str, tuple[str, Callable[[], Models]]] = {name: (f"Assistant/{page}", _screen(make)) for name, (page, make) in SAMPLES.items()}
