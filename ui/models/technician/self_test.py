"""The self-test: each part of the booth, tried now."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.self_test import FoundRow

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class SelfTestView:
    """Whether it goes on, and what it says on the whole."""

    remark: str = ""
    running: bool = False


@QmlElement
class SelfTestModel(QObject):
    """The list."""

    changed = Signal()
    again_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = SelfTestView()
        self.found_rows: Rows[FoundRow] = Rows(FoundRow, self)

    def show(self, view: SelfTestView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def again(self) -> None:
        self.again_asked.emit()

    @Slot()
    def back(self) -> None:
        self.back_asked.emit()

    @Property(QObject, notify=changed)
    def found(self) -> QObject:
        return self.found_rows

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(bool, notify=changed)
    def running(self) -> bool:
        return self._view.running
