"""Marks and numbers along the inside of an arch."""

from math import cos, radians, sin

from PySide6.QtCore import Property, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from ui.items.arch_progress import MARGIN, arch_path
from ui.items.look import accessors

QML_IMPORT_NAME = "Alcove.Items"
QML_IMPORT_MAJOR_VERSION = 1

CLEARANCE, MARK = 6, 12
BESIDE, UNDER, DROP = 46, 36, 34
BOX = QRectF(-60, -30, 120, 60)


@QmlElement
class ArchTicks(QQuickPaintedItem):
    """One label at each equal share of the arch."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self._labels: list[str] = []
        self._thickness = 28.0
        self._font = QFont()
        self._color = self._mark_color = QColor()
        self.changed.connect(self.update)

    get_thickness, set_thickness = accessors("thickness")
    thickness = Property(float, get_thickness, set_thickness, notify=changed)
    get_font, set_font = accessors("font")
    font = Property(QFont, get_font, set_font, notify=changed)
    get_color, set_color = accessors("color")
    color = Property(QColor, get_color, set_color, notify=changed)
    get_mark_color, set_mark_color = accessors("mark_color")
    mark_color = Property(QColor, get_mark_color, set_mark_color, notify=changed)

    @Property("QStringList", notify=changed)
    def labels(self) -> list[str]:
        return self._labels

    @labels.setter  # type: ignore[no-redef]
    def labels(self, labels: list[str]) -> None:
        self._labels = labels
        self.changed.emit()

    def paint(self, painter: QPainter) -> None:
        arch = arch_path(self.width(), self.height(), self._thickness / 2 + MARGIN)
        painter.setFont(self._font)
        start = self._thickness / 2 + CLEARANCE
        for number, label in enumerate(self._labels):
            share = number / (len(self._labels) - 1)
            angle = radians(arch.angleAtPercent(share))
            point, inward = arch.pointAtPercent(share), QPointF(sin(angle), cos(angle))
            painter.setPen(QPen(self._mark_color, 3))
            painter.drawLine(QLineF(point + inward * start, point + inward * (start + MARK)))
            painter.setPen(self._color)
            aside = BESIDE if abs(inward.x()) > 0.9 else UNDER
            centre = point + QPointF(inward.x() * (start + aside), inward.y() * (start + DROP))
            painter.drawText(BOX.translated(centre), Qt.AlignmentFlag.AlignCenter, label)
