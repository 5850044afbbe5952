"""Urgence: who is coming, whom to call, and what to read out to them."""

from collections.abc import Mapping, Sequence
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

    def values(self, held: Mapping[Quantity, Sequence[Measurement]]) -> str:
        """What holds of each quantity, as it is said on the telephone: where two devices differ, both."""
        sentences = {
            Quantity.SYSTOLIC: self.tr("tension {0}"),
            Quantity.PULSE_RATE: self.tr("pouls {0}"),
            Quantity.SPO2: self.tr("oxygène {0} %"),
            Quantity.TEMPERATURE: self.tr("température {0} °C"),
        }
        words = []
        for quantity, sentence in sentences.items():
            if numbers := list(dict.fromkeys(self._number(each, quantity) for each in held.get(quantity, ()))):
                words.append(sentence.format(self.tr(" et ").join(numbers)))
        said = ", ".join(words)
        return said[:1].upper() + said[1:]

    @staticmethod
    def _number(of: Measurement, quantity: Quantity) -> str:
        pair = (Quantity.SYSTOLIC, Quantity.DIASTOLIC) if quantity is Quantity.SYSTOLIC else (quantity,)
        numbers = [of.value(each) for each in pair]
        return "/".join(str(number).replace(".", QLocale(spoken_now()).decimalPoint()) for number in numbers if number is not None)

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
        parts = [f"{part}." for part in (view.address or self.tr("L’adresse d’ici"), view.patient, view.values) if part]
        return " ".join(parts)
