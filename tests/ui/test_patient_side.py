"""A patient alone with the screen: what is touched happens in the visit, what happens in the visit is shown."""

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.booth import Booth
from devices.device import Abilities, Role
from devices.measurement import CuffPressure, NoReading, Reason
from devices.status import DeviceStatus, Status
from session import events as e
from session.alarm import read_rules
from session.call.control import CameraStatus, Heard, Seen, SoundStatus
from session.call.media_link import MediaHealth
from session.consent import Purpose
from session.consultation import State
from session.guided import Posture
from session.listening import Auscultating, Stage
from session.live import LiveConsultation
from session.logins import Login
from session.measuring import Measuring
from session.people import PATIENT
from tests.session.measures_bench import HandDevice
from tests.session.visits import CLAIRE, CUFF, HADDAD, NOW, ODETTE, OXIMETER, Clock, MemoryBooth, path_to_call, path_to_measures, pressure, saturation
from tests.ui.touched import Touched
from ui.news import GuideNews, LinkNews, ListeningNews, LiveNews, LoginNews, MeasureNews, PlaceNews, StatusNews, VisitNews
from ui.patient import Look, PatientScreens, Place
from ui.patient_side import PatientSide
from ui.siren import Siren
from ui.voice import Voice

PRESENT = MediaHealth(
    patient_camera=CameraStatus(Role.PATIENT_CAMERA, Seen.PRESENT),
    otoscope=CameraStatus(Role.OTOSCOPE, Seen.PRESENT),
    sound=SoundStatus(Heard.PRESENT, Heard.PRESENT),
)


class Visit(Touched):
    """At the patient's screen."""

    side: PatientSide

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot)
        self.clock, self.quiet = Clock(), 0.0
        self.live = LiveConsultation(MemoryBooth(), read_rules(), self.clock)
        self.live.assistant = CLAIRE
        self.cuff, self.oximeter = HandDevice(CUFF), HandDevice(OXIMETER)
        self.cuff.abilities = Abilities(has_live_pressure=True)
        booth = Booth({Role.CUFF: self.cuff, Role.OXIMETER: self.oximeter})  # type: ignore[dict-item]
        self.measuring = Measuring(self.live, booth)
        abilities = {role: device.abilities for role, device in booth}
        place = Place("Pharmacie des Halles", "Joinville", "03 00")
        screens = PatientScreens(self.clock, self.live.rules, abilities, place=place, simulated=True)
        voice, siren = Voice("no-such-program"), Siren("no-such-program")
        self.side = PatientSide(screens, self.bridge, self.live, self.measuring, voice=voice, siren=siren, monotonic=lambda: self.quiet)
        self.show(self._follow())
        self.bridge.post(LoginNews(Login(CLAIRE, NOW)))
        self.shows("Bonjour, bienvenue.")

    async def _follow(self) -> None:
        live, measuring = self.live, self.measuring
        feeds: list[tuple[Any, Callable[[Any], object]]] = [
            (live.consultation, VisitNews),
            (measuring.pressure.guide, GuideNews),
            (measuring.measures, MeasureNews),
            (measuring.statuses, StatusNews),
            (self.cuff.live, lambda value: LiveNews(Role.CUFF, value)),
        ]
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(measuring.run())
            for feed, wrap in feeds:
                tasks.create_task(self._carry(feed, wrap))

    async def _carry(self, feed: Any, wrap: Callable[[Any], object]) -> None:
        with feed.listen() as values:
            async for value in values:
                self.bridge.post(wrap(value))

    def state(self, state: State) -> None:
        """Wait until the visit stands here."""
        self.until(lambda: self.side.screens.state is state)

    def to(self, state: State) -> None:
        """A visit that has come this far."""
        self.ask(self.live.begin())
        for event in path_to_measures()[1:]:
            if self.live.now.state is not state:
                self.apply(event)
        self.state(state)


@pytest.fixture
def visit(qtbot: QtBot, qapp: QApplication, compiled_words: None) -> Iterator[Visit]:
    with Visit(qtbot) as visit:
        yield visit


def test_from_the_welcome_to_the_measures_by_touch(visit: Visit) -> None:
    visit.touch("text-huge")
    visit.touch("next")
    visit.shows("Dites votre nom et votre date de naissance.")
    assert visit.live.now.record.text_scale == 1.5
    visit.ask(visit.live.enter_identity(ODETTE))
    visit.shows("GARNIER Odette Marie", "12 mars 1947")
    visit.touch("confirm")
    visit.shows("C’est vous qui décidez.", "Page 1 sur 3")
    for page in range(3):
        for purpose in list(Purpose)[2 * page : 2 * page + 2]:
            visit.touch(f"yes-{purpose.value}")
            visit.until(lambda purpose=purpose: visit.side.screens.record.agreed(purpose))
        visit.touch("next")
    visit.shows("Pourquoi venez-vous aujourd’hui ?")
    visit.touch("motive-ear")
    visit.touch("next")
    for flag in visit.live.rules.red_flags:
        visit.shows(flag.question)
        visit.touch("answer-no")
        visit.until(lambda flag=flag: flag.flag_id in visit.side.screens.record.red_flags)
        visit.touch("next")
    visit.shows("Claire vous pose quelques questions.")


def test_a_visit_that_was_killed_before_its_first_event_still_begins(visit: Visit) -> None:
    async def take_up() -> None:
        visit.live.file._booth.begin()
        visit.live.resume()

    visit.ask(take_up())
    visit.until(lambda: visit.side.screens.state is State.WELCOME)
    visit.touch("next")
    visit.state(State.IDENTITY)


def test_a_wrong_name_is_gone_from_the_screen_once_it_is_denied(visit: Visit) -> None:
    visit.touch("next")
    visit.state(State.IDENTITY)
    visit.ask(visit.live.enter_identity(ODETTE))
    visit.shows("Est-ce bien vous ?", "GARNIER Odette Marie")
    visit.touch("deny")
    visit.until(lambda: visit.side.window.screen_name == "Patient/Moment")
    assert (visit.live.now.state, visit.live.now.record.identity_denied) == (State.IDENTITY, True)
    visit.ask(visit.live.enter_identity(ODETTE))
    visit.shows("Est-ce bien vous ?")


def test_back_from_the_agreements_the_patient_reads_the_name_again_and_denies_nothing(visit: Visit) -> None:
    visit.to(State.CONSENT)
    visit.shows("C’est vous qui décidez.")
    visit.touch("back")
    visit.shows("Est-ce bien vous ?", "GARNIER Odette Marie")
    visit.touch("confirm")
    visit.shows("C’est vous qui décidez.")
    assert (visit.live.now.state, visit.live.now.record.identity_denied) == (State.CONSENT, False)
    visit.touch("back")
    visit.shows("Est-ce bien vous ?")
    visit.touch("deny")
    visit.until(lambda: visit.live.now.state is State.IDENTITY)
    visit.until(lambda: visit.side.window.screen_name == "Patient/Moment")
    assert visit.live.now.record.identity_denied


def test_a_name_typed_anew_and_confirmed_at_the_console_is_not_asked_for_again(visit: Visit) -> None:
    visit.to(State.CONSENT)
    visit.touch("back")
    visit.shows("Est-ce bien vous ?")
    visit.ask(visit.live.enter_identity(ODETTE))
    visit.state(State.IDENTITY)
    visit.ask(visit.live.state_identity(for_patient=True))
    visit.shows("C’est vous qui décidez.")


def test_nothing_of_one_patient_is_left_for_the_next(visit: Visit) -> None:
    visit.touch("contrast")
    visit.touch("language-en")
    visit.shows("Hello, welcome.")
    visit.touch("next")
    visit.state(State.IDENTITY)
    visit.publish(visit.live.consultation, None)
    visit.shows("Bonjour, bienvenue.")
    assert visit.side.screens.look.high_contrast is False


def test_whoever_comes_to_the_agreements_reads_them_from_the_first_page(visit: Visit) -> None:
    def come_to_the_agreements() -> None:
        visit.ask(visit.live.begin(text_scale=1.5))
        visit.ask(visit.live.enter_identity(ODETTE))
        visit.ask(visit.live.state_identity())
        visit.shows("C’est vous qui décidez.", "Page 1 sur 3")

    come_to_the_agreements()
    for purpose in list(Purpose)[:2]:
        visit.ask(visit.live.answer_consent(purpose, True))
    visit.until(lambda: visit.side.screens.agreements.property("may_go_on"))
    visit.touch("next")
    visit.shows("Page 2 sur 3")
    visit.ask(visit.live.enter_identity(replace(ODETTE, traits=replace(ODETTE.traits, birth_name="GARNIR"))))
    visit.shows("Est-ce bien vous ?")
    visit.ask(visit.live.state_identity())
    visit.shows("Page 1 sur 3")


def test_whoever_comes_to_the_recap_reads_it_from_the_first_page(visit: Visit) -> None:
    visit.side.screens.recap.paged = True  # as the one before left it
    for _ in range(3):
        visit.side.screens.recap.go_on()
    visit.ask(visit.live.begin(text_scale=1.5))
    signed = e.ReportSigned(at=NOW, author=HADDAD.author, practitioner=HADDAD, sha256=hashlib.sha256(b"{}").hexdigest(), content="{}")
    visit.apply(*path_to_call()[1:], signed)
    visit.shows("Ce que le médecin vous a dit", "Page 1 sur 4")


def test_a_yes_to_an_alarm_question_brings_the_assistant(visit: Visit) -> None:
    visit.to(State.RED_FLAGS)
    visit.shows(visit.live.rules.red_flags[0].question)
    visit.touch("answer-yes")
    visit.shows("Claire s’occupe de vous tout de suite.")


def test_the_standing_banner_opens_the_alert(visit: Visit) -> None:
    visit.to(State.MOTIVE)
    visit.shows("Pourquoi venez-vous aujourd’hui ?")
    visit.touch("alarm")
    visit.shows("Claire s’occupe de vous tout de suite.")
    assert visit.live.now.alert is not None


def test_the_guided_cuff_that_no_software_stops(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.shows("Installez-vous bien.", "Encore 5 points", "Brassard : on mesure d’abord votre bras")
    visit.touch(f"posture-{Posture.CUFF_PLACED.value}")
    visit.ask(visit.measuring.pressure.fit_cuff(Decimal(31), None))
    visit.shows("Brassard taille M (bras de 31 cm)", "Encore 5 points")
    for posture in Posture:
        visit.touch(f"posture-{posture.value}")
        visit.until(lambda posture=posture: posture in visit.side.screens.known.guide.ticks)
    visit.touch("next")
    visit.shows("Reposez-vous.", "3:00", "sur 3 minutes")
    visit.clock.pass_(180)
    visit.shows("Ne bougez pas, ne parlez pas.", "Pour arrêter tout de suite", "Appeler Claire")
    assert "Arrêter le brassard" not in visit.screen.sentences()
    visit.publish(visit.cuff.live, CuffPressure(Decimal(142), NOW, pulse_found=True))
    visit.shows("142", "mmHg", "pouls trouvé")
    visit.publish(visit.cuff.results, pressure("136", "84"))
    visit.shows("136 / 84", "Soufflez un peu.", "1:00")


def test_a_cuff_without_value_shows_the_right_gesture(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.ask(visit.measuring.pressure.fit_cuff(None, None, unknown=True))
    for posture in Posture:
        visit.ask(visit.measuring.pressure.tick_posture(posture, True))
    visit.ask(visit.measuring.pressure.begin_rest())
    visit.clock.pass_(180)
    visit.shows("Ne bougez pas, ne parlez pas.")
    visit.publish(visit.cuff.results, NoReading(Reason.CUFF_LOOSE, NOW, CUFF))
    visit.shows("Le brassard était trop lâche.", "Deux doigts, pas plus", "Essai 2")
    visit.touch("again")
    visit.shows("Ne bougez pas, ne parlez pas.")


def test_the_oximeter_that_goes_quiet_never_keeps_its_last_value(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.side.focus(Role.OXIMETER)
    visit.ask(visit.measuring.start(Role.OXIMETER))
    visit.publish(visit.oximeter.status, DeviceStatus(Status.MEASURING))
    visit.bridge.post(LiveNews(Role.OXIMETER, saturation("96", "74")))
    visit.shows("96", "pouls 74", "Signal bon")
    visit.publish(visit.oximeter.status, DeviceStatus(Status.MEASURING, signal=Reason.NO_DATA))
    visit.shows("–", "La pince ne répond plus.", "Pas de signal")
    assert "96" not in visit.screen.sentences()


def test_the_oximeter_s_seconds_count_from_its_first_number(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.side.focus(Role.OXIMETER)
    visit.ask(visit.measuring.start(Role.OXIMETER))
    visit.publish(visit.oximeter.status, DeviceStatus(Status.MEASURING))
    visit.shows("Gardez la main posée, bien chaude.")
    visit.clock.pass_(8)  # the clip is still looking for a finger
    visit.bridge.post(LiveNews(Role.OXIMETER, saturation("96", "74")))
    visit.shows("96", "Encore 10 secondes")


def test_urgence_opens_at_the_first_touch_and_closes_only_when_held(visit: Visit) -> None:
    visit.to(State.MEASURES)
    with visit.qtbot.waitSignal(visit.side.urgency_called):
        visit.touch("sos")
    visit.shows("Urgence", "Pharmacie des Halles", "Composez le 15", "Alarme sans son : appelez à voix haute")
    visit.until(lambda: visit.live.now.record.urgency is not None)
    visit.touch("mistake")
    assert visit.side.screens.emergency_open
    with visit.qtbot.waitSignal(visit.side.urgency_over):
        visit.side.screens.emergency.was_a_mistake()
    visit.until(lambda: visit.live.now.record.urgency is None)


def test_urgence_works_before_any_visit(visit: Visit) -> None:
    visit.touch("sos")
    visit.shows("Urgence", "Claire arrive.\nRestez assis.")


def test_nobody_there_ends_the_visit(visit: Visit) -> None:
    visit.ask(visit.live.begin())
    visit.ask(visit.live.enter_identity(ODETTE))
    visit.shows("Est-ce bien vous ?")
    visit.side.pass_time()
    visit.quiet += 66
    visit.side.pass_time()
    visit.shows("Vous êtes toujours là ?", "24")
    visit.touch("stay")
    assert not visit.side.screens.idle.open
    visit.quiet += 90
    visit.side.pass_time()
    visit.state(State.PATIENT_LEFT)


@pytest.mark.parametrize("ending", [e.CallFailed, e.NoPractitioner, e.PatientLeft], ids=lambda each: each.__name__)
def test_where_to_go_stays_on_the_screen_however_long_it_is_read(visit: Visit, ending: type[e.CallFailed]) -> None:
    visit.to(State.MEASURES)
    visit.apply(ending(at=NOW, author=CLAIRE, reason="raison"))
    visit.until(lambda: visit.side.window.screen_name == "Patient/NoCall")
    visit.side.pass_time()
    visit.quiet += 66  # within the countdown: later it would have closed by itself
    visit.side.pass_time()
    assert not visit.side.screens.idle.open
    assert visit.live.now.record.ending is not None


def test_after_the_signature_the_sheet_says_that_the_report_leaves(visit: Visit) -> None:
    def no_sheet_says(words: str) -> bool:
        return not any(words in sentence for sentence in visit.screen.sentences())

    visit.ask(visit.live.begin())
    signed = e.ReportSigned(at=NOW, author=HADDAD.author, practitioner=HADDAD, sha256=hashlib.sha256(b"{}").hexdigest(), content="{}")
    visit.apply(*path_to_call()[1:], signed)
    visit.state(State.RECAP)
    visit.side.pass_time()
    visit.quiet += 66
    visit.side.pass_time()
    visit.shows("Vous êtes toujours là ?", "Non, j’ai terminé")
    assert no_sheet_says("effaçons vos informations")
    visit.side.screens.agreements_open = True
    visit.touch("erase")
    visit.shows("On envoie votre résumé.")
    assert not visit.side.screens.agreements_open, "whoever read the agreements is gone"
    assert visit.live.now.state is State.DELIVERY


def test_the_welcome_forgets_whoever_chose_and_went_away(visit: Visit) -> None:
    visit.touch("language-en")
    visit.touch("text-huge")
    visit.shows("Hello, welcome.")
    visit.side.pass_time()
    visit.quiet += 59
    visit.side.pass_time()
    assert visit.side.screens.look.text_scale == 1.5
    visit.quiet += 1
    visit.side.pass_time()
    visit.shows("Bonjour, bienvenue.")
    assert visit.side.screens.look == Look()
    assert not visit.side.screens.idle.open


def test_nobody_at_work_any_more_leaves_nothing_chosen(visit: Visit) -> None:
    visit.touch("contrast")
    visit.until(lambda: visit.side.screens.look.high_contrast)
    visit.bridge.post(LoginNews(None))
    visit.until(lambda: visit.side.screens.look == Look())
    visit.shows("Cette borne n’est pas encore ouverte.", "Personne n’accueille ici pour l’instant")
    assert not any("Claire" in sentence for sentence in visit.screen.sentences())


def test_nobody_has_a_sheet_that_did_not_come(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.apply(e.CallFailed(at=NOW, author=CLAIRE, reason="ligne"))
    visit.shows("Votre feuille arrive")
    visit.side.screens.ending.go_on()
    for told in ("printing", "handed"):
        visit.side.tell_sheet(visit.side.visit, told)
        visit.shows("Votre feuille arrive")
    visit.side.tell_sheet(visit.side.visit, "printed")
    visit.shows("J’ai ma feuille")
    visit.touch("next")
    visit.state(State.HYGIENE)
    assert visit.live.happened.latest == e.SheetHandedOver(at=NOW, author=PATIENT, sheet=e.Sheet.PRINTED)


def test_an_agreement_is_taken_back_from_the_help(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.touch("help")
    visit.shows("De quoi avez-vous besoin ?")
    visit.touch("change-consents")
    visit.shows("C’est vous qui décidez.")
    visit.touch(f"no-{Purpose.IMAGES.value}")
    visit.shows("Retiré.")
    assert not visit.live.now.record.agreed(Purpose.IMAGES)
    visit.touch(f"yes-{Purpose.IMAGES.value}")  # and given again
    visit.until(lambda: visit.live.now.record.agreed(Purpose.IMAGES))
    assert visit.live.now.record.consents[Purpose.IMAGES].author == PATIENT
    visit.touch("next")
    visit.shows("Installez-vous bien.")


def test_the_patient_is_told_while_the_stethoscope_hears(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.bridge.post(ListeningNews(Auscultating(Stage.LISTENING)))
    visit.shows("Claire vous écoute au stéthoscope.", "Le stéthoscope écoute")
    assert visit.side.screens.nobody_expected, "nobody is asked whether they are still there while they are listened to"
    visit.bridge.post(ListeningNews(Auscultating(Stage.HEARD)))
    visit.shows("Caméra et micro éteints")
    assert "Le stéthoscope écoute" not in visit.screen.sentences()
    visit.ask(visit.live.finish_measures())
    visit.ask(visit.live.decide(e.Outcome.TELECONSULTATION, "Toux"))
    visit.apply(e.PractitionerTook(at=visit.clock(), author=HADDAD.author, practitioner=HADDAD))
    visit.bridge.post(ListeningNews(Auscultating(Stage.OPENING)))
    visit.shows("Dr Samir Haddad arrive.", "Le stéthoscope écoute")


def test_the_wait_the_call_and_the_summary(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.ask(visit.live.finish_measures())
    visit.shows("Claire regarde vos mesures.")
    visit.ask(visit.live.decide(e.Outcome.TELECONSULTATION, "Otalgie simple"))
    visit.shows("On cherche un médecin pour vous.", "durée inconnue")
    visit.apply(e.PractitionerTook(at=visit.clock(), author=HADDAD.author, practitioner=HADDAD))
    visit.shows("Dr Samir Haddad arrive.", "Caméra sans image", "Micro sans son")
    visit.side.tell(line="up", media=PRESENT)
    visit.shows("Caméra allumée", "Micro allumé", f"RPPS {HADDAD.rpps}")
    with visit.qtbot.waitSignal(visit.side.call_camera_asked) as asked:
        visit.touch("camera")
    assert asked.args == [False]
    visit.side.tell(line="lost")
    visit.shows("La ligne est coupée. On vous reconnecte.")


def test_what_is_hidden_and_what_only_fails_are_not_the_same(visit: Visit) -> None:
    visit.ask(visit.live.begin())
    visit.apply(*path_to_call()[1:])
    lost = replace(PRESENT, patient_camera=CameraStatus(Role.PATIENT_CAMERA, Seen.LOST), sound=SoundStatus(Heard.ABSENT, Heard.PRESENT))
    visit.side.tell(line="up", media=lost)
    visit.shows("Caméra sans image", "Pas d’image", "Micro sans son")  # though the otoscope gives pictures; and no promise that nobody sees
    for button, signal in (("camera", visit.side.call_camera_asked), ("microphone", visit.side.call_microphone_asked)):
        with visit.qtbot.waitSignal(signal) as asked:
            visit.touch(button)
        assert asked.args == [False], "hidden before it comes back"
    visit.side.tell(media=replace(lost, masked=True, muted=True))
    visit.shows("Caméra masquée", "On ne vous voit pas", "Micro coupé")
    visit.side.tell(media=replace(PRESENT, masked=True, muted=True))
    visit.shows("Caméra masquée", "On ne vous voit pas", "Micro coupé")
    for button, signal in (("camera", visit.side.call_camera_asked), ("microphone", visit.side.call_microphone_asked)):
        with visit.qtbot.waitSignal(signal) as asked:
            visit.touch(button)
        assert asked.args == [True]


def test_on_a_smaller_display_everything_is_smaller_and_still_answers(visit: Visit) -> None:
    visit.side.window.view.resize(1280, 720)
    visit.until(lambda: visit.side.window.view.rootObject().scale() < 1)
    visit.screen.settle()
    button = visit.screen.button("next")
    place = button.mapRectToScene(button.boundingRect())
    assert place.right() <= 1280
    assert place.bottom() <= 720
    visit.touch("next")
    visit.state(State.IDENTITY)


def test_the_rank_is_said_as_far_as_the_hub_says_it_and_no_minutes_are_made_up(visit: Visit) -> None:
    visit.ask(visit.live.begin())
    visit.apply(*path_to_call()[1:-2])
    visit.state(State.WAITING)
    visit.shows("On cherche un médecin pour vous.", "durée inconnue")
    visit.bridge.post(LinkNews(True))
    for ahead, words in ((2, "2 personnes passent avant vous."), (1, "Une personne passe avant vous."), (0, "Vous êtes le prochain.")):
        visit.bridge.post(PlaceNews(ahead))
        visit.shows(words, "durée inconnue")
    visit.bridge.post(LinkNews(False))
    visit.shows("La ligne est coupée. On réessaie.", "Réseau coupé")
    visit.bridge.post(PlaceNews(None))
    visit.bridge.post(LinkNews(True))
    visit.shows("On cherche un médecin pour vous.")
    assert "Réseau coupé" not in visit.screen.sentences()


def test_urgence_called_at_the_console_is_shown_here_at_once_without_a_visit(visit: Visit) -> None:
    with visit.qtbot.waitSignal(visit.side.urgency_called):
        visit.side.show_urgency(True)
    visit.shows("Composez le 15")
    with visit.qtbot.waitSignal(visit.side.urgency_over):
        visit.side.show_urgency(False)
    visit.shows("Bonjour, bienvenue.")


def test_urgence_called_by_the_practitioner_is_shown_here(visit: Visit) -> None:
    visit.ask(visit.live.begin())
    visit.apply(*path_to_call()[1:])
    visit.state(State.CALL)
    with visit.qtbot.waitSignal(visit.side.urgency_called):
        visit.apply(e.UrgencyCalled(at=NOW, author=HADDAD.author))
    visit.shows("Composez le 15")
    with visit.qtbot.waitSignal(visit.side.urgency_over):
        visit.ask(visit.live.cancel_urgency("Arrêtée par le téléassistant"))


@pytest.mark.parametrize("state", [State.MOTIVE, State.MEASURES, State.WAITING, State.CALL])
def test_the_call_is_taken_back_through_the_help_sheet(visit: Visit, state: State) -> None:
    visit.ask(visit.live.begin())
    for event in path_to_call()[1:]:
        if visit.live.now.state is not state:
            visit.apply(event)
    visit.state(state)
    visit.touch("help")
    visit.touch("change-consents")
    visit.shows("Parler au médecin en vidéo")
    visit.touch(f"no-{Purpose.TELECONSULTATION.value}")
    visit.state(State.REFUSED)
    visit.until(lambda: visit.side.window.screen_name == "Patient/NoCall")
    assert isinstance(visit.live.now.record.consents[Purpose.TELECONSULTATION], e.ConsentWithdrawn)


def test_a_booth_that_cannot_read_aloud_offers_it_nowhere(visit: Visit) -> None:
    def offered() -> set[str]:
        return {words for words in visit.screen.sentences() if words in ("Lire à voix haute", "Écouter", "Voix et couleurs")}

    assert not visit.side.voice.available
    visit.touch("help")
    visit.shows("De quoi avez-vous besoin ?")
    assert offered() == set()
    visit.side.screens.speaks = True
    visit.side.refresh()
    visit.until(lambda: offered() == {"Lire à voix haute", "Écouter", "Voix et couleurs"})
