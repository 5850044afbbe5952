"""A window for screens, which fails the test when QML complains."""

import os
import subprocess
import sys
from pathlib import Path

os.environ["QT_QUICK_BACKEND"] = "software"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickView
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.screen import Screen
from ui.fonts import load_fonts
from ui.gallery import open_sample
from ui.language import speak

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def compiled_words() -> None:
    """The screens' words, compiled where they are missing or old."""
    sources = list((ROOT / "ui/i18n").glob("*.ts"))
    if any(not (qm := ts.with_suffix(".qm")).exists() or qm.stat().st_mtime < ts.stat().st_mtime for ts in sources):
        tools = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        subprocess.run(["sh", "ui/tools/make_words.sh", "--compile"], cwd=ROOT, env=tools, check=True)


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, compiled_words: None) -> Iterator[Callable[[str, dict[str, object]], Screen]]:
    """show("Patient/Oximeter", models) opens the screen; what QML warns of is an error."""
    load_fonts()
    speak("fr")
    QAccessible.setActive(True)  # before the screen: Qt Quick names only what is made after it
    complaints: list[str] = []
    opened: list[tuple[QQuickView, dict[str, object]]] = []

    def opener(name: str, models: dict[str, object]) -> Screen:
        view, _ = open_sample(name, models)
        opened.append((view, models))
        view.engine().warnings.connect(lambda warnings: complaints.extend(w.toString() for w in warnings))
        view.show()
        qtbot.waitExposed(view)
        return Screen(view, models)

    yield opener
    speak("fr")
    for view, _ in opened:
        delete(view)  # before the view-models that it shows
    assert complaints == []
