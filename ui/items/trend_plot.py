"""A figure over its checks: dots on a line, the limit dashed, the good side tinted."""

from PySide6.QtCore import Property, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from ui.items.look import accessors, pairs_in

QML_IMPORT_NAME = "Alcove.Items"
QML_IMPORT_MAJOR_VERSION = 1

DOT, LAST_DOT = 5.0, 9.0
SIDE = 10.0


@QmlElement
class TrendPlot(QQuickPaintedItem):
    """`points` as SVG writes them, « x,y x,y », from 0 to 1, from the lower left."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self._points = ""
        self._limit_at = 0.5
        self._good_above = True
        self._color = self._good_color = self._limit_color = QColor()
        self.changed.connect(self.update)

    get_points, set_points = accessors("points")
    points = Property(str, get_points, set_points, notify=changed)
    get_limit_at, set_limit_at = accessors("limit_at")
    limit_at = Property(float, get_limit_at, set_limit_at, notify=changed)
    get_good_above, set_good_above = accessors("good_above")
    good_above = Property(bool, get_good_above, set_good_above, notify=changed)
    get_color, set_color = accessors("color")
    color = Property(QColor, get_color, set_color, notify=changed)
    get_good_color, set_good_color = accessors("good_color")
    good_color = Property(QColor, get_good_color, set_good_color, notify=changed)
    get_limit_color, set_limit_color = accessors("limit_color")
    limit_color = Property(QColor, get_limit_color, set_limit_color, notify=changed)

    def paint(self, painter: QPainter) -> None:
        width, height = self.width(), self.height()
        limit = (1 - self._limit_at) * height
        good = QRectF(0, 0, width, limit) if self._good_above else QRectF(0, limit, width, height - limit)
        painter.fillRect(good, self._good_color)
        painter.setPen(QPen(self._limit_color, 3, Qt.PenStyle.CustomDashLine))
        dashed = painter.pen()
        dashed.setDashPattern([3.3, 2.3])
        painter.setPen(dashed)
        painter.drawLine(QPointF(0, limit), QPointF(width, limit))
        points = [QPointF(SIDE + x * (width - 2 * SIDE), (1 - y) * height) for x, y in pairs_in(self._points)]
        painter.setPen(QPen(self._color, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        for point in points[:-1]:
            painter.drawEllipse(point, DOT, DOT)
        if points:
            painter.drawEllipse(points[-1], LAST_DOT, LAST_DOT)
