"""Screen 15: a value typed by hand, from where, marked for ever."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.manual_form import QuantityChoice, SourceChoice

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ManualEntryView:
    """The number as typed, and what is said about it."""

    quantity: str = ""
    icon_name: str = ""
    number: str = ""
    unit: str = ""
    mark: str = ""  # the key beside the zero
    warning: str = ""
    can_confirm: bool = False
    confirm_words: str = ""
    remark: str = ""
    source: str = ""
    author: str = ""
    asks_when: bool = False
    when: str = ""
    why: str = ""
    to_confirm: bool = False
    closed_because: str = ""


@QmlElement
class ManualEntryModel(QObject):
    """The pad, the sources, and what the practitioner will see."""

    changed = Signal()
    quantity_chosen = Signal(str)
    source_chosen = Signal(str)
    key_pressed = Signal(str)
    when_written = Signal(str)
    why_written = Signal(str)
    confirmed = Signal()
    corrected = Signal()
    add_asked = Signal()
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = ManualEntryView()
        self.quantities_rows: Rows[QuantityChoice] = Rows(QuantityChoice, self)
        self.sources_rows: Rows[SourceChoice] = Rows(SourceChoice, self)

    def show(self, view: ManualEntryView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        self.quantity_chosen.emit(code)

    @Slot(str)
    def come_from(self, code: str) -> None:
        self.source_chosen.emit(code)

    @Slot(str)
    def press(self, key: str) -> None:
        self.key_pressed.emit(key)

    @Slot(str)
    def write_when(self, text: str) -> None:
        self.when_written.emit(text)

    @Slot(str)
    def write_why(self, text: str) -> None:
        self.why_written.emit(text)

    @Slot()
    def confirm(self) -> None:
        self.confirmed.emit()

    @Slot()
    def correct(self) -> None:
        self.corrected.emit()

    @Slot()
    def add(self) -> None:
        self.add_asked.emit()

    @Slot()
    def cancel(self) -> None:
        self.cancelled.emit()

    @Property(QObject, notify=changed)
    def quantities(self) -> QObject:
        return self.quantities_rows

    @Property(QObject, notify=changed)
    def sources(self) -> QObject:
        return self.sources_rows

    @Property(str, notify=changed)
    def quantity(self) -> str:
        return self._view.quantity

    @Property(str, notify=changed)
    def icon_name(self) -> str:
        return self._view.icon_name

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._view.number

    @Property(str, notify=changed)
    def unit(self) -> str:
        return self._view.unit

    @Property(str, notify=changed)
    def mark(self) -> str:
        return self._view.mark

    @Property(str, notify=changed)
    def warning(self) -> str:
        return self._view.warning

    @Property(bool, notify=changed)
    def can_confirm(self) -> bool:
        return self._view.can_confirm

    @Property(str, notify=changed)
    def confirm_words(self) -> str:
        return self._view.confirm_words

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(str, notify=changed)
    def source(self) -> str:
        return self._view.source

    @Property(str, notify=changed)
    def author(self) -> str:
        return self._view.author

    @Property(bool, notify=changed)
    def asks_when(self) -> bool:
        return self._view.asks_when

    @Property(str, notify=changed)
    def when(self) -> str:
        return self._view.when

    @Property(str, notify=changed)
    def why(self) -> str:
        return self._view.why

    @Property(bool, notify=changed)
    def to_confirm(self) -> bool:
        return self._view.to_confirm

    @Property(str, notify=changed)
    def closed_because(self) -> str:
        return self._view.closed_because
