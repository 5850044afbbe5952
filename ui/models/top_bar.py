"""The bar above every patient screen: is this a simulation, is the voice on."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class TopBarView:
    """What the bar shows beside the steps."""

    simulated: bool = False
    voice_on: bool = False
    network_cut: bool = False  # no line to the hub: said, never guessed
    speaks: bool = True  # this booth can read aloud


@QmlElement
class TopBarModel(QObject):
    """The bar's tools, and Urgence."""

    changed = Signal()
    listen_asked = Signal()
    help_asked = Signal()
    sos_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = TopBarView()

    def show(self, view: TopBarView) -> None:
        """Show this instead of what is shown."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    @Slot()
    def listen(self) -> None:
        self.listen_asked.emit()

    @Slot()
    def help(self) -> None:
        self.help_asked.emit()

    @Slot()
    def sos(self) -> None:
        self.sos_asked.emit()

    @Property(bool, notify=changed)
    def simulated(self) -> bool:
        return self._view.simulated

    @Property(bool, notify=changed)
    def speaks(self) -> bool:
        return self._view.speaks

    @Property(bool, notify=changed)
    def network_cut(self) -> bool:
        return self._view.network_cut

    @Property(bool, notify=changed)
    def voice_on(self) -> bool:
        return self._view.voice_on
