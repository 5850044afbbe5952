"""What the patient sees, once a second."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class MirrorView:
    """The panel’s words."""

    title: str = ""
    act_words: str = ""
    hidden: bool = False
    can_act: bool = False


@QmlElement
class MirrorModel(QObject):
    """The patient’s screen, in small."""

    changed = Signal()
    pictured = Signal()
    hide_asked = Signal(bool)
    act_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = MirrorView()
        self.picture = QImage()

    def show(self, view: MirrorView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    def show_picture(self, picture: QImage) -> None:
        """What the patient sees now."""
        self.picture = picture
        self.pictured.emit()

    @Slot(bool)
    def hide(self, on: bool) -> None:
        self.hide_asked.emit(on)

    @Slot()
    def act(self) -> None:
        self.act_asked.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def act_words(self) -> str:
        return self._view.act_words

    @Property(bool, notify=changed)
    def hidden(self) -> bool:
        return self._view.hidden

    @Property(bool, notify=changed)
    def can_act(self) -> bool:
        return self._view.can_act
