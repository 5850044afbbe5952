"""The technician's left bar: the pages, that the booth is closed to patients meanwhile, and who works here."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class PageEntry:
    """One entry of the left bar."""

    code: str
    icon_name: str
    words: str
    chosen: bool


@QmlElement
class ShellModel(QObject):
    """What stands beside every page."""

    changed = Signal()
    page_asked = Signal(str)
    leave_asked = Signal()
    lock_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._technician = ""
        self._simulated = False
        self.pages_rows: Rows[PageEntry] = Rows(PageEntry, self)

    def show(self, pages: tuple[PageEntry, ...], technician: str, simulated: bool) -> None:
        """Show this instead of what is shown."""
        self.pages_rows.show(pages)
        if (technician, simulated) != (self._technician, self._simulated):
            self._technician, self._simulated = technician, simulated
            self.changed.emit()

    @Slot(str)
    def open(self, page: str) -> None:
        self.page_asked.emit(page)

    @Slot()
    def leave(self) -> None:
        self.leave_asked.emit()

    @Slot()
    def lock(self) -> None:
        self.lock_asked.emit()

    @Property(QObject, notify=changed)
    def pages(self) -> QObject:
        return self.pages_rows

    @Property(str, notify=changed)
    def technician(self) -> str:
        return self._technician

    @Property(bool, notify=changed)
    def simulated(self) -> bool:
        return self._simulated
