"""Sitting well before the cuff: five points that the assistant ticks with the patient."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from session.guided import Posture
from ui.language import spoken_now
from ui.models.blood_pressure import Phase, phases
from ui.models.rows import Rows

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1

POINTS = tuple(posture.value for posture in Posture)


@dataclass(frozen=True)
class PostureView:
    """Which points hold already, by their code in POINTS."""

    assistant: str = ""
    ticked: frozenset[str] = frozenset()
    cuff: str = ""  # the size for this arm
    arm_cm: Decimal | None = None
    no_cuff_fits: bool = False
    arm_answered: bool = True  # nobody puts the cuff on before
    may_go_back: bool = True


@dataclass(frozen=True)
class PosturePoint:
    """One point as it is shown."""

    code: str
    words: str
    ticked: bool


@QmlElement
class PostureModel(QObject):
    """Screen 04a."""

    changed = Signal()
    ticked = Signal(str, bool)
    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = PostureView()
        self._phases: Rows[Phase] = Rows(Phase, self)
        self._points: Rows[PosturePoint] = Rows(PosturePoint, self)
        self._fill()

    def show(self, view: PostureView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self._fill()
            self.changed.emit()

    def speak_again(self) -> None:
        """Say the same in the language that is spoken now."""
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        self._phases.show(phases((self.tr("Position"), self.tr("Repos"), self.tr("Mesure")), 0))
        words = {
            Posture.BACK_SUPPORTED.value: self.tr("Dos appuyé contre la chaise"),
            Posture.FEET_FLAT.value: self.tr("Pieds à plat, jambes non croisées"),
            Posture.ARM_SUPPORTED.value: self.tr("Bras posé, à hauteur du cœur"),
            Posture.CUFF_PLACED.value: self._cuff(),
            Posture.QUIET.value: self.tr("Ni café, ni tabac, ni effort depuis 30 minutes"),
        }
        self._points.show(tuple(PosturePoint(code, words[code], code in self._view.ticked) for code in POINTS))

    def _cuff(self) -> str:
        view = self._view
        if not view.arm_answered:
            return self.tr("Brassard : on mesure d’abord votre bras")
        if view.arm_cm is None:
            return self.tr("Brassard à la bonne taille, sur la peau")
        arm = str(view.arm_cm).replace(".", QLocale(spoken_now()).decimalPoint())
        if view.no_cuff_fits:
            return self.tr("Pas de brassard pour un bras de {0} cm").format(arm)
        return self.tr("Brassard taille {0} (bras de {1} cm)").format(view.cuff, arm)

    @Slot(str)
    def tick(self, code: str) -> None:
        """The other way round than it is."""
        self.ticked.emit(code, code not in self._view.ticked)

    @Slot()
    def go_back(self) -> None:
        self.back_asked.emit()

    @Slot()
    def go_on(self) -> None:
        self.next_asked.emit()

    @Property(QObject, notify=changed)
    def phases(self) -> QObject:
        return self._phases

    @Property(QObject, notify=changed)
    def points(self) -> QObject:
        return self._points

    @Property(str, notify=changed)
    def help(self) -> str:
        name = self._view.assistant
        if name and self._view.no_cuff_fits:
            return self.tr("{0} prend votre tension autrement.").format(name)
        return self.tr("{0} place le brassard et coche chaque point avec vous.").format(name) if name else ""

    @property
    def _missing(self) -> int:
        return sum(code not in self._view.ticked for code in POINTS)

    @Property(bool, notify=changed)
    def may_go_back(self) -> bool:
        return self._view.may_go_back

    @Property(bool, notify=changed)
    def may_go_on(self) -> bool:
        return not self._missing

    @Property(str, notify=changed)
    def next_word(self) -> str:
        return self.tr("Encore %n point(s)", "", self._missing) if self._missing else self.tr("Je suis prêt")
