"""Each of the technician's pages: nothing leaves its place, in both colour schemes and both languages; everything has a name; no French is left."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.screen import FINGER, Screen
from tests.ui.test_console_screen import TYPED
from ui.console_language import speak_at_console
from ui.gallery.technician import SCREENS, Sample
from ui.screens import set_look

Show = Callable[[str, dict[str, object]], Screen]
SMALLEST = 48  # of the console, in pixels
BOTH = {"Urgence", "Alcôve", "Pause", "Simulation", "Otoscope"}
SAID_BY_THE_SELF_TEST = "20-autotest"  # its sentences are those of the command line, which speaks French
OF_THE_REGISTER = {  # typed by people, or in the booth's own files: shown as they are
    *("Yann Perrot", "Tensiomètre", "Oxymètre", "Stéthoscope", "Caméra otoscope", "Thermomètre", "Balance", "Borne complète", "Borne AL-00042"),
    *("TB-204417", "OX-118830", "ST-007215", "OT-051962", "TH-330904", "BA-012046", "AL-00042", "UA-651BLE", "Médical Reims", "Brassards M, L"),
    *("Pinces 1", "Membrane 1", "Embouts 18", "Embouts", "Couvre-sondes", "Couvre-sondes 275", "Rouleaux de papier", "Lingettes", "CLE-YANN"),
    *("A&D UA-651BLE n° TB-204417", "F0:AA:00:00:00:01", "Tensiomètre · TB-204417", "-61 dBm", "visite-01", "doc-1"),  # what devices and the store say
    *("compté deux fois", "Rouleaux de papier 2, Lingettes 0"),
}


def opened(show: Show, name: str) -> tuple[Screen, Sample]:
    path, make = SCREENS[name]
    models = make()
    owner = models["owner"]
    assert isinstance(owner, Sample)
    return show(path, models), owner


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize("name", SCREENS)
def test_no_text_leaves_its_place(show: Show, qapp: QApplication, name: str, high_contrast: bool, language: str) -> None:
    words = speak_at_console(language)
    screen, _ = opened(show, name)
    set_look(screen.view.engine(), high_contrast=high_contrast, reduced_motion=True)
    screen.settle()
    escaped, overlapping = screen.escaped(), screen.overlapping()
    if words is not None:
        qapp.removeTranslator(words)
    assert escaped == []
    assert overlapping == []


@pytest.mark.parametrize("name", SCREENS)
def test_every_button_is_named_big_enough_and_urgence_is_there(show: Show, name: str) -> None:
    screen, _ = opened(show, name)
    spoken = screen.spoken()
    assert spoken["Urgence"] is QAccessible.Role.PushButton
    assert "" not in [said for said, role in spoken.items() if role is QAccessible.Role.PushButton]
    sizes = [(item.objectName(), min(item.width(), item.height())) for item in screen._items() if item.isVisible() and item.inherits("QQuickAbstractButton")]
    assert [name for name, size in sizes if size < SMALLEST] == []
    assert FINGER > SMALLEST


@pytest.mark.parametrize("name", sorted(SCREENS.keys() - {SAID_BY_THE_SELF_TEST}))
def test_no_french_sentence_is_left_in_english(show: Show, qapp: QApplication, name: str) -> None:
    french = set(opened(show, name)[0].sentences())
    words = speak_at_console("en")
    assert words is not None
    english = set(opened(show, name)[0].sentences())
    qapp.removeTranslator(words)
    shared = {sentence for sentence in french & english if len(sentence) > 5 and any(mark.isalpha() for mark in sentence)}
    assert shared - TYPED - BOTH - OF_THE_REGISTER == set()


def test_the_park_says_what_counts(show: Show) -> None:
    screen, _ = opened(show, "20-parc-dispositifs")
    screen.settle()
    said = screen.sentences()
    counted = {"appareil bloqué", "Dépassé : 3 j", "Bloqué", "Bientôt : 12 j", "Utilisable, à prévoir", "Hors ligne", "Tout (7)", "Bloqué (1)"}
    assert counted - set(said) == set()
    assert "Si la vérification échoue : 26 visites à relire depuis la dernière bonne." in said


def test_a_filter_and_a_search_leave_what_they_ask_for(show: Show) -> None:
    screen, _ = opened(show, "20-parc-dispositifs")
    screen.touch("filter-blocked")
    screen.settle()
    shown = {item.objectName() for item in screen._items() if item.objectName().startswith("device-") and item.isVisible()}
    assert shown == {"device-ST-007215"}
    screen.touch("filter-all")
    screen.settle()
    screen.touch("search")
    screen.settle()
    for key in "tb-":
        screen.touch(f"key-{key}")
        screen.settle()
    shown = {item.objectName() for item in screen._items() if item.objectName().startswith("device-") and item.isVisible()}
    assert shown == {"device-TB-204417"}


def test_a_device_opens_its_sheet(show: Show, qtbot: QtBot) -> None:
    screen, sample = opened(show, "20-parc-dispositifs")
    screen.touch("device-TB-204417")
    assert sample.side.screen()[0] == "Technician/Device"
    assert sample.side.page.about == "TB-204417"


def test_the_simulation_says_so(show: Show) -> None:
    screen, sample = opened(show, "20-parc-dispositifs")
    assert "Simulation" not in screen.sentences()
    sample.console.learn(simulated=True)
    assert "Simulation" in screen.sentences()


def test_a_day_that_is_none_is_said_and_nothing_is_written(show: Show) -> None:
    screen, sample = opened(show, "20-ajouter")
    assert {"à dire"} <= set(screen.sentences())
    change = sample.side.pages["change"]
    change.model.write("first_used", "31-02-2026")  # type: ignore[attr-defined]  # the form's own
    assert "jour, mois, année" in screen.sentences()
