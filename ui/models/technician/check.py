"""Screen 21: one check, step by step: what is read now, the table, the plot, what follows, two signatures, and then its papers."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.error_trace import ErrorTrace
from ui.models.rows import Rows
from ui.views.checks import FieldRow, LevelRow, PersonRow, StageRow, StandardRow

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class CheckView:
    """What stands on the page."""

    mode: str = ""  # prepare, read, tick, adjust, ready, sign or done
    title: str = ""
    remark: str = ""
    standard: str = ""  # the instrument and until when its certificate holds
    standard_kind: str = "none"
    stages_said: str = ""  # how many are done, of how many
    how: str = ""  # how this check is done
    asked_label: str = ""
    asked: str = ""
    asked_remark: str = ""
    step_limit: str = ""  # limit and source of the step
    reference_label: str = ""
    reference: str = ""
    reading_label: str = ""
    reading: str = ""
    asks_reference: bool = False
    writes_reference: bool = False
    steady: str = ""  # what the device itself shows, and for how long it has stood still
    steady_kind: str = "none"
    can_listen: bool = False
    listening: bool = False
    can_release: bool = False
    can_note: bool = False
    can_step_back: bool = False
    table_title: str = ""
    table_remark: str = ""
    head_a: str = ""
    head_b: str = ""
    head_c: str = ""
    head_d: str = ""
    both: bool = False  # before and after an adjustment
    ways: bool = False
    found_said: str = ""
    found_kind: str = "ok"
    found_max: str = ""
    left_said: str = ""
    left_kind: str = "ok"
    left_max: str = ""
    uncertainty: str = ""
    plot_title: str = ""  # empty: nothing to plot
    plot_axis: str = ""
    plot_limit: str = ""
    consequence: str = ""
    consequence_kind: str = "none"
    adjustment: str = ""  # as typed
    can_adjust: bool = False
    note: str = ""  # as typed
    employer: str = ""
    can_break_off: bool = False
    reason: str = ""  # of breaking off, as typed
    sign_title: str = ""
    signers: str = ""
    sign_words: str = ""  # what the button says
    can_sign: bool = False
    concludes: bool = False  # both have signed
    typed: int = 0  # figures of the code
    wrong: str = ""
    person: str = ""
    verdict: str = ""
    verdict_kind: str = "ok"
    verdict_remark: str = ""
    letters_words: str = ""
    can_see_visits: bool = False
    writing: bool = False  # a paper is being made
    photos_words: str = ""


@QmlElement
class CheckModel(QObject):
    """One check, and what is touched in it: a verb, and what it is about."""

    changed = Signal()
    asked_for = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = CheckView()
        self.stages_rows: Rows[StageRow] = Rows(StageRow, self)
        self.levels_rows: Rows[LevelRow] = Rows(LevelRow, self)
        self.standards_rows: Rows[StandardRow] = Rows(StandardRow, self)
        self.fields_rows: Rows[FieldRow] = Rows(FieldRow, self)
        self.people_rows: Rows[PersonRow] = Rows(PersonRow, self)
        self.trace = ErrorTrace(self)

    def show(self, view: CheckView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot(str)
    def ask(self, verb: str) -> None:
        self.asked_for.emit(verb, "")

    @Slot(str, str)
    def ask_about(self, verb: str, about: str) -> None:
        self.asked_for.emit(verb, about)

    @Property(QObject, notify=changed)
    def errors(self) -> QObject:
        return self.trace

    @Property(QObject, notify=changed)
    def stages(self) -> QObject:
        return self.stages_rows

    @Property(QObject, notify=changed)
    def levels(self) -> QObject:
        return self.levels_rows

    @Property(QObject, notify=changed)
    def standards(self) -> QObject:
        return self.standards_rows

    @Property(QObject, notify=changed)
    def fields(self) -> QObject:
        return self.fields_rows

    @Property(QObject, notify=changed)
    def people(self) -> QObject:
        return self.people_rows

    @Property(str, notify=changed)
    def mode(self) -> str:
        return self._view.mode

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(str, notify=changed)
    def standard(self) -> str:
        return self._view.standard

    @Property(str, notify=changed)
    def standard_kind(self) -> str:
        return self._view.standard_kind

    @Property(str, notify=changed)
    def stages_said(self) -> str:
        return self._view.stages_said

    @Property(str, notify=changed)
    def how(self) -> str:
        return self._view.how

    @Property(str, notify=changed)
    def asked_label(self) -> str:
        return self._view.asked_label

    @Property(str, notify=changed)
    def asked(self) -> str:
        return self._view.asked

    @Property(str, notify=changed)
    def asked_remark(self) -> str:
        return self._view.asked_remark

    @Property(str, notify=changed)
    def step_limit(self) -> str:
        return self._view.step_limit

    @Property(str, notify=changed)
    def reference_label(self) -> str:
        return self._view.reference_label

    @Property(str, notify=changed)
    def reference(self) -> str:
        return self._view.reference

    @Property(str, notify=changed)
    def reading_label(self) -> str:
        return self._view.reading_label

    @Property(str, notify=changed)
    def reading(self) -> str:
        return self._view.reading

    @Property(bool, notify=changed)
    def asks_reference(self) -> bool:
        return self._view.asks_reference

    @Property(bool, notify=changed)
    def writes_reference(self) -> bool:
        return self._view.writes_reference

    @Property(str, notify=changed)
    def steady(self) -> str:
        return self._view.steady

    @Property(str, notify=changed)
    def steady_kind(self) -> str:
        return self._view.steady_kind

    @Property(bool, notify=changed)
    def can_listen(self) -> bool:
        return self._view.can_listen

    @Property(bool, notify=changed)
    def listening(self) -> bool:
        return self._view.listening

    @Property(bool, notify=changed)
    def can_release(self) -> bool:
        return self._view.can_release

    @Property(bool, notify=changed)
    def can_note(self) -> bool:
        return self._view.can_note

    @Property(bool, notify=changed)
    def can_step_back(self) -> bool:
        return self._view.can_step_back

    @Property(str, notify=changed)
    def table_title(self) -> str:
        return self._view.table_title

    @Property(str, notify=changed)
    def table_remark(self) -> str:
        return self._view.table_remark

    @Property(str, notify=changed)
    def head_a(self) -> str:
        return self._view.head_a

    @Property(str, notify=changed)
    def head_b(self) -> str:
        return self._view.head_b

    @Property(str, notify=changed)
    def head_c(self) -> str:
        return self._view.head_c

    @Property(str, notify=changed)
    def head_d(self) -> str:
        return self._view.head_d

    @Property(bool, notify=changed)
    def both(self) -> bool:
        return self._view.both

    @Property(bool, notify=changed)
    def ways(self) -> bool:
        return self._view.ways

    @Property(str, notify=changed)
    def found_said(self) -> str:
        return self._view.found_said

    @Property(str, notify=changed)
    def found_kind(self) -> str:
        return self._view.found_kind

    @Property(str, notify=changed)
    def found_max(self) -> str:
        return self._view.found_max

    @Property(str, notify=changed)
    def left_said(self) -> str:
        return self._view.left_said

    @Property(str, notify=changed)
    def left_kind(self) -> str:
        return self._view.left_kind

    @Property(str, notify=changed)
    def left_max(self) -> str:
        return self._view.left_max

    @Property(str, notify=changed)
    def uncertainty(self) -> str:
        return self._view.uncertainty

    @Property(str, notify=changed)
    def plot_title(self) -> str:
        return self._view.plot_title

    @Property(str, notify=changed)
    def plot_axis(self) -> str:
        return self._view.plot_axis

    @Property(str, notify=changed)
    def plot_limit(self) -> str:
        return self._view.plot_limit

    @Property(str, notify=changed)
    def consequence(self) -> str:
        return self._view.consequence

    @Property(str, notify=changed)
    def consequence_kind(self) -> str:
        return self._view.consequence_kind

    @Property(str, notify=changed)
    def adjustment(self) -> str:
        return self._view.adjustment

    @Property(bool, notify=changed)
    def can_adjust(self) -> bool:
        return self._view.can_adjust

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._view.note

    @Property(str, notify=changed)
    def employer(self) -> str:
        return self._view.employer

    @Property(bool, notify=changed)
    def can_break_off(self) -> bool:
        return self._view.can_break_off

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._view.reason

    @Property(str, notify=changed)
    def sign_title(self) -> str:
        return self._view.sign_title

    @Property(str, notify=changed)
    def signers(self) -> str:
        return self._view.signers

    @Property(str, notify=changed)
    def sign_words(self) -> str:
        return self._view.sign_words

    @Property(bool, notify=changed)
    def can_sign(self) -> bool:
        return self._view.can_sign

    @Property(bool, notify=changed)
    def concludes(self) -> bool:
        return self._view.concludes

    @Property(int, notify=changed)
    def typed(self) -> int:
        return self._view.typed

    @Property(str, notify=changed)
    def wrong(self) -> str:
        return self._view.wrong

    @Property(str, notify=changed)
    def person(self) -> str:
        return self._view.person

    @Property(str, notify=changed)
    def verdict(self) -> str:
        return self._view.verdict

    @Property(str, notify=changed)
    def verdict_kind(self) -> str:
        return self._view.verdict_kind

    @Property(str, notify=changed)
    def verdict_remark(self) -> str:
        return self._view.verdict_remark

    @Property(str, notify=changed)
    def letters_words(self) -> str:
        return self._view.letters_words

    @Property(bool, notify=changed)
    def can_see_visits(self) -> bool:
        return self._view.can_see_visits

    @Property(bool, notify=changed)
    def writing(self) -> bool:
        return self._view.writing

    @Property(str, notify=changed)
    def photos_words(self) -> str:
        return self._view.photos_words
