"""What the practitioner said, in plain words: what it is, what to do, when to call again, what comes next."""

import re
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.unbroken import unbroken

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1

PLAIN_ADDRESS = re.compile(r"https://[a-z0-9.-]+(/[A-Za-z0-9_-]+){0,4}/?")
"""An address with nothing behind it: no question mark, no fragment, no place to hide a fact about anybody."""


@dataclass(frozen=True)
class SentTo:
    """One recipient of the report: received, sent, waiting, failed or refused."""

    name: str
    state: str


@dataclass(frozen=True)
class RecapView:
    """The practitioner's words as signed, and where they go. `page_address` goes into a QR code: it never carries health data."""

    assistant: str = ""
    practitioner: str = ""
    finding: str = ""
    plan: str = ""
    follow_up: str = ""
    call_again_if: str = ""
    phone: str = ""
    page_address: str = ""
    sent_to: tuple[SentTo, ...] = ()
    may_print: bool = True

    def __post_init__(self) -> None:
        if self.page_address and not PLAIN_ADDRESS.fullmatch(self.page_address):
            raise ValueError("a QR code holds a plain https address and nothing else")


@dataclass(frozen=True)
class SentRow:
    """One recipient as it is shown."""

    words: str
    icon_name: str
    kind: str


@dataclass(frozen=True)
class RecapPart:
    """One of the four cards."""

    code: str
    icon_name: str
    title: str
    words: str
    attention: bool = False


ICONS = {"received": "circle-check", "sent": "send", "waiting": "clock", "failed": "alert-triangle", "refused": "circle-x"}


@QmlElement
class RecapModel(QObject):
    """Screen 08, and its pages where the text is very large."""

    changed = Signal()
    print_asked = Signal()
    listen_asked = Signal()
    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = RecapView()
        self._paged = False
        self._page = 0
        self._sent: Rows[SentRow] = Rows(SentRow, self)
        self._parts: Rows[RecapPart] = Rows(RecapPart, self)

    def show(self, view: RecapView) -> None:
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
        parts = self._all_parts()
        self._parts.show(parts[self._page : self._page + 1] if self._paged else parts)
        self._sent.show(tuple(self._sent_row(each) for each in self._view.sent_to))
        self.changed.emit()

    def _all_parts(self) -> tuple[RecapPart, ...]:
        view = self._view
        here = self.tr("Ici : {0}. La nuit : 116 117. Très grave : 15 ou 112.").format(view.phone)
        numbers = unbroken(here if view.phone else self.tr("La nuit : 116 117. Très grave : 15 ou 112."))
        again = f"{view.call_again_if}\n{numbers}" if view.call_again_if else numbers
        nothing = self.tr("Le médecin n’a rien ajouté ici.")
        return (
            RecapPart("finding", "stethoscope", self.tr("Ce que vous avez"), view.finding or nothing),
            RecapPart("follow-up", "calendar-event", self.tr("La suite"), view.follow_up or nothing),
            RecapPart("plan", "list-check", self.tr("Ce que vous faites"), view.plan or nothing),
            RecapPart("call-again", "phone-call", self.tr("Rappelez si…"), again, attention=True),
        )

    def _sent_row(self, recipient: SentTo) -> SentRow:
        words = {
            "received": self.tr("{0} : reçu"),
            "sent": self.tr("{0} : envoyé, accusé attendu"),
            "waiting": self.tr("{0} : envoi en attente"),
            "failed": self.tr("{0} : on réessaie"),
            "refused": self.tr("{0} : refusé par vous"),
        }
        kind = "ok" if recipient.state == "received" else "attention" if recipient.state == "failed" else "plain"
        return SentRow(words[recipient.state].format(recipient.name), ICONS[recipient.state], kind)

    @Property(bool, notify=changed)
    def paged(self) -> bool:
        return self._paged

    @paged.setter  # type: ignore[no-redef]
    def paged(self, paged: bool) -> None:
        """One card a page, where the text is very large."""
        if paged != self._paged:
            self._paged, self._page = paged, 0
            self.speak_again()

    @Slot()
    def print_again(self) -> None:
        self.print_asked.emit()

    @Slot()
    def listen(self) -> None:
        self.listen_asked.emit()

    @Slot()
    def go_back(self) -> None:
        if self._paged and self._page:
            self._page -= 1
            self.speak_again()
        else:
            self.back_asked.emit()

    @Slot()
    def go_on(self) -> None:
        if self._paged and self._page < 3:
            self._page += 1
            self.speak_again()
        else:
            self.next_asked.emit()

    @Property(QObject, notify=changed)
    def parts(self) -> QObject:
        return self._parts

    @Property(QObject, notify=changed)
    def sent(self) -> QObject:
        return self._sent

    @Property(str, notify=changed)
    def qr_address(self) -> str:
        return self._view.page_address

    @Property(bool, notify=changed)
    def may_print(self) -> bool:
        return self._view.may_print

    @Property(int, notify=changed)
    def page(self) -> int:
        return self._page + 1

    @Property(str, notify=changed)
    def page_words(self) -> str:
        return self.tr("Page {0} sur {1}").format(self._page + 1, 4)

    @Property(str, notify=changed)
    def title(self) -> str:
        return self.tr("Ce que le médecin vous a dit")

    @Property(bool, notify=changed)
    def may_go_back(self) -> bool:
        return self._paged and self._page > 0

    @Property(str, notify=changed)
    def back_word(self) -> str:
        return self.tr("Page {0}").format(self._page)

    @property
    def _at_the_end(self) -> bool:
        return not self._paged or self._page == 3

    @Property(bool, notify=changed)
    def at_the_end(self) -> bool:
        return self._at_the_end

    @Property(str, notify=changed)
    def next_word(self) -> str:
        return self.tr("J’ai tout compris") if self._at_the_end else self.tr("Page suivante")
