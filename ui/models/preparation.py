"""Screen 10: the devices, the measures, how private the place is, and the decision."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.decision import Outcome
from ui.views.measures import DeviceTile, Vital

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class PreparationView:
    """The sentences of the panels."""

    completeness: str = ""
    complete: bool = False
    reason: str = ""
    button_words: str = ""
    closed_because: str = ""
    decided: str = ""  # the decision that holds, where there is one
    curtain_closed: bool = False
    alone: bool = False
    alone_words: str = ""
    calm: str = ""  # yes, no, or empty: nobody said
    can_type: bool = False  # values are still kept at this step
    measuring: bool = False  # the last row is under way, or waits to be kept


@QmlElement
class PreparationModel(QObject):
    """Devices, measures, privacy and decision."""

    changed = Signal()
    device_asked = Signal(str)
    typing_asked = Signal()
    keep_asked = Signal(str)
    discard_asked = Signal(str)
    strike_asked = Signal(str)
    evidence_asked = Signal(str)
    struck = Signal(str, str)
    outcome_chosen = Signal(str)
    reason_written = Signal(str)
    finish_asked = Signal()
    curtain_noted = Signal(bool)
    alone_noted = Signal(bool)
    noise_noted = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = PreparationView()
        self.devices_rows: Rows[DeviceTile] = Rows(DeviceTile, self)
        self.vitals_rows: Rows[Vital] = Rows(Vital, self)
        self.outcomes_rows: Rows[Outcome] = Rows(Outcome, self)

    def show(self, view: PreparationView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def touch_device(self, code: str) -> None:
        self.device_asked.emit(code)

    @Slot()
    def type_value(self) -> None:
        self.typing_asked.emit()

    @Slot(str)
    def keep(self, code: str) -> None:
        self.keep_asked.emit(code)

    @Slot(str)
    def discard(self, code: str) -> None:
        self.discard_asked.emit(code)

    @Slot(str)
    def strike(self, code: str) -> None:
        self.strike_asked.emit(code)

    @Slot(str)
    def explain(self, code: str) -> None:
        self.evidence_asked.emit(code)

    @Slot(str, str)
    def strike_because(self, code: str, reason: str) -> None:
        self.struck.emit(code, reason)

    @Slot(str)
    def choose(self, code: str) -> None:
        self.outcome_chosen.emit(code)

    @Slot(str)
    def write_reason(self, text: str) -> None:
        self.reason_written.emit(text)

    @Slot()
    def finish(self) -> None:
        self.finish_asked.emit()

    @Slot(bool)
    def note_curtain(self, on: bool) -> None:
        self.curtain_noted.emit(on)

    @Slot(bool)
    def note_alone(self, on: bool) -> None:
        self.alone_noted.emit(on)

    @Slot(bool)
    def note_noise(self, calm: bool) -> None:
        self.noise_noted.emit(calm)

    @Property(QObject, notify=changed)
    def devices(self) -> QObject:
        return self.devices_rows

    @Property(QObject, notify=changed)
    def vitals(self) -> QObject:
        return self.vitals_rows

    @Property(QObject, notify=changed)
    def outcomes(self) -> QObject:
        return self.outcomes_rows

    @Property(str, notify=changed)
    def completeness(self) -> str:
        return self._view.completeness

    @Property(bool, notify=changed)
    def complete(self) -> bool:
        return self._view.complete

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._view.reason

    @Property(str, notify=changed)
    def button_words(self) -> str:
        return self._view.button_words

    @Property(str, notify=changed)
    def closed_because(self) -> str:
        return self._view.closed_because

    @Property(str, notify=changed)
    def decided(self) -> str:
        return self._view.decided

    @Property(bool, notify=changed)
    def curtain_closed(self) -> bool:
        return self._view.curtain_closed

    @Property(bool, notify=changed)
    def alone(self) -> bool:
        return self._view.alone

    @Property(str, notify=changed)
    def alone_words(self) -> str:
        return self._view.alone_words

    @Property(str, notify=changed)
    def calm(self) -> str:
        return self._view.calm

    @Property(bool, notify=changed)
    def measuring(self) -> bool:
        return self._view.measuring

    @Property(bool, notify=changed)
    def can_type(self) -> bool:
        return self._view.can_type
