"""What one device says and is told, as it comes, and how well its line holds."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.device_sheet import Fact
from ui.views.wire_lines import WireRow

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class WireView:
    """Which device, and whether the log stands still."""

    title: str = ""
    remark: str = ""
    paused: bool = False
    nothing: str = ""


@QmlElement
class WireModel(QObject):
    """The log and the line's quality."""

    changed = Signal()
    try_asked = Signal()
    pause_asked = Signal()
    clear_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = WireView()
        self.lines_rows: Rows[WireRow] = Rows(WireRow, self)
        self.quality_rows: Rows[Fact] = Rows(Fact, self)

    def show(self, view: WireView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def measure(self) -> None:
        self.try_asked.emit()

    @Slot()
    def pause(self) -> None:
        self.pause_asked.emit()

    @Slot()
    def clear(self) -> None:
        self.clear_asked.emit()

    @Slot()
    def back(self) -> None:
        self.back_asked.emit()

    @Property(QObject, notify=changed)
    def lines(self) -> QObject:
        return self.lines_rows

    @Property(QObject, notify=changed)
    def quality(self) -> QObject:
        return self.quality_rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(bool, notify=changed)
    def paused(self) -> bool:
        return self._view.paused

    @Property(str, notify=changed)
    def nothing(self) -> str:
        return self._view.nothing
