"""The call as the patient sees it: who, how the line is, and the true state of camera and microphone."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class CallView:
    """`line` is the call's state: connecting, up, lost or ended.

    What the patient hid (`masked`, `muted`) stays hidden; what only gives nothing now (not `seen`, not `heard`) comes back by itself.
    """

    practitioner: str = ""
    profession: str = ""
    place: str = ""
    rpps: str = ""
    line: str = "connecting"
    seen: bool = False
    masked: bool = False
    heard: bool = False
    muted: bool = False
    headset_advised: bool = False


@QmlElement
class CallModel(QObject):
    """Screen 07."""

    changed = Signal()
    camera_asked = Signal(bool)
    microphone_asked = Signal(bool)
    leave_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = CallView()

    def show(self, view: CallView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def turn_camera(self) -> None:
        """Mask it, or show it again; also while it gives no picture."""
        self.camera_asked.emit(self._view.masked)

    @Slot()
    def turn_microphone(self) -> None:
        """Mute it, or let it be heard again."""
        self.microphone_asked.emit(self._view.muted)

    @Slot()
    def leave(self) -> None:
        self.leave_asked.emit()

    @Property(str, notify=changed)
    def practitioner(self) -> str:
        return self._view.practitioner

    @Property(str, notify=changed)
    def practitioner_detail(self) -> str:
        return " · ".join(part for part in (self._view.profession, self._view.place) if part)

    @Property(str, notify=changed)
    def rpps(self) -> str:
        """The number under which anybody finds this doctor in the register."""
        return self.tr("RPPS {0}").format(self._view.rpps) if self._view.rpps else ""

    @Property(bool, notify=changed)
    def up(self) -> bool:
        return self._view.line == "up"

    @Property(str, notify=changed)
    def state_title(self) -> str:
        match self._view.line:
            case "connecting":
                return self.tr("{0} arrive.").format(self._view.practitioner or self.tr("Le médecin"))
            case "lost":
                return self.tr("La ligne est coupée. On vous reconnecte.")
            case "ended":
                return self.tr("L’appel est terminé.")
            case _:
                return self.tr("Le médecin vous écoute, sans image.")

    @Property(str, notify=changed)
    def spoken(self) -> str:
        """What the voice says: how the line is, else who may see and hear."""
        return self.property("state_help") or f"{self.microphone_words}. {self.camera_words}."

    @Property(str, notify=changed)
    def state_help(self) -> str:
        match self._view.line:
            case "connecting":
                return self.tr("L’appel commence dans un instant.")
            case "lost":
                return self.tr("Restez assis. Vos mesures et vos réponses sont gardées.")
            case "ended":
                return self.tr("Le médecin écrit son compte rendu. Restez assis.")
            case _:
                return self.tr("Vous pouvez parler normalement.")

    @Property(bool, notify=changed)
    def lost(self) -> bool:
        return self._view.line == "lost"

    @Property(bool, notify=changed)
    def camera_on(self) -> bool:
        return self._view.seen and not self._view.masked

    @Property(bool, notify=changed)
    def microphone_on(self) -> bool:
        return self._view.heard and not self._view.muted

    @Property(bool, notify=changed)
    def masked(self) -> bool:
        return self._view.masked

    @Property(bool, notify=changed)
    def muted(self) -> bool:
        return self._view.muted

    @Property(str, notify=changed)
    def camera_words(self) -> str:
        if self._view.masked:
            return self.tr("Caméra masquée")
        return self.tr("Caméra allumée") if self._view.seen else self.tr("Caméra sans image")

    @Property(str, notify=changed)
    def microphone_words(self) -> str:
        if self._view.muted:
            return self.tr("Micro coupé")
        return self.tr("Micro allumé") if self._view.heard else self.tr("Micro sans son")

    @Property(str, notify=changed)
    def self_words(self) -> str:
        if self._view.masked:
            return self.tr("On ne vous voit pas")
        return self.tr("Vous") if self._view.seen else self.tr("Pas d’image")

    @Property(bool, notify=changed)
    def headset_advised(self) -> bool:
        return self._view.headset_advised
