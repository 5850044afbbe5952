"""What a scale sends over Bluetooth, as values and back as bytes.

Weight Measurement (0x2A9D) of the Weight Scale service 0x181D, Body Composition Measurement (0x2A9C) of 0x181B, and Weight Scale
Feature (0x2A9E), all of the Bluetooth SIG. What a model does against the standard is a named `Dialect`, chosen by its name.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from types import MappingProxyType
from typing import Self

from devices.errors import Malformed, ProtocolError
from drivers.ieee11073.date_time import DateTime

WEIGHT_SERVICE, COMPOSITION_SERVICE = "181D", "181B"
WEIGHT, COMPOSITION, FEATURE = "2A9D", "2A9C", "2A9E"

_IMPERIAL, _TIME, _USER, _HEIGHT = 0x01, 0x02, 0x04, 0x08
_NO_VALUE = 0xFFFF
UNKNOWN_USER = 0xFF
KG_PER_LB = Decimal("0.45359237")
_KG_STEP, _LB_STEP = Decimal("0.005"), Decimal("0.01")
_TENTH = Decimal("0.1")
_DIGITS_OF_RESOLUTION = MappingProxyType({1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3})  # decimals of a kilogram, by the code in 0x2A9E


@dataclass(frozen=True)
class Dialect:
    """How a model departs from the standard."""

    name: str
    lb_step: Decimal = _LB_STEP  # pounds in one count


STANDARD = Dialect("standard")
UC352 = Dialect("and-uc-352ble", lb_step=_TENTH)
_DIALECT_OF_MODEL = MappingProxyType({"uc-352ble": UC352, "a&d_uc-352ble": UC352})


def dialect_of(*names: str) -> Dialect:
    """The dialect of a model, by its model number or advertised name (which ends with its serial); the standard for all others."""
    for name in names:
        plain = " ".join(name.casefold().split())
        for model, dialect in _DIALECT_OF_MODEL.items():
            if plain == model or plain.startswith(model + "_"):
                return dialect
    return STANDARD


@dataclass(frozen=True)
class Mass:
    """A weight as it was sent: counts of a step, in kilograms or pounds."""

    counts: int
    step: Decimal
    imperial: bool

    def kilograms(self, digits: int = 1) -> Decimal:
        """In kilograms: all the digits that are not zero, and at least so many; from pounds with as many as they are worth."""
        if self.imperial:
            return (self.counts * self.step * KG_PER_LB).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        exact = self.counts * self.step
        kept = max(digits, -_exponent(exact.normalize()))
        return exact.quantize(Decimal(1).scaleb(-kept))


@dataclass(frozen=True)
class Weight:
    """One packet of 0x2A9D; what was not sent, and what the scale did not succeed in, is None."""

    mass: Mass | None
    imperial: bool = False
    taken: DateTime | None = None
    user: int | None = None
    bmi_and_height: tuple[int, int] | None = None  # counts: 0.1 kg/m², and millimetres or tenths of an inch, as somebody typed them
    dialect: Dialect = STANDARD

    @classmethod
    def parse(cls, data: bytes, dialect: Dialect = STANDARD) -> Self:
        """Bytes to values.

        Raises:
            ProtocolError: for whatever is not exactly such a packet.
        """
        data = bytes(data)
        if not data:
            raise ProtocolError("an empty weight packet", packet=data, why=Malformed.LENGTH)
        flags = data[0]
        if flags & 0xF0:
            raise ProtocolError("a weight packet with reserved flags: a vendor's own frame", packet=data, why=Malformed.FLAGS)
        size = 3 + 7 * bool(flags & _TIME) + bool(flags & _USER) + 4 * bool(flags & _HEIGHT)
        if len(data) != size:
            raise ProtocolError(f"a weight packet of {len(data)} bytes where its flags say {size}", packet=data, why=Malformed.LENGTH)
        rest = data[3:]
        taken = DateTime.parse(rest[:7]) if flags & _TIME else None
        rest = rest[7:] if taken is not None else rest
        imperial = bool(flags & _IMPERIAL)
        return cls(
            _mass(int.from_bytes(data[1:3], "little"), dialect, imperial=imperial),
            imperial=imperial,
            taken=taken,
            user=rest[0] if flags & _USER else None,
            bmi_and_height=(int.from_bytes(rest[-4:-2], "little"), int.from_bytes(rest[-2:], "little")) if flags & _HEIGHT else None,
            dialect=dialect,
        )

    def __bytes__(self) -> bytes:
        flags = _IMPERIAL * self.imperial | _TIME * (self.taken is not None) | _USER * (self.user is not None) | _HEIGHT * (self.bmi_and_height is not None)
        packet = bytes((flags,)) + _word(self.mass.counts if self.mass is not None else _NO_VALUE)
        packet += bytes(self.taken) if self.taken is not None else b""
        packet += bytes((self.user,)) if self.user is not None else b""
        return packet + b"".join(map(_word, self.bmi_and_height or ()))


# The words of 0x2A9C after the date and the user, in their order, each with its flag.
_WORDS = tuple(1 << bit for bit in range(3, 12))
_BASAL_METABOLISM, _MUSCLE, _MUSCLE_MASS, _FAT_FREE_MASS, _SOFT_LEAN_MASS, _WATER_MASS, _IMPEDANCE, _MASS, _BODY_HEIGHT = _WORDS
_SEVERAL = 0x1000


@dataclass(frozen=True)
class Composition:
    """One packet of 0x2A9C. `words` holds the optional fields by their flag, as counts; those without a value are not in it."""

    fat: int | None  # counts of 0.1 %; None: it did not succeed
    imperial: bool = False
    taken: DateTime | None = None
    user: int | None = None
    words: tuple[tuple[int, int], ...] = ()
    one_of_several: bool = False  # the rest of the same measure comes in another packet
    dialect: Dialect = STANDARD

    @classmethod
    def parse(cls, data: bytes, dialect: Dialect = STANDARD) -> Self:
        """Bytes to values; errors as of `Weight.parse`."""
        data = bytes(data)
        if len(data) < 4:
            raise ProtocolError("a body composition packet of fewer than four bytes", packet=data, why=Malformed.LENGTH)
        flags = int.from_bytes(data[:2], "little")
        if flags & 0xE000:
            raise ProtocolError("a body composition packet with reserved flags: a vendor's own frame", packet=data, why=Malformed.FLAGS)
        present = [flag for flag in _WORDS if flags & flag]
        size = 4 + 7 * bool(flags & _TIME) + bool(flags & _USER) + 2 * len(present)
        if len(data) != size:
            raise ProtocolError(f"a body composition packet of {len(data)} bytes where its flags say {size}", packet=data, why=Malformed.LENGTH)
        rest = data[4:]
        taken = DateTime.parse(rest[:7]) if flags & _TIME else None
        rest = rest[7:] if taken is not None else rest
        tail = [int.from_bytes(data[size - 2 * left : size - 2 * left + 2], "little") for left in range(len(present), 0, -1)]
        fat = int.from_bytes(data[2:4], "little")
        return cls(
            fat if fat != _NO_VALUE else None,
            imperial=bool(flags & _IMPERIAL),
            taken=taken,
            user=rest[0] if flags & _USER else None,
            words=tuple((flag, word) for flag, word in zip(present, tail, strict=True) if word != _NO_VALUE),
            one_of_several=bool(flags & _SEVERAL),
            dialect=dialect,
        )

    def __bytes__(self) -> bytes:
        flags = _IMPERIAL * self.imperial | _TIME * (self.taken is not None) | _USER * (self.user is not None) | _SEVERAL * self.one_of_several
        flags |= sum(flag for flag, _counts in self.words)
        packet = _word(flags) + _word(self.fat if self.fat is not None else _NO_VALUE)
        packet += bytes(self.taken) if self.taken is not None else b""
        packet += bytes((self.user,)) if self.user is not None else b""
        return packet + b"".join(_word(counts) for _flag, counts in self.words)

    @property
    def fat_percent(self) -> Decimal | None:
        return self.fat * _TENTH if self.fat is not None else None

    @property
    def muscle_percent(self) -> Decimal | None:
        return self._scaled(_MUSCLE)

    @property
    def impedance_ohm(self) -> Decimal | None:
        return self._scaled(_IMPEDANCE)

    @property
    def basal_metabolism_kj(self) -> int | None:
        return dict(self.words).get(_BASAL_METABOLISM)

    @property
    def soft_lean_mass(self) -> Mass | None:
        return self._mass_of(_SOFT_LEAN_MASS)

    @property
    def water_mass(self) -> Mass | None:
        return self._mass_of(_WATER_MASS)

    @property
    def mass(self) -> Mass | None:
        """The body's weight."""
        return self._mass_of(_MASS)

    def _scaled(self, flag: int) -> Decimal | None:
        counts = dict(self.words).get(flag)
        return counts * _TENTH if counts is not None else None

    def _mass_of(self, flag: int) -> Mass | None:
        return _mass(dict(self.words).get(flag, _NO_VALUE), self.dialect, imperial=self.imperial)


def parse_feature(data: bytes) -> int:
    """0x2A9E: how many decimals of a kilogram the scale has; 1 where it does not say.

    Raises:
        ProtocolError: for fewer than four bytes.
    """
    if len(data) < 4:
        raise ProtocolError("a weight scale feature of fewer than four bytes", packet=bytes(data), why=Malformed.LENGTH)
    return _DIGITS_OF_RESOLUTION.get(int.from_bytes(data[:4], "little") >> 3 & 0x0F, 1)


def _mass(counts: int, dialect: Dialect, *, imperial: bool) -> Mass | None:
    return Mass(counts, dialect.lb_step if imperial else _KG_STEP, imperial) if counts != _NO_VALUE else None


def _word(counts: int) -> bytes:
    return counts.to_bytes(2, "little")


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # finite
    return exponent
