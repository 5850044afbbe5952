"""The errors of a check's series, as the plot draws them; QML only hands them on."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ErrorTrace(QObject):
    """Each point's kind (found-up, found-down, left-up, left-down), value and error; and the limit at each value, rising."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.points: tuple[tuple[str, float, float], ...] = ()
        self.limits: tuple[tuple[float, float], ...] = ()

    def show(self, points: tuple[tuple[str, float, float], ...], limits: tuple[tuple[float, float], ...]) -> None:
        """Draw these instead of what is drawn."""
        if (points, limits) != (self.points, self.limits):
            self.points, self.limits = points, limits
            self.changed.emit()
