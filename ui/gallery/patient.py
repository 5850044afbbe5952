"""The patient's screens with what the drawings show in them: for the tests, the pictures and review."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from devices.measurement import Reason
from session.call.pictures import View
from session.consent import WORDINGS, Purpose
from session.guided import OneMore
from session.people import Part
from ui.gallery.scenes import drawn_picture
from ui.gallery.waves import full_trace
from ui.models.agreements import Agreement, AgreementsModel, AgreementsView
from ui.models.blood_pressure import BloodPressureModel, BloodPressureView, CuffReading
from ui.models.call import CallModel, CallView
from ui.models.emergency import EmergencyModel, EmergencyView
from ui.models.help import HelpModel, HelpView
from ui.models.idle import IdleModel
from ui.models.moment import MomentModel, MomentView
from ui.models.motive import MotiveModel, MotiveView
from ui.models.moving_picture import MovingPicture
from ui.models.no_call import NoCallModel, NoCallView
from ui.models.otoscope import OtoscopeModel, OtoscopeView
from ui.models.oximeter import OximeterModel, OximeterView
from ui.models.posture import POINTS, PostureModel, PostureView
from ui.models.presence import PresenceModel, PresenceView
from ui.models.question import QuestionModel, QuestionView
from ui.models.recap import RecapModel, RecapView, SentTo
from ui.models.rest import RestModel, RestView
from ui.models.retry import RetryModel, RetryView
from ui.models.stated_identity import StatedIdentityModel, StatedIdentityView
from ui.models.steps import StepsModel
from ui.models.thermometer import ThermometerModel, ThermometerView
from ui.models.top_bar import TopBarModel, TopBarView
from ui.models.waiting import WaitingModel, WaitingView
from ui.models.welcome import WelcomeModel, WelcomeView

CLAIRE = PresenceView("Claire", "infirmière")


def frame(step: int, presence: PresenceView = CLAIRE, *, network_cut: bool = False, speaks: bool = True) -> dict[str, object]:
    """What stands around every patient screen, and who is there."""
    steps, tools, beside = StepsModel(), TopBarModel(), PresenceModel()
    steps.go_to(step)
    tools.show(TopBarView(simulated=True, network_cut=network_cut, speaks=speaks))
    beside.show(presence)
    return {"steps": steps, "tools": tools, "help": HelpModel(), "idle": IdleModel(), "emergency": EmergencyModel(), "presence": beside}


def oximeter_screen() -> dict[str, object]:
    """Screen 05 as drawn."""
    oximeter = OximeterModel()
    oximeter.show(OximeterView(spo2=96, pulse_rate=74, quality=3, progress=0.6, remaining_s=4))
    return {**frame(3), "oximeter": oximeter, "trace": full_trace()}


MEASURING = BloodPressureView(assistant="Claire", done=(CuffReading(136, 84, 76),), cuff_mmhg=142, pulse_found=True)


def blood_pressure_screen(view: BloodPressureView = MEASURING) -> dict[str, object]:
    """Screen 04 as drawn."""
    pressure = BloodPressureModel()
    pressure.show(view)
    return {**frame(3), "pressure": pressure}


def cuff_by_hand_screen() -> dict[str, object]:
    """Screen 04c as drawn: no live pressure, so the time."""
    return blood_pressure_screen(BloodPressureView(assistant="Claire", done=(CuffReading(136, 84, 76),), elapsed_s=24, has_live_pressure=False))


def cuff_pause_screen() -> dict[str, object]:
    """Screen 04 between two measures."""
    return blood_pressure_screen(BloodPressureView(assistant="Claire", done=(CuffReading(136, 84, 76),), pause_s=42))


def position_screen() -> dict[str, object]:
    """Screen 04a as drawn."""
    posture = PostureModel()
    posture.show(PostureView("Claire", frozenset(POINTS[:4]), "M", Decimal(31)))
    return {**frame(3), "posture": posture}


def no_cuff_screen() -> dict[str, object]:
    """Screen 04a with an arm that no cuff of the booth fits."""
    posture = PostureModel()
    posture.show(PostureView("Claire", frozenset(POINTS[:3]), "", Decimal("57.5"), no_cuff_fits=True))
    return {**frame(3), "posture": posture}


def cuff_fourth_screen() -> dict[str, object]:
    """Screen 04 with one reading more than usual."""
    done = (CuffReading(152, 90, 76), CuffReading(140, 86, 79, irregular=True), CuffReading(138, 85, 78))
    return blood_pressure_screen(BloodPressureView("Claire", done, 4, cuff_mmhg=96, one_more=OneMore.IRREGULAR))


def after_call_screen() -> dict[str, object]:
    """Screen 07 once the call is over."""
    moment = MomentModel()
    moment.show(MomentView("conclusion", "Claire", "Dr Samir Haddad", Part.PATIENT))
    return {**frame(5), "moment": moment}


def rest_screen() -> dict[str, object]:
    """Screen 04b as drawn, on hold."""
    rest = RestModel()
    rest.show(RestView("Claire", remaining_s=114, total_s=300, on_hold=True, accelerated=True))
    return {**frame(3), "rest": rest}


def retry_screen() -> dict[str, object]:
    """Screen 04d as drawn: the second attempt."""
    retry = RetryModel()
    retry.show(RetryView("Claire", (Reason.MOVEMENT, Reason.CUFF_LOOSE)))
    return {**frame(3, PresenceView("Claire", "infirmière", takes_over=True)), "retry": retry}


def idle_screen() -> dict[str, object]:
    """Screen 09b over another."""
    models = position_screen()
    idle = models["idle"]
    assert isinstance(idle, IdleModel)
    idle.show(24)
    return models


def idle_after_the_signature() -> dict[str, object]:
    """Screen 09b over the recap: what is signed leaves all the same."""
    models = recap_screen()
    idle = models["idle"]
    assert isinstance(idle, IdleModel)
    idle.show(24, signed=True)
    return models


def help_screen(*, speaks: bool = True) -> dict[str, object]:
    """The help sheet over another screen."""
    models = {**oximeter_screen(), **frame(3, speaks=speaks)}
    sheet = models["help"]
    assert isinstance(sheet, HelpModel)
    sheet.show(HelpView("Claire", may_change_consents=True, speaks=speaks))
    return models


def emergency_screen() -> dict[str, object]:
    """Screen 09 as drawn."""
    models = oximeter_screen()
    emergency = models["emergency"]
    assert isinstance(emergency, EmergencyModel)
    emergency.show(
        EmergencyView(
            "Claire",
            "Pharmacie des Halles",
            "4 place du Marché, 52300 Joinville",
            "Femme, 78 ans",
            "Tension 134/82, pouls 75, oxygène 96 %",
            alarm_on=True,
        )
    )
    return models


def welcome_screen(*, speaks: bool = True) -> dict[str, object]:
    """Screen 01 as drawn; in a booth that cannot read aloud, nothing offers it."""
    welcome = WelcomeModel()
    welcome.show(WelcomeView("Claire", "infirmière", speaks=speaks))
    return {**frame(0, speaks=speaks), "welcome": welcome}


def stated_identity_screen() -> dict[str, object]:
    """Screen 02a as drawn."""
    identity = StatedIdentityModel()
    identity.show(StatedIdentityView("Claire", "GARNIER Odette", date(1947, 3, 12)))
    return {**frame(1), "identity": identity}


def agreements_screen() -> dict[str, object]:
    """Screen 02 as drawn: one answer is missing."""
    answers = {Purpose.OWN_DOCTOR: False, Purpose.EXPERT: None}
    agreements = AgreementsModel()
    lines = tuple(Agreement(purpose.value, words.title, words.explanation, answers.get(purpose, True)) for purpose, words in WORDINGS.items())
    agreements.show(AgreementsView("Claire", lines))
    return {**frame(1), "agreements": agreements}


def motive_screen() -> dict[str, object]:
    """Screen 03 as drawn."""
    motive = MotiveModel()
    motive.show(MotiveView(chosen="ear"))
    return {**frame(2), "motive": motive}


def question_screen() -> dict[str, object]:
    """Screen 03b as drawn."""
    question = QuestionModel()
    question.show(QuestionView("Un côté du visage ou du corps est-il plus faible ?", "Ou des mots qui ne viennent pas, depuis peu.", 3, 7, "no"))
    return {**frame(2), "question": question}


def thermometer_screen() -> dict[str, object]:
    """The thermometer, its value just in."""
    thermometer = ThermometerModel()
    thermometer.show(ThermometerView("Claire", Decimal("38.1")))
    return {**frame(3), "thermometer": thermometer}


def thermometer_again_screen() -> dict[str, object]:
    """Two readings too far apart: a third is taken."""
    thermometer = ThermometerModel()
    thermometer.show(ThermometerView("Claire", None, before=(Decimal("37.4"), Decimal("38.1"))))
    return {**frame(3), "thermometer": thermometer}


def otoscope_screen() -> dict[str, object]:
    """The right ear, frozen."""
    otoscope = OtoscopeModel()
    otoscope.show(OtoscopeView("Claire", "right", frozen=True, kept=1))
    return {**frame(3, PresenceView("Claire", "infirmière", camera_on=True)), "otoscope": otoscope, "picture": drawn_picture("eardrum", View.OTOSCOPE)}


def otoscope_before_screen() -> dict[str, object]:
    """The otoscope, before an ear is chosen and before its first picture."""
    otoscope = OtoscopeModel()
    otoscope.show(OtoscopeView("Claire"))
    return {**frame(3, PresenceView("Claire", "infirmière", camera_on=True)), "otoscope": otoscope, "picture": MovingPicture(None, View.OTOSCOPE)}


def dermatoscope_screen() -> dict[str, object]:
    """The dermatoscope, before its first picture."""
    otoscope = OtoscopeModel()
    otoscope.show(OtoscopeView("Claire", skin=True))
    return {**frame(3, PresenceView("Claire", "infirmière", camera_on=True)), "otoscope": otoscope, "picture": MovingPicture(None, View.OTOSCOPE)}


def waiting_screen() -> dict[str, object]:
    """Screen 06; the drawing's minutes, price and doctor are known to nobody before somebody takes the visit."""
    waiting = WaitingModel()
    waiting.show(WaitingView(ahead=2, waited_min=6))
    return {**frame(4), "waiting": waiting}


def waiting_cut_screen() -> dict[str, object]:
    """Screen 06 while the line to the hub is cut."""
    waiting = WaitingModel()
    waiting.show(WaitingView(waited_min=6, reached=False))
    return {**frame(4, network_cut=True), "waiting": waiting}


def call_screen(line: str = "up", *, seen: bool = True, masked: bool = False) -> dict[str, object]:
    """Screen 07 as drawn."""
    call, advised = CallModel(), line == "connecting"
    practitioner = ("Dr Samir Haddad", "généraliste", "Saint-Dizier", "10000000000")
    call.show(CallView(*practitioner, line, seen=seen, masked=masked, heard=seen, muted=False, headset_advised=advised))
    return {
        **frame(5, PresenceView("Claire", "infirmière", camera_on=seen and not masked, microphone_on=seen)),
        "call": call,
        "practitioner": drawn_picture("office", View.PRACTITIONER),
        "mirror": drawn_picture("booth", View.SELF),
    }


def recap_screen() -> dict[str, object]:
    """Screen 08 as drawn."""
    recap = RecapModel()
    recap.show(
        RecapView(
            assistant="Claire",
            practitioner="Dr Haddad",
            finding="Une infection de l’oreille droite. C’est fréquent et cela se soigne bien.",
            plan="Antibiotique : 1 comprimé matin, midi et soir, pendant 7 jours.\nPas d’eau dans l’oreille pendant 7 jours.",
            follow_up="Jeudi 27 novembre, 10 h : Claire vous appelle pour prendre des nouvelles.",
            call_again_if="la fièvre dure plus de 2 jours, le vertige revient, ou la douleur augmente.",
            phone="03 00 00 00 00",
            page_address="https://alcove.exemple/aide",
            sent_to=(SentTo("Mon espace santé", "received"), SentTo("Dr Lenoir", "refused")),
        )
    )
    return {**frame(6, PresenceView("Claire", moment="recap")), "recap": recap}


def no_call_screen() -> dict[str, object]:
    """Screen 10 as drawn."""
    ending = NoCallModel()
    ending.show(
        NoCallView(
            "Claire",
            "no-practitioner",
            "Maison de santé de Joinville",
            "4 rue des Écoles, à 400 m à pied. Ouverte jusqu’à 20 h.",
            "03 00 00 00 00",
            "printed",
        )
    )
    return {**frame(6, PresenceView("Claire", moment="leaving")), "ending": ending}


def no_call_nowhere() -> dict[str, object]:
    """Screen 10 in a booth that names no place to go and no number of its own, before the sheet came."""
    ending = NoCallModel()
    ending.show(NoCallView("Claire", "call-failed"))
    return {**frame(6, PresenceView("Claire", moment="leaving")), "ending": ending}


def no_call_emergency() -> dict[str, object]:
    """Screen 10 where the 15 was called: nobody is seen to the door."""
    ending = NoCallModel()
    ending.show(NoCallView("Claire", "emergency", phone="03 00 00 00 00", sheet="printed"))
    return {**frame(6), "ending": ending}


def moment_screen(what: str = "questions", step: int = 2) -> dict[str, object]:
    """The quiet screen."""
    moment = MomentModel()
    moment.show(MomentView(what, "Claire"))
    return {**frame(step), "moment": moment}


def closed_screen(what: str) -> dict[str, object]:
    """The quiet screen while nobody is received."""
    return {**moment_screen(what, 0), **frame(0, PresenceView(moment="closed"))}


def first_question_screen() -> dict[str, object]:
    """Screen 03b at the first question: there is nothing to go back to."""
    question = QuestionModel()
    question.show(QuestionView("Avez-vous mal dans la poitrine ?", "Une douleur, un poids, un serrement.", 1, 7))
    return {**frame(2), "question": question}


def listening_screen() -> dict[str, object]:
    """The stethoscope hears."""
    return {**moment_screen("listening", 3), **frame(3, PresenceView("Claire", "infirmière", stethoscope_on=True))}


SCREENS: dict[str, tuple[str, Callable[[], dict[str, object]]]] = {
    "01-accueil": ("Patient/Welcome", welcome_screen),
    "01-accueil-sans-voix": ("Patient/Welcome", lambda: welcome_screen(speaks=False)),
    "02-consentement": ("Patient/Agreements", agreements_screen),
    "02a-identite": ("Patient/StatedIdentity", stated_identity_screen),
    "03-motif": ("Patient/Motive", motive_screen),
    "03b-question": ("Patient/Question", question_screen),
    "03b-premiere-question": ("Patient/Question", first_question_screen),
    "03c-moment": ("Patient/Moment", moment_screen),
    "04e-mesure-regardee": ("Patient/Moment", lambda: moment_screen("reading", 3)),
    "04-tension-guidee": ("Patient/BloodPressure", blood_pressure_screen),
    "04-pause": ("Patient/BloodPressure", cuff_pause_screen),
    "04a-tension-position": ("Patient/CuffPosition", position_screen),
    "04-quatrieme": ("Patient/BloodPressure", cuff_fourth_screen),
    "04a-aucun-brassard": ("Patient/CuffPosition", no_cuff_screen),
    "07d-appel-termine": ("Patient/Moment", after_call_screen),
    "04b-tension-repos": ("Patient/CuffRest", rest_screen),
    "04c-tension-sans-bouton": ("Patient/CuffByHand", cuff_by_hand_screen),
    "04d-mesure-echec": ("Patient/CuffRetry", retry_screen),
    "05-oxymetre": ("Patient/Oximeter", oximeter_screen),
    "05d-temperature": ("Patient/Thermometer", thermometer_screen),
    "05d-temperature-encore": ("Patient/Thermometer", thermometer_again_screen),
    "05e-otoscope": ("Patient/Otoscope", otoscope_screen),
    "05e-otoscope-avant": ("Patient/Otoscope", otoscope_before_screen),
    "05f-dermatoscope": ("Patient/Otoscope", dermatoscope_screen),
    "05f-auscultation": ("Patient/Moment", listening_screen),
    "06-attente": ("Patient/Waiting", waiting_screen),
    "06c-attente-coupee": ("Patient/Waiting", waiting_cut_screen),
    "07-appel": ("Patient/Call", call_screen),
    "07b-appel-coupe": ("Patient/Call", lambda: call_screen("lost")),
    "07c-appel-masque": ("Patient/Call", lambda: call_screen("connecting", masked=True)),
    "07e-appel-sans-image": ("Patient/Call", lambda: call_screen(seen=False)),
    "08-recapitulatif": ("Patient/Recap", recap_screen),
    "09-urgence": ("Patient/Oximeter", emergency_screen),
    "09b-inactivite": ("Patient/CuffPosition", idle_screen),
    "09b-inactivite-resume": ("Patient/Recap", idle_after_the_signature),
    "10-fin-sans-appel": ("Patient/NoCall", no_call_screen),
    "10-fin-sans-lieu": ("Patient/NoCall", no_call_nowhere),
    "10-fin-confiee-au-15": ("Patient/NoCall", no_call_emergency),
    "00-en-controle": ("Patient/Moment", lambda: closed_screen("upkeep")),
    "00-fermee": ("Patient/Moment", lambda: closed_screen("closed")),
    "11-au-revoir": ("Patient/Moment", lambda: moment_screen("goodbye", 6)),
    "aide": ("Patient/Oximeter", help_screen),
    "aide-sans-voix": ("Patient/Oximeter", lambda: help_screen(speaks=False)),
}
