"""Aide: what the patient may change or ask at any time."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class HelpView:
    """The settings as they are, and what is allowed now."""

    assistant: str = ""
    text_scale: float = 1.0
    voice: bool = False
    high_contrast: bool = False
    may_change_consents: bool = False
    may_leave: bool = True
    speaks: bool = True  # this booth can read aloud


@QmlElement
class HelpModel(QObject):
    """The sheet under the top bar. Closed, it is None."""

    changed = Signal()
    closed = Signal()
    assistant_asked = Signal()
    consents_asked = Signal()
    leave_asked = Signal()
    text_scale_asked = Signal(float)
    voice_asked = Signal(bool)
    contrast_asked = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: HelpView | None = None

    def show(self, view: HelpView | None) -> None:
        """Open with this, or close."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def close(self) -> None:
        self.show(None)
        self.closed.emit()

    @Slot()
    def call_assistant(self) -> None:
        self.assistant_asked.emit()

    @Slot()
    def change_consents(self) -> None:
        self.consents_asked.emit()

    @Slot()
    def leave(self) -> None:
        self.leave_asked.emit()

    @Slot(float)
    def choose_text_scale(self, scale: float) -> None:
        self.text_scale_asked.emit(scale)

    @Slot(bool)
    def choose_voice(self, on: bool) -> None:
        self.voice_asked.emit(on)

    @Slot(bool)
    def choose_contrast(self, on: bool) -> None:
        self.contrast_asked.emit(on)

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._view is not None

    @Property(str, notify=changed)
    def call_words(self) -> str:
        name = self._view.assistant if self._view else ""
        return self.tr("Appeler {0}").format(name) if name else self.tr("Appeler quelqu’un")

    @Property(float, notify=changed)
    def text_scale(self) -> float:
        return self._view.text_scale if self._view else 1.0

    @Property(bool, notify=changed)
    def speaks(self) -> bool:
        return self._view is not None and self._view.speaks

    @Property(bool, notify=changed)
    def voice(self) -> bool:
        return self._view is not None and self._view.voice

    @Property(bool, notify=changed)
    def high_contrast(self) -> bool:
        return self._view is not None and self._view.high_contrast

    @Property(bool, notify=changed)
    def may_change_consents(self) -> bool:
        return self._view is not None and self._view.may_change_consents

    @Property(bool, notify=changed)
    def may_leave(self) -> bool:
        return self._view is not None and self._view.may_leave
