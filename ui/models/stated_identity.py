"""« Est-ce bien vous ? »: what was typed, shown large, for the patient to say and to confirm."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.language import spoken_now

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class StatedIdentityView:
    """The name as it was typed, birth name first, and the birth date."""

    assistant: str = ""
    name: str = ""
    birth_date: date | None = None


@QmlElement
class StatedIdentityModel(QObject):
    """Screen 02a."""

    changed = Signal()
    confirmed = Signal()
    denied = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = StatedIdentityView()

    def show(self, view: StatedIdentityView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def confirm(self) -> None:
        self.confirmed.emit()

    @Slot()
    def deny(self) -> None:
        self.denied.emit()

    @Property(str, notify=changed)
    def help(self) -> str:
        return self.tr("Dites à {0} votre nom et votre date de naissance.").format(self._view.assistant)

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._view.name

    @Property(str, notify=changed)
    def birth_date(self) -> str:
        day = self._view.birth_date
        return "" if day is None else QLocale(spoken_now()).toString(day, "d MMMM yyyy")  # type: ignore[call-overload]

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self.tr("{0} compare avec votre carte d’identité. Elle vous est rendue aussitôt.").format(self._view.assistant)
