"""Every sentence of the patient's side has its English; what lies in data files is known to the translators."""

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication

from session.alarm import read_rules
from session.consent import WORDINGS
from tests.ui.conftest import ROOT
from ui.gallery import open_sample
from ui.gallery.patient import SCREENS
from ui.language import speak, spoken_now
from ui.spoken_data import say, sentences


@pytest.mark.parametrize("code", ["fr", "en"])
def test_no_translation_is_missing(code: str) -> None:
    messages = ET.parse(ROOT / f"ui/i18n/alcove_{code}.ts").getroot().iter("message")
    missing = [message.findtext("source") for message in messages if message.find("translation[@type='unfinished']") is not None]
    assert missing == []


def test_what_lies_in_data_files_is_listed(qapp: QApplication, compiled_words: None) -> None:
    speak("fr")
    listed = set(sentences())
    shown = {words for wording in WORDINGS.values() for words in (wording.title, wording.explanation)}
    shown |= {words for flag in read_rules().red_flags for words in (flag.question, flag.help)}
    assert shown <= listed


def test_a_sentence_that_nobody_knows_stays_french(qapp: QApplication, compiled_words: None) -> None:
    speak("en")
    assert say("Avez-vous mal dans la poitrine ?") == "Do you have chest pain?"
    assert say("Une phrase nouvelle") == "Une phrase nouvelle"
    speak("fr")
    assert spoken_now() == "fr_FR"


def test_the_screen_changes_its_language_while_it_is_open(show: object, qapp: QApplication) -> None:
    path, make = SCREENS["05-oxymetre"]
    models = make()
    _view, window = open_sample(path, models)
    assert window is not None
    try:
        speak("en")
        window.speak_again()
        model = models["oximeter"]
        assert model.property("remaining_sentence") == "4 seconds more"  # type: ignore[attr-defined]
    finally:
        window.close()
        speak("fr")
