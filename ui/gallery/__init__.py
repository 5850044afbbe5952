"""Screens with sample view-models in them: what the drawings show. People and data are fictitious."""

from collections.abc import Mapping

from PySide6.QtQuick import QQuickView

from ui.screens import Window, make_view, open_screen

FRAME = ("steps", "tools", "help", "idle", "emergency")


def open_sample(path: str, models: Mapping[str, object]) -> tuple[QQuickView, Window | None]:
    """A window with this screen: in the patient's frame, in the console's, or whole where its models bring no frame."""
    if "page" in models:
        window = Window("Assistant/Console", {name: models[name] for name in ("desk", "alert")})
        page = models["page"]
        assert isinstance(page, dict)
        window.show_screen(path, page)
        return window.view, window
    if "steps" not in models:
        view = make_view()
        open_screen(view, path, models)
        return view, None
    window = Window("Patient/Frame", {name: models[name] for name in FRAME})
    window.show_screen(path, {name: model for name, model in models.items() if name not in FRAME})
    return window.view, window
