"""The console's tiles say each device's state and start its measure."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from tests.ui.screen import Screen
from ui.gallery.assistant import console_screen
from ui.models.console import ConsoleModel

Show = Callable[[str, dict[str, object]], Screen]


def test_a_touched_device_is_asked_for(show: Show, qtbot: QtBot) -> None:
    screen = show("Assistant/Preparation", console_screen())
    model = screen.models["model"]
    assert isinstance(model, ConsoleModel)
    with qtbot.waitSignal(model.device_asked) as asked:
        screen.touch("device-Température")
    assert asked.args == ["Température"]


def test_a_blocked_device_says_why(show: Show) -> None:
    assert "Bloqué · contrôle dépassé" in show("Assistant/Preparation", console_screen()).sentences()
