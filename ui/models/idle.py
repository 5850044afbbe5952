"""« Vous êtes toujours là ? »: the sheet that comes before an abandoned visit is wiped."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class IdleModel(QObject):
    """The sheet, and how long it still waits."""

    changed = Signal()
    stay_asked = Signal()
    erase_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remaining_s: int | None = None
        self._countdown_s = 30
        self._signed = False

    def show(self, remaining_s: int | None, countdown_s: int = 30, *, signed: bool = False) -> None:
        """Count down; None closes the sheet. `signed`: the report is, and leaves for whom the patient agreed to."""
        if (remaining_s, countdown_s, signed) != (self._remaining_s, self._countdown_s, self._signed):
            self._remaining_s, self._countdown_s, self._signed = remaining_s, countdown_s, signed
            self.changed.emit()

    @property
    def remaining_s(self) -> int | None:
        """What is left; None while the sheet is closed."""
        return self._remaining_s

    def spoken(self) -> str:
        """What the voice says of it."""
        return self.tr("Vous êtes toujours là ? Encore %n seconde(s).", "", self._remaining_s or 0)

    @Slot()
    def stay(self) -> None:
        self.stay_asked.emit()

    @Slot()
    def erase(self) -> None:
        self.erase_asked.emit()

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._remaining_s is not None

    @Property(str, notify=changed)
    def remaining(self) -> str:
        return str(self._remaining_s or 0)

    @Property(str, notify=changed)
    def else_words(self) -> str:
        if self._signed:
            return self.tr("Touchez l’écran pour rester. Sinon la visite se termine : le compte rendu part comme convenu, puis la borne efface tout.")
        return self.tr("Touchez l’écran pour rester. Sinon, nous effaçons vos informations pour les protéger.")

    @Property(str, notify=changed)
    def erase_words(self) -> str:
        return self.tr("Non, j’ai terminé") if self._signed else self.tr("Non, effacer tout")

    @Property(str, notify=changed)
    def erase_icon(self) -> str:
        return "door-exit" if self._signed else "eraser"

    @Property(str, notify=changed)
    def unit(self) -> str:
        return self.tr("seconde(s)", "", self._remaining_s or 0)

    @Property(float, notify=changed)
    def fraction(self) -> float:
        return (self._remaining_s or 0) / self._countdown_s
