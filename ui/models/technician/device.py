"""One device of the park: what the register knows of it, what is due, how the booth reaches it, and what may be done with it."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.device_sheet import DueRow, Fact

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class DeviceView:
    """The sheet's head, and which of its buttons there are."""

    title: str = ""
    remark: str = ""
    state_kind: str = ""
    state_icon: str = ""
    state: str = ""
    why: str = ""  # it may not measure
    stopped: bool = False
    can_check: bool = False
    can_listen: bool = False
    visits: str = ""  # how many are to be read again; empty where none is


@QmlElement
class DeviceModel(QObject):
    """The sheet, and the verbs of its buttons."""

    changed = Signal()
    act_asked = Signal(str)
    """correct, swap, stop, resume, retire, listen, check, visits or back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = DeviceView()
        self.facts_rows: Rows[Fact] = Rows(Fact, self)
        self.dues_rows: Rows[DueRow] = Rows(DueRow, self)
        self.link_rows: Rows[Fact] = Rows(Fact, self)

    def show(self, view: DeviceView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def act(self, verb: str) -> None:
        self.act_asked.emit(verb)

    @Property(QObject, notify=changed)
    def facts(self) -> QObject:
        return self.facts_rows

    @Property(QObject, notify=changed)
    def dues(self) -> QObject:
        return self.dues_rows

    @Property(QObject, notify=changed)
    def link(self) -> QObject:
        return self.link_rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(str, notify=changed)
    def state_kind(self) -> str:
        return self._view.state_kind

    @Property(str, notify=changed)
    def state_icon(self) -> str:
        return self._view.state_icon

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._view.state

    @Property(str, notify=changed)
    def why(self) -> str:
        return self._view.why

    @Property(bool, notify=changed)
    def stopped(self) -> bool:
        return self._view.stopped

    @Property(bool, notify=changed)
    def can_check(self) -> bool:
        return self._view.can_check

    @Property(bool, notify=changed)
    def can_listen(self) -> bool:
        return self._view.can_listen

    @Property(str, notify=changed)
    def visits(self) -> str:
        return self._view.visits
