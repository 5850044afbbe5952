"""At a booth whose console speaks English, what is chosen by a touch enters the record in French, as all of it is."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.measurement import Quantity
from session import events as e
from session.consultation import State
from session.observation import ManualSource
from tests.session.visits import HADDAD, NOW, path_to_call, path_to_measures
from tests.ui.desk import PLACE, Desk
from ui.console_language import speak_at_console
from ui.views import ending, questions
from ui.views.opening import CheckKind


class EnglishDesk(Desk):
    """The same hands, where no sentence is French."""

    def there(self, name: str) -> None:
        """Wait until it can be touched."""
        self.until(lambda: any(item.objectName() == name and item.isVisible() and item.isEnabled() for item in self.screen._items()))

    def open(self) -> None:
        self.log_in()
        self.until(lambda: self.side.console.known.assistant is not None)
        self.touch("check-hygiene")
        self.until(lambda: CheckKind.HYGIENE in self.side.console.known.checks)
        self.shows("Open the booth")
        self.touch("open")
        self.until(lambda: self.side.console.known.opened)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, compiled_words: None) -> Iterator[Desk]:
    words = speak_at_console("en")
    assert words is not None
    with EnglishDesk(qtbot) as made:
        yield made
    qapp.removeTranslator(words)


def test_why_a_value_is_struck_out(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.ask(desk.live.type_value(((Quantity.WEIGHT, Decimal(61)),), ManualSource.SAID_BY_PATIENT))
    kept = desk.live.now.record.current_observations[0].observation_id
    desk.there(f"strike-{kept}")
    desk.touch(f"strike-{kept}")
    desk.there("strike-because-1")
    desk.touch("strike-because-1")
    desk.until(lambda: any(each.withdrawn for each in desk.live.now.record.observations))
    assert desk.live.now.record.observations[-1].note == "Autre personne"
    desk.shows("Someone else’s · Claire Morel, 9:00")


def test_why_a_visit_ends(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    for name in ("end-without-call", "ending-left", "reason-Left without a word", "no-sheet", "no-sheet-reason", "key-b", "key-done", "finish-visit"):
        desk.there(name)
        desk.touch(name)
    desk.state(State.HYGIENE)
    ending = desk.live.now.record.ending
    assert isinstance(ending, e.PatientLeft)
    assert ending.reason == "Parti sans le dire"


def test_why_a_measure_is_missing(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.until(lambda: desk.side.console.preparation.property("closed_because") == "")
    desk.touch("finish")
    desk.state(State.RELEVANCE)
    assert {why for _, why in desk.live.now.record.skipped} == {"non mesuré : décision du téléassistant"}


def test_colons_and_what_is_closed_are_said_in_english(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.ask(desk.live.type_value(((Quantity.PULSE_RATE, Decimal(75)),), ManualSource.COUNTED))
    record, tell = desk.live.now.record, desk.side.console.tell
    bare = replace(record, consents={})
    assert {choice.code: choice.help for choice in ending.choices(bare, "", tell)}["expertise"] == "ask for agreement"
    assert "Pulse: 75" in [line.words for line in ending.sheet(record, "left", PLACE, "", tell)]
    unknown = replace(
        record,
        answers={
            e.Question.TREATMENTS: e.QuestionAnswered(
                at=NOW, author=HADDAD.author, question=e.Question.TREATMENTS, kind=e.AnswerKind.UNKNOWN, detail="two boxes"
            )
        },
    )
    assert "Unknown: two boxes" in [line.words for line in questions.readings(unknown, tell)]


def test_what_is_answered_to_the_practitioner_by_a_touch(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.there("quick-first")
    desk.touch("quick-first")
    desk.until(lambda: bool(desk.live.now.record.chat))
    assert desk.live.now.record.chat[-1].text == "Je vérifie"
