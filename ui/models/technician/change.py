"""A device is entered, corrected, replaced, stopped or retired: the form, and the button that writes it into the register."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.device_form import Choice, FormField

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ChangeView:
    """The sentences around the form."""

    title: str = ""
    remark: str = ""
    warning: str = ""  # what follows from it
    write_words: str = ""
    role_error: str = ""
    plugged: str = ""  # the device that answers now, whose own words can be taken


@QmlElement
class ChangeModel(QObject):
    """The form."""

    changed = Signal()
    field_written = Signal(str, str)
    role_chosen = Signal(str)
    check_chosen = Signal(str)
    plugged_taken = Signal()
    write_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = ChangeView()
        self.fields_rows: Rows[FormField] = Rows(FormField, self)
        self.roles_rows: Rows[Choice] = Rows(Choice, self)
        self.checks_rows: Rows[Choice] = Rows(Choice, self)

    def show(self, view: ChangeView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str, str)
    def write(self, code: str, text: str) -> None:
        self.field_written.emit(code, text)

    @Slot(str)
    def choose_role(self, role: str) -> None:
        self.role_chosen.emit(role)

    @Slot(str)
    def choose_check(self, kind: str) -> None:
        self.check_chosen.emit(kind)

    @Slot()
    def take_plugged(self) -> None:
        self.plugged_taken.emit()

    @Slot()
    def keep(self) -> None:
        self.write_asked.emit()

    @Slot()
    def back(self) -> None:
        self.back_asked.emit()

    @Property(QObject, notify=changed)
    def fields(self) -> QObject:
        return self.fields_rows

    @Property(QObject, notify=changed)
    def roles(self) -> QObject:
        return self.roles_rows

    @Property(QObject, notify=changed)
    def checks(self) -> QObject:
        return self.checks_rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(str, notify=changed)
    def warning(self) -> str:
        return self._view.warning

    @Property(str, notify=changed)
    def write_words(self) -> str:
        return self._view.write_words

    @Property(str, notify=changed)
    def role_error(self) -> str:
        return self._view.role_error

    @Property(str, notify=changed)
    def plugged(self) -> str:
        return self._view.plugged
