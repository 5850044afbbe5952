"""The console's pages, as the assistant meets them: what is touched is asked for, and what must never be shown is not."""

from collections.abc import Callable
from xml.etree import ElementTree

from pytestqt.qtbot import QtBot

from session.alarm import read_rules
from session.consent import WORDINGS
from session.motives import MOTIVES
from session.requestable import REQUESTABLE
from tests.ui.screen import Screen
from ui.console import Console
from ui.gallery.assistant import SCREENS
from ui.gallery.visits import answer
from ui.language import FOLDER
from ui.patient_side import FEELS_WORSE, TOUCHED_ALARM
from ui.views.data_words import said

Show = Callable[[str, dict[str, object]], Screen]


def opened(show: Show, name: str) -> tuple[Screen, Console]:
    path, make = SCREENS[name]
    models = make()
    owner = models["owner"]
    assert isinstance(owner, Console)
    return show(path, models), owner


def test_a_touched_device_is_asked_for(show: Show, qtbot: QtBot) -> None:
    screen, console = opened(show, "10-console-preparation")
    with qtbot.waitSignal(console.preparation.device_asked) as asked:
        screen.touch("device-thermometer")
    assert asked.args == ["thermometer"]


def test_a_device_says_how_it_is(show: Show) -> None:
    screen, _ = opened(show, "10-console-preparation")
    assert {"Fait · 3 fois", "En cours · signal bon", "Hors ligne · à allumer, ou saisir"} <= set(screen.sentences())


def test_the_alert_leaves_urgence_in_reach_and_has_no_cross(show: Show, qtbot: QtBot) -> None:
    screen, console = opened(show, "12-pertinence-alerte")
    with qtbot.waitSignal(console.frame.sos_asked):
        screen.touch("sos")
    assert not {"close", "cancel", "dismiss"} & {item.objectName() for item in screen._items()}


def test_a_refusal_begun_for_one_request_is_not_the_answer_to_the_next(show: Show) -> None:
    screen, console = opened(show, "11-demandes")
    screen.touch("refuse-r2")
    assert "Pourquoi ?" in screen.sentences()
    visit = console.known.consultation
    assert visit is not None
    console.learn(consultation=visit.after(answer("r2", True, 24)))
    assert screen.button("refuse-more0").isVisible()
    assert "Pourquoi ?" not in screen.sentences()


def test_nothing_behind_the_alert_can_be_touched(show: Show, qtbot: QtBot) -> None:
    screen, console = opened(show, "12-pertinence-alerte")
    with qtbot.assertNotEmitted(console.frame.pause_asked, wait=50):
        screen.touch("pause")


def test_no_patient_is_named_before_the_code(show: Show) -> None:
    screen, _ = opened(show, "00-verrou")
    assert not any("Odette" in sentence or "GARNIER" in sentence for sentence in screen.sentences())


def test_a_simulation_says_so(show: Show) -> None:
    screen, console = opened(show, "10-console-preparation")
    assert "Simulation" not in screen.sentences()
    console.learn(simulated=True)
    assert "Simulation" in screen.sentences()


def test_everything_is_said_in_english_too() -> None:
    unsaid = [
        message.findtext("source")
        for message in ElementTree.parse(FOLDER / "console_en.ts").iter("message")  # our own file
        if not message.findtext("translation") or message.find("translation").get("type") == "unfinished"  # type: ignore[union-attr]
    ]
    assert unsaid == []


def test_sentences_of_the_rules_and_lists_are_there_for_translators() -> None:
    known = set(said(lambda context, text: text))
    flags = {sentence for flag in read_rules().red_flags for sentence in (flag.question, flag.help)}
    found = {limit.finding for limit in read_rules().limits} | {TOUCHED_ALARM, FEELS_WORSE}
    assert found | {words for wording in WORDINGS.values() for words in (wording.title, wording.explanation)} <= known
    assert flags | {motive.label for motive in MOTIVES.values()} | {words for _, words in REQUESTABLE} <= known
