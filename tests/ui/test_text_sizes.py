"""At each text size, in both colour schemes and in each language, nothing leaves its place, lies on another or is cut; no line begins with a mark."""

from collections.abc import Callable

import pytest

from tests.ui.screen import Screen
from ui.gallery.patient import SCREENS
from ui.language import speak
from ui.screens import set_look

Show = Callable[[str, dict[str, object]], Screen]


def wrong_in(screen: Screen) -> dict[tuple[float, bool], list[object]]:
    """What is wrong, at each size and in each theme."""
    wrong: dict[tuple[float, bool], list[object]] = {}
    for scale in (1.0, 1.25, 1.5):
        for high_contrast in (False, True):
            set_look(screen.view.engine(), high_contrast=high_contrast, text_scale=scale)
            screen.settle()
            found = [*screen.escaped(), *screen.overlapping(), *screen.crowded(), *screen.cut(), *screen.broken()]
            if found:
                wrong[scale, high_contrast] = found
    return wrong


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_leaves_its_place_and_all_has_a_name_to_be_read_aloud(show: Show, name: str) -> None:
    path, models = SCREENS[name]
    screen = show(path, models())
    names = list(screen.spoken())
    assert "" not in names
    assert any(names)
    assert wrong_in(screen) == {}


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_leaves_its_place_in_english(show: Show, name: str) -> None:
    path, models = SCREENS[name]
    speak("en")
    assert wrong_in(show(path, models())) == {}
