"""The words on the screens, in the patient's language.

French is the language of the sources; `alcove_fr` only holds its plurals.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

FOLDER = Path(__file__).parent / "i18n"
LOCALES = {"fr": "fr_FR", "en": "en_GB"}


def speak(code: str) -> QTranslator:
    """Speak this language from now on, and no longer the one before. Screens follow with `Window.speak_again`."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("no application yet")
    translator = QTranslator(application)
    if not translator.load(str(FOLDER / f"alcove_{code}.qm")):
        raise FileNotFoundError(f"no compiled words for {code!r}: run sh ui/tools/make_words.sh --compile")
    before = application.findChild(QTranslator, "spoken")
    if before is not None:
        QCoreApplication.removeTranslator(before)
        before.setObjectName("")
        before.deleteLater()
    translator.setObjectName("spoken")
    application.setProperty("spoken_language", code)
    QCoreApplication.installTranslator(translator)
    return translator


def spoken_now() -> str:
    """The locale to write dates and numbers in."""
    application = QCoreApplication.instance()
    code = application.property("spoken_language") if application is not None else None
    return LOCALES.get(str(code), LOCALES["fr"])
