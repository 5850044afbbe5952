"""The words on the screens, in the patient's language.

French is the language of the sources; `alcove_fr` only holds its plurals.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

FOLDER = Path(__file__).parent / "i18n"
LOCALES = {"fr": "fr_FR", "en": "en_GB"}


def speak(code: str) -> None:
    """Speak this language from now on, and no longer the one before. Screens follow with `Window.speak_again`.

    French stays underneath: what another language does not say, such as the console, keeps its French plurals.
    """
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("no application yet")
    _install(application, "fr", "french underneath")
    if code == "fr":
        _remove(application, "spoken")
    else:
        _install(application, code, "spoken")
    application.setProperty("spoken_language", code)


def _install(application: QCoreApplication, code: str, name: str) -> None:
    translator = QTranslator(application)
    if not translator.load(str(FOLDER / f"alcove_{code}.qm")):
        raise FileNotFoundError(f"no compiled words for {code!r}: run sh ui/tools/make_words.sh --compile")
    _remove(application, name)
    translator.setObjectName(name)
    QCoreApplication.installTranslator(translator)


def _remove(application: QCoreApplication, name: str) -> None:
    before = application.findChild(QTranslator, name)
    if before is not None:
        QCoreApplication.removeTranslator(before)
        before.setObjectName("")
        before.deleteLater()


def spoken_now() -> str:
    """The locale to write dates and numbers in."""
    application = QCoreApplication.instance()
    code = application.property("spoken_language") if application is not None else None
    return LOCALES.get(str(code), LOCALES["fr"])
