"""Screen 17: the visit finishes without a call, with a reason and a sheet."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.ending import EndingChoice, ReasonChoice, SheetLine, Taken

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class EndingView:
    """The sentences of the panels."""

    title: str = ""
    taking_title: str = ""
    count: str = ""
    reason: str = ""
    ended: bool = False  # the ending stands: only the sheet is left
    sheet_title: str = ""
    printed: str = ""  # yes, no, or empty: not tried
    no_sheet_reason: str = ""
    closed_because: str = ""


@QmlElement
class EndingModel(QObject):
    """Seven endings, the reason, and what is taken away."""

    changed = Signal()
    ending_chosen = Signal(str)
    reason_written = Signal(str)
    print_asked = Signal()
    no_sheet_asked = Signal()
    no_sheet_written = Signal(str)
    finish_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = EndingView()
        self.choices_rows: Rows[EndingChoice] = Rows(EndingChoice, self)
        self.reasons_rows: Rows[ReasonChoice] = Rows(ReasonChoice, self)
        self.takes_rows: Rows[Taken] = Rows(Taken, self)
        self.sheet_rows: Rows[SheetLine] = Rows(SheetLine, self)

    def show(self, view: EndingView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        self.ending_chosen.emit(code)

    @Slot(str)
    def write_reason(self, text: str) -> None:
        self.reason_written.emit(text)

    @Slot()
    def print_sheet(self) -> None:
        self.print_asked.emit()

    @Slot()
    def give_no_sheet(self) -> None:
        self.no_sheet_asked.emit()

    @Slot(str)
    def write_no_sheet(self, text: str) -> None:
        self.no_sheet_written.emit(text)

    @Slot()
    def finish(self) -> None:
        self.finish_asked.emit()

    @Property(QObject, notify=changed)
    def choices(self) -> QObject:
        return self.choices_rows

    @Property(QObject, notify=changed)
    def reasons(self) -> QObject:
        return self.reasons_rows

    @Property(QObject, notify=changed)
    def takes(self) -> QObject:
        return self.takes_rows

    @Property(QObject, notify=changed)
    def sheet(self) -> QObject:
        return self.sheet_rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def taking_title(self) -> str:
        return self._view.taking_title

    @Property(str, notify=changed)
    def count(self) -> str:
        return self._view.count

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._view.reason

    @Property(bool, notify=changed)
    def ended(self) -> bool:
        return self._view.ended

    @Property(str, notify=changed)
    def sheet_title(self) -> str:
        return self._view.sheet_title

    @Property(str, notify=changed)
    def printed(self) -> str:
        return self._view.printed

    @Property(str, notify=changed)
    def no_sheet_reason(self) -> str:
        return self._view.no_sheet_reason

    @Property(str, notify=changed)
    def closed_because(self) -> str:
        return self._view.closed_because
