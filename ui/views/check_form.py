"""What is typed while a check is done: numbers of instruments, the room, an adjustment, a code. Nothing of it counts before it is noted. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from session.logins import CODE_LENGTH
from session.upkeep.checks import Environment, NotACheck, Reference, Uncertainty, readable
from ui.views.device_form import read_day

LONGEST_NUMBER = 9
LONGEST_TEXT = 200
REFERENCE, READING = "reference", "reading"
PREPARE, ADJUST, SIGN, NOTES = "prepare", "adjust", "sign", "notes"
OTHER = "other"  # an instrument that is not in the list
REFERENCE_FIELDS = ("name", "serial", "certificate", "valid_until")
ROOM_FIELDS = ("celsius", "humidity", "hectopascal")


def number_of(text: str) -> Decimal | None:
    """What was typed as a number that an instrument can show; None where it is none."""
    try:
        number = Decimal(text.strip().replace(",", ".").replace("−", "-"))
    except InvalidOperation:
        return None
    return number if readable(number) else None


def day_of(text: str) -> date | None:
    """What was typed as a day; None where it is none."""
    try:
        return read_day(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class CheckForm:
    """What is chosen and typed, and not noted yet."""

    panel: str = ""  # asked for, instead of what the check itself is at
    writing: str = ""  # which of the two numbers the pad writes; empty: the first that is asked for
    reference: str = ""
    reading: str = ""
    from_device: bool = False  # the reading came through the driver, and was not typed over
    again: str = ""  # a step that is read again
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    standard: str = ""  # serial of the instrument chosen, or OTHER
    person: str = ""
    code: str = field(default="", repr=False)
    wrong: str = ""
    tried: bool = False

    def write(self, name: str, text: str) -> "CheckForm":
        """A field of the form."""
        return replace(self, texts=MappingProxyType({**self.texts, name: text[:LONGEST_TEXT]}))

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def press(self, key: str, asks_reference: bool) -> "CheckForm":
        """One key of the pad: a figure, the comma, the sign, or back."""
        which = self.field_of(asks_reference)
        text = self.reference if which == REFERENCE else self.reading
        if key == "back":
            text = text[:-1]
        elif key == "sign":
            text = text[1:] if text.startswith("−") else f"−{text}"
        elif (key == "," and (not text.strip("−") or "," in text)) or len(text) >= LONGEST_NUMBER or key not in "0123456789,":
            return self
        else:
            text += key
        return replace(self, reference=text) if which == REFERENCE else replace(self, reading=text, from_device=False)

    def field_of(self, asks_reference: bool) -> str:
        """Which number the pad writes now."""
        if not asks_reference:
            return READING
        return self.writing or REFERENCE

    def type_code(self, key: str) -> "CheckForm":
        """One key of the code's pad."""
        if key == "back":
            return replace(self, code=self.code[:-1], wrong="")
        if key == "clear":
            return replace(self, code="", wrong="")
        return replace(self, code=(self.code + key)[:CODE_LENGTH], wrong="") if key.isdigit() and self.person else self

    def next_step(self) -> "CheckForm":
        """A step was noted: the next one begins with the pad on its first number."""
        return replace(self, reference="", reading="", from_device=False, writing="", again="")

    # ── what the preparation says ────────────────────────────────────────────────────────────────────────────────────

    def typed_standard(self, vials: bool) -> Reference | None:
        """The instrument or the vials that were typed; None while something is missing."""
        until = day_of(self.text("valid_until"))
        words = [self.text(name).strip() for name in ("name", "serial", "certificate")]
        return Reference(words[0], words[1], words[2], until, vials) if until is not None and all(words) else None

    def room(self) -> Environment | None:
        """The room that was typed; None while a number is missing, NotACheck where no room is like that."""
        numbers = [number_of(self.text(name)) for name in ROOM_FIELDS]
        if any(number is None for number in numbers):
            return None
        celsius, humidity, hectopascal = (number for number in numbers if number is not None)
        return Environment(celsius, humidity, hectopascal)

    def with_room(self, room: Environment) -> "CheckForm":
        """The room that was noted, to be corrected."""
        numbers = zip(ROOM_FIELDS, (room.celsius, room.humidity, room.hectopascal), strict=True)
        return replace(self, texts=MappingProxyType({**self.texts, **{name: format(number, "f").replace(".", ",") for name, number in numbers}}))

    def uncertainty(self, unit: str) -> Uncertainty | None:
        """The one that was typed for this unit; None where none was."""
        value = number_of(self.text(f"uncertainty-{unit}"))
        return Uncertainty(value, unit) if value is not None else None

    def wrong_field(self, name: str, *, needed: bool) -> str:
        """Whether this field keeps the preparation from being noted: "missing", "wrong", or nothing."""
        text = self.text(name).strip()
        if not text:
            return "missing" if needed else ""
        if name == "valid_until":
            return "" if day_of(text) is not None else "wrong"
        if name in ROOM_FIELDS or name.startswith("uncertainty-"):
            number = number_of(text)
            if number is None:
                return "wrong"
            try:
                usual = {"celsius": Decimal(20), "humidity": Decimal(50), "hectopascal": Decimal(1000)}
                if name in usual:
                    Environment(**{**usual, name: number})
                else:
                    Uncertainty(number, "1")
            except NotACheck:
                return "wrong"
        return ""
