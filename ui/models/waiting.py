"""Waiting for the practitioner: the rank, and how long it has been; never an exact minute."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class WaitingView:
    """What the hub knows: the rank, None while it is unknown. How long it takes, and who it will be, nobody knows before somebody takes the visit."""

    ahead: int | None = None
    waited_min: int = 0
    reached: bool = True  # the hub answers


@QmlElement
class WaitingModel(QObject):
    """Screen 06."""

    changed = Signal()
    worse_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = WaitingView()

    def show(self, view: WaitingView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def feel_worse(self) -> None:
        self.worse_asked.emit()

    @Slot()
    def leave(self) -> None:
        self.leave_asked.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        view = self._view
        if not view.reached:
            return self.tr("La ligne est coupée. On réessaie.")
        if view.ahead is None:
            return self.tr("On cherche un médecin pour vous.")
        if view.ahead == 0:
            return self.tr("Vous êtes le prochain.")
        if view.ahead == 1:
            return self.tr("Une personne passe avant vous.")
        return self.tr("%n personne(s) passent avant vous.", "", view.ahead)

    @Property(str, notify=changed)
    def number(self) -> str:
        return str(self._view.waited_min)

    @Property(str, notify=changed)
    def unit(self) -> str:
        return self.tr("minute(s)", "", self._view.waited_min)
