"""Measuring temperature: one gesture, then the number that the device sends."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.language import spoken_now

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ThermometerView:
    """The value once it came; whether the device is within reach."""

    assistant: str = ""
    celsius: Decimal | None = None
    connected: bool = True
    trouble: bool = False  # the last try gave no value
    before: tuple[Decimal, ...] = ()  # of this series, while another is taken
    may_go_back: bool = True


@QmlElement
class ThermometerModel(QObject):
    """The thermometer's screen."""

    changed = Signal()
    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = ThermometerView()

    def show(self, view: ThermometerView) -> None:
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
    def may_go_back(self) -> bool:
        return self._view.may_go_back

    @Property(str, notify=changed)
    def title(self) -> str:
        if self._view.trouble:
            return self.tr("On recommence ensemble.")
        if self._view.before:
            return self.tr("Encore une fois, pour être sûr.")
        return self.tr("C’est fait.") if self._done else self.tr("Restez tranquille un instant.")

    @Property(str, notify=changed)
    def help(self) -> str:
        if self._view.trouble:
            return self.tr("Le thermomètre n’a pas donné de chiffre. Ce n’est pas votre faute.")
        if len(self._view.before) == 1:
            return self.tr("La première donne {0} °C. {1} en prend une deuxième.").format(self._number(self._view.before[0]), self._view.assistant)
        if self._view.before:
            heats = self.tr(" et ").join(map(self._number, self._view.before))
            return self.tr("{0} °C : elles sont éloignées. {1} en prend une dernière.").format(heats, self._view.assistant)
        if self._done:
            return self.tr("La plus haute compte : une oreille froide ou un mauvais geste donne moins.")
        return self.tr("Cela ne fait pas mal. Vous venez du froid ou du soleil ? Dites-le à {0} : on attend un peu.").format(self._view.assistant)

    @Property(str, notify=changed)
    def value(self) -> str:
        return "–" if self._view.celsius is None else self._number(self._view.celsius)

    @staticmethod
    def _number(celsius: Decimal) -> str:
        return str(celsius).replace(".", QLocale(spoken_now()).decimalPoint())

    @Property(float, notify=changed)
    def progress(self) -> float:
        return 1.0 if self._done else 0.0

    @Property(str, notify=changed)
    def state_sentence(self) -> str:
        if self._done:
            return self.tr("le chiffre est gardé")
        return self.tr("Le thermomètre est prêt") if self._view.connected else self.tr("Le thermomètre est éteint")

    @Property(bool, notify=changed)
    def connected(self) -> bool:
        return self._view.connected

    @property
    def _done(self) -> bool:
        return self._view.celsius is not None

    @Property(bool, notify=changed)
    def done(self) -> bool:
        return self._done

    @Property(str, notify=changed)
    def next_word(self) -> str:
        return self.tr("Continuer") if self._done else self.tr("Patientez")
