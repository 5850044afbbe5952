"""The oximeter's screen says what the device says, and its buttons do what they say."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from devices.measurement import Quality, QualityLevel, Reason
from devices.signal_quality import SignalQuality
from session import events as e
from session.consultation import Consultation
from session.live_signal import LiveSignal
from session.measure_state import MeasureState
from session.observation import Observation
from tests.session.visits import CLAIRE, NOW, path_to_measures, saturation
from tests.ui.screen import Screen
from ui.gallery.patient import oximeter_screen
from ui.models.oximeter import OximeterModel, OximeterView
from ui.patient.known import PatientKnown
from ui.patient.shown.measures import bars
from ui.patient.shown.measures import oximeter as shown_oximeter

Show = Callable[[str, dict[str, object]], Screen]


@pytest.fixture
def screen(show: Show) -> Screen:
    return show("Patient/Oximeter", {**oximeter_screen()})


@pytest.fixture
def oximeter(screen: Screen) -> OximeterModel:
    model = screen.models["oximeter"]
    assert isinstance(model, OximeterModel)
    return model


def test_says_the_value_its_signal_and_who_is_there(screen: Screen) -> None:
    said = screen.sentences()
    for sentence in ("Gardez la main posée, bien chaude.", "96", "pouls 74", "Signal bon", "Encore 4 secondes", "est à côté de vous"):
        assert sentence in said


@pytest.mark.parametrize(("level", "word"), [(QualityLevel.GOOD, "Signal bon"), (QualityLevel.DOUBTFUL, "Signal faible")])
def test_a_value_that_was_kept_shows_the_signal_that_it_had(screen: Screen, oximeter: OximeterModel, level: QualityLevel, word: str) -> None:
    reasons = () if level is QualityLevel.GOOD else (Reason.WEAK_SIGNAL,)
    measured = saturation(93, quality=Quality(level, reasons))
    kept = Observation("o", measured, NOW, CLAIRE)
    happened = Consultation("v").after_all([*path_to_measures(), e.ObservationKept(at=NOW, author=CLAIRE, observation=kept)])
    oximeter.show(shown_oximeter(PatientKnown(consultation=happened), 0, 10, NOW))
    assert {"93", word} <= set(screen.sentences())


def test_follows_the_device(screen: Screen, oximeter: OximeterModel) -> None:
    oximeter.show(OximeterView(spo2=93, pulse_rate=110, quality=1))
    assert {"93", "pouls 110", "Signal faible"} <= set(screen.sentences())


@pytest.mark.parametrize(
    ("score", "doubts", "level", "expected"),
    [
        (95, (), QualityLevel.GOOD, 4),
        (80, (), QualityLevel.GOOD, 3),
        (95, (Reason.RATE_DISAGREES,), QualityLevel.GOOD, 2),
        (95, (), QualityLevel.DOUBTFUL, 1),
        (0, (Reason.FLAT_SIGNAL,), QualityLevel.GOOD, 1),
        (None, (), QualityLevel.GOOD, 3),
    ],
)
def test_the_bars_are_the_worse_of_what_the_booth_sees_and_the_device_says(
    score: int | None, doubts: tuple[Reason, ...], level: QualityLevel, expected: int
) -> None:
    signal = None if score is None else LiveSignal(SignalQuality(score, 8, 9, 72, 60, 0), doubts)
    reasons = () if level is QualityLevel.GOOD else (Reason.WEAK_SIGNAL,)
    assert bars(saturation(97, quality=Quality(level, reasons)), MeasureState(under_way=True, signal=signal)) == expected


@pytest.mark.parametrize("gesture", [Screen.click, Screen.touch])
def test_back_goes_back(screen: Screen, oximeter: OximeterModel, qtbot: QtBot, gesture: Callable[[Screen, str], None]) -> None:
    with qtbot.waitSignal(oximeter.back_asked):
        gesture(screen, "back")


def test_cannot_go_on_before_the_value_is_kept(screen: Screen, oximeter: OximeterModel, qtbot: QtBot) -> None:
    assert "Patientez" in screen.sentences()
    with qtbot.assertNotEmitted(oximeter.next_asked):
        screen.touch("next")


def test_goes_on_once_it_is_kept(screen: Screen, oximeter: OximeterModel, qtbot: QtBot) -> None:
    oximeter.show(OximeterView(spo2=96, pulse_rate=74, quality=3, progress=1, done=True))
    with qtbot.waitSignal(oximeter.next_asked):
        screen.touch("next")


def test_each_button_is_read_aloud_with_its_words(screen: Screen) -> None:
    spoken = screen.spoken()
    for words in ("Écouter", "Aide", "Urgence", "Retour", "Patientez"):
        assert spoken[words] is QAccessible.Role.Button
    assert "Claire, infirmière, est à côté de vous. Caméra et micro éteints" in spoken
    assert "Étape 4 sur 7, Mesures" in spoken


def test_is_read_aloud_in_order_and_nothing_is_nameless(screen: Screen) -> None:
    names = list(screen.spoken())
    assert "" not in names
    wanted = ["Gardez la main posée, bien chaude.", "Signal bon", "96", "Retour", "Écouter", "Urgence"]
    assert [name for name in names if name in wanted] == wanted


def test_no_button_is_smaller_than_a_finger(screen: Screen) -> None:
    for name in ("listen", "help", "sos", "back", "next"):
        assert min(screen.button(name).width(), screen.button(name).height()) >= 72
