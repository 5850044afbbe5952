"""The carers’ exchange: kept in the journal, and the patient knows of it."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.exchange import Message

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ExchangeView:
    """What stands around the messages."""

    practitioner: str = ""
    first_quick: str = ""
    second_quick: str = ""
    closed_because: str = ""  # why nothing is written here
    open: bool = False  # there is a visit to write about


@QmlElement
class ExchangeModel(QObject):
    """The messages, and the line to write in."""

    changed = Signal()
    send_asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = ExchangeView()
        self.messages_rows: Rows[Message] = Rows(Message, self)

    def show(self, view: ExchangeView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def send(self, text: str) -> None:
        self.send_asked.emit(text)

    @Property(QObject, notify=changed)
    def messages(self) -> QObject:
        return self.messages_rows

    @Property(str, notify=changed)
    def practitioner(self) -> str:
        return self._view.practitioner

    @Property(str, notify=changed)
    def first_quick(self) -> str:
        return self._view.first_quick

    @Property(str, notify=changed)
    def second_quick(self) -> str:
        return self._view.second_quick

    @Property(str, notify=changed)
    def closed_because(self) -> str:
        return self._view.closed_because

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._view.open
