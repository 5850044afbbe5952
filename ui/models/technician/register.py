"""The register of devices, line by line, and the ways to correct a line and to take the register along."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.device_form import Choice
from ui.views.register_lines import RegisterRow

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class RegisterView:
    """What stands beside the lines."""

    remark: str = ""
    chosen: str = ""  # the line that was touched, in words
    reason: str = ""
    reason_error: str = ""
    can_correct: bool = False
    can_void: bool = False
    has_papers: bool = False  # a check; the certificate says where it was annulled
    has_letters: bool = False  # that stands, and that cast doubt on visits
    writing: bool = False  # one of its papers is being made
    exporting: bool = False
    exported: str = ""


@QmlElement
class RegisterModel(QObject):
    """The lines, and what is touched."""

    changed = Signal()
    line_chosen = Signal(str)
    reason_written = Signal(str)
    void_asked = Signal()
    correct_asked = Signal()
    export_asked = Signal(str)
    paper_asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = RegisterView()
        self.lines_rows: Rows[RegisterRow] = Rows(RegisterRow, self)
        self.places_rows: Rows[Choice] = Rows(Choice, self)

    def show(self, view: RegisterView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        self.line_chosen.emit(code)

    @Slot(str)
    def write(self, reason: str) -> None:
        self.reason_written.emit(reason)

    @Slot()
    def void(self) -> None:
        self.void_asked.emit()

    @Slot()
    def correct(self) -> None:
        self.correct_asked.emit()

    @Slot(str)
    def export(self, folder: str) -> None:
        self.export_asked.emit(folder)

    @Slot(str)
    def paper(self, which: str) -> None:
        self.paper_asked.emit(which)

    @Property(QObject, notify=changed)
    def lines(self) -> QObject:
        return self.lines_rows

    @Property(QObject, notify=changed)
    def places(self) -> QObject:
        return self.places_rows

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return self._view.chosen

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._view.reason

    @Property(str, notify=changed)
    def reason_error(self) -> str:
        return self._view.reason_error

    @Property(bool, notify=changed)
    def can_correct(self) -> bool:
        return self._view.can_correct

    @Property(bool, notify=changed)
    def can_void(self) -> bool:
        return self._view.can_void

    @Property(bool, notify=changed)
    def has_papers(self) -> bool:
        return self._view.has_papers

    @Property(bool, notify=changed)
    def has_letters(self) -> bool:
        return self._view.has_letters

    @Property(bool, notify=changed)
    def writing(self) -> bool:
        return self._view.writing

    @Property(bool, notify=changed)
    def exporting(self) -> bool:
        return self._view.exporting

    @Property(str, notify=changed)
    def exported(self) -> str:
        return self._view.exported
