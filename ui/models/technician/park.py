"""Screen 20: the booth's devices, what is due, which are blocked, and the visits that a bad one touched."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.park import ParkFilter, ParkRow, Tile

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ParkView:
    """The sentences of the park."""

    title: str = ""
    remark: str = ""
    searched: str = ""
    nothing: str = ""  # instead of a table with no line
    alarm: str = ""  # what is blocked, and since when
    alarm_detail: str = ""
    alarm_serial: str = ""
    can_see_visits: bool = False
    can_check: bool = False
    can_export: bool = False
    can_test: bool = False


@QmlElement
class ParkModel(QObject):
    """The tiles, the table, and what is touched in it."""

    changed = Signal()
    filter_asked = Signal(str)
    search_written = Signal(str)
    device_asked = Signal(str)
    visits_asked = Signal(str)
    check_asked = Signal(str)
    add_asked = Signal()
    register_asked = Signal()
    test_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = ParkView()
        self.tiles_rows: Rows[Tile] = Rows(Tile, self)
        self.filters_rows: Rows[ParkFilter] = Rows(ParkFilter, self)
        self.devices_rows: Rows[ParkRow] = Rows(ParkRow, self)

    def show(self, view: ParkView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        self.filter_asked.emit(code)

    @Slot(str)
    def search(self, words: str) -> None:
        self.search_written.emit(words)

    @Slot(str)
    def open(self, serial: str) -> None:
        self.device_asked.emit(serial)

    @Slot()
    def see_visits(self) -> None:
        self.visits_asked.emit(self._view.alarm_serial)

    @Slot()
    def check(self) -> None:
        self.check_asked.emit(self._view.alarm_serial)

    @Slot()
    def add(self) -> None:
        self.add_asked.emit()

    @Slot()
    def open_register(self) -> None:
        self.register_asked.emit()

    @Slot()
    def open_test(self) -> None:
        self.test_asked.emit()

    @Property(QObject, notify=changed)
    def tiles(self) -> QObject:
        return self.tiles_rows

    @Property(QObject, notify=changed)
    def filters(self) -> QObject:
        return self.filters_rows

    @Property(QObject, notify=changed)
    def devices(self) -> QObject:
        return self.devices_rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(str, notify=changed)
    def searched(self) -> str:
        return self._view.searched

    @Property(str, notify=changed)
    def nothing(self) -> str:
        return self._view.nothing

    @Property(str, notify=changed)
    def alarm(self) -> str:
        return self._view.alarm

    @Property(str, notify=changed)
    def alarm_detail(self) -> str:
        return self._view.alarm_detail

    @Property(bool, notify=changed)
    def can_see_visits(self) -> bool:
        return self._view.can_see_visits

    @Property(bool, notify=changed)
    def can_check(self) -> bool:
        return self._view.can_check

    @Property(bool, notify=changed)
    def can_export(self) -> bool:
        return self._view.can_export

    @Property(bool, notify=changed)
    def can_test(self) -> bool:
        return self._view.can_test
