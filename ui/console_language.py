"""The words on the console, in the assistant's language: chosen for the booth, and untouched by the patient's own choice."""

from PySide6.QtCore import QCoreApplication, QTranslator

from ui.language import FOLDER

SOURCE = "fr"


def speak_at_console(code: str) -> QTranslator | None:
    """Speak this language at the console from now on; remove the returned translator to stop. French is the sources' own: nothing to load."""
    if code == SOURCE:
        return None
    translator = QTranslator(QCoreApplication.instance())
    if not translator.load(str(FOLDER / f"console_{code}.qm")):
        raise FileNotFoundError(f"no compiled words for the console in {code!r}: run sh ui/tools/make_words.sh --compile")
    QCoreApplication.installTranslator(translator)
    return translator
