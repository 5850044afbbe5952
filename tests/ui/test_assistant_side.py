"""An assistant at the console: what is touched happens in the visit, what happens in the visit is shown."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from datetime import UTC, date
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from argon2 import PasswordHasher
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.booth import Booth
from devices.device import Role
from devices.measurement import Origin, Quality, QualityLevel, Quantity, Reason
from devices.status import DeviceStatus, Status
from session import events as e
from session.alarm import read_rules
from session.at_work import AtWork
from session.consent import Purpose
from session.consultation import State
from session.cuffs import CuffUse
from session.day_check import DayCheck
from session.identity.traits import Sex
from session.live import LiveConsultation
from session.logins import IDLE, WAIT, Account, Logins
from session.measuring import Measuring
from session.observation import ManualSource
from session.remote import Remote
from session.shown import Reread, not_here
from tests.session.test_measuring import HandDevice
from tests.session.visits import CUFF, HADDAD, NOW, OXIMETER, Clock, MemoryBooth, answers, path_to_call, path_to_measures, pressure, saturation
from tests.ui.screen import Screen
from ui.assistant_side import AssistantSide
from ui.bridge import Bridge
from ui.console import Console
from ui.fonts import load_fonts
from ui.language import speak
from ui.news import LinkNews, relay, sources_of
from ui.views.opening import CheckKind
from ui.views.place import Place

T = TypeVar("T")
CODE = "482913"
PLACE = Place("Pharmacie des Halles", "Borne AL-00042", "03 00 00 00 00", "Maison de santé", "4 rue des Écoles")


class MemoryAccounts:
    """The people of a booth, in memory."""

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}

    def add(self, account: Account, at: object) -> None:
        self.accounts[account.login] = account

    def save(self, account: Account) -> None:
        self.accounts[account.login] = account

    def find(self, login: str) -> Account | None:
        return self.accounts.get(login)

    def all(self) -> tuple[Account, ...]:
        return tuple(self.accounts.values())


class MemoryCheckBook:
    """The day's checks, in memory."""

    def __init__(self) -> None:
        self.checks: list[DayCheck] = []

    def keep(self, check: DayCheck) -> None:
        self.checks.append(check)

    def of(self, day: date) -> tuple[DayCheck, ...]:
        return tuple({check.kind: check for check in self.checks if check.at.date() == day}.values())


class Desk:
    """An engine in its thread, a console's window, and hands to touch it."""

    def __init__(
        self, qtbot: QtBot, finishing: Any = None, remote: Callable[[LiveConsultation, Measuring], Remote] | None = None, reread: Reread = not_here
    ) -> None:
        self.qtbot = qtbot
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name="engine")
        self._thread.start()
        self.clock, self.records, self.book = Clock(), MemoryBooth(), MemoryCheckBook()
        self.live = LiveConsultation(self.records, read_rules(), self.clock)
        self.cuff, self.oximeter = HandDevice(CUFF), HandDevice(OXIMETER)
        self.measuring = Measuring(self.live, Booth({Role.CUFF: self.cuff, Role.OXIMETER: self.oximeter}))  # type: ignore[dict-item]
        logins = Logins(MemoryAccounts(), lambda act, author, subject="": None, self.clock, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        logins.add("Claire Morel", CODE, profession="Infirmière")
        logins.add("Léa Roux", "739164", profession="Pharmacienne")
        self.at_work = AtWork(self.live, logins, self.book, lambda act, author, subject="", detail=None: None)
        self.bridge = Bridge(self.loop)
        console = Console(self.live.rules, PLACE, self.clock, UTC)
        self.remote = remote(self.live, self.measuring) if remote is not None else None
        self.side = AssistantSide(console, self.bridge, self.live, self.measuring, self.at_work, remote=self.remote, finishing=finishing, reread=reread)
        self.side.window.view.show()
        qtbot.waitExposed(self.side.window.view)
        self.screen = Screen(self.side.window.view, {})
        self.complaints: list[str] = []
        self.side.window.view.engine().warnings.connect(lambda warnings: self.complaints.extend(w.toString() for w in warnings))
        self._running = asyncio.run_coroutine_threadsafe(self._follow(), self.loop)

    async def _follow(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.measuring.run())
            if self.remote is not None and self.remote.listening is not None:
                tasks.create_task(self.remote.listening.run())
            tasks.create_task(relay(self.bridge, sources_of(self.live, self.measuring, self.at_work, self.remote)))

    def ask(self, verb: Coroutine[Any, Any, T]) -> T:
        """Do this in the engine."""
        return asyncio.run_coroutine_threadsafe(verb, self.loop).result(5)

    def apply(self, *events: e.Event) -> None:
        async def happen() -> None:
            self.live.apply(*events)

        self.ask(happen())

    def publish(self, feed: Any, value: object) -> None:
        self.loop.call_soon_threadsafe(feed.publish, value)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=3000)

    def shows(self, *sentences: str) -> None:
        """Wait until all of these are on the screen."""

        def there() -> bool:
            said = self.screen.sentences()
            return all(sentence in said for sentence in sentences)

        try:
            self.until(there)
        except Exception as error:
            raise AssertionError(f"{sentences} not among {self.screen.sentences()}") from error

    def touch(self, *names: str) -> None:
        for name in names:
            self.screen.settle()
            self.screen.touch(name)

    def write(self, field: str, text: str) -> None:
        """Touch the field, then the keys of the touch keyboard."""
        self.touch(field)
        for character in text:
            self.touch(f"key-{'space' if character == ' ' else character}")

    def in_record(self, where: str, key: object) -> None:
        """Wait until the console has this answer, agreement or cleaned item."""
        self.until(lambda: key in getattr(self.side.console.record, where))

    def ticked(self, posture: str) -> None:
        self.until(lambda: any(tick.value == posture for tick in self.side.console.known.guide.ticks))

    def state(self, state: State) -> None:
        """Wait until the console has the visit there."""
        known = self.side.console
        self.until(lambda: known.known.consultation is not None and known.known.consultation.state is state)

    def log_in(self, code: str = CODE) -> None:
        self.until(lambda: bool(self.side.console.known.people))
        self.touch("person-claire.morel", *(f"pad-{figure}" for figure in code))

    def open(self) -> None:
        """Claire is at work, and the day is checked."""
        self.log_in()
        self.shows("C’est bien vous")
        self.touch("check-hygiene")
        self.until(lambda: CheckKind.HYGIENE in self.side.console.known.checks)  # kept, then shown
        self.touch("open")
        self.shows("Le patient arrive")

    def to(self, events: list[e.Event], state: State) -> None:
        """A visit that has come this far."""
        self.open()
        self.ask(self.live.begin())
        self.apply(*events[1:])
        self.state(state)

    def look(self) -> None:
        """The engine's second passes."""

        async def look() -> None:
            self.at_work.look()

        self.ask(look())

    def close(self) -> None:
        self._running.cancel()
        with suppress(BaseException):
            self._running.result(5)
        self.side.close()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, compiled_words: None) -> Iterator[Desk]:
    load_fonts()
    speak("fr")
    QAccessible.setActive(True)
    desk = Desk(qtbot)
    yield desk
    desk.close()
    assert desk.complaints == []


# ── opening, and the lock ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_booth_opens_with_ones_own_code_and_hygiene(desk: Desk) -> None:
    desk.shows("Qui ouvre la borne ?", "Session fermée")
    desk.log_in("48291")
    desk.shows("encore 1 chiffre", "Ouvrir : 1 chiffre, hygiène")
    desk.touch("pad-3")
    desk.shows("C’est bien vous", "Ouvrir : hygiène")
    desk.touch("check-hygiene")
    desk.shows("Ouvrir la borne")
    desk.touch("open")
    desk.shows("Le patient arrive", "Claire Morel")


def test_a_wrong_code_says_how_many_tries_are_left_then_makes_wait(desk: Desk) -> None:
    for left in ("encore 4 essais", "encore 3 essais", "encore 2 essais", "encore 1 essai"):
        desk.log_in("111222")
        desk.shows(f"Faux : {left}")
    desk.log_in("111222")
    desk.shows("Attendre jusqu’à 9 h 10")
    desk.log_in()
    desk.shows("Attendre jusqu’à 9 h 10")
    desk.clock.pass_(WAIT.total_seconds())
    desk.log_in()
    desk.shows("C’est bien vous")


def test_the_lock_hides_the_patient_and_loses_nothing(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.shows("Odette G., 79 ans")
    desk.touch("pause")
    desk.shows("Qui reprend la visite ?", "Visite en cours, Claire Morel en répond")
    assert not any("Odette" in sentence for sentence in desk.screen.sentences())
    desk.log_in()
    desk.shows("Mesures de la visite", "Odette G., 79 ans")
    assert desk.live.now.state is State.MEASURES


# ── the path, by hand ────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_step_of_the_patients_can_be_done_from_the_console(desk: Desk) -> None:
    desk.open()
    desk.touch("finish-step")
    desk.state(State.IDENTITY)
    desk.shows("Traits d’identité (INS)", "Continuer : nom de naissance")
    desk.write("field-birth_name", "GARNIER")
    desk.write("field-first_names", "ODETTE")
    desk.write("field-birth_date", "12031947")
    desk.touch("sex-female", "document-identity-card")
    desk.shows("Continuer : nom à vérifier")
    desk.touch("name-matches", "date-matches")
    desk.shows("Continuer")
    desk.touch("go-on")
    desk.shows("Le patient a confirmé")
    desk.touch("go-on")
    desk.state(State.CONSENT)
    traits = desk.live.now.record.identity.traits  # type: ignore[union-attr]
    assert (traits.birth_name, traits.birth_date, traits.sex) == ("GARNIER", date(1947, 3, 12), Sex.FEMALE)
    for purpose in Purpose:
        desk.touch(f"answer-{purpose.value}-{'no' if purpose is Purpose.OWN_DOCTOR else 'yes'}")
        desk.in_record("consents", purpose)
    desk.touch("finish-step")
    desk.state(State.MOTIVE)
    desk.touch("answer-ear-choose")
    desk.state(State.RED_FLAGS)
    for flag in desk.live.rules.red_flags:
        desk.touch(f"answer-{flag.flag_id}-no")
        desk.in_record("red_flags", flag.flag_id)
    desk.touch("finish-step")
    desk.state(State.QUESTIONS)
    spoken = desk.live.now.record.consents[Purpose.IMAGES]
    assert isinstance(spoken, e.ConsentGiven)
    assert spoken.spoken
    record = desk.live.now.record
    assert record.motive is not None
    assert {spoken.author.name, record.motive.author.name, *(each.author.name for each in record.red_flags.values())} == {"Claire Morel"}


def test_unknown_is_an_answer_and_blank_is_not(desk: Desk) -> None:
    desk.to([event for event in path_to_measures() if not isinstance(event, e.QuestionAnswered | e.QuestionsAnswered)], State.QUESTIONS)
    desk.shows("Continuer : encore 5 lignes", "Pas demandé", "Sans objet")
    asked = [question for question in e.Question if question is not e.Question.PREGNANCY]
    for question in asked:
        desk.touch(f"answer-{question.value}-unknown")
        desk.in_record("answers", question)
    desk.touch("go-on")
    desk.state(State.MEASURES)
    assert desk.live.now.record.answers[e.Question.PREGNANCY].kind is e.AnswerKind.NOT_APPLICABLE


def test_a_detail_is_kept_with_its_yes(desk: Desk) -> None:
    desk.to([event for event in path_to_measures() if not isinstance(event, e.QuestionAnswered | e.QuestionsAnswered)], State.QUESTIONS)
    desk.touch("answer-allergies-yes")
    desk.until(lambda: e.Question.ALLERGIES in desk.side.console.record.answers)
    desk.write("detail-allergies", "e")
    desk.touch("key-done", "answer-allergies-yes")
    desk.until(lambda: desk.side.console.record.answers[e.Question.ALLERGIES].detail.endswith("e"))


def test_words_beside_a_no_are_asked_about_and_not_lost(desk: Desk) -> None:
    desk.to([event for event in path_to_measures() if not isinstance(event, e.QuestionAnswered | e.QuestionsAnswered)], State.QUESTIONS)
    desk.apply(*answers())
    desk.touch("answer-allergies-no")
    desk.until(lambda: desk.side.console.record.answers[e.Question.ALLERGIES].kind is e.AnswerKind.NO)
    desk.write("detail-allergies", "e")
    desk.touch("key-done")
    desk.until(lambda: desk.side.console.questions.property("closed_because") == "Allergies : oui ou non ?")
    desk.touch("answer-allergies-no")
    desk.until(lambda: desk.side.console.questions.property("closed_because") == "Allergies : oui ou non ?")
    assert desk.side.console.typing.details["allergies"] == "e"
    desk.touch("answer-allergies-yes")
    desk.until(lambda: desk.side.console.questions.property("closed_because") == "")
    assert desk.live.now.record.answers[e.Question.ALLERGIES].detail == "e"


# ── measures, typing, decision ───────────────────────────────────────────────────────────────────────────────────────


def test_a_touched_device_measures_and_its_value_is_kept(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.shows("Oxygène", "Prêt")
    desk.touch("device-oximeter")
    desk.shows("En cours · signal bon", "Finir les mesures : Mesure en cours")
    desk.until(desk.oximeter.started.is_set)
    desk.publish(desk.oximeter.results, saturation(97))
    desk.shows("97", "Qualité bonne")


def test_a_doubtful_value_waits_for_the_assistant(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("device-oximeter")
    desk.until(desk.oximeter.started.is_set)
    desk.publish(desk.oximeter.results, saturation(95, quality=Quality(QualityLevel.DOUBTFUL, (Reason.WEAK_SIGNAL,))))
    desk.shows("À confirmer · signal faible", "Finir les mesures : Mesure à confirmer")
    desk.touch("keep-oximeter")
    desk.shows("Douteuse, gardée")


def test_a_device_that_is_gone_lets_one_type_the_value(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.publish(desk.oximeter.status, DeviceStatus(Status.ABSENT))
    desk.shows("Hors ligne · saisie possible")
    desk.touch("device-oximeter")
    desk.shows("Ajouter : choisir la mesure")
    desk.touch(f"outcome-{Quantity.SPO2.value}", "pad-9", "pad-6")
    desk.shows("Ajouter : d’où vient-il ?")
    desk.touch("source-read-on-device")
    desk.shows("Ajouter")
    desk.touch("add")
    desk.shows("Mesures de la visite", "Saisie manuelle")
    kept = desk.live.now.record.observations[-1]
    assert (kept.manual_source, kept.measurement.origin, kept.kept_by.name) == (ManualSource.READ_ON_DEVICE, Origin.MANUAL, "Claire Morel")


@pytest.mark.parametrize(
    ("quantity", "keys", "number"),
    [(Quantity.PAIN, ("pad-7",), 7), (Quantity.RESPIRATORY_RATE, ("pad-1", "pad-6"), 16), (Quantity.SPO2, ("pad-9", "pad-6"), 96)],
)
def test_any_quantity_is_typed_while_every_device_works(desk: Desk, quantity: Quantity, keys: tuple[str, ...], number: int) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("type-value")
    desk.shows("Ajouter : choisir la mesure")
    desk.touch(f"outcome-{quantity.value}", *keys)
    desk.shows("Ajouter : d’où vient-il ?")
    desk.touch("source-counted", "add")
    desk.shows("Mesures de la visite", "Saisie manuelle")
    assert desk.live.now.record.observations[-1].measurement.value(quantity) == number


def test_no_value_is_typed_once_the_visit_is_over(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.side.console.frame.open_page("preparation")
    desk.shows("Saisir une valeur")
    desk.apply(e.CallFailed(at=NOW, author=HADDAD.author, reason="ligne"))
    desk.side.console.frame.open_page("preparation")
    desk.until(lambda: "Saisir une valeur" not in desk.screen.sentences())


def test_an_unexpected_value_is_corrected_or_confirmed(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("type-value")
    desk.shows("Quelle mesure écrivez-vous ?")
    desk.touch(f"outcome-{Quantity.WEIGHT.value}", "source-said-by-patient", "pad-1", "pad-6", "pad-1")
    desk.shows("161 kg : chiffre inattendu", "Ajouter : chiffre à confirmer")
    desk.touch("correct", "pad-6", "pad-1")
    desk.shows("Ajouter")
    desk.touch("add")
    desk.until(lambda: bool(desk.side.console.record.observations))
    assert desk.live.now.record.observations[0].measurement.value(Quantity.WEIGHT) == 61


def test_the_decision_needs_its_reason_and_queues(desk: Desk) -> None:
    desk.to([*path_to_measures(), e.MeasuresDone(at=NOW, author=HADDAD.author)], State.RELEVANCE)
    desk.touch("outcome-teleconsultation")
    desk.shows("Décider : Il manque la raison")
    desk.write("reason", "ok")
    desk.touch("key-done")
    desk.shows("Décider")
    desk.touch("finish")
    desk.state(State.WAITING)
    assert desk.live.now.record.relevance.reason == "ok"  # type: ignore[union-attr]


# ── the alert ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("state", [State.QUESTIONS, State.MEASURES, State.CALL])
def test_the_alert_opens_over_any_page_and_closes_only_by_a_decision(desk: Desk, state: State) -> None:
    events = path_to_call() if state is State.CALL else path_to_measures()
    if state is State.QUESTIONS:
        events = events[:-1]
    desk.to(events, state)
    desk.ask(_keep(desk, 85))
    desk.shows("Ce qui a déclenché l’alerte, et ce qu’on sait", "Continuer : choisir comment")
    assert desk.screen.button("sos").isVisible()
    desk.touch("choose-teleconsultation")
    desk.shows("Continuer : il manque la raison")
    desk.write("alert-reason", "vu")
    desk.touch("key-done", "alert-go-on")
    desk.until(lambda: not desk.side.console.alert.property("open"))
    assert desk.live.now.record.decisions[-1].reason == "vu"


async def _keep(desk: Desk, percent: int) -> None:
    desk.live.keep(saturation(percent))


def test_calling_the_15_ends_the_visit_with_the_finding_as_its_reason(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.ask(_keep(desk, 85))
    desk.shows("Appeler le 15")
    desk.touch("decide-emergency")
    desk.state(State.ORIENTED)
    desk.shows("La visite finit sans appel : pourquoi ?")
    assert desk.live.now.record.ending.reason.startswith("Alerte : Oxygène bas")  # type: ignore[union-attr]


def test_urgence_rings_in_every_state_and_the_assistant_stops_it(desk: Desk, qtbot: QtBot) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    with qtbot.waitSignal(desk.side.urgency_called):
        desk.touch("sos")
    desk.shows("Urgence appelée à 9 h 00. L’alarme sonne.")
    with qtbot.waitSignal(desk.side.urgency_over):
        desk.touch("cancel-urgency")
    desk.until(lambda: desk.side.console.record.urgency is None)


# ── the call ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_request_is_taken_or_refused_with_a_reason(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    asked = [e.MeasureRequested(at=NOW, author=HADDAD.author, request_id=f"r{n}", what=what) for n, what in enumerate(("otoscope-right", "oximeter"))]
    desk.apply(*asked)
    desk.shows("Oreille droite", "Oxygène")
    desk.touch("accept-r1")
    desk.shows("Acceptée · à faire")
    desk.touch("refuse-r0")
    desk.write("why-r0", "non")
    desk.touch("key-done", "refuse-now-r0")
    desk.shows("Refusée : non")


def test_the_side_comes_before_the_freeze(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.shows("Choisir l’oreille", "Figer d’abord")
    desk.touch("side-left")
    desk.shows("Figer l’image")


def test_a_message_is_sent_and_shown(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.touch("quick-first")
    desk.shows("Vous · 9 h 00")
    assert desk.live.now.record.chat[-1].text == "Je vérifie"


# ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_visit_ends_without_a_call_with_a_reason_and_a_sheet(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("end-without-call")
    desk.shows("Finir la visite : il manque l’issue")
    desk.touch("ending-left", "reason-Parti sans le dire")
    desk.shows("Finir la visite : feuille à imprimer")
    desk.touch("no-sheet")
    desk.shows("Finir la visite : dites pourquoi sans feuille")
    desk.write("no-sheet-reason", "parti")
    desk.touch("key-done", "finish-visit")
    desk.state(State.HYGIENE)
    assert isinstance(desk.live.now.record.ending, e.PatientLeft)


def test_hygiene_then_the_wipe_then_the_next_patient(desk: Desk) -> None:
    left = e.PatientLeft(at=NOW, author=HADDAD.author, reason="parti")
    desk.to([*path_to_measures(), left, e.SheetHandedOver(at=NOW, author=HADDAD.author, sheet=e.Sheet.PRINTED)], State.HYGIENE)
    desk.shows("0 sur 7", "Patient suivant : hygiène, effacement")
    for item in e.HygieneItem:
        desk.touch(f"clean-{item.value}")
        desk.in_record("hygiene", item)
    desk.touch("wipe")
    desk.shows("La visite est effacée de la borne", "Patient suivant")
    assert desk.records.files == {}
    desk.touch("next-patient")
    desk.shows("Le patient arrive")


def test_what_is_refused_is_said_and_nothing_changes(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.side.console.preparation.choose("teleconsultation")
    desk.side.console.questions.go_on()
    desk.shows("Ce n’est pas possible à cette étape.")
    assert desk.live.now.state is State.MEASURES


def test_nothing_typed_for_one_patient_is_left_for_the_next(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.write("reason", "odette")
    assert desk.side.console.typing.reason == "odette"
    desk.publish(desk.live.consultation, None)
    desk.until(lambda: desk.side.console.known.consultation is None)
    assert desk.side.console.typing.reason == ""
    assert desk.side.console.typing.identity.birth_name == ""


def test_the_guided_pressure_from_the_console(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("device-cuff")
    desk.shows("Commencer le repos : tour de bras à dire")
    desk.touch("answer-arm-unknown")
    desk.shows("Commencer le repos : encore 5 points")
    for posture in ("back-supported", "feet-flat", "arm-supported", "cuff-placed", "quiet"):
        desk.touch(f"answer-{posture}-tick")
        desk.ticked(posture)
    desk.touch("finish-step")
    desk.shows("Repos : encore 3:00")
    desk.clock.pass_(181)
    desk.until(lambda: desk.side.console.known.guide.phase.value == "measure")
    desk.shows("Le brassard mesure")
    desk.until(desk.cuff.started.is_set)
    desk.publish(desk.cuff.results, pressure(134, 82))
    desk.until(lambda: len(desk.side.console.record.observations) == 1)
    assert desk.live.now.record.observations[0].cuff == CuffUse()


# ── at any time: agreements, values struck out, Urgence, the day ─────────────────────────────────────────────────────


def test_the_rail_shows_the_agreements_and_takes_one_back(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("stage-1")
    desk.shows("Accord du patient : il peut changer d’avis", "Oui, à 9 h 00")
    desk.touch("answer-images-ask")
    desk.shows("Aussitôt. Ce qui n’est pas envoyé n’est plus montré.")
    desk.touch("answer-images-withdraw")
    desk.shows("Retiré à 9 h 00")
    given = desk.side.console.record.consents[Purpose.IMAGES]
    assert isinstance(given, e.ConsentWithdrawn)
    assert given.author.name == "Claire Morel"
    desk.touch("answer-images-agree")  # and given again, said aloud
    desk.until(lambda: desk.side.console.record.agreed(Purpose.IMAGES))
    again = desk.side.console.record.consents[Purpose.IMAGES]
    assert isinstance(again, e.ConsentGiven)
    assert (again.spoken, again.author.name) == (True, "Claire Morel")


def test_an_agreement_touched_by_mistake_stays(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("stage-1", "answer-teleconsultation-ask")
    desk.shows("L’appel s’arrête, la visite finit sans médecin.")
    desk.touch("answer-teleconsultation-keep")
    desk.until(lambda: desk.side.console.typing.withdrawing is None)
    assert desk.side.console.record.agreed(Purpose.TELECONSULTATION)


def test_the_call_is_taken_back_from_the_call_itself(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.touch("to-agreements", "answer-teleconsultation-ask")
    desk.shows("L’appel s’arrête, la visite finit sans médecin.")
    desk.touch("answer-teleconsultation-withdraw")
    desk.state(State.REFUSED)


def test_where_the_patient_has_no_step_acting_for_them_shows_the_agreements(desk: Desk) -> None:
    desk.to([*path_to_measures(), e.MeasuresDone(at=NOW, author=HADDAD.author)], State.RELEVANCE)
    desk.touch("act")
    desk.shows("Accord du patient : il peut changer d’avis")


def test_a_kept_value_is_struck_out_with_a_reason_and_stays_legible(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.ask(desk.live.type_value(((Quantity.WEIGHT, Decimal(61)),), ManualSource.SAID_BY_PATIENT))
    desk.shows("Saisie manuelle")
    kept = desk.live.now.record.current_observations[0]
    desk.touch(f"strike-{kept.observation_id}")
    desk.shows("Barrer ?")
    desk.touch("spare")
    desk.until(lambda: desk.side.console.typing.striking == "")
    assert desk.live.now.record.current_observations
    desk.touch(f"strike-{kept.observation_id}")
    desk.shows("Barrer ?")
    desk.touch("strike-because-1")
    desk.shows("Barrée", "61", "Autre personne · Claire Morel, 9 h 00")
    assert desk.live.now.record.current_observations == ()
    assert desk.live.now.record.observations[0].observation_id == kept.observation_id


def test_urgence_is_shown_without_a_visit_and_stopped_here(desk: Desk, qtbot: QtBot) -> None:
    desk.side.show_urgency(True)
    desk.shows("Urgence appelée à 9 h 00. L’alarme sonne.")
    with qtbot.waitSignal(desk.side.urgency_over):
        desk.touch("cancel-urgency")
    desk.until(lambda: not any("Urgence appelée" in words for words in desk.screen.sentences()))


def test_urgence_called_by_the_practitioner_says_by_whom(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.apply(e.UrgencyCalled(at=NOW, author=HADDAD.author))
    desk.shows("Urgence appelée par Dr Samir Haddad à 9 h 00. L’alarme sonne.")
    desk.touch("cancel-urgency")
    desk.until(lambda: desk.side.console.record.urgency is None)


def test_the_line_says_that_it_is_cut(desk: Desk) -> None:
    desk.open()
    desk.bridge.post(LinkNews(True))
    desk.shows("Réseau bon")
    desk.bridge.post(LinkNews(False))
    desk.shows("Réseau coupé")


def test_after_ten_minutes_without_an_act_it_locks_and_the_visit_is_whole(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.shows("Odette G., 79 ans")
    before = desk.live.now
    desk.clock.pass_(IDLE.total_seconds() - 1)
    desk.touch("alone")
    desk.clock.pass_(IDLE.total_seconds() - 1)
    desk.look()
    assert desk.side.console.known.assistant is not None
    desk.clock.pass_(2)
    desk.look()
    desk.shows("Qui reprend la visite ?", "Visite en cours, Claire Morel en répond", "Console verrouillée")
    assert not any("Odette" in words for words in desk.screen.sentences())
    assert desk.live.locked
    assert desk.live.assistant is not None
    assert desk.live.now.record.observations == before.record.observations
    desk.log_in()
    desk.shows("Mesures de la visite", "Odette G., 79 ans")


def test_a_locked_console_takes_nothing_but_a_code_and_the_call_for_help(desk: Desk, qtbot: QtBot) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.side.console.frame.pause()
    desk.shows("Qui reprend la visite ?", "Visite en cours, Claire Morel en répond")
    before = desk.live.now
    desk.side.console.preparation.write_reason("écrit trop tard")
    desk.side.console.preparation.finish()
    desk.side.console.preparation.note_alone(True)
    desk.shows("Ouvrez votre session d’abord.")
    assert desk.live.now == before
    with qtbot.waitSignal(desk.side.urgency_called):
        desk.touch("sos")
    desk.until(lambda: desk.side.console.record.urgency is not None)
    with qtbot.assertNotEmitted(desk.side.urgency_over):
        desk.touch("cancel-urgency")
    assert desk.side.console.record.urgency is not None
    desk.touch(*(f"pad-{figure}" for figure in CODE))  # whoever answers is chosen already
    desk.until(lambda: desk.side.console.known.at_console is not None)
    with qtbot.waitSignal(desk.side.urgency_over):
        desk.touch("cancel-urgency")
    desk.until(lambda: desk.side.console.record.urgency is None)


def test_another_assistant_takes_the_visit_over_with_her_own_code(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.side.console.frame.pause()
    desk.shows("Qui reprend la visite ?")
    desk.touch("person-lea.roux", *(f"pad-{figure}" for figure in "739164"))
    desk.shows("Mesures de la visite", "Léa Roux")
    responsible = desk.live.now.record.responsible
    assert responsible is not None
    assert responsible.name == "Léa Roux"


def test_the_day_s_check_is_of_its_day(desk: Desk) -> None:
    desk.open()
    assert [(check.kind, check.by.name) for check in desk.book.checks] == [("hygiene", "Claire Morel")]
    desk.clock.pass_(24 * 3600)
    desk.side.pass_time()
    desk.look()
    desk.shows("Qui ouvre la borne ?")
    desk.log_in()
    desk.shows("C’est bien vous", "Ouvrir : hygiène")


def test_a_patient_who_went_away_leaves_a_visit_that_can_be_closed(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.ask(desk.live.leave())
    desk.state(State.PATIENT_LEFT)
    desk.touch("no-sheet")
    desk.write("no-sheet-reason", "parti")
    desk.touch("key-done", "finish-visit")
    desk.state(State.HYGIENE)
    for item in e.HygieneItem:
        desk.touch(f"clean-{item.value}")
        desk.in_record("hygiene", item)
    desk.touch("wipe")
    desk.until(lambda: desk.side.console.known.consultation is None)
    assert desk.records.files == {}
