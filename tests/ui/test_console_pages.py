"""Each page of the console, the technician's among them, opened once in each language: what must hold on all of them."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.screen import FINGER, Screen
from ui.console_language import speak_at_console
from ui.gallery import assistant, camera_chart, checks, technician
from ui.screens import set_look

PAGES = {**assistant.SCREENS, **technician.SCREENS, **checks.SCREENS, **camera_chart.SCREENS}
LANGUAGES = ("fr", "en")
SMALLEST = 48  # of the console, in pixels
SAID_BY_THE_SELF_TEST = "20-autotest"  # its sentences are those of the command line, which speaks French
BOTH = {"Urgence", "Alcôve", "Allergies", "Auscultation", "Otoscope", "Parent", "Pause", "Questions", "Simulation", "Mon espace santé", "Notes, photos"}
TYPED = {  # by people, or in the settings: shown as it is
    "Yann Perrot", "Technicien biomédical", "Beurer BM85", "Contec CMS50D+", "Dos, sous l’omoplate gauche",
    "Avant-bras gauche, face interne, à trois doigts du poignet",
    "Claire Morel", "Léa Roux", "Paul Henry", "Infirmière", "Pharmacienne", "Aide-soignant", "Dr Haddad", "Médecin généraliste", "104 /min", "161 kg",
    "Pharmacie des Halles", "Borne AL-00042 · Joinville", "Dr Lenoir, Joinville", "Dr Lenoir, médecin traitant",
    "Maison de santé de Joinville\n4 rue des Écoles, jusqu’à 20 h", "Maison de santé de Joinville · 4 rue des Écoles, jusqu’à 20 h",
    "Aspirine : plaques, en 2009", "Hypertension. Hanche droite, 2018", "Prévoyez les deux oreilles, la gauche d’abord.",
    "D’accord. Elle entend mal à droite, parlez fort.", "Elle vit seule et n’a pas osé parler d’une chute dimanche.", "Pouvez-vous vérifier ses médicaments ?",
}  # fmt: skip
OF_THE_REGISTER = {  # typed by people, or in the booth's own files: shown as they are
    "Tensiomètre", "Oxymètre", "Stéthoscope", "Caméra otoscope", "Thermomètre", "Balance", "Borne complète", "Borne AL-00042", "Médical Reims",
    "TB-204417", "OX-118830", "ST-007215", "OT-051962", "TH-330904", "BA-012046", "AL-00042", "UA-651BLE", "CLE-YANN", "Manomètre étalon MR-12",
    "Brassards M, L", "Pinces 1", "Membrane 1", "Embouts 18", "Embouts", "Couvre-sondes", "Couvre-sondes 275", "Rouleaux de papier", "Lingettes",
    "Solutions Contour 7C12 et 7C40", "compté deux fois",
    "Rouleaux de papier 2, Lingettes 0", "500 µA", "5000 µA", *(f"{what}-{n:02}" for what in ("visite", "doc") for n in range(27)),
    "A&D UA-651BLE n° TB-204417", "F0:AA:00:00:00:01", "Tensiomètre · TB-204417", "« A&D Medical »", "-61 dBm", "signal -61 dBm",
    "date 2026-11-20T18:10:00",  # what devices say
}  # fmt: skip
ELIDED = {"Dos, sous l’omoplate gauche"}  # on a small picture: it is read aloud whole
HEXADECIMAL = frozenset("0123456789abcdef ")  # bytes are bytes in each language

Show = Callable[[str, dict[str, object]], Screen]


@dataclass(frozen=True)
class Seen:
    """What a person meets on a page."""

    wrong: dict[str, list[object]]  # in each colour scheme; the patient's text sizes change nothing here
    sentences: frozenset[str]
    spoken: dict[str, QAccessible.Role]
    small: list[str]  # buttons
    cut: frozenset[str]

    @classmethod
    def on(cls, screen: Screen) -> "Seen":
        wrong: dict[str, list[object]] = {}
        for scheme in ("light", "contrast"):
            set_look(screen.view.engine(), high_contrast=scheme == "contrast", reduced_motion=True)
            screen.settle()
            wrong[scheme] = [*screen.escaped(), *screen.overlapping(), *screen.broken()]
        small = [name for name, size in screen.button_sizes() if size < SMALLEST]
        return cls(wrong, frozenset(screen.sentences()), screen.spoken(), small, frozenset(screen.cut()))


@pytest.fixture(scope="module")
def seen_before() -> dict[tuple[str, str], Seen]:
    return {}


@pytest.fixture
def seen(show: Show, qapp: QApplication, seen_before: dict[tuple[str, str], Seen]) -> Callable[[str, str], Seen]:
    """seen("20-fiche", "en") is what stands there: opened by the first test that asks."""

    def look(name: str, language: str) -> Seen:
        if (name, language) not in seen_before:
            path, make = PAGES[name]
            words = speak_at_console(language)
            try:
                seen_before[name, language] = Seen.on(show(path, make()))
            finally:
                if words is not None:
                    qapp.removeTranslator(words)
        return seen_before[name, language]

    return look


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_no_text_leaves_its_place(seen: Callable[[str, str], Seen], name: str, language: str) -> None:
    assert seen(name, language).wrong == {"light": [], "contrast": []}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_no_text_is_cut(seen: Callable[[str, str], Seen], name: str, language: str) -> None:
    assert seen(name, language).cut <= ELIDED


@pytest.mark.parametrize("name", PAGES)
def test_every_button_is_named_and_big_enough_and_urgence_is_there(seen: Callable[[str, str], Seen], name: str) -> None:
    page = seen(name, "fr")
    assert page.spoken["Urgence"] is QAccessible.Role.PushButton
    assert page.spoken.get("") is not QAccessible.Role.PushButton
    assert page.small == []
    assert FINGER > SMALLEST


@pytest.mark.parametrize("name", [*checks.SCREENS, *camera_chart.SCREENS])
def test_everything_has_a_name_to_be_read_aloud(seen: Callable[[str, str], Seen], name: str) -> None:
    assert "" not in seen(name, "fr").spoken


@pytest.mark.parametrize("name", sorted(PAGES.keys() - {SAID_BY_THE_SELF_TEST}))
def test_no_french_sentence_is_left_in_english(seen: Callable[[str, str], Seen], name: str) -> None:
    """What the two languages share is names, what people typed, single words that both have, and keys; Urgence is one button on both sides."""
    shared = seen(name, "fr").sentences & seen(name, "en").sentences
    left = {sentence for sentence in shared if len(sentence) > 5 and any(mark.isalpha() for mark in sentence) and set(sentence.lower()) - HEXADECIMAL}
    assert left - TYPED - BOTH - OF_THE_REGISTER == set()
