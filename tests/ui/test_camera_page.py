"""The camera before its chart, as a technician meets it: what is shown, and what touching it asks for."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from devices.chart import Flaw
from session.camera_check import Sight
from tests.ui.screen import Screen
from ui.gallery.camera_chart import SIGHTED, chart_measured, chart_refused
from ui.gallery.technician import Sample
from ui.items.outlines import Outlines
from ui.items.trend_plot import TrendPlot
from ui.news import SightNews
from ui.technician.camera import CameraPage
from ui.views.camera_chart import flaw_words

Show = Callable[[str, dict[str, object]], Screen]


def opened(show: Show, sample: Sample) -> tuple[Screen, CameraPage]:
    path, models = sample.models()
    page = sample.side.pages["cameras"]
    assert isinstance(page, CameraPage)
    return show(path, models), page


def test_a_good_picture_is_told_with_every_figure(show: Show) -> None:
    screen, _ = opened(show, chart_measured())
    sentences = screen.sentences()
    for words in (
        "Image acceptée pour la mesure",
        "4 repères trouvés",
        "Inclinaison 5,0°",
        "Sans reflet",
        "91 %",
        "82 %",
        "Juste",
        "par rapport au 03/03/2026",
    ):
        assert words in sentences
    assert any("À surveiller : netteté au bord" in each for each in sentences)
    assert any("vers décembre 2026 (estimation)" in each for each in sentences)


def test_the_delay_is_typed_and_belongs_to_the_check(show: Show) -> None:
    screen, page = opened(show, chart_measured())
    page.model.write_delay("240")
    screen.settle()
    assert "Hors limite" in screen.sentences()
    page.model.write_delay("")
    screen.settle()
    assert any("Saisissez le retard" in each for each in screen.sentences())
    page.model.write_delay("un")
    assert not page.model.can_sign


def test_what_is_touched_is_asked_for(show: Show) -> None:
    sample = chart_measured()
    asked: list[object] = []
    sample.bridge.ask = lambda verb, *_: asked.append(verb)  # type: ignore[method-assign]  # nothing runs behind a sample
    screen, page = opened(show, sample)
    screen.touch("take")
    assert len(asked) == 1
    page.model.sign()
    assert len(asked) == 2
    page.closed()
    assert len(asked) == 3


@pytest.mark.parametrize("flaw", Flaw)
def test_each_refusal_is_a_sentence_of_its_own(show: Show, flaw: Flaw) -> None:
    sample = chart_refused()
    page = sample.side.pages["cameras"]
    assert isinstance(page, CameraPage)
    page._see(SightNews(Sight(on=True, picture=True, found=SIGHTED, refused=flaw)))
    tell = sample.console.tell
    shown = [page.model.flags_rows.data(page.model.flags_rows.index(0), role) for role in page.model.flags_rows.roleNames()]
    assert shown == [flaw_words(flaw, tell), False]
    assert len({flaw_words(each, tell) for each in Flaw}) == len(Flaw)
    page._see(SightNews(replace(Sight(on=True, picture=True), flaw=flaw)))
    assert page.model.shapes == ""


def painted(item: Outlines | TrendPlot) -> QImage:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    item.setWidth(200)
    item.setHeight(100)
    painter = QPainter(image)
    item.paint(painter)
    painter.end()
    return image


def test_a_line_is_drawn_with_its_limit_and_its_good_side(qapp: QApplication) -> None:
    plot = TrendPlot()
    plot.set_color(QColor("blue"))
    plot.set_good_color(QColor("green"))
    plot.set_limit_color(QColor("red"))
    plot.set_points("0,1 1,0.75")
    image = painted(plot)
    assert image.pixelColor(100, 40) == QColor("green")
    assert image.pixelColor(100, 90) == QColor("white")
    assert image.pixelColor(190, 25) == QColor("blue")
    plot.set_good_above(False)
    assert painted(plot).pixelColor(100, 90) == QColor("green")


def test_outlines_lie_where_the_picture_shows_them(qapp: QApplication) -> None:
    outlines = Outlines()
    outlines.set_color(QColor("red"))
    outlines.set_shape(1.0)  # fills the width: its upper and lower parts are cut
    outlines.set_shapes("0.25,0.4 0.75,0.4 0.75,0.6 0.25,0.6\n0.5,0.5")
    image = painted(outlines)
    assert image.pixelColor(100, 30) == QColor("red")
    assert image.pixelColor(50, 50) == QColor("red")
    assert image.pixelColor(114, 50) == QColor("red")
    assert image.pixelColor(80, 60) == QColor("white")
