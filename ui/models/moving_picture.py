"""A camera's or the practitioner's picture, as the screen meets it: the newest one in the shared memory."""

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from session.call.pictures import Picture, Pictures, View

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 16


@QmlElement
class MovingPicture(QObject):
    """Looks for a new picture at the pace of the screen while somebody shows it; decodes and copies nothing."""

    advanced = Signal()
    changed = Signal()

    def __init__(self, pictures: Pictures | None = None, view: View = View.PRACTITIONER, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._view = view
        self._seen = -1
        self._present = False
        self._watchers = 0
        self._box: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Tell whether there is a new one."""
        if self._pictures is None or (number := self._pictures.number(self._view)) == self._seen:
            return
        self._seen = number
        present = self._pictures.newest(self._view) is not None
        if present != self._present:
            self._present = present
            self.changed.emit()
        self.advanced.emit()

    def watch(self, on: bool) -> None:
        """One more item shows it, or one fewer."""
        self._watchers = max(0, self._watchers + (1 if on else -1))
        if self._watchers:
            if self._pictures is not None and self._box is not None:
                self._pictures.want(self._view, *self._box, self)
            self.look()
            self._timer.start()
        else:
            self._timer.stop()
            if self._pictures is not None:
                self._pictures.want_no_more(self._view, self)

    def want(self, width: int, height: int) -> None:
        """Ask for pictures that fit this box, in device pixels."""
        self._box = (width, height)
        if self._pictures is not None and self._watchers:
            self._pictures.want(self._view, width, height, self)

    def newest(self) -> Picture | None:
        """The newest picture where it lies."""
        return None if self._pictures is None else self._pictures.newest(self._view)

    def whole(self, picture: Picture) -> bool:
        """Whether it was still untouched once it was drawn."""
        return self._pictures is not None and self._pictures.whole(self._view, picture)

    @Property(bool, notify=changed)
    def present(self) -> bool:
        return self._present


def as_image(picture: Picture) -> QImage:
    """The picture as Qt draws it; it shares the memory."""
    return QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
