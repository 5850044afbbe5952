"""Why the patient comes: one picture to touch. No word has to be written."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from session.motives import MOTIVES, Motive
from ui.models.rows import Rows

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class MotiveView:
    """The motives offered, and the code of the one chosen."""

    motives: tuple[Motive, ...] = tuple(MOTIVES.values())
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
        self._view = MotiveView(motives=())
        self._motives: Rows[MotiveTileRow] = Rows(MotiveTileRow, self)

    def show(self, view: MotiveView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.speak_again()

    def speak_again(self) -> None:
        """Say the same in the language that is spoken now."""
        words, chosen = self._words(), self._view.chosen
        rows = (MotiveTileRow(each.code, each.icon, words.get(each.code, each.label), each.code == chosen) for each in self._view.motives)
        self._motives.show(tuple(rows))
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

    @Property(str, notify=changed)
    def spoken(self) -> str:
        """What the voice says below the title: the choices, and the way out in an emergency."""
        words = self._words()
        choices = ", ".join(words.get(each.code, each.label) for each in self._view.motives)
        return self.tr("Touchez une image. {0}. En bas : mal dans la poitrine, souffle court, visage ou bras faible.").format(choices)

    @Property(bool, notify=changed)
    def may_go_on(self) -> bool:
        return self._view.chosen != ""

    @Property(str, notify=changed)
    def next_word(self) -> str:
        return self.tr("Continuer") if self._view.chosen else self.tr("Touchez une image")
