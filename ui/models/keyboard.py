"""The touch keyboard's keys: AZERTY with its accents, digits, e-mail. Drawn by Components/Keyboard.qml.

It types no word by itself and remembers nothing: what is typed lies in the field alone.
"""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1

ERASE, CLEAR, SHIFT, ACCENTS, SPACE, DONE = "erase", "clear", "shift", "accents", "space", "done"
LINES = 5
LETTERS = ("1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn")
ACCENTED = ("1234567890", "éèêëàâäîïô", "öûùüçœæñÿ’", "«»’()/;")
DIGITS = ("123", "456", "789", "0")


@dataclass(frozen=True)
class Key:
    """One key: a character, or an act by its name; `share` is its width beside that of a letter."""

    code: str
    label: str
    icon_name: str = ""
    share: float = 1.0
    kind: str = "letter"  # letter, act, done
    spoken: str = ""


@QmlElement
class KeyboardModel(QObject):
    """Which keys there are now, and what a touch on one means."""

    changed = Signal()
    typed = Signal(str)
    erased = Signal()
    cleared = Signal()
    accepted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout = "azerty"
        self._done = ""
        self._capitals = False
        self._accents = False
        self._lines: list[Rows[Key]] = [Rows(Key, self) for _ in range(LINES)]
        self._fill()

    def speak_again(self) -> None:
        """Say the same in the language that is spoken now."""
        self._fill()
        self.changed.emit()

    @Property(str, notify=changed)
    def layout(self) -> str:
        return self._layout

    @layout.setter  # type: ignore[no-redef]
    def layout(self, layout: str) -> None:
        """azerty, email, digits or decimal."""
        self._layout = layout
        self.speak_again()

    @Property(bool, notify=changed)
    def capitals(self) -> bool:
        return self._capitals

    @capitals.setter  # type: ignore[no-redef]
    def capitals(self, capitals: bool) -> None:
        self._capitals = capitals
        self.speak_again()

    @Property(str, notify=changed)
    def done_words(self) -> str:
        return self._done

    @done_words.setter  # type: ignore[no-redef]
    def done_words(self, words: str) -> None:
        """What the last key says; empty leaves it out."""
        self._done = words
        self.speak_again()

    @Property(int, notify=changed)
    def line_count(self) -> int:
        return sum(1 for line in self._lines if line.rowCount())

    @Slot(int, result=QObject)
    def line(self, place: int) -> QObject:
        """The keys of one line, counted from 0."""
        return self._lines[place]

    @Slot(str)
    def press(self, code: str) -> None:
        """Do what this key says."""
        if code == SHIFT:
            self._capitals = not self._capitals
            self.speak_again()
        elif code == ACCENTS:
            self._accents = not self._accents
            self.speak_again()
        elif code == ERASE:
            self.erased.emit()
        elif code == CLEAR:
            self.cleared.emit()
        elif code == DONE:
            self.accepted.emit()
        else:
            self.typed.emit(" " if code == SPACE else code)

    def _fill(self) -> None:
        lines = self._pad() if self._layout in ("digits", "decimal") else self._board()
        for place, rows in enumerate(self._lines):
            rows.show(lines[place] if place < len(lines) else ())

    def _character(self, character: str) -> Key:
        shown = character.upper() if self._capitals else character
        return Key(shown, shown, spoken=shown)

    def _erase(self, share: float) -> Key:
        return Key(ERASE, "", "backspace", share, "act", self.tr("Effacer"))

    def _last(self, share: float) -> tuple[Key, ...]:
        return (Key(DONE, self._done, "", share, "done", self._done),) if self._done else ()

    def _board(self) -> list[tuple[Key, ...]]:
        numbers, first, second, third = (tuple(self._character(character) for character in line) for line in (ACCENTED if self._accents else LETTERS))
        accents = Key(ACCENTS, "abc" if self._accents else "é è ç", "", 1.6, "act", self.tr("Lettres") if self._accents else self.tr("Accents"))
        shift = Key(SHIFT, "a / A", "arrow-big-up", 1.6, "act", self.tr("Majuscules"))
        clear = Key(CLEAR, self.tr("Vider"), "", 1.6, "act", self.tr("Vider"))
        space = Key(SPACE, self.tr("espace"), "", 1.8, "act", self.tr("Espace"))
        if self._layout == "email":
            extra = tuple(Key(mark, mark, spoken=mark) for mark in ("@", ".", "-", "_"))
            endings = tuple(Key(text, text, "", 1.4, "act", text) for text in (".fr", ".com"))
            return [(*numbers, self._erase(1.6)), (*first, *endings[:1]), (*second, *endings[1:]), (clear, *third, *extra, *self._last(2.2))]
        marks = tuple(Key(mark, mark, spoken=mark) for mark in ("-", ",", "."))
        return [
            (*numbers, self._erase(1.6)),
            (*first, accents),
            (*second, Key("’", "’", spoken=self.tr("Apostrophe")), clear),
            (shift, *third, *marks, space, *self._last(2.2)),
        ]

    def _pad(self) -> list[tuple[Key, ...]]:
        lines = [tuple(Key(digit, digit, spoken=digit) for digit in line) for line in DIGITS]
        left = Key(",", ",", spoken=self.tr("Virgule")) if self._layout == "decimal" else Key(CLEAR, self.tr("Vider"), "", 1.0, "act", self.tr("Vider"))
        lines[3] = (left, *lines[3], self._erase(1.0))
        if last := self._last(1.0):
            lines.append(last)
        return lines
