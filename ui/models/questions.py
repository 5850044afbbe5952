"""Screen 16: what the practitioner must know. « Inconnu » is an answer."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.questions import QuestionRow, Reading

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class QuestionsView:
    """The counts and what closes the way."""

    count: str = ""
    closed_because: str = ""
    red_flags: str = ""
    red_flags_kind: str = ""
    can_report: bool = False
    said_by: str = ""


@QmlElement
class QuestionsModel(QObject):
    """The questions, and what will be read of them."""

    changed = Signal()
    answered = Signal(str, str)
    written = Signal(str, str)
    left = Signal(str)
    go_on_asked = Signal()
    report_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = QuestionsView()
        self.questions_rows: Rows[QuestionRow] = Rows(QuestionRow, self)
        self.readings_rows: Rows[Reading] = Rows(Reading, self)

    def show(self, view: QuestionsView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str, str)
    def answer(self, code: str, kind: str) -> None:
        self.answered.emit(code, kind)

    @Slot(str, str)
    def write(self, code: str, text: str) -> None:
        self.written.emit(code, text)

    @Slot(str)
    def leave(self, code: str) -> None:
        """The words beside this question are written."""
        self.left.emit(code)

    @Slot()
    def go_on(self) -> None:
        self.go_on_asked.emit()

    @Slot()
    def report(self) -> None:
        self.report_asked.emit()

    @Property(QObject, notify=changed)
    def questions(self) -> QObject:
        return self.questions_rows

    @Property(QObject, notify=changed)
    def readings(self) -> QObject:
        return self.readings_rows

    @Property(str, notify=changed)
    def count(self) -> str:
        return self._view.count

    @Property(str, notify=changed)
    def closed_because(self) -> str:
        return self._view.closed_because

    @Property(str, notify=changed)
    def red_flags(self) -> str:
        return self._view.red_flags

    @Property(str, notify=changed)
    def red_flags_kind(self) -> str:
        return self._view.red_flags_kind

    @Property(bool, notify=changed)
    def can_report(self) -> bool:
        return self._view.can_report

    @Property(str, notify=changed)
    def said_by(self) -> str:
        return self._view.said_by
