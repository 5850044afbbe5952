"""Looking into the ears, or at the skin: which side, live or frozen."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class OtoscopeView:
    """The side under the otoscope, "left" or "right" (empty: not chosen), and how many pictures are kept."""

    assistant: str = ""
    side: str = ""
    frozen: bool = False
    kept: int = 0
    skin: bool = False  # the booth has a dermatoscope: no ear is looked into


@QmlElement
class OtoscopeModel(QObject):
    """The screen of the otoscope or dermatoscope, as the patient sees it."""

    changed = Signal()
    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = OtoscopeView()

    def show(self, view: OtoscopeView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def go_back(self) -> None:
        self.back_asked.emit()

    @Slot()
    def go_on(self) -> None:
        self.next_asked.emit()

    @Property(bool, notify=changed)
    def skin(self) -> bool:
        return self._view.skin

    @Property(str, notify=changed)
    def title(self) -> str:
        return self.tr("On regarde votre peau.") if self._view.skin else self.tr("Gardez la tête bien droite.")

    @Property(str, notify=changed)
    def help(self) -> str:
        if self._view.skin:
            return self.tr("{0} pose une petite loupe dessus. Ne bougez pas, et dites-le si cela fait mal.").format(self._view.assistant)
        return self.tr("{0} regarde avec une petite lumière. Dites-le si cela fait mal.").format(self._view.assistant)

    @Property(str, notify=changed)
    def side_words(self) -> str:
        match self._view.side:
            case "left":
                return self.tr("Oreille gauche")
            case "right":
                return self.tr("Oreille droite")
            case _:
                return self.tr("Quelle oreille ?")

    @Property(str, notify=changed)
    def state_words(self) -> str:
        return self.tr("Image figée") if self._view.frozen else self.tr("En direct")

    @Property(bool, notify=changed)
    def frozen(self) -> bool:
        return self._view.frozen

    @Property(str, notify=changed)
    def kept_words(self) -> str:
        return self.tr("%n image(s) gardée(s)", "", self._view.kept)

    @property
    def _done(self) -> bool:
        return self._view.kept > 0

    @Property(bool, notify=changed)
    def done(self) -> bool:
        return self._done

    @Property(str, notify=changed)
    def next_word(self) -> str:
        return self.tr("Continuer") if self._done else self.tr("Patientez")
