"""What of the booth is used up: the lots, and the form that counts one."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import Rows
from ui.views.consumables import LotRow
from ui.views.device_form import Choice, FormField

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ConsumablesModel(QObject):
    """The table and the form."""

    changed = Signal()
    lot_chosen = Signal(str)
    field_written = Signal(str, str)
    device_chosen = Signal(str)
    write_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remark = ""
        self.lots_rows: Rows[LotRow] = Rows(LotRow, self)
        self.fields_rows: Rows[FormField] = Rows(FormField, self)
        self.devices_rows: Rows[Choice] = Rows(Choice, self)

    def show(self, remark: str) -> None:
        """Show this sentence instead of the one that is shown."""
        if remark != self._remark:
            self._remark = remark
            self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        self.lot_chosen.emit(code)

    @Slot(str, str)
    def write(self, code: str, text: str) -> None:
        self.field_written.emit(code, text)

    @Slot(str)
    def choose_device(self, serial: str) -> None:
        self.device_chosen.emit(serial)

    @Slot()
    def keep(self) -> None:
        self.write_asked.emit()

    @Property(QObject, notify=changed)
    def lots(self) -> QObject:
        return self.lots_rows

    @Property(QObject, notify=changed)
    def fields(self) -> QObject:
        return self.fields_rows

    @Property(QObject, notify=changed)
    def devices(self) -> QObject:
        return self.devices_rows

    @Property(str, notify=changed)
    def remark(self) -> str:
        return self._remark
