"""« Agir pour elle » : the patient’s present step, done from the console."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.patient_steps import StepRow

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ActingView:
    """The step’s sentences."""

    code: str = ""
    title: str = ""
    remark: str = ""
    finish_words: str = ""
    closed_because: str = ""
    wants_words: bool = False
    words: str = ""
    words_hint: str = ""
    columns: int = 0


@QmlElement
class ActingModel(QObject):
    """What is asked, and the answers."""

    changed = Signal()
    answer_chosen = Signal(str, str)
    words_written = Signal(str)
    finish_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = ActingView()
        self.rows_rows: Rows[StepRow] = Rows(StepRow, self)

    def show(self, view: ActingView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str, str)
    def choose(self, row: str, answer: str) -> None:
        self.answer_chosen.emit(row, answer)

    @Slot(str)
    def write(self, text: str) -> None:
        self.words_written.emit(text)

    @Slot()
    def finish(self) -> None:
        self.finish_asked.emit()

    @Property(QObject, notify=changed)
    def rows(self) -> QObject:
        return self.rows_rows

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._view.code

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(str, notify=changed)
    def finish_words(self) -> str:
        return self._view.finish_words

    @Property(str, notify=changed)
    def closed_because(self) -> str:
        return self._view.closed_because

    @Property(bool, notify=changed)
    def wants_words(self) -> bool:
        return self._view.wants_words

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._view.words

    @Property(str, notify=changed)
    def words_hint(self) -> str:
        return self._view.words_hint

    @Property(int, notify=changed)
    def columns(self) -> int:
        return self._view.columns
