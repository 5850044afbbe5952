"""The spoken prompts: espeak-ng reads the title and the help of a screen. Never a health fact, and only when the patient chose it.

A touch silences it. Where espeak-ng is missing nothing is said, and the screens do not offer it.
"""

import shutil

from PySide6.QtCore import QObject, QProcess

PROGRAM = "espeak-ng"
WORDS_A_MINUTE = 140
VOICES = {"fr": "fr", "en": "en-gb"}


class Voice(QObject):
    """Says one sentence at a time; the newest stops the one before."""

    def __init__(self, program: str = PROGRAM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = shutil.which(program) or ""
        self._process: QProcess | None = None

    @property
    def available(self) -> bool:
        return bool(self._program)

    def say(self, words: str, language: str = "fr") -> None:
        """Read these words aloud; the words go in on standard input, so that no other user of the machine sees them listed."""
        self.hush()
        if not self._program or not words.strip():
            return
        process = QProcess(self)
        process.finished.connect(process.deleteLater)
        process.start(self._program, ["-v", VOICES.get(language, language), "-s", str(WORDS_A_MINUTE), "--stdin"])
        process.write(words.encode())
        process.closeWriteChannel()
        self._process = process

    def hush(self) -> None:
        """Be silent at once."""
        process, self._process = self._process, None
        if process is not None:
            try:
                process.finished.disconnect(process.deleteLater)
                process.kill()
                process.waitForFinished(200)
                process.deleteLater()
            except RuntimeError:
                return  # it had finished, and Qt let it go
