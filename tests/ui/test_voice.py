"""The voice reads what the screen says, in the patient's language, and a touch silences it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from tests.ui.screen import Screen
from tests.waiting import SOON_MS
from ui.gallery.patient import SCREENS
from ui.language import speak
from ui.voice import Voice

ON_TOP = {"09-urgence": "urgency-heading", "aide": "help-heading"}
Show = Callable[[str, dict[str, object]], Screen]


def speaker(folder: Path, body: str) -> str:
    """A program that listens as espeak-ng does."""
    program = folder / "speaker"
    program.write_text(f"#!{sys.executable}\nimport pathlib, signal, sys\nheard = pathlib.Path({str(folder / 'heard')!r})\n{body}\n")
    program.chmod(0o700)
    return str(program)


def test_the_words_go_in_on_standard_input_and_the_language_as_an_option(tmp_path: Path, qtbot: QtBot) -> None:
    voice = Voice(speaker(tmp_path, "heard.write_text(' '.join(sys.argv[1:]) + '|' + sys.stdin.read())"))
    voice.say("Reposez-vous.", "en")
    heard = tmp_path / "heard"
    qtbot.waitUntil(lambda: heard.exists() and "|" in heard.read_text(), timeout=SOON_MS)
    options, words = heard.read_text().split("|")
    assert words == "Reposez-vous."
    assert "Reposez" not in options
    assert "-v en-gb" in options


def test_a_touch_silences_it_and_the_next_sentence_too(tmp_path: Path, qtbot: QtBot) -> None:
    voice = Voice(speaker(tmp_path, "sys.stdin.read(); signal.pause()"))
    voice.say("Une longue phrase")
    process = voice._process
    assert process is not None
    assert process.waitForStarted(3000)
    voice.hush()
    assert voice._process is None
    voice.hush()


def test_without_the_program_nothing_is_said(qtbot: QtBot) -> None:
    voice = Voice("no-such-program")
    assert not voice.available
    voice.say("Bonjour")


@pytest.mark.parametrize("name", SCREENS)
def test_there_is_something_to_say_on_every_screen_in_both_languages(show: Show, name: str) -> None:
    path, models = SCREENS[name]
    said = []
    for language in ("fr", "en"):
        speak(language)
        heading = show(path, models()).view.rootObject().findChild(QQuickItem, ON_TOP.get(name, "heading"))
        assert heading is not None
        said.append((heading.property("title"), heading.property("help")))
    assert all(said[0])
    assert said[0][0] != said[1][0]
    assert said[0][1] != said[1][1]
