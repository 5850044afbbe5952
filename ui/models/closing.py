"""Screen 13: what arrived, what is clean, what is wiped."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.closing import HygieneRow, ReceiptRow

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ClosingView:
    """The sentences of the panels."""

    signed: str = ""
    going: str = ""
    after: str = ""
    teach_back: str = ""
    count: str = ""
    signed_by: str = ""
    wipe_words: str = ""
    wipe_closed: str = ""
    wiped: bool = False
    next_closed: str = ""


@QmlElement
class ClosingModel(QObject):
    """Receipts, hygiene, the wipe and the next patient."""

    changed = Signal()
    clean_asked = Signal(str)
    wipe_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = ClosingView()
        self.receipts_rows: Rows[ReceiptRow] = Rows(ReceiptRow, self)
        self.hygiene_rows: Rows[HygieneRow] = Rows(HygieneRow, self)

    def show(self, view: ClosingView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def clean(self, code: str) -> None:
        self.clean_asked.emit(code)

    @Slot()
    def wipe(self) -> None:
        self.wipe_asked.emit()

    @Slot()
    def next(self) -> None:
        self.next_asked.emit()

    @Property(QObject, notify=changed)
    def receipts(self) -> QObject:
        return self.receipts_rows

    @Property(QObject, notify=changed)
    def hygiene(self) -> QObject:
        return self.hygiene_rows

    @Property(str, notify=changed)
    def signed(self) -> str:
        return self._view.signed

    @Property(str, notify=changed)
    def going(self) -> str:
        return self._view.going

    @Property(str, notify=changed)
    def after(self) -> str:
        return self._view.after

    @Property(str, notify=changed)
    def teach_back(self) -> str:
        return self._view.teach_back

    @Property(str, notify=changed)
    def count(self) -> str:
        return self._view.count

    @Property(str, notify=changed)
    def signed_by(self) -> str:
        return self._view.signed_by

    @Property(str, notify=changed)
    def wipe_words(self) -> str:
        return self._view.wipe_words

    @Property(str, notify=changed)
    def wipe_closed(self) -> str:
        return self._view.wipe_closed

    @Property(bool, notify=changed)
    def wiped(self) -> bool:
        return self._view.wiped

    @Property(str, notify=changed)
    def next_closed(self) -> str:
        return self._view.next_closed
