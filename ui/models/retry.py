"""A measure that gave no value: the one cause, the right gesture, and the attempts so far."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from devices.measurement import Reason
from ui.models.rows import Rows

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1

TRIES = 3


@dataclass(frozen=True)
class RetryView:
    """Why each attempt ended without a value, the last one last."""

    assistant: str = ""
    reasons: tuple[Reason, ...] = (Reason.DEVICE_ERROR,)


@dataclass(frozen=True)
class Attempt:
    """One attempt as it is shown: past, failed (the last one), or to come."""

    number: int
    stage: str
    title: str
    detail: str


@dataclass(frozen=True)
class Gesture:
    """What went wrong and how to do it, in words and drawings."""

    title: str
    short: str
    wrong: str
    wrong_detail: str
    right: str
    right_detail: str
    wrong_art: str = "cuff-loose"
    right_art: str = "cuff-fit"


@QmlElement
class RetryModel(QObject):
    """Screen 04d."""

    changed = Signal()
    skip_asked = Signal()
    again_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = RetryView()
        self._attempts: Rows[Attempt] = Rows(Attempt, self)
        self._fill()

    def show(self, view: RetryView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self._fill()
            self.changed.emit()

    def speak_again(self) -> None:
        """Say the same in the language that is spoken now."""
        self._fill()
        self.changed.emit()

    def _gesture(self, reason: Reason) -> Gesture:
        if reason is Reason.CUFF_LOOSE:
            return Gesture(
                self.tr("Le brassard était trop lâche."),
                self.tr("Brassard trop lâche"),
                self.tr("Trop lâche"),
                self.tr("L’air s’échappe, la mesure s’arrête."),
                self.tr("Deux doigts, pas plus"),
                self.tr("La bande touche la peau, sans manche."),
            )
        if reason is Reason.MOVEMENT:
            return Gesture(
                self.tr("Le bras a bougé."),
                self.tr("Le bras a bougé"),
                self.tr("Bouger ou parler"),
                self.tr("L’appareil perd le pouls."),
                self.tr("Bras posé, sans parler"),
                self.tr("La main ouverte, les épaules basses."),
                "band-open",
                "seated-cuff",
            )
        if reason is Reason.BAD_POSITION:
            return Gesture(
                self.tr("Le bras n’était pas à la bonne hauteur."),
                self.tr("Bras trop haut ou trop bas"),
                self.tr("Trop haut ou trop bas"),
                self.tr("Le chiffre serait faux."),
                self.tr("À hauteur du cœur"),
                self.tr("Le bras posé sur la table."),
                "band-open",
                "seated-cuff",
            )
        if reason is Reason.STOPPED:
            return Gesture(
                self.tr("La mesure a été arrêtée."),
                self.tr("Mesure arrêtée"),
                self.tr("Arrêtée avant la fin"),
                self.tr("Il n’y a pas de chiffre."),
                self.tr("Quand vous voulez"),
                self.tr("On recommence seulement si vous êtes d’accord."),
                "device-button",
                "cuff-fit",
            )
        return Gesture(
            self.tr("L’appareil n’a pas donné de chiffre."),
            self.tr("Pas de chiffre"),
            self.tr("Pas de chiffre"),
            self.tr("Cela arrive. Ce n’est pas votre faute."),
            self.tr("Brassard bien mis"),
            self.tr("Deux doigts passent, pas plus."),
        )

    def _fill(self) -> None:
        reasons = self._view.reasons
        last = len(reasons) - 1
        shown = [
            Attempt(n + 1, "failed" if n == last else "past", self.tr("Essai {0}").format(n + 1), self._gesture(reason).short)
            for n, reason in enumerate(reasons)
        ]
        for number in range(len(reasons) + 1, TRIES + 1):
            title = self.tr("Essai {0}, le dernier") if number == TRIES else self.tr("Essai {0}")
            shown.append(Attempt(number, "waiting", title.format(number), self.tr("{0} tient le brassard").format(self._view.assistant)))
        self._attempts.show(tuple(shown))

    @property
    def _last(self) -> Gesture:
        return self._gesture(self._view.reasons[-1])

    @Slot()
    def skip(self) -> None:
        self.skip_asked.emit()

    @Slot()
    def try_again(self) -> None:
        self.again_asked.emit()

    @Property(QObject, notify=changed)
    def attempts(self) -> QObject:
        return self._attempts

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._last.title

    @Property(str, notify=changed)
    def help(self) -> str:
        count, name = len(self._view.reasons), self._view.assistant
        if count == 1:
            return self.tr("Premier essai sans chiffre. {0} le refait avec vous.").format(name)
        if count < TRIES:
            return self.tr("Deuxième essai sans chiffre. {0} reprend avec vous.").format(name)
        return self.tr("Troisième essai sans chiffre. On continue sans cette mesure.")

    @Property(bool, notify=changed)
    def may_try_again(self) -> bool:
        return len(self._view.reasons) < TRIES

    @Property(str, notify=changed)
    def wrong(self) -> str:
        return self._last.wrong

    @Property(str, notify=changed)
    def wrong_detail(self) -> str:
        return self._last.wrong_detail

    @Property(str, notify=changed)
    def wrong_art(self) -> str:
        return self._last.wrong_art

    @Property(str, notify=changed)
    def right(self) -> str:
        return self._last.right

    @Property(str, notify=changed)
    def right_detail(self) -> str:
        return self._last.right_detail

    @Property(str, notify=changed)
    def right_art(self) -> str:
        return self._last.right_art
