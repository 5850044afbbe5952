"""The pulse wave: a bright new stretch, a gap, and the pale end of the sweep before.

The software backend sends a whole item to the screen each time it changes. So the wave is cut into
strips, each an item, and only the strip (or two) under the head is painted again.
"""

from PySide6.QtCore import Property, QLineF, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem
from shiboken6 import isValid

from ui.items.look import accessors
from ui.models.pleth_trace import COLUMNS, PlethTrace

QML_IMPORT_NAME = "Alcove.Items"
QML_IMPORT_MAJOR_VERSION = 1

GRID = (0.18, 0.355, 0.53, 0.705, 0.88)
BASELINE, AMPLITUDE = 0.88, 0.7
GAP = 0.04
NEIGHBOURS = 8  # columns painted beyond the strip, so that its edges join


@QmlElement
class PlethStrip(QQuickPaintedItem):
    """The part of the wave that lies under this item: `x` and `width`, out of `wave_width`."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self._trace: PlethTrace | None = None
        self._wave_width = 1.0
        self._stroke = 6.0
        self._grid = True
        self._fill_color = QColor(Qt.GlobalColor.transparent)
        self._color = self._old_color = self._line_color = QColor()
        self.changed.connect(self.update)

    def _get_trace(self) -> PlethTrace | None:
        return self._trace

    def _set_trace(self, trace: PlethTrace | None) -> None:
        if self._trace is not None and isValid(self._trace):
            self._trace.advanced.disconnect(self._follow)
        self._trace = trace
        if trace is not None:
            trace.advanced.connect(self._follow)
        self.changed.emit()

    trace = Property(QObject, _get_trace, _set_trace, notify=changed)
    get_wave_width, set_wave_width = accessors("wave_width")
    wave_width = Property(float, get_wave_width, set_wave_width, notify=changed)
    get_stroke, set_stroke = accessors("stroke")
    stroke = Property(float, get_stroke, set_stroke, notify=changed)
    get_grid, set_grid = accessors("grid")
    grid = Property(bool, get_grid, set_grid, notify=changed)
    get_color, set_color = accessors("color")
    color = Property(QColor, get_color, set_color, notify=changed)
    get_old_color, set_old_color = accessors("old_color")
    old_color = Property(QColor, get_old_color, set_old_color, notify=changed)
    get_line_color, set_line_color = accessors("line_color")
    line_color = Property(QColor, get_line_color, set_line_color, notify=changed)
    get_fill_color, set_fill_color = accessors("fill_color")
    fill_color = Property(QColor, get_fill_color, set_fill_color, notify=changed)

    def paint(self, painter: QPainter) -> None:
        if self._trace is None:
            return
        painter.translate(-self.x(), 0)
        if self._grid:
            painter.setPen(QPen(self._line_color, 1.5))
            painter.drawLines([QLineF(0, g * self.height(), self._wave_width, g * self.height()) for g in GRID])
        new, old = self._stretches()
        self._paint_old(painter, old)
        self._paint_new(painter, new)

    def _paint_old(self, painter: QPainter, points: list[QPointF]) -> None:
        painter.setPen(QPen(self._old_color, self._stroke * 0.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))

    def _paint_new(self, painter: QPainter, points: list[QPointF]) -> None:
        if not points:
            return
        floor = BASELINE * self.height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill_color)
        painter.drawPolygon(QPolygonF([*points, QPointF(points[-1].x(), floor), QPointF(points[0].x(), floor)]))
        painter.setPen(QPen(self._color, self._stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))
        if self._trace is not None and self._reaches(self._trace.head):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color)
            painter.drawEllipse(points[-1], 1.9 * self._stroke, 1.9 * self._stroke)

    def _stretches(self) -> tuple[list[QPointF], list[QPointF]]:
        """What this strip shows: the points up to the head, and those past the gap."""
        assert self._trace is not None
        first, last = self._columns()
        gap_end = self._trace.head + int(GAP * COLUMNS)
        new = self._points(first, min(last, self._trace.head))
        old = self._points(max(first, gap_end), last)
        return new, old

    def _points(self, first: int, last: int) -> list[QPointF]:
        assert self._trace is not None
        step, height, values = self._wave_width / (COLUMNS - 1), self.height(), self._trace.values
        return [QPointF(column * step, (BASELINE - AMPLITUDE * value) * height) for column in range(first, last + 1) if (value := values[column]) is not None]

    def _columns(self) -> tuple[int, int]:
        per_pixel = COLUMNS / self._wave_width
        first, last = self.x() * per_pixel, (self.x() + self.width()) * per_pixel
        return max(0, int(first) - NEIGHBOURS), min(COLUMNS - 1, int(last) + NEIGHBOURS)

    def _reaches(self, column: int) -> bool:
        first, last = self._columns()
        return first <= column <= last

    @Slot(int, int)
    def _follow(self, first: int, last: int) -> None:
        gap_end = last + int(GAP * COLUMNS)
        if last < first or self._reaches(first) or self._reaches(last) or self._reaches(gap_end):
            self.update()
