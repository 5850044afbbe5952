"""Why the patient comes: one picture to touch. No word has to be written."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1

ICONS = {
    "ear": "ear",
    "eye": "eye",
    "throat": "mood-sick",
    "cough": "lungs",
    "belly": "stomach",
    "skin": "bandage",
    "back": "bone",
    "urine": "droplet",
    "heart": "heartbeat",
    "renewal": "pill",
    "mood": "mood-sad",
    "other": "message-circle",
}


@dataclass(frozen=True)
class MotiveView:
    """The motives offered, as (code, French label), and the one chosen."""

    motives: tuple[tuple[str, str], ...] = ()
    chosen: str = ""


@dataclass(frozen=True)
class MotiveTileRow:
    """One motive to touch."""

    code: str
    icon_name: str
    words: str
    chosen: bool


@QmlElement
class MotiveModel(QObject):
    """Screen 03."""

    changed = Signal()
    chosen = Signal(str)
    alarm_asked = Signal()
    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = MotiveView()
        self._motives: Rows[MotiveTileRow] = Rows(MotiveTileRow, self)

    def show(self, view: MotiveView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.speak_again()

    def speak_again(self) -> None:
        """Say the same in the language that is spoken now."""
        words = self._words()
        self._motives.show(
            tuple(
                MotiveTileRow(code, ICONS.get(code, "message-circle"), words.get(code, label), code == self._view.chosen) for code, label in self._view.motives
            )
        )
        self.changed.emit()

    def _words(self) -> dict[str, str]:
        return {
            "ear": self.tr("Oreille"),
            "eye": self.tr("Œil"),
            "throat": self.tr("Gorge, nez, rhume"),
            "cough": self.tr("Toux, souffle"),
            "belly": self.tr("Ventre"),
            "skin": self.tr("Peau, plaie"),
            "back": self.tr("Dos, articulations"),
            "urine": self.tr("Urine"),
            "heart": self.tr("Tension, cœur"),
            "renewal": self.tr("Ordonnance à refaire"),
            "mood": self.tr("Moral, sommeil"),
            "other": self.tr("Autre chose"),
        }

    @Slot(str)
    def choose(self, code: str) -> None:
        self.chosen.emit(code)

    @Slot()
    def alarm(self) -> None:
        self.alarm_asked.emit()

    @Slot()
    def go_back(self) -> None:
        self.back_asked.emit()

    @Slot()
    def go_on(self) -> None:
        self.next_asked.emit()

    @Property(QObject, notify=changed)
    def motives(self) -> QObject:
        return self._motives

    @Property(bool, notify=changed)
    def may_go_on(self) -> bool:
        return self._view.chosen != ""

    @Property(str, notify=changed)
    def next_word(self) -> str:
        return self.tr("Continuer") if self._view.chosen else self.tr("Touchez une image")
