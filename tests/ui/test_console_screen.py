"""Each of the console's pages, as drawn: nothing leaves its place, in both colour schemes and both languages; everything has a name."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from session.alarm import read_rules
from session.consent import WORDINGS
from session.motives import MOTIVES
from session.shown import REQUESTABLE
from tests.ui.screen import Screen
from ui.console import Console
from ui.console_language import speak_at_console
from ui.gallery.assistant import SCREENS
from ui.language import FOLDER
from ui.patient_side import FEELS_WORSE, TOUCHED_ALARM
from ui.screens import set_look
from ui.views.data_words import said

Show = Callable[[str, dict[str, object]], Screen]
BOTH = {"Urgence", "Alcôve", "Allergies", "Auscultation", "Otoscope", "Parent", "Questions", "Mon espace santé"}
TYPED = {  # by people, or in the settings: shown as it is
    "Yann Perrot", "Technicien biomédical",
    "Claire Morel", "Léa Roux", "Paul Henry", "Infirmière", "Pharmacienne", "Aide-soignant", "Dr Haddad", "Médecin généraliste", "104 /min", "161 kg",
    "Pharmacie des Halles", "Borne AL-00042 · Joinville", "Dr Lenoir, Joinville", "Dr Lenoir, médecin traitant",
    "Maison de santé de Joinville\n4 rue des Écoles, jusqu’à 20 h", "Maison de santé de Joinville · 4 rue des Écoles, jusqu’à 20 h",
    "Aspirine : plaques, en 2009", "Hypertension. Hanche droite, 2018", "Prévoyez les deux oreilles, la gauche d’abord.",
    "D’accord. Elle entend mal à droite, parlez fort.", "Elle vit seule et n’a pas osé parler d’une chute dimanche.", "Pouvez-vous vérifier ses médicaments ?",
}  # fmt: skip


def opened(show: Show, name: str) -> tuple[Screen, Console]:
    path, make = SCREENS[name]
    models = make()
    owner = models["owner"]
    assert isinstance(owner, Console)
    return show(path, models), owner


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize("name", SCREENS)
def test_no_text_leaves_its_place(show: Show, qapp: QApplication, name: str, high_contrast: bool, language: str) -> None:
    words = speak_at_console(language)
    screen, _ = opened(show, name)
    set_look(screen.view.engine(), high_contrast=high_contrast, reduced_motion=True)
    screen.settle()
    escaped, shown = screen.escaped(), screen.sentences()
    if words is not None:
        qapp.removeTranslator(words)
    assert escaped == []
    assert ("Mettre en pause" in shown) <= (language == "fr")


@pytest.mark.parametrize("name", SCREENS)
def test_every_button_is_named_and_urgence_is_there(show: Show, name: str) -> None:
    screen, _ = opened(show, name)
    spoken = screen.spoken()
    assert spoken["Urgence"] is QAccessible.Role.PushButton
    assert "" not in [said for said, role in spoken.items() if role is QAccessible.Role.PushButton]


def test_a_touched_device_is_asked_for(show: Show, qtbot: QtBot) -> None:
    screen, console = opened(show, "10-console-preparation")
    with qtbot.waitSignal(console.preparation.device_asked) as asked:
        screen.touch("device-thermometer")
    assert asked.args == ["thermometer"]


def test_a_device_says_how_it_is(show: Show) -> None:
    screen, _ = opened(show, "10-console-preparation")
    assert {"Fait · 3 fois", "En cours · signal bon", "Hors ligne · saisie possible"} <= set(screen.sentences())


def test_the_alert_leaves_urgence_in_reach_and_has_no_cross(show: Show, qtbot: QtBot) -> None:
    screen, console = opened(show, "12-pertinence-alerte")
    with qtbot.waitSignal(console.frame.sos_asked):
        screen.touch("sos")
    assert not {"close", "cancel", "dismiss"} & {item.objectName() for item in screen._items()}


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


@pytest.mark.parametrize("name", SCREENS)
def test_no_french_sentence_is_left_on_the_english_console(show: Show, qapp: QApplication, name: str) -> None:
    """What the two languages share is names, what people typed, single words that both have, and keys; Urgence is one button on both sides."""
    french = set(opened(show, name)[0].sentences())
    words = speak_at_console("en")
    assert words is not None
    english = set(opened(show, name)[0].sentences())
    qapp.removeTranslator(words)
    shared = {sentence for sentence in french & english if len(sentence) > 5 and any(mark.isalpha() for mark in sentence)}
    assert shared <= TYPED | BOTH


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
