"""A camera's or the practitioner's picture, as the screen meets it: the newest one in the shared memory."""

import time
from collections.abc import Callable
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement
from shiboken6 import isValid

from session.call.pictures import Picture, Pictures, View

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 16
WINDOWS = 2  # they take turns: each is drawn anew about thirty times a second, never both at once
LONGEST_REST = 8  # looks


class Beat(QObject):
    """Says when to look for new pictures: all those of a window together, so that it is drawn once for them all.

    Pictures give way to everything else. Where the screens' thread comes late, for whatever reason, they are looked for
    less often: as long as it was late, they rest. Where it always comes late they still move, a little.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._watched: tuple[WeakSet[MovingPicture], ...] = tuple(WeakSet() for _ in range(WINDOWS))
        self._turn = self._rest = self._passed_over = 0
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def join(self, picture: "MovingPicture", window: int) -> None:
        """This window shows it now."""
        self._watched[window].add(picture)
        if not self._timer.isActive():
            self._due = self._seconds() + LOOK_MS / 1000
            self._timer.start()

    def leave(self, picture: "MovingPicture", window: int) -> None:
        """It shows it no longer."""
        self._watched[window].discard(picture)

    @Slot()
    def look(self) -> None:
        """The turn of the next window, unless there was too much to do."""
        now = self._seconds()
        late = int((now - self._due) * 1000 / LOOK_MS)
        self._due = now + LOOK_MS / 1000
        rests = late > 0 or self._rest > 0
        self._rest = min(LONGEST_REST, self._rest + late) if late > 0 else max(0, self._rest - 1)
        if rests and self._passed_over <= LONGEST_REST:
            self._passed_over += 1
            return
        self._passed_over = 0
        self._turn = (self._turn + 1) % WINDOWS
        for picture in tuple(self._watched[self._turn]):
            if isValid(picture):
                picture.look()
        if not any(self._watched):
            self._timer.stop()


_beats: WeakKeyDictionary[Pictures, Beat] = WeakKeyDictionary()


def beat_of(pictures: Pictures) -> Beat:
    """The one beat of all that is shown of these."""
    if pictures not in _beats:
        _beats[pictures] = Beat()
    return _beats[pictures]


@QmlElement
class MovingPicture(QObject):
    """Looks for a new picture at the pace of the screen while somebody shows it; decodes and copies nothing."""

    advanced = Signal()
    changed = Signal()

    def __init__(self, pictures: Pictures | None = None, view: View = View.PRACTITIONER, parent: QObject | None = None, *, window: int = 0) -> None:
        """`window`: which of the two shows it."""
        super().__init__(parent)
        self._pictures = pictures
        self._view = view
        self._window = window
        self._seen = -1
        self._present = False
        self._watchers = 0
        self._box: tuple[int, int] | None = None

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
        if self._pictures is None:
            return
        if self._watchers:
            if self._box is not None:
                self._pictures.want(self._view, *self._box, self)
            self.look()
            beat_of(self._pictures).join(self, self._window)
        else:
            beat_of(self._pictures).leave(self, self._window)
            self._pictures.want_no_more(self._view, self)

    def want(self, width: int, height: int) -> None:
        """Ask for pictures that fit this box, in device pixels."""
        self._box = (width, height)
        if self._pictures is not None and self._watchers:
            self._pictures.want(self._view, width, height, self)

    def newest(self) -> Picture | None:
        """The newest picture where it lies."""
        return None if self._pictures is None else self._pictures.newest(self._view)

    @Property(bool, notify=changed)
    def present(self) -> bool:
        return self._present


def as_image(picture: Picture) -> QImage:
    """The picture as Qt draws it; it shares the memory."""
    return QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
