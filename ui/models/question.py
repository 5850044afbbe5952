"""One question at a time: Oui, Non, Je ne sais pas. « Je ne sais pas » is never taken for « Non »."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.spoken_data import say

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class QuestionView:
    """The question, its place among the others, and the answer once given: yes, no or unknown."""

    text: str = ""
    help: str = ""
    number: int = 1
    total: int = 1
    answer: str = ""


@QmlElement
class QuestionModel(QObject):
    """Screen 03b."""

    changed = Signal()
    answered = Signal(str)
    alarm_asked = Signal()
    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = QuestionView()

    def show(self, view: QuestionView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def reply(self, answer: str) -> None:
        self.answered.emit(answer)

    @Slot()
    def alarm(self) -> None:
        self.alarm_asked.emit()

    @Slot()
    def go_back(self) -> None:
        self.back_asked.emit()

    @Slot()
    def go_on(self) -> None:
        self.next_asked.emit()

    @Property(str, notify=changed)
    def text(self) -> str:
        return say(self._view.text)

    @Property(str, notify=changed)
    def help(self) -> str:
        return say(self._view.help)

    @Property(int, notify=changed)
    def number(self) -> int:
        return self._view.number

    @Property(int, notify=changed)
    def total(self) -> int:
        return self._view.total

    @Property(str, notify=changed)
    def place_words(self) -> str:
        return self.tr("Question {0} sur {1}").format(self._view.number, self._view.total)

    @Property(str, notify=changed)
    def answer(self) -> str:
        return self._view.answer

    @Property(bool, notify=changed)
    def may_go_back(self) -> bool:
        return self._view.number > 1

    @Property(bool, notify=changed)
    def may_go_on(self) -> bool:
        return self._view.answer != ""

    @Property(str, notify=changed)
    def next_word(self) -> str:
        return self.tr("Continuer") if self._view.answer else self.tr("Choisissez une réponse")
