"""Screen 22: a camera before its chart, what was measured, and the line of its checks."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from ui.models.moving_picture import MovingPicture
from ui.models.rows import Rows
from ui.views.camera_chart import FlagRow, ResultRow, TrendRow

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class CameraView:
    """The sentences of the page, and which of its buttons there are."""

    title: str = ""
    remark: str = ""
    shape: float = 16 / 9  # of the live picture
    picture_title: str = ""
    compared: str = ""
    then: str = ""
    then_share: str = ""
    now: str = ""
    now_share: str = ""
    delay: str = ""
    measured: bool = False
    measuring: bool = False
    can_take: bool = False
    can_sign: bool = False
    missing: str = ""  # instead of the picture
    kind: str = ""
    verdict: str = ""
    said: str = ""
    span: str = ""
    forecast: str = ""


class Still(QObject):
    """A picture that stays until it is another."""

    pictured = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture = QImage()

    def show(self, content: bytes) -> None:
        """These bytes of a file; none shows nothing."""
        self.picture = QImage.fromData(content) if content else QImage()
        self.pictured.emit()


@QmlElement
class CameraModel(QObject):
    """The chart's page, and what is touched in it."""

    changed = Signal()
    shapes_changed = Signal()
    take_asked = Signal()
    sign_asked = Signal()
    delay_written = Signal(str)

    def __init__(self, moving: MovingPicture | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = CameraView()
        self._moving = moving or MovingPicture()
        self._shapes = ""
        self.results_rows: Rows[ResultRow] = Rows(ResultRow, self)
        self.flags_rows: Rows[FlagRow] = Rows(FlagRow, self)
        self.trends_rows: Rows[TrendRow] = Rows(TrendRow, self)
        self.edge_then, self.edge_now = Still(self), Still(self)

    def show(self, view: CameraView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    def outline(self, shapes: str) -> None:
        """Draw these into the live picture: a line each."""
        if shapes != self._shapes:
            self._shapes = shapes
            self.shapes_changed.emit()

    @Slot()
    def take(self) -> None:
        self.take_asked.emit()

    @Slot()
    def sign(self) -> None:
        self.sign_asked.emit()

    @Slot(str)
    def write_delay(self, text: str) -> None:
        self.delay_written.emit(text)

    @Property(QObject, notify=changed)
    def moving(self) -> QObject:
        return self._moving

    @Property(str, notify=shapes_changed)
    def shapes(self) -> str:
        return self._shapes

    @Property(QObject, notify=changed)
    def then_picture(self) -> QObject:
        return self.edge_then

    @Property(QObject, notify=changed)
    def now_picture(self) -> QObject:
        return self.edge_now

    @Property(QObject, notify=changed)
    def results(self) -> QObject:
        return self.results_rows

    @Property(QObject, notify=changed)
    def flags(self) -> QObject:
        return self.flags_rows

    @Property(QObject, notify=changed)
    def trends(self) -> QObject:
        return self.trends_rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._view.title

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._view.remark

    @Property(float, notify=changed)
    def shape(self) -> float:
        return self._view.shape

    @Property(str, notify=changed)
    def picture_title(self) -> str:
        return self._view.picture_title

    @Property(str, notify=changed)
    def compared(self) -> str:
        return self._view.compared

    @Property(str, notify=changed)
    def then(self) -> str:
        return self._view.then

    @Property(str, notify=changed)
    def then_share(self) -> str:
        return self._view.then_share

    @Property(str, notify=changed)
    def now(self) -> str:
        return self._view.now

    @Property(str, notify=changed)
    def now_share(self) -> str:
        return self._view.now_share

    @Property(str, notify=changed)
    def delay(self) -> str:
        return self._view.delay

    @Property(bool, notify=changed)
    def measured(self) -> bool:
        return self._view.measured

    @Property(bool, notify=changed)
    def measuring(self) -> bool:
        return self._view.measuring

    @Property(bool, notify=changed)
    def can_take(self) -> bool:
        return self._view.can_take

    @Property(bool, notify=changed)
    def can_sign(self) -> bool:
        return self._view.can_sign

    @Property(str, notify=changed)
    def missing(self) -> str:
        return self._view.missing

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._view.kind

    @Property(str, notify=changed)
    def verdict(self) -> str:
        return self._view.verdict

    @Property(str, notify=changed)
    def said(self) -> str:
        return self._view.said

    @Property(str, notify=changed)
    def span(self) -> str:
        return self._view.span

    @Property(str, notify=changed)
    def forecast(self) -> str:
        return self._view.forecast
