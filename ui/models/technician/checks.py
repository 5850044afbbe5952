"""The checks that are due, under way or done; where one is begun, gone on with, or put off."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.checks import CheckRow, HistoryRow, StandardRow

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ChecksView:
    """The sentences around the list."""

    title: str = ""
    remark: str = ""
    nothing: str = ""  # instead of a table with no line
    deferring: str = ""  # the check that is about to be put off
    reason: str = ""  # as typed


@QmlElement
class ChecksModel(QObject):
    """The list, and what is touched in it: a verb, and what it is about."""

    changed = Signal()
    asked_for = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = ChecksView()
        self.checks_rows: Rows[CheckRow] = Rows(CheckRow, self)
        self.methods_rows: Rows[StandardRow] = Rows(StandardRow, self)
        self.waits_rows: Rows[StandardRow] = Rows(StandardRow, self)
        self.history_rows: Rows[HistoryRow] = Rows(HistoryRow, self)

    def show(self, view: ChecksView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def ask(self, verb: str) -> None:
        self.asked_for.emit(verb, "")

    @Slot(str, str)
    def ask_about(self, verb: str, about: str) -> None:
        self.asked_for.emit(verb, about)

    @Property(QObject, notify=changed)
    def checks(self) -> QObject:
        return self.checks_rows

    @Property(QObject, notify=changed)
    def methods(self) -> QObject:
        return self.methods_rows

    @Property(QObject, notify=changed)
    def waits(self) -> QObject:
        return self.waits_rows

    @Property(QObject, notify=changed)
    def history(self) -> QObject:
        return self.history_rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(str, notify=changed)
    def nothing(self) -> str:
        return self._view.nothing

    @Property(str, notify=changed)
    def deferring(self) -> str:
        return self._view.deferring

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._view.reason
