"""Screen 11: what the practitioner asks for, the otoscope, and the call."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.exchange import RequestCard
from ui.views.measures import Fact

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class AssistantCallView:
    """The call as it stands."""

    practitioner: str = ""
    profession: str = ""
    call_words: str = ""
    call_kind: str = ""
    muted: bool = False
    masked: bool = False
    side: str = ""  # left, right, or empty
    left_done: bool = False
    right_done: bool = False
    frozen: bool = False
    freeze_closed: str = ""
    send_closed: str = ""
    scope_words: str = ""
    can_hang_up: bool = False
    can_listen: bool = False  # there is a stethoscope
    stage_words: str = ""
    skin: bool = False  # it is a dermatoscope: a place on the skin is chosen, not an ear
    side_words: str = ""  # what is chosen
    score_words: str = ""  # how good the picture is; empty while nobody looks
    score_good: bool = False
    focus: int = 0
    light: int = 0
    clear: int = 0
    apart: str = ""  # why the assistant sees nothing of the call; empty: they are part of it
    note: str = ""


@dataclass(frozen=True)
class SkinPlace:
    """A place on the skin that can be chosen; `done`: there is a picture of it."""

    code: str
    words: str
    done: bool


THUMB = (248, 168)


class Thumb(QObject):
    """A sent picture in small."""

    pictured = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture = QImage()

    def show(self, picture: QImage) -> None:
        """Show this one, scaled once."""
        smooth = Qt.TransformationMode.SmoothTransformation
        self.picture = picture.scaled(*THUMB, Qt.AspectRatioMode.KeepAspectRatio, smooth) if not picture.isNull() else picture
        self.pictured.emit()


@dataclass(frozen=True)
class SentStill:
    """A picture in the record: of what, whether the practitioner saw it, and what is wrong with it."""

    code: str
    side: str
    seen: bool
    mark: str


@dataclass(frozen=True)
class StillRow:
    """The same, with the picture in small."""

    code: str
    side: str
    seen: bool
    mark: str
    thumb: QObject


@QmlElement
class AssistantCallModel(QObject):
    """Requests, otoscope and call."""

    changed = Signal()
    pictured = Signal()
    accept_asked = Signal(str)
    refuse_asked = Signal(str, str)
    measure_asked = Signal(str)
    side_chosen = Signal(str)
    freeze_asked = Signal()
    resume_asked = Signal()
    send_asked = Signal()
    mute_asked = Signal(bool)
    mask_asked = Signal(bool)
    hang_up_asked = Signal()
    note_written = Signal(str)
    thumb_missing = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = AssistantCallView()
        self.picture = QImage()
        self.cards_rows: Rows[RequestCard] = Rows(RequestCard, self)
        self.facts_rows: Rows[Fact] = Rows(Fact, self)
        self.stills_rows: Rows[StillRow] = Rows(StillRow, self)
        self.places_rows: Rows[SkinPlace] = Rows(SkinPlace, self)
        self._thumbs: dict[str, Thumb] = {}

    def show(self, view: AssistantCallView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    def show_stills(self, stills: tuple["SentStill", ...]) -> None:
        """The pictures that were sent; those that are not here in small are asked for."""
        for gone in self._thumbs.keys() - {each.code for each in stills}:
            self._thumbs.pop(gone).show(QImage())
        for each in stills:
            if each.code not in self._thumbs:
                self._thumbs[each.code] = Thumb(self)
                self.thumb_missing.emit(each.code)
        self.stills_rows.show(tuple(StillRow(each.code, each.side, each.seen, each.mark, self._thumbs[each.code]) for each in stills))

    def show_thumb(self, code: str, picture: QImage) -> None:
        """This picture came; not wanted any more, it is let go."""
        if (thumb := self._thumbs.get(code)) is not None:
            thumb.show(picture)

    def show_picture(self, picture: QImage) -> None:
        """The frozen picture; an empty one shows the otoscope live again."""
        self.picture = picture
        self.pictured.emit()

    @Slot(str)
    def accept(self, code: str) -> None:
        self.accept_asked.emit(code)

    @Slot(str, str)
    def refuse(self, code: str, reason: str) -> None:
        self.refuse_asked.emit(code, reason)

    @Slot(str)
    def measure(self, code: str) -> None:
        self.measure_asked.emit(code)

    @Slot(str)
    def choose_side(self, code: str) -> None:
        self.side_chosen.emit(code)

    @Slot()
    def freeze(self) -> None:
        self.freeze_asked.emit()

    @Slot()
    def resume(self) -> None:
        self.resume_asked.emit()

    @Slot()
    def send(self) -> None:
        self.send_asked.emit()

    @Slot(bool)
    def mute(self, on: bool) -> None:
        self.mute_asked.emit(on)

    @Slot(bool)
    def mask(self, on: bool) -> None:
        self.mask_asked.emit(on)

    @Slot()
    def hang_up(self) -> None:
        self.hang_up_asked.emit()

    @Slot(str)
    def write_note(self, text: str) -> None:
        self.note_written.emit(text)

    @Property(QObject, notify=changed)
    def cards(self) -> QObject:
        return self.cards_rows

    @Property(QObject, notify=changed)
    def facts(self) -> QObject:
        return self.facts_rows

    @Property(QObject, notify=changed)
    def stills(self) -> QObject:
        return self.stills_rows

    @Property(str, notify=changed)
    def score_words(self) -> str:
        return self._view.score_words

    @Property(bool, notify=changed)
    def score_good(self) -> bool:
        return self._view.score_good

    @Property(int, notify=changed)
    def focus(self) -> int:
        return self._view.focus

    @Property(int, notify=changed)
    def light(self) -> int:
        return self._view.light

    @Property(int, notify=changed)
    def clear(self) -> int:
        return self._view.clear

    @Property(str, notify=changed)
    def practitioner(self) -> str:
        return self._view.practitioner

    @Property(str, notify=changed)
    def profession(self) -> str:
        return self._view.profession

    @Property(str, notify=changed)
    def call_words(self) -> str:
        return self._view.call_words

    @Property(str, notify=changed)
    def call_kind(self) -> str:
        return self._view.call_kind

    @Property(bool, notify=changed)
    def muted(self) -> bool:
        return self._view.muted

    @Property(bool, notify=changed)
    def masked(self) -> bool:
        return self._view.masked

    @Property(str, notify=changed)
    def side(self) -> str:
        return self._view.side

    @Property(str, notify=changed)
    def side_words(self) -> str:
        return self._view.side_words

    @Property(bool, notify=changed)
    def skin(self) -> bool:
        return self._view.skin

    @Property(QObject, notify=changed)
    def places(self) -> QObject:
        return self.places_rows

    @Property(bool, notify=changed)
    def left_done(self) -> bool:
        return self._view.left_done

    @Property(bool, notify=changed)
    def right_done(self) -> bool:
        return self._view.right_done

    @Property(bool, notify=changed)
    def frozen(self) -> bool:
        return self._view.frozen

    @Property(str, notify=changed)
    def freeze_closed(self) -> str:
        return self._view.freeze_closed

    @Property(str, notify=changed)
    def send_closed(self) -> str:
        return self._view.send_closed

    @Property(str, notify=changed)
    def scope_words(self) -> str:
        return self._view.scope_words

    @Property(bool, notify=changed)
    def can_hang_up(self) -> bool:
        return self._view.can_hang_up

    @Property(bool, notify=changed)
    def can_listen(self) -> bool:
        return self._view.can_listen

    @Property(str, notify=changed)
    def stage_words(self) -> str:
        return self._view.stage_words

    @Property(str, notify=changed)
    def apart(self) -> str:
        return self._view.apart

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._view.note
