"""The least that Qt Quick can be: an empty window that says when it can be used, and how long its event loop stood still when asked.

Its lines on standard input and output are those of `kiosk.bench.spoken`. It leaves when its standard input ends.
"""

import os
import sys

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from kiosk.bench.spoken import Listening, when_usable

QML = "import QtQuick\nRectangle { color: '#26102B'; Text { anchors.centerIn: parent; color: 'white'; text: 'Alcôve' } }\n"


def main() -> int:
    """Be the window."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = QGuiApplication(sys.argv[:1])
    view = QQuickView()
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.resize(1920, 1080)
    view.setSource(QUrl("data:text/plain," + QML.replace("\n", "%0A").replace("#", "%23")))
    listening = Listening(app, {})
    when_usable(view, listening)
    view.show()
    code = int(app.exec())
    del view
    return code


if __name__ == "__main__":
    sys.exit(main())
