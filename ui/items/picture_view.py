"""A picture that changes now and then, such as the patient's screen in small: drawn whole, in the middle."""

from typing import Protocol, cast

from PySide6.QtCore import Property, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem
from shiboken6 import isValid

QML_IMPORT_NAME = "Alcove.Items"
QML_IMPORT_MAJOR_VERSION = 1


class Pictured(Protocol):
    """What has a picture and says when it is another."""

    picture: QImage
    pictured: Signal


@QmlElement
class PictureView(QQuickPaintedItem):
    """Shows `source.picture`, and again at each `source.pictured`."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._source: QObject | None = None
        self.changed.connect(self.update)

    def _get_source(self) -> QObject | None:
        return self._source

    def _set_source(self, source: QObject | None) -> None:
        if self._source is not None and isValid(self._source):
            cast(Pictured, self._source).pictured.disconnect(self._redraw)  # type: ignore[attr-defined]
        self._source = source
        if source is not None:
            cast(Pictured, source).pictured.connect(self._redraw)  # type: ignore[attr-defined]
        self.changed.emit()

    source = Property(QObject, _get_source, _set_source, notify=changed)

    @Slot()
    def _redraw(self) -> None:
        self.update()

    def paint(self, painter: QPainter) -> None:
        if self._source is None or not isValid(self._source):
            return
        picture = cast(Pictured, self._source).picture
        if picture.isNull():
            return
        room = QRectF(0, 0, self.width(), self.height())
        place = QRectF(QPointF(0, 0), picture.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, picture)
