"""At each text size, and in both colour schemes, nothing leaves its place."""

from collections.abc import Callable

import pytest

from tests.ui.screen import Screen
from ui.gallery import SCREENS
from ui.screens import set_look

Show = Callable[[str, dict[str, object]], Screen]
PATIENT = [name for name, (path, _) in SCREENS.items() if path.startswith("Patient/")]


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("name", PATIENT)
def test_no_text_leaves_its_place(show: Show, name: str, scale: float, high_contrast: bool) -> None:
    path, models = SCREENS[name]
    screen = show(path, models())
    set_look(screen.view.engine(), high_contrast=high_contrast, text_scale=scale)
    screen.settle()
    assert screen.escaped() == []
