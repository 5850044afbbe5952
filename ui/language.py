"""The words on the screens, in the patient's language.

French is the language of the sources; `alcove_fr` only holds its plurals.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

FOLDER = Path(__file__).parent / "i18n"


def speak(code: str) -> QTranslator:
    """Speak this language from now on; remove the returned translator to stop."""
    translator = QTranslator(QCoreApplication.instance())
    if not translator.load(str(FOLDER / f"alcove_{code}.qm")):
        raise FileNotFoundError(f"no compiled words for {code!r}: run sh ui/tools/make_words.sh --compile")
    QCoreApplication.installTranslator(translator)
    return translator
