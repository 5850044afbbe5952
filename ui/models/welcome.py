"""The first screen: how this patient wants to be spoken to. No identity is asked here, and no camera is on."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.spoken_data import say

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1

LANGUAGES = (("fr", "Français"), ("en", "English"))
"""Each in its own words: whoever needs one can read it."""


@dataclass(frozen=True)
class WelcomeView:
    """Who welcomes, and what is chosen so far."""

    assistant: str = ""
    profession: str = ""
    language: str = "fr"
    text_scale: float = 1.0
    voice: bool = False
    high_contrast: bool = False
    speaks: bool = True  # this booth can read aloud


@dataclass(frozen=True)
class LanguageChoice:
    """One language to touch."""

    code: str
    name: str
    chosen: bool


@QmlElement
class WelcomeModel(QObject):
    """Screen 01."""

    changed = Signal()
    language_asked = Signal(str)
    text_scale_asked = Signal(float)
    voice_asked = Signal(bool)
    contrast_asked = Signal(bool)
    next_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = WelcomeView()
        self._languages: Rows[LanguageChoice] = Rows(LanguageChoice, self)
        self._fill()

    def show(self, view: WelcomeView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self._fill()
            self.changed.emit()

    def _fill(self) -> None:
        self._languages.show(tuple(LanguageChoice(code, name, code == self._view.language) for code, name in LANGUAGES))

    @Slot(str)
    def choose_language(self, code: str) -> None:
        self.language_asked.emit(code)

    @Slot(float)
    def choose_text_scale(self, scale: float) -> None:
        self.text_scale_asked.emit(scale)

    @Slot()
    def turn_voice(self) -> None:
        """The other way round than it is."""
        self.voice_asked.emit(not self._view.voice)

    @Slot()
    def turn_contrast(self) -> None:
        """The other way round than it is."""
        self.contrast_asked.emit(not self._view.high_contrast)

    @Slot()
    def begin(self) -> None:
        self.next_asked.emit()

    @Property(QObject, notify=changed)
    def languages(self) -> QObject:
        return self._languages

    @Property(str, notify=changed)
    def help(self) -> str:
        view = self._view
        if not view.assistant:
            return self.tr("Quelqu’un vous aide du début à la fin.")
        who = f"{view.assistant}, {say(view.profession)}," if view.profession else view.assistant
        return self.tr("{0} vous aide du début à la fin.").format(who)

    @Property(float, notify=changed)
    def text_scale(self) -> float:
        return self._view.text_scale

    @Property(bool, notify=changed)
    def speaks(self) -> bool:
        return self._view.speaks

    @Property(bool, notify=changed)
    def voice(self) -> bool:
        return self._view.voice

    @Property(bool, notify=changed)
    def high_contrast(self) -> bool:
        return self._view.high_contrast
