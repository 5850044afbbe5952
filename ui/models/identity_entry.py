"""Screen 14: the traits, what is wrong with each, who answers, and what the patient said."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.identity_form import StatusStep

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class IdentityEntryView:
    """The form as it stands."""

    birth_name: str = ""
    first_names: str = ""
    birth_date: str = ""
    used_name: str = ""
    birth_place: str = ""
    representative_name: str = ""
    representative_phone: str = ""
    birth_name_error: str = ""
    first_names_error: str = ""
    birth_date_error: str = ""
    used_name_error: str = ""
    birth_place_error: str = ""
    representative_name_error: str = ""
    representative_phone_error: str = ""
    sex_error: str = ""
    speaks_error: str = ""
    age: str = ""
    sex: str = ""
    document: str = ""
    speaks: str = ""
    self_words: str = ""
    needs_representative: bool = False
    name_matches: bool = False
    date_matches: bool = False
    closed_because: str = ""
    correcting: bool = False  # agreements were given: what is typed now is a correction
    made: bool = False  # a correction is typed, or nothing is left to confirm
    reason: str = ""
    another: str = ""  # why this is another person, and what to do
    may_deny: bool = False
    stated: str = ""  # what the identity is now, once the patient has stated it


@QmlElement
class IdentityEntryModel(QObject):
    """The fields, and the verbs around them."""

    changed = Signal()
    written = Signal(str, str)
    sex_chosen = Signal(str)
    document_chosen = Signal(str)
    speaker_chosen = Signal(str)
    name_matched = Signal(bool)
    date_matched = Signal(bool)
    reason_chosen = Signal(str)
    go_on_asked = Signal()
    denied = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = IdentityEntryView()
        self.statuses_rows: Rows[StatusStep] = Rows(StatusStep, self)

    def show(self, view: IdentityEntryView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str, str)
    def write(self, field: str, text: str) -> None:
        self.written.emit(field, text)

    @Slot(str)
    def choose_sex(self, code: str) -> None:
        self.sex_chosen.emit(code)

    @Slot(str)
    def choose_document(self, code: str) -> None:
        self.document_chosen.emit(code)

    @Slot(str)
    def choose_speaker(self, code: str) -> None:
        self.speaker_chosen.emit(code)

    @Slot(bool)
    def match_name(self, on: bool) -> None:
        self.name_matched.emit(on)

    @Slot(bool)
    def match_date(self, on: bool) -> None:
        self.date_matched.emit(on)

    @Slot(str)
    def choose_reason(self, reason: str) -> None:
        self.reason_chosen.emit(reason)

    @Slot()
    def go_on(self) -> None:
        self.go_on_asked.emit()

    @Slot()
    def deny(self) -> None:
        self.denied.emit()

    @Property(QObject, notify=changed)
    def statuses(self) -> QObject:
        return self.statuses_rows

    @Property(str, notify=changed)
    def birth_name(self) -> str:
        return self._view.birth_name

    @Property(str, notify=changed)
    def first_names(self) -> str:
        return self._view.first_names

    @Property(str, notify=changed)
    def birth_date(self) -> str:
        return self._view.birth_date

    @Property(str, notify=changed)
    def used_name(self) -> str:
        return self._view.used_name

    @Property(str, notify=changed)
    def birth_place(self) -> str:
        return self._view.birth_place

    @Property(str, notify=changed)
    def representative_name(self) -> str:
        return self._view.representative_name

    @Property(str, notify=changed)
    def representative_phone(self) -> str:
        return self._view.representative_phone

    @Property(str, notify=changed)
    def birth_name_error(self) -> str:
        return self._view.birth_name_error

    @Property(str, notify=changed)
    def first_names_error(self) -> str:
        return self._view.first_names_error

    @Property(str, notify=changed)
    def birth_date_error(self) -> str:
        return self._view.birth_date_error

    @Property(str, notify=changed)
    def used_name_error(self) -> str:
        return self._view.used_name_error

    @Property(str, notify=changed)
    def birth_place_error(self) -> str:
        return self._view.birth_place_error

    @Property(str, notify=changed)
    def representative_name_error(self) -> str:
        return self._view.representative_name_error

    @Property(str, notify=changed)
    def representative_phone_error(self) -> str:
        return self._view.representative_phone_error

    @Property(str, notify=changed)
    def sex_error(self) -> str:
        return self._view.sex_error

    @Property(str, notify=changed)
    def speaks_error(self) -> str:
        return self._view.speaks_error

    @Property(str, notify=changed)
    def age(self) -> str:
        return self._view.age

    @Property(str, notify=changed)
    def sex(self) -> str:
        return self._view.sex

    @Property(str, notify=changed)
    def document(self) -> str:
        return self._view.document

    @Property(str, notify=changed)
    def speaks(self) -> str:
        return self._view.speaks

    @Property(str, notify=changed)
    def self_words(self) -> str:
        return self._view.self_words

    @Property(bool, notify=changed)
    def needs_representative(self) -> bool:
        return self._view.needs_representative

    @Property(bool, notify=changed)
    def name_matches(self) -> bool:
        return self._view.name_matches

    @Property(bool, notify=changed)
    def date_matches(self) -> bool:
        return self._view.date_matches

    @Property(str, notify=changed)
    def closed_because(self) -> str:
        return self._view.closed_because

    @Property(bool, notify=changed)
    def correcting(self) -> bool:
        return self._view.correcting

    @Property(bool, notify=changed)
    def made(self) -> bool:
        return self._view.made

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._view.reason

    @Property(str, notify=changed)
    def another(self) -> str:
        return self._view.another

    @Property(bool, notify=changed)
    def may_deny(self) -> bool:
        return self._view.may_deny

    @Property(str, notify=changed)
    def stated(self) -> str:
        return self._view.stated
