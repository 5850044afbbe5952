"""The played visit: fingers touch what a person could touch, and nothing else. The whole of it is among the journeys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.script.fingers import Fingers
from kiosk.script.play import Player, ScriptFailed, forget_earlier
from ui.gallery import patient
from ui.models.welcome import WelcomeModel
from ui.screens import Window


@pytest.fixture
def welcome(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Fingers, WelcomeModel, Callable[[str], QQuickItem]]]:
    models = patient.welcome_screen()
    frame = {name: models.pop(name) for name in ("steps", "tools", "help", "idle", "emergency")}
    window = Window("Patient/Frame", frame)
    window.show_screen("Patient/Welcome", models)
    window.view.show()
    fingers = Fingers(window.view, "patient", tmp_path, QTest.createTouchDevice())
    model = models["welcome"]
    assert isinstance(model, WelcomeModel)
    yield fingers, model, lambda name: next(fingers._named(name))
    window.close()


def test_a_finger_begins_the_visit(qapp: QApplication, welcome: tuple[Fingers, WelcomeModel, Callable[[str], QQuickItem]]) -> None:
    fingers, model, _ = welcome
    begun = []
    model.next_asked.connect(lambda: begun.append(True))
    Player(fingers.touch("next"), fingers).play(qapp)
    assert begun == [True]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda button: button.setVisible(False), "hidden"),
        (lambda button: button.setEnabled(False), "disabled"),
        (lambda button: button.setX(5000), "cut off"),
        (lambda button: button.setObjectName("other"), "not on the screen"),
    ],
)
def test_what_a_person_could_not_touch_stops_the_script(
    qapp: QApplication,
    welcome: tuple[Fingers, WelcomeModel, Callable[[str], QQuickItem]],
    spoil: Callable[[QQuickItem], None],
    why: str,
) -> None:
    fingers, model, button = welcome
    begun = []
    model.next_asked.connect(lambda: begun.append(True))
    spoil(button("next"))
    with pytest.raises(ScriptFailed, match=why):
        Player(fingers.touch("next"), fingers, step_s=0.3).play(qapp)
    assert begun == []


def test_what_an_earlier_visit_left_is_gone_and_nothing_else(tmp_path: Path) -> None:
    earlier, mine = tmp_path / "delivered" / "shared-record" / "one", tmp_path / "delivered" / "notes" / "mine"
    for folder in (earlier, mine):
        folder.mkdir(parents=True)
        (folder / "compte-rendu.pdf").write_bytes(b"%PDF")
    (earlier / "SIMULATION.txt").touch()
    for name in ("failed-patient.png", "report.pdf", "receipts.json", "timings.json", "holiday.png"):
        (tmp_path / name).touch()
    forget_earlier(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"delivered", "holiday.png"}
    assert {path.name for path in (tmp_path / "delivered").rglob("*.*")} == {"compte-rendu.pdf"}
    assert mine.is_dir()
