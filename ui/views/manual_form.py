"""A value typed by hand: which one, from where, and whether it is one that nobody expects. No Qt."""

from dataclasses import dataclass, replace
from decimal import Decimal

from devices.measurement import Quantity, Value
from devices.shown_unit import kept_number
from session.compared import apart, is_unexpected
from session.observation import HARD_LIMITS, ManualSource
from session.record import Record
from session.standing import standing
from ui.views.telling import QUANTITY_ICONS, Telling, main_values

OFFERED = (
    Quantity.SYSTOLIC,
    Quantity.PULSE_RATE,
    Quantity.SPO2,
    Quantity.TEMPERATURE,
    Quantity.RESPIRATORY_RATE,
    Quantity.WEIGHT,
    Quantity.HEIGHT,
    Quantity.GLUCOSE,
    Quantity.PAIN,
)
WHOLE = frozenset({Quantity.SYSTOLIC, Quantity.PULSE_RATE, Quantity.SPO2, Quantity.HEIGHT, Quantity.RESPIRATORY_RATE, Quantity.PAIN})
LONGEST = 7


@dataclass(frozen=True)
class QuantityChoice:
    """One value that can be typed."""

    code: str
    words: str
    icon_name: str
    chosen: bool


@dataclass(frozen=True)
class SourceChoice:
    """Where the value can come from."""

    code: str
    words: str
    help: str
    icon_name: str
    chosen: bool


@dataclass(frozen=True)
class ManualForm:
    """What was chosen and typed so far."""

    quantity: Quantity | None = None
    source: ManualSource | None = None
    text: str = ""  # « 134/82 » for a pressure
    confirmed: bool = False
    when: str = ""  # for a value that was taken elsewhere: in the assistant’s words
    why: str = ""

    def choose(self, quantity: Quantity) -> "ManualForm":
        return replace(self, quantity=quantity, text="", confirmed=False)

    def come_from(self, source: ManualSource) -> "ManualForm":
        return replace(self, source=source)

    def press(self, key: str) -> "ManualForm":
        """One key of the pad: a figure, the comma or the stroke of a pressure, or « back »."""
        if key == "back":
            return replace(self, text=self.text[:-1], confirmed=False)
        if key in ",/" and (not self.text or key in self.text or self.mark != key):
            return self
        return self if len(self.text) >= LONGEST else replace(self, text=self.text + key, confirmed=False)

    @property
    def asks_when(self) -> bool:
        """What somebody says or what stands on a document was taken before now; what is read or counted here is of now."""
        return self.source in (ManualSource.SAID_BY_PATIENT, ManualSource.SEEN_ON_DOCUMENT)

    @property
    def note(self) -> str:
        """What is kept beside the number: when it was taken, and why it was typed."""
        return ", ".join(part.strip() for part in (self.when if self.asks_when else "", self.why) if part.strip())

    def confirm(self) -> "ManualForm":
        """« C’est bien 161 kg »."""
        return replace(self, confirmed=True)

    def correct(self) -> "ManualForm":
        return replace(self, text="", confirmed=False)

    @property
    def mark(self) -> str:
        """The key beside the zero: a stroke for a pressure, a comma where parts of one are measured."""
        if self.quantity is Quantity.SYSTOLIC:
            return "/"
        return "" if self.quantity is None or self.quantity in WHOLE else ","

    def numbers(self) -> tuple[tuple[Quantity, Decimal], ...]:
        """What was typed, as the numbers that are kept; empty while it is not one yet."""
        if self.quantity is None:
            return ()
        parts = self.text.split("/")
        kinds = (Quantity.SYSTOLIC, Quantity.DIASTOLIC) if self.quantity is Quantity.SYSTOLIC else (self.quantity,)
        if len(parts) != len(kinds) or not all(part.strip(",") and not part.endswith(",") for part in parts):
            return ()
        return tuple((kind, kept_number(kind, Decimal(part.replace(",", ".")))) for kind, part in zip(kinds, parts, strict=True))

    @property
    def impossible(self) -> bool:
        """Beyond what a living person has: it will be refused."""
        numbers = self.numbers()
        beyond = any(not HARD_LIMITS[kind][0] <= number <= HARD_LIMITS[kind][1] for kind, number in numbers)
        return beyond or (len(numbers) == 2 and numbers[0][1] <= numbers[1][1])

    @property
    def unexpected(self) -> bool:
        """Possible, and to be read again."""
        return not self.impossible and any(is_unexpected(Value(kind, number)) for kind, number in self.numbers())


def quantities(form: ManualForm, tell: Telling) -> tuple[QuantityChoice, ...]:
    """What can be typed."""
    return tuple(QuantityChoice(each.value, tell.quantity(each), QUANTITY_ICONS[each], each is form.quantity) for each in OFFERED)


def sources(form: ManualForm, tell: Telling, *, woman: bool) -> tuple[SourceChoice, ...]:
    """Where it can come from: one must be chosen."""
    said = tell.translate("Console", "Dit par la patiente") if woman else tell.translate("Console", "Dit par le patient")
    rows = (
        (ManualSource.READ_ON_DEVICE, tell.translate("Console", "Lu sur un appareil"), tell.translate("Console", "qui ne peut pas envoyer"), "device-desktop"),
        (ManualSource.SAID_BY_PATIENT, said, tell.translate("Console", "mesuré ailleurs"), "message-circle"),
        (ManualSource.SEEN_ON_DOCUMENT, tell.translate("Console", "Vu sur un document"), tell.translate("Console", "carnet, ordonnance"), "file-text"),
        (ManualSource.COUNTED, tell.translate("Console", "Compté par vous"), tell.translate("Console", "pouls, respirations"), "hand-finger"),
    )
    return tuple(SourceChoice(source.value, words, help_, icon, source is form.source) for source, words, help_, icon in rows)


def closed_because(form: ManualForm, tell: Telling) -> str:
    """Why it cannot be added yet; empty where it can."""
    if form.quantity is None:
        return tell.translate("Console", "choisir la mesure")
    if not form.numbers():
        return tell.translate("Console", "il manque le chiffre")
    if form.impossible:
        return tell.translate("Console", "chiffre impossible")
    if form.source is None:
        return tell.translate("Console", "d’où vient-il ?")
    return tell.translate("Console", "chiffre à confirmer") if form.unexpected and not form.confirmed else ""


def beside_earlier(form: ManualForm, record: Record, tell: Telling) -> str:
    """« À 10 h 36 : 61 kg. Relisez le chiffre. », where what is typed lies far from the last value of the visit; a note, which closes nothing."""
    for kind, number in form.numbers():
        if kind in (held := standing(record)):
            before = held[kind][-1].observation
            if apart(Value(kind, number), before) is not None:
                shown = dict(main_values(before.measurement, tell))[kind]
                return tell.translate("Console", "À {0} : {1} {2}. Relisez le chiffre.").format(tell.clock(before.measurement.taken_at), shown, tell.unit(kind))
    return ""


def unexpected_words(form: ManualForm, tell: Telling) -> str:
    """« 161 kg : chiffre inattendu », or nothing."""
    if form.quantity is None or form.confirmed:
        return ""
    shown = f"{form.text} {tell.unit(form.quantity)}"
    if form.numbers() and form.impossible:
        return tell.translate("Console", "{0} : chiffre impossible").format(shown)
    return tell.translate("Console", "{0} : chiffre inattendu").format(shown) if form.unexpected else ""
