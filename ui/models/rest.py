"""Resting before the cuff: five quiet minutes, which talking or moving puts on hold."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.blood_pressure import Phase, clock, phases
from ui.models.rows import Rows

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class RestView:
    """How long it still takes. On hold, the assistant starts the time again."""

    assistant: str = ""
    remaining_s: int = 300
    total_s: int = 300
    on_hold: bool = False
    accelerated: bool = False  # a demonstration's clock: the screen says so


@QmlElement
class RestModel(QObject):
    """Screen 04b."""

    changed = Signal()
    back_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = RestView()
        self._phases: Rows[Phase] = Rows(Phase, self)
        self._fill()

    def show(self, view: RestView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    def speak_again(self) -> None:
        """Say the same in the language that is spoken now."""
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        self._phases.show(phases((self.tr("Position"), self.tr("Repos"), self.tr("Mesure")), 1))

    @Slot()
    def go_back(self) -> None:
        self.back_asked.emit()

    @Property(QObject, notify=changed)
    def phases(self) -> QObject:
        return self._phases

    @Property(str, notify=changed)
    def remaining(self) -> str:
        return clock(self._view.remaining_s)

    @Property(str, notify=changed)
    def total_sentence(self) -> str:
        minutes, seconds = divmod(self._view.total_s, 60)
        if seconds:
            return self.tr("sur {0}").format(clock(self._view.total_s))
        return self.tr("sur %n minute(s)", "", minutes)

    @Property(float, notify=changed)
    def fraction(self) -> float:
        total = self._view.total_s
        return 1 - self._view.remaining_s / total if total else 1.0

    @Property(bool, notify=changed)
    def on_hold(self) -> bool:
        return self._view.on_hold

    @Property(str, notify=changed)
    def hold_title(self) -> str:
        return self.tr("Le temps est en pause.")

    @Property(str, notify=changed)
    def hold_help(self) -> str:
        return self.tr("{0} le relance dès que vous êtes calme.").format(self._view.assistant)

    @Property(bool, notify=changed)
    def accelerated(self) -> bool:
        return self._view.accelerated
