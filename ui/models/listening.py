"""The stethoscope's page: where first, then listen, then keep or listen again."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.listening import SiteRow

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ListeningView:
    """The listening as it stands."""

    site_words: str = ""
    where_words: str = ""
    stage: str = "idle"  # idle, opening, listening or heard
    state_kind: str = "ink"
    state_icon: str = "info-circle"
    state_words: str = ""
    listen_closed: str = ""
    time_words: str = ""
    share: float = 0.0  # of the longest time
    heard_by: str = ""  # that the practitioner hears it now


@QmlElement
class ListeningModel(QObject):
    """Places, trace and the three buttons."""

    changed = Signal()
    site_chosen = Signal(str)
    listen_asked = Signal()
    stop_asked = Signal()
    keep_asked = Signal()
    drop_asked = Signal()
    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = ListeningView()
        self.sites_rows: Rows[SiteRow] = Rows(SiteRow, self)

    def show(self, view: ListeningView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        self.site_chosen.emit(code)

    @Slot()
    def listen(self) -> None:
        self.listen_asked.emit()

    @Slot()
    def stop(self) -> None:
        self.stop_asked.emit()

    @Slot()
    def keep(self) -> None:
        self.keep_asked.emit()

    @Slot()
    def drop(self) -> None:
        self.drop_asked.emit()

    @Slot()
    def leave(self) -> None:
        self.left.emit()

    @Property(QObject, notify=changed)
    def sites(self) -> QObject:
        return self.sites_rows

    @Property(str, notify=changed)
    def site_words(self) -> str:
        return self._view.site_words

    @Property(str, notify=changed)
    def where_words(self) -> str:
        return self._view.where_words

    @Property(str, notify=changed)
    def stage(self) -> str:
        return self._view.stage

    @Property(str, notify=changed)
    def state_kind(self) -> str:
        return self._view.state_kind

    @Property(str, notify=changed)
    def state_icon(self) -> str:
        return self._view.state_icon

    @Property(str, notify=changed)
    def state_words(self) -> str:
        return self._view.state_words

    @Property(str, notify=changed)
    def listen_closed(self) -> str:
        return self._view.listen_closed

    @Property(str, notify=changed)
    def time_words(self) -> str:
        return self._view.time_words

    @Property(float, notify=changed)
    def share(self) -> float:
        return self._view.share

    @Property(str, notify=changed)
    def heard_by(self) -> str:
        return self._view.heard_by
