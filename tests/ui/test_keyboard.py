"""The touch keyboard writes what is touched into its field, and the field keeps the focus."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQuick import QQuickItem, QQuickView
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.screen import Screen
from ui.fonts import load_fonts
from ui.models.keyboard import KeyboardModel
from ui.screens import make_view

Open = Callable[[str], Screen]


@pytest.fixture
def open_board(qtbot: QtBot) -> Iterator[Open]:
    load_fonts()
    view: QQuickView = make_view()
    complaints: list[str] = []
    view.engine().warnings.connect(lambda warnings: complaints.extend(w.toString() for w in warnings))

    def opener(layout: str) -> Screen:
        view.setInitialProperties({"layout": layout})
        view.setSource(QUrl.fromLocalFile(str(Path(__file__).with_name("Field.qml"))))
        view.show()
        qtbot.waitExposed(view)
        return Screen(view, {})

    yield opener
    delete(view)
    assert complaints == []


def written(screen: Screen) -> str:
    field = screen.view.rootObject().findChild(QQuickItem, "field")
    assert field is not None
    assert field.property("activeFocus")
    return str(field.property("text"))


def test_what_is_touched_is_written(open_board: Open) -> None:
    screen = open_board("azerty")
    for key in "garnier":
        screen.touch(f"key-{key}")
    assert written(screen) == "garnier"


def test_capitals_accents_and_space(open_board: Open) -> None:
    screen = open_board("azerty")
    for key in ("shift", "J", "shift", "accents", "é", "accents", "space", "-", "erase"):
        screen.touch(f"key-{key}")
        screen.settle()
    assert written(screen) == "Jé "


def test_clearing_empties_the_field(open_board: Open) -> None:
    screen = open_board("azerty")
    screen.touch("key-a")
    screen.touch("key-clear")
    assert written(screen) == ""


def test_an_address_can_be_written(open_board: Open) -> None:
    screen = open_board("email")
    for key in ("o", "_", "g", "@", "e", "x", ".fr"):
        screen.touch(f"key-{key}")
    assert written(screen) == "o_g@ex.fr"


@pytest.mark.parametrize(("layout", "keys", "text"), [("digits", "0421", "0421"), ("decimal", "38,1", "38,1")])
def test_numbers_can_be_written(open_board: Open, layout: str, keys: str, text: str) -> None:
    screen = open_board(layout)
    for key in keys:
        screen.touch(f"key-{key}")
    assert written(screen) == text


@pytest.mark.parametrize("layout", ["azerty", "email", "digits", "decimal"])
def test_every_key_has_a_name_and_a_place(open_board: Open, layout: str) -> None:
    screen = open_board(layout)
    assert screen.escaped() == []
    assert screen.overlapping() == []


def test_the_last_key_tells_that_the_field_is_done(qtbot: QtBot) -> None:
    parent = QObject()
    model = KeyboardModel(parent)
    with qtbot.waitSignal(model.accepted):
        model.press("done")
