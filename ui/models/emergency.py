"""Urgence: who is coming, whom to call, and what to read out to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from devices.measurement import Measurement, Quantity
from ui.language import spoken_now

QML_IMPORT_NAME = "Alcove.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class EmergencyView:
    """What is known here and now, without any network."""

    assistant: str = ""
    place: str = ""
    address: str = ""
    patient: str = ""  # "Femme, 78 ans": what the 15 asks first
    values: str = ""  # "Tension 134/82, pouls 75, oxygène 96 %"
    alarm_on: bool = False
    can_dial: bool = False  # this booth has a telephone of its own


@QmlElement
class EmergencyModel(QObject):
    """The screen that opens at the first touch, and closes only by a held button or by the assistant."""

    changed = Signal()
    call_15_asked = Signal()
    mistake_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: EmergencyView | None = None

    def show(self, view: EmergencyView | None) -> None:
        """Open with this, or close."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    def person(self, sex: str, age: int) -> str:
        """What the 15 asks first: who it is, without a name."""
        words = {"female": self.tr("Femme, {0} ans"), "male": self.tr("Homme, {0} ans")}
        return words.get(sex, self.tr("Personne de {0} ans")).format(age)

    def values(self, measurements: Sequence[Measurement]) -> str:
        """The last value of each quantity, as it is said on the telephone."""
        last = {value.quantity: value.number for measurement in measurements for value in measurement.values}
        words = []
        if Quantity.SYSTOLIC in last and Quantity.DIASTOLIC in last:
            words.append(self.tr("tension {0}/{1}").format(last[Quantity.SYSTOLIC], last[Quantity.DIASTOLIC]))
        if Quantity.PULSE_RATE in last:
            words.append(self.tr("pouls {0}").format(last[Quantity.PULSE_RATE]))
        if Quantity.SPO2 in last:
            words.append(self.tr("oxygène {0} %").format(last[Quantity.SPO2]))
        if Quantity.TEMPERATURE in last:
            number = str(last[Quantity.TEMPERATURE]).replace(".", QLocale(spoken_now()).decimalPoint())
            words.append(self.tr("température {0} °C").format(number))
        sentence = ", ".join(words)
        return sentence[:1].upper() + sentence[1:]

    @Slot()
    def call_15(self) -> None:
        self.call_15_asked.emit()

    @Slot()
    def was_a_mistake(self) -> None:
        self.mistake_asked.emit()

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._view is not None

    @Property(str, notify=changed)
    def title(self) -> str:
        name = self._view.assistant if self._view else ""
        return self.tr("{0} arrive.\nRestez assis.").format(name) if name else self.tr("Quelqu’un arrive.\nRestez assis.")

    @Property(str, notify=changed)
    def help(self) -> str:
        name = self._view.assistant if self._view else ""
        return self.tr("{0} voit l’alerte. Ne vous levez pas.").format(name) if name else self.tr("L’alerte est donnée. Ne vous levez pas.")

    @Property(str, notify=changed)
    def alarm_sentence(self) -> str:
        if self._view is not None and self._view.alarm_on:
            return self.tr("Alarme locale en marche, même sans réseau")
        return self.tr("Alarme sans son : appelez à voix haute")

    @Property(bool, notify=changed)
    def can_dial(self) -> bool:
        return self._view is not None and self._view.can_dial

    @Property(str, notify=changed)
    def call_words(self) -> str:
        return self.tr("Appeler le 15") if self._view is not None and self._view.can_dial else self.tr("Composez le 15")

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._view.place if self._view else ""

    @Property(str, notify=changed)
    def to_say(self) -> str:
        view = self._view or EmergencyView()
        parts = [f"{part}." for part in (view.address, view.patient, view.values) if part]
        return " ".join(parts)
