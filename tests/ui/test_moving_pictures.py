"""Pictures and waves move on the screen; what is masked or gone is not shown any more."""

from collections.abc import Callable
from datetime import UTC, datetime

import cv2
import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from devices.waveform import Samples
from session.call.pictures import Pictures, View
from tests.ui.screen import Screen
from tests.waiting import SOON_MS
from ui.gallery.patient import call_screen, oximeter_screen, recap_screen
from ui.models.moving_picture import LONGEST_REST, LOOK_MS, Beat, MovingPicture
from ui.models.pleth_trace import PlethTrace
from ui.models.recap import RecapView
from ui.waves import WaveFeeder

Show = Callable[[str, dict[str, object]], Screen]


def publish(pictures: Pictures, view: View, colour: QColor, size: tuple[int, int] = (1280, 720)) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(colour)
    pictures.writable(view, *size)[:] = bytes(image.constBits())
    pictures.publish(view, *size, taken_ns=1)


def middle(screen: Screen) -> QColor:
    picture = screen.view.grabWindow()
    return QColor(picture.pixel(picture.width() // 2, picture.height() // 2))


def test_the_practitioners_newest_picture_is_on_the_screen(show: Show, qtbot: QtBot) -> None:
    pictures = Pictures.create()
    publish(pictures, View.PRACTITIONER, QColor("#0a5236"))
    picture = MovingPicture(pictures, View.PRACTITIONER)
    screen = show("Patient/Call", {**call_screen(), "practitioner": picture})
    assert middle(screen) == QColor("#0a5236")
    with qtbot.waitSignal(picture.advanced, timeout=SOON_MS):
        publish(pictures, View.PRACTITIONER, QColor("#8e0f1e"))
    assert middle(screen) == QColor("#8e0f1e")
    pictures.clear(View.PRACTITIONER)
    qtbot.waitUntil(lambda: "Le médecin vous écoute, sans image." in screen.sentences(), timeout=SOON_MS)


def test_the_screen_asks_for_pictures_that_fill_its_place(show: Show) -> None:
    pictures = Pictures.create()
    screen = show("Patient/Call", {**call_screen(), "mirror": MovingPicture(pictures, View.SELF)})
    screen.settle()
    width, height = pictures.wanted(View.SELF) or (0, 0)
    assert width >= 288
    assert height >= 300
    assert width / height == pytest.approx(16 / 9, abs=0.02)


def test_a_hidden_picture_is_not_looked_for(show: Show) -> None:
    pictures = Pictures.create()
    hidden = MovingPicture(pictures, View.PRACTITIONER)
    show("Patient/Call", {**call_screen("lost"), "practitioner": hidden})
    publish(pictures, View.PRACTITIONER, QColor("#0a5236"))
    assert not hidden.property("present")


def test_the_patient_sees_themselves_in_an_arch(show: Show, qtbot: QtBot) -> None:
    pictures = Pictures.create()
    publish(pictures, View.PRACTITIONER, QColor("#0a5236"))
    mirror = MovingPicture(pictures, View.SELF)
    screen = show("Patient/Call", {**call_screen(), "practitioner": MovingPicture(pictures, View.PRACTITIONER), "mirror": mirror})
    for colour in (QColor("#8e0f1e"), QColor("#1e0f8e"), QColor("#8e0f1e")):
        publish(pictures, View.SELF, colour, (555, 312))
        mirror.look()
        picture = screen.view.grabWindow()
        right, bottom = picture.width() - 48, picture.height() - 152 - 32  # where the arch's frame, 300 by 372, has its corner
        assert picture.pixelColor(right - 150, bottom - 200) == colour
        assert picture.pixelColor(right - 290, bottom - 60 - 10) == colour  # down to its foot
        assert picture.pixelColor(right - 296, bottom - 368) == QColor("#0a5236")  # beside it, the practitioner
    pictures.clear(View.SELF)
    mirror.look()
    assert screen.view.grabWindow().pixelColor(right - 150, bottom - 260) not in (QColor("#8e0f1e"), QColor("#1e0f8e"))


class Seconds:
    """A clock that a test moves."""

    now = 10.0

    def __call__(self) -> float:
        return self.now

    def pass_ms(self, milliseconds: float) -> None:
        self.now += milliseconds / 1000


def test_the_windows_take_turns_and_each_is_drawn_once_for_all_its_pictures(qtbot: QtBot) -> None:
    pictures, seconds = Pictures.create(), Seconds()
    beat = Beat(seconds)
    told: list[str] = []
    shown = {name: MovingPicture(pictures, view) for name, view in (("far", View.PRACTITIONER), ("near", View.SELF), ("scope", View.OTOSCOPE))}
    for name, picture in shown.items():
        picture.advanced.connect(lambda name=name: told.append(name))
        beat.join(picture, 1 if name == "scope" else 0)
    for view in (View.PRACTITIONER, View.SELF, View.OTOSCOPE):
        publish(pictures, view, QColor("#0a5236"))
    turns = []
    for _ in range(2):
        seconds.pass_ms(LOOK_MS)
        beat.look()
        turns.append(sorted(told))
        told.clear()
    assert sorted(turns) == [["far", "near"], ["scope"]]


def test_pictures_rest_as_long_as_the_screens_were_late(qtbot: QtBot) -> None:
    pictures, seconds = Pictures.create(), Seconds()
    beat, picture = Beat(seconds), MovingPicture(pictures, View.SELF)
    seen: list[float] = []
    picture.advanced.connect(lambda: seen.append(seconds.now))
    beat.join(picture, 0)

    def look_after(milliseconds: float) -> bool:
        seen.clear()
        seconds.pass_ms(milliseconds)
        publish(pictures, View.SELF, QColor("#0a5236"), (2, 2))
        beat.look()
        return bool(seen)

    assert look_after(LOOK_MS) != look_after(LOOK_MS)  # every second turn is this window's
    assert not look_after(4 * LOOK_MS)
    assert not any(look_after(LOOK_MS) for _ in range(3))
    assert any([look_after(LOOK_MS), look_after(LOOK_MS)])
    assert not look_after(1000)  # however late: no longer than
    assert not any(look_after(LOOK_MS) for _ in range(LONGEST_REST))
    assert any([look_after(LOOK_MS), look_after(LOOK_MS)])
    assert sum(look_after(2 * LOOK_MS) for _ in range(8 * (LONGEST_REST + 2))) == 4  # always late: they rest, and do not stand still for ever


def test_the_wave_moves(show: Show) -> None:
    models = oximeter_screen()
    screen = show("Patient/Oximeter", models)
    trace = models["trace"]
    assert isinstance(trace, PlethTrace)
    before = screen.view.grabWindow()
    trace.feed([0.9] * 20)
    assert screen.view.grabWindow() != before


def test_a_burst_of_samples_is_drawn_evenly_and_keeps_its_rate(qtbot: QtBot) -> None:
    trace = PlethTrace()
    feeder = WaveFeeder(trace)
    feeder.pour(Samples(0, datetime.now(UTC), 30.0, 100, tuple(range(15))))
    drawn = 0
    for _ in range(20):
        before = trace.head
        feeder.draw()
        drawn += trace.head - before
        assert trace.head - before <= 2
    assert drawn == 30  # 15 samples at 30 Hz are half a second: 30 columns at 60 Hz


def test_the_qr_code_holds_the_address_and_nothing_else(show: Show) -> None:
    screen = show("Patient/Recap", recap_screen())
    picture = screen.view.grabWindow().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())[:, : picture.width()]
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(np.ascontiguousarray(grey[200:700, 1400:]))
    assert text == "https://alcove.exemple/aide"


@pytest.mark.parametrize("address", ["https://alcove.exemple/r?name=garnier", "https://alcove.exemple/#38,1", "otite droite", "http://alcove.exemple/a"])
def test_a_qr_code_never_carries_health_data(address: str) -> None:
    with pytest.raises(ValueError, match="QR"):
        RecapView(page_address=address)
