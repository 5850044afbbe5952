"""Outlines over a picture that fills its place: what was found in it. A single point is drawn as a ring."""

from PySide6.QtCore import Property, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from ui.items.look import accessors, pairs_in

QML_IMPORT_NAME = "Alcove.Items"
QML_IMPORT_MAJOR_VERSION = 1

RING = 14.0
LINE, HALO = 3, 6


@QmlElement
class Outlines(QQuickPaintedItem):
    """`shapes`: a line for each, its points as SVG writes them, in shares of the picture's width and height. `shape` is the picture's own."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self._shapes = ""
        self._shape = 16 / 9
        self._color = QColor()
        self._halo = QColor(Qt.GlobalColor.transparent)
        self.changed.connect(self.update)

    get_shapes, set_shapes = accessors("shapes")
    shapes = Property(str, get_shapes, set_shapes, notify=changed)
    get_shape, set_shape = accessors("shape")
    shape = Property(float, get_shape, set_shape, notify=changed)
    get_color, set_color = accessors("color")
    color = Property(QColor, get_color, set_color, notify=changed)
    get_halo, set_halo = accessors("halo")
    halo = Property(QColor, get_halo, set_halo, notify=changed)  # about each line, so that it is seen on light and on dark

    def paint(self, painter: QPainter) -> None:
        room = QRectF(0, 0, self.width(), self.height())
        place = QRectF(QPointF(), QSizeF(self._shape, 1).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
        place.moveCenter(room.center())
        for colour, width in ((self._halo, HALO), (self._color, LINE)):
            painter.setPen(QPen(colour, width))
            for shape in self._shapes.splitlines():
                points = [QPointF(place.x() + x * place.width(), place.y() + y * place.height()) for x, y in pairs_in(shape)]
                if len(points) == 1:
                    painter.drawEllipse(points[0], RING, RING)
                else:
                    painter.drawPolygon(QPolygonF(points))
