"""Errors over the values that were brought about, with the band in which they may lie: before an adjustment hollow squares, after it full dots."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Property, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem
from shiboken6 import isValid

from ui.items.look import accessors
from ui.models.error_trace import ErrorTrace

QML_IMPORT_NAME = "Alcove.Items"
QML_IMPORT_MAJOR_VERSION = 1

LEFT, RIGHT, TOP, BOTTOM = 62.0, 20.0, 14.0, 40.0
KINDS = ("found-up", "found-down", "left-up", "left-down")


@QmlElement
class ErrorPlot(QQuickPaintedItem):
    """Draws an `ErrorTrace`."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self._trace: ErrorTrace | None = None
        self._family = ""
        self._comma = ","
        self._found_color = self._left_color = self._band_color = self._limit_color = self._line_color = self._ink = self._paper = QColor()
        self.changed.connect(self.update)

    def _get_trace(self) -> ErrorTrace | None:
        return self._trace

    def _set_trace(self, trace: ErrorTrace | None) -> None:
        if self._trace is not None and isValid(self._trace):
            self._trace.changed.disconnect(self._follow)
        self._trace = trace
        if trace is not None:
            trace.changed.connect(self._follow)
        self.changed.emit()

    trace = Property(QObject, _get_trace, _set_trace, notify=changed)
    get_family, set_family = accessors("family")
    family = Property(str, get_family, set_family, notify=changed)
    get_comma, set_comma = accessors("comma")
    comma = Property(str, get_comma, set_comma, notify=changed)
    get_found_color, set_found_color = accessors("found_color")
    found_color = Property(QColor, get_found_color, set_found_color, notify=changed)
    get_left_color, set_left_color = accessors("left_color")
    left_color = Property(QColor, get_left_color, set_left_color, notify=changed)
    get_band_color, set_band_color = accessors("band_color")
    band_color = Property(QColor, get_band_color, set_band_color, notify=changed)
    get_limit_color, set_limit_color = accessors("limit_color")
    limit_color = Property(QColor, get_limit_color, set_limit_color, notify=changed)
    get_line_color, set_line_color = accessors("line_color")
    line_color = Property(QColor, get_line_color, set_line_color, notify=changed)
    get_ink, set_ink = accessors("ink")
    ink = Property(QColor, get_ink, set_ink, notify=changed)
    get_paper, set_paper = accessors("paper")
    paper = Property(QColor, get_paper, set_paper, notify=changed)

    def paint(self, painter: QPainter) -> None:
        edges = self._trace.limits if self._trace is not None else ()
        marks = self._trace.points if self._trace is not None else ()
        if len(edges) < 2 or self.width() <= LEFT + RIGHT or self.height() <= TOP + BOTTOM:
            return
        self._x0, self._x1 = edges[0][0], edges[-1][0]
        limit = max(size for _, size in edges)
        worst = max((abs(y) for _, _, y in marks), default=0.0)
        step = limit if worst <= 3 * limit else limit * -(-worst // (3 * limit))
        self._high = step * max(1, -(-max((y for *_, y in marks), default=0.0) // step))
        self._low = -step * max(1, -(-max((-y for *_, y in marks), default=0.0) // step))
        self._paint_band(painter, edges)
        self._paint_axes(painter, [x for x, _ in edges], step)
        for kind in KINDS:
            self._paint_marks(painter, kind, sorted((x, y) for each, x, y in marks if each == kind))

    @Slot()
    def _follow(self) -> None:
        self.update()

    def _at(self, x: float, y: float) -> QPointF:
        across = (x - self._x0) / (self._x1 - self._x0)
        down = (self._high - y) / (self._high - self._low)
        return QPointF(LEFT + across * (self.width() - LEFT - RIGHT), TOP + down * (self.height() - TOP - BOTTOM))

    def _paint_band(self, painter: QPainter, edges: Sequence[tuple[float, float]]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._band_color)
        painter.drawPolygon(QPolygonF([*(self._at(x, size) for x, size in edges), *(self._at(x, -size) for x, size in reversed(edges))]))
        painter.setPen(QPen(self._limit_color, 2, Qt.PenStyle.DashLine))
        for side in (1, -1):
            for (x, size), (further, next_size) in pairwise(edges):
                painter.drawLine(self._at(x, side * size), self._at(further, side * next_size))

    def _paint_axes(self, painter: QPainter, xs: list[float], step: float) -> None:
        font = QFont(self._family)
        font.setPixelSize(19)
        painter.setFont(font)
        for n in range(round(self._low / step), round(self._high / step) + 1):
            y = n * step
            painter.setPen(QPen(self._line_color, 3 if n == 0 else 2))
            if abs(n) != 1:  # there the limit is drawn
                painter.drawLine(self._at(self._x0, y), self._at(self._x1, y))
            painter.setPen(self._ink)
            words = f"{'+' if n > 0 else '−' if n < 0 else ''}{abs(y):g}".replace(".", self._comma)
            painter.drawText(QRectF(0, self._at(self._x0, y).y() - 14, LEFT - 12, 28), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(self._ink)
        for x in xs:
            words = f"{x:g}".replace(".", self._comma)
            painter.drawText(QRectF(self._at(x, 0).x() - 40, self.height() - BOTTOM + 6, 80, 28), Qt.AlignmentFlag.AlignHCenter, words)

    def _paint_marks(self, painter: QPainter, kind: str, points: list[tuple[float, float]]) -> None:
        before = kind.startswith("found")
        color = self._found_color if before else self._left_color
        pen = QPen(color, 4, Qt.PenStyle.DotLine if kind.endswith("down") or before else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([self._at(x, y) for x, y in points]))
        painter.setPen(QPen(color, 4))
        painter.setBrush(self._paper if before else color)
        for x, y in points:
            at = self._at(x, y)
            if before:
                painter.drawRect(QRectF(at.x() - 7, at.y() - 7, 14, 14))
            else:
                painter.drawEllipse(at, 7, 7)
