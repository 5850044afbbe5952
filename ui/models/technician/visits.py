"""The visits to read again because of one device: identifiers and hours, never a patient."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.device_sheet import VisitRow

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class VisitsView:
    """Which device, since when, how many."""

    title: str = ""
    remark: str = ""
    nothing: str = ""


@QmlElement
class VisitsModel(QObject):
    """The list."""

    changed = Signal()
    back_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = VisitsView()
        self.visits_rows: Rows[VisitRow] = Rows(VisitRow, self)

    def show(self, view: VisitsView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def back(self) -> None:
        self.back_asked.emit()

    @Property(QObject, notify=changed)
    def visits(self) -> QObject:
        return self.visits_rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(str, notify=changed)
    def nothing(self) -> str:
        return self._view.nothing
