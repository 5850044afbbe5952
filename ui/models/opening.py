"""Screen 00: who opens the booth, with which code; what was checked today; what has not arrived yet. Also the lock."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.lines import OverdueRow
from ui.views.opening import DayCheck, PersonChoice

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class OpeningView:
    """The sentences of the opening, or of the lock."""

    place: str = ""
    booth: str = ""
    today: str = ""
    session_words: str = ""
    chosen: str = ""
    code_title: str = ""
    code_left: str = ""
    typed: int = 0
    length: int = 0
    wrong: str = ""
    closed_because: str = ""
    logged_in: bool = False
    technicians: bool = False  # the names are the technicians'
    other_words: str = ""  # what shows the other names; empty where it cannot
    visit_waits: bool = False  # locked while a visit goes on
    checked: str = ""
    late_count: str = ""
    late_words: str = ""  # empty while nobody has looked yet
    wiped_words: str = ""
    unread_words: str = ""  # of visits whose file does not open; empty where all do


@QmlElement
class OpeningModel(QObject):
    """People, code, day checks and late deliveries."""

    changed = Signal()
    person_chosen = Signal(str)
    others_asked = Signal()
    key_pressed = Signal(str)
    check_asked = Signal(str)
    retry_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = OpeningView()
        self.people_rows: Rows[PersonChoice] = Rows(PersonChoice, self)
        self.checks_rows: Rows[DayCheck] = Rows(DayCheck, self)
        self.late_rows: Rows[OverdueRow] = Rows(OverdueRow, self)

    def show(self, view: OpeningView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        self.person_chosen.emit(code)

    @Slot()
    def show_others(self) -> None:
        self.others_asked.emit()

    @Slot(str)
    def press(self, key: str) -> None:
        self.key_pressed.emit(key)

    @Slot(str)
    def check(self, code: str) -> None:
        self.check_asked.emit(code)

    @Slot(str)
    def retry(self, code: str) -> None:
        self.retry_asked.emit(code)

    @Slot()
    def open(self) -> None:
        self.open_asked.emit()

    @Property(QObject, notify=changed)
    def people(self) -> QObject:
        return self.people_rows

    @Property(QObject, notify=changed)
    def checks(self) -> QObject:
        return self.checks_rows

    @Property(QObject, notify=changed)
    def late(self) -> QObject:
        return self.late_rows

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._view.place

    @Property(str, notify=changed)
    def booth(self) -> str:
        return self._view.booth

    @Property(str, notify=changed)
    def today(self) -> str:
        return self._view.today

    @Property(str, notify=changed)
    def session_words(self) -> str:
        return self._view.session_words

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return self._view.chosen

    @Property(str, notify=changed)
    def code_title(self) -> str:
        return self._view.code_title

    @Property(str, notify=changed)
    def code_left(self) -> str:
        return self._view.code_left

    @Property(int, notify=changed)
    def typed(self) -> int:
        return self._view.typed

    @Property(int, notify=changed)
    def length(self) -> int:
        return self._view.length

    @Property(str, notify=changed)
    def wrong(self) -> str:
        return self._view.wrong

    @Property(str, notify=changed)
    def closed_because(self) -> str:
        return self._view.closed_because

    @Property(bool, notify=changed)
    def logged_in(self) -> bool:
        return self._view.logged_in

    @Property(bool, notify=changed)
    def technicians(self) -> bool:
        return self._view.technicians

    @Property(str, notify=changed)
    def other_words(self) -> str:
        return self._view.other_words

    @Property(bool, notify=changed)
    def visit_waits(self) -> bool:
        return self._view.visit_waits

    @Property(str, notify=changed)
    def checked(self) -> str:
        return self._view.checked

    @Property(str, notify=changed)
    def late_count(self) -> str:
        return self._view.late_count

    @Property(str, notify=changed)
    def late_words(self) -> str:
        return self._view.late_words

    @Property(str, notify=changed)
    def unread_words(self) -> str:
        return self._view.unread_words

    @Property(str, notify=changed)
    def wiped_words(self) -> str:
        return self._view.wiped_words
