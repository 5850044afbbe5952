"""Screen 12: the alert over any page. It closes only by a decision with its author and its reason."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.lines import AlertFact

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class AlertView:
    """The alert, or nothing: then the sheet is closed."""

    open: bool = False
    title: str = ""
    more: str = ""
    patient_screen: str = ""
    since: str = ""
    say: str = ""
    rules: str = ""
    practitioner_closed: str = ""
    expertise_closed: str = ""
    chosen: str = ""  # of the two ways to go on
    reason: str = ""
    closed_because: str = ""


@QmlElement
class AlertModel(QObject):
    """What opened it, and the five ways out."""

    changed = Signal()
    decision_asked = Signal(str)
    outcome_chosen = Signal(str)
    reason_written = Signal(str)
    go_on_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = AlertView()
        self.facts_rows: Rows[AlertFact] = Rows(AlertFact, self)

    def show(self, view: AlertView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def decide(self, code: str) -> None:
        self.decision_asked.emit(code)

    @Slot(str)
    def choose(self, code: str) -> None:
        self.outcome_chosen.emit(code)

    @Slot(str)
    def write_reason(self, text: str) -> None:
        self.reason_written.emit(text)

    @Slot()
    def go_on(self) -> None:
        self.go_on_asked.emit()

    @Property(QObject, notify=changed)
    def facts(self) -> QObject:
        return self.facts_rows

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._view.open

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._view.more

    @Property(str, notify=changed)
    def patient_screen(self) -> str:
        return self._view.patient_screen

    @Property(str, notify=changed)
    def since(self) -> str:
        return self._view.since

    @Property(str, notify=changed)
    def say(self) -> str:
        return self._view.say

    @Property(str, notify=changed)
    def rules(self) -> str:
        return self._view.rules

    @Property(str, notify=changed)
    def practitioner_closed(self) -> str:
        return self._view.practitioner_closed

    @Property(str, notify=changed)
    def expertise_closed(self) -> str:
        return self._view.expertise_closed

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return self._view.chosen

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._view.reason

    @Property(str, notify=changed)
    def closed_because(self) -> str:
        return self._view.closed_because
