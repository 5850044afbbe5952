"""A window keeps the size that it is given, shows the whole screen in the middle of it, and is touched where it is seen."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from tests.ui.screen import Screen
from ui.fonts import load_fonts
from ui.gallery import FRAME
from ui.gallery.patient import oximeter_screen
from ui.models.top_bar import TopBarModel
from ui.screens import Window


@pytest.mark.parametrize(("width", "height"), [(1248, 702), (1024, 768), (1281, 700), (800, 1280)])
def test_a_window_of_another_size_and_shape(qtbot: QtBot, width: int, height: int) -> None:
    load_fonts()
    models = oximeter_screen()
    window = Window("Patient/Frame", {name: models[name] for name in FRAME})
    try:
        window.view.show()
        window.view.resize(width, height)
        screen = Screen(window.view, models)
        screen.settle()
        root = window.view.rootObject()
        qtbot.wait_until(lambda: root.scale() == min(width / 1920, height / 1080))
        place = QRectF(root.mapToScene(QPointF(0, 0)), root.mapToScene(QPointF(1920, 1080)))
        assert (place.center().x(), place.center().y()) == pytest.approx((width / 2, height / 2), abs=1)
        assert place.width() == pytest.approx(min(width, height * 16 / 9), abs=1)
        assert place.height() == pytest.approx(min(height, width * 9 / 16), abs=1)
        tools = models["tools"]
        assert isinstance(tools, TopBarModel)
        with qtbot.wait_signal(tools.help_asked):
            screen.touch("help")
        assert window.view.size().toTuple() == (width, height)
    finally:
        window.close()
