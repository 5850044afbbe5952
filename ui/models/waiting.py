"""Waiting for the practitioner: a range and never an exact minute, the rank, and who it will be."""

from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class WaitingView:
    """What the hub knows. Minutes are None while nobody can say; `ahead` is None while the rank is unknown."""

    ahead: int | None = None
    shortest_min: int | None = None
    longest_min: int | None = None
    waited_min: int = 0
    updated_at: time | None = None
    reached: bool = True  # the hub answers
    practitioner: str = ""
    profession: str = ""
    place: str = ""
    rpps: str = ""
    price: str = ""
    price_detail: str = ""


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

    @property
    def _known(self) -> bool:
        return self._view.reached and self._view.longest_min is not None

    @property
    def _minutes(self) -> int:
        view = self._view
        if not self._known or view.longest_min is None:
            return view.waited_min
        return round(((view.shortest_min or 0) + view.longest_min) / 2)

    @Property(str, notify=changed)
    def caption(self) -> str:
        return self.tr("Attente prévue") if self._known else self.tr("Vous attendez depuis")

    @Property(str, notify=changed)
    def number(self) -> str:
        return str(self._minutes)

    @Property(str, notify=changed)
    def unit(self) -> str:
        return self.tr("minute(s)", "", self._minutes)

    @Property(str, notify=changed)
    def range_words(self) -> str:
        view = self._view
        if not self._known:
            return self.tr("durée inconnue")
        return self.tr("entre {0} et {1} minutes").format(view.shortest_min or 0, view.longest_min)

    @Property(str, notify=changed)
    def updated_words(self) -> str:
        at = self._view.updated_at
        return "" if at is None else self.tr("Mis à jour à {0} h {1:02}").format(at.hour, at.minute)

    @Property(float, notify=changed)
    def fraction(self) -> float:
        longest = self._view.longest_min
        return min(0.95, self._view.waited_min / longest) if self._known and longest else 0.0

    @Property(str, notify=changed)
    def practitioner(self) -> str:
        return self._view.practitioner

    @Property(str, notify=changed)
    def practitioner_detail(self) -> str:
        return ", ".join(part for part in (self._view.profession, self._view.place) if part)

    @Property(str, notify=changed)
    def rpps(self) -> str:
        return self.tr("RPPS {0}").format(self._view.rpps) if self._view.rpps else ""

    @Property(str, notify=changed)
    def price(self) -> str:
        return self._view.price

    @Property(str, notify=changed)
    def price_detail(self) -> str:
        return self._view.price_detail
