"""Draw a screen to a PNG: python ui/tools/shoot.py 05-oxymetre out.png [--contrast] [--scale 1.5] [--language en]."""

import argparse
import os
import sys

os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from shiboken6 import delete

from ui.console_language import speak_at_console
from ui.fonts import load_fonts
from ui.gallery import assistant, camera_chart, checks, open_sample, patient, technician
from ui.language import speak
from ui.screens import set_look

SCREENS = {**patient.SCREENS, **assistant.SCREENS, **technician.SCREENS, **camera_chart.SCREENS, **checks.SCREENS}


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("screen", choices=sorted(SCREENS))
    arguments.add_argument("picture")
    arguments.add_argument("--contrast", action="store_true")
    arguments.add_argument("--scale", type=float, default=1.0)
    arguments.add_argument("--language", default="fr")
    asked = arguments.parse_args()

    application = QGuiApplication(sys.argv[:1])
    load_fonts()
    speak(asked.language)
    speak_at_console(asked.language)
    path, make_models = SCREENS[asked.screen]
    models = make_models()
    view, _ = open_sample(path, models)
    set_look(view.engine(), high_contrast=asked.contrast, text_scale=asked.scale)
    view.show()

    def shoot() -> None:
        view.grabWindow().save(asked.picture)
        view.close()

    QTimer.singleShot(400, shoot)
    status = application.exec()
    delete(view)  # before the view-models that it shows
    return status


if __name__ == "__main__":
    sys.exit(main())
