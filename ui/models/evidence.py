"""The sheet over a value: where it comes from, and its bytes."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.evidence import EvidenceLine

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class EvidenceView:
    """The sheet, or nothing: then it is closed."""

    open: bool = False
    title: str = ""


@QmlElement
class EvidenceModel(QObject):
    """A value and all that stands behind it."""

    changed = Signal()
    close_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = EvidenceView()
        self.lines_rows: Rows[EvidenceLine] = Rows(EvidenceLine, self)

    def show(self, view: EvidenceView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def close(self) -> None:
        self.close_asked.emit()

    @Property(QObject, notify=changed)
    def lines(self) -> QObject:
        return self.lines_rows

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._view.open

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title
