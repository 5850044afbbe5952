"""What the patient agrees to: one purpose a line, yes or no, nothing ticked beforehand."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.spoken_data import say

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1

ICONS = {
    "teleconsultation": "video",
    "assistant-present": "user-heart",
    "images": "camera",
    "shared-record": "shield-lock",
    "own-doctor": "mail",
    "expert": "users",
}


@dataclass(frozen=True)
class Agreement:
    """One purpose with its answer; None until the patient gave one."""

    code: str
    title: str
    explanation: str
    answer: bool | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class AgreementsView:
    """Every purpose, in the order asked. `later`: the sheet that « Aide » opens to change one's mind."""

    assistant: str = ""
    lines: tuple[Agreement, ...] = ()
    later: bool = False


@dataclass(frozen=True)
class AgreementLine:
    """One line as it is shown."""

    code: str
    icon_name: str
    title: str
    detail: str
    yes: bool
    no: bool


@QmlElement
class AgreementsModel(QObject):
    """Screen 02, and its pages where the text is large."""

    changed = Signal()
    answered = Signal(str, bool)
    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = AgreementsView()
        self._per_page = 6
        self._page = 0
        self._lines: Rows[AgreementLine] = Rows(AgreementLine, self)

    def show(self, view: AgreementsView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.speak_again()

    def from_the_start(self) -> None:
        """At the first page: whoever comes to this screen has read none of it."""
        if self._page:
            self._page = 0
            self.speak_again()

    def speak_again(self) -> None:
        """Say the same in the language that is spoken now."""
        self._page = min(self._page, max(0, self._pages - 1))
        first = self._page * self._per_page
        self._lines.show(tuple(self._line(line) for line in self._view.lines[first : first + self._per_page]))
        self.changed.emit()

    def _line(self, line: Agreement) -> AgreementLine:
        detail = say(line.explanation)
        if line.withdrawn:
            detail = self.tr("Retiré.")
        elif line.answer is False:
            detail = self.tr("Refusé. Vous êtes soigné quand même.")
        return AgreementLine(line.code, ICONS.get(line.code, "file-text"), say(line.title), detail, line.answer is True, line.answer is False or line.withdrawn)

    @property
    def _pages(self) -> int:
        return -(-len(self._view.lines) // self._per_page)

    @property
    def _missing(self) -> int:
        return sum(line.answer is None and not line.withdrawn for line in self._view.lines)

    @property
    def _missing_here(self) -> int:
        first = self._page * self._per_page
        return sum(line.answer is None and not line.withdrawn for line in self._view.lines[first : first + self._per_page])

    @Property(int, notify=changed)
    def per_page(self) -> int:
        return self._per_page

    @per_page.setter  # type: ignore[no-redef]
    def per_page(self, count: int) -> None:
        """How many lines fit at this text size."""
        if count != self._per_page:
            first = self._page * self._per_page
            self._per_page, self._page = count, first // count
            self.speak_again()

    @Slot(str, bool)
    def answer(self, code: str, agreed: bool) -> None:
        self.answered.emit(code, agreed)

    @Slot()
    def go_back(self) -> None:
        if self._page:
            self._page -= 1
            self.speak_again()
        else:
            self.back_asked.emit()

    @Slot()
    def go_on(self) -> None:
        if self._page + 1 < self._pages:
            self._page += 1
            self.speak_again()
        else:
            self.next_asked.emit()

    @Property(QObject, notify=changed)
    def lines(self) -> QObject:
        return self._lines

    @Property(int, notify=changed)
    def page(self) -> int:
        return self._page + 1

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._pages

    @Property(str, notify=changed)
    def spoken(self) -> str:
        """What the voice says below the title: what is asked here, and that « Non » is an answer."""
        first = self._page * self._per_page
        asked = " ".join(f"{say(line.title)}." for line in self._view.lines[first : first + self._per_page])
        return self.tr("Répondez oui ou non à chaque ligne. « Non » ne vous prive pas de soins.") + " " + asked

    @Property(str, notify=changed)
    def page_words(self) -> str:
        return self.tr("Page {0} sur {1}").format(self._page + 1, self._pages)

    @Property(str, notify=changed)
    def back_word(self) -> str:
        return self.tr("Page {0}").format(self._page) if self._page else self.tr("Retour")

    @Property(bool, notify=changed)
    def may_go_on(self) -> bool:
        return not (self._missing_here if self._page + 1 < self._pages else self._missing)

    @Property(str, notify=changed)
    def next_word(self) -> str:
        last = self._page + 1 >= self._pages
        missing = self._missing if last else self._missing_here
        if missing:
            return self.tr("Encore %n réponse(s)", "", missing)
        if self._view.later:
            return self.tr("Terminé")
        return self.tr("Continuer") if last else self.tr("Page suivante")

    @Property(str, notify=changed)
    def change_words(self) -> str:
        return self.tr("Vous pouvez changer d’avis à tout moment. Dites-le à {0} ou touchez « Aide ».").format(self._view.assistant)
