"""A device's decimal number keeps its digits, and "no number" is never a number.

IEEE 11073-20601 SFLOAT (16 bits) and FLOAT (32 bits): a two's-complement mantissa and a power of ten. Five whole words
mean that there is no number. The exponent is kept, because 36.40 and 36.4 say different things of the instrument.

>>> parse_sfloat(bytes.fromhex("bdf0"))
Decimal('18.9')
>>> parse_sfloat(bytes.fromhex("ff07"))
<NoNumber.NAN: 'not a number'>
>>> parse_float(bytes.fromhex("380e00fe"))
Decimal('36.40')
"""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import Enum
from typing import Literal

ByteOrder = Literal["little", "big"]


class NoNumber(Enum):
    """The five words that stand where a number would."""

    NAN = "not a number"
    NRES = "not at this resolution"
    PLUS_INFINITY = "above what can be measured"
    MINUS_INFINITY = "below what can be measured"
    RESERVED = "reserved"


Number = Decimal | NoNumber

_EXACT = Context(prec=40)
_LARGEST, _FINEST = 10_000, -8  # far beyond what anything here measures, and finer than any of it; an SFLOAT is never finer


def is_absurd(number: Number | None) -> bool:
    """Whether this is a number that nothing here can be: a word that went wrong on its way, with an exponent of its own.

    >>> is_absurd(parse_float(bytes.fromhex("ffff7f7e"))), is_absurd(Decimal("36.40"))
    (True, False)
    """
    return isinstance(number, Decimal) and (abs(number) > _LARGEST or number.as_tuple().exponent < _FINEST)  # type: ignore[operator]  # finite


@dataclass(frozen=True)
class _Format:
    """How many bits hold the mantissa, in a word of how many bytes."""

    name: str
    size: int
    mantissa_bits: int

    @property
    def exponent_bits(self) -> int:
        return self.size * 8 - self.mantissa_bits

    def special(self, word: int) -> NoNumber | None:
        """The five words lie around the largest mantissa, with the exponent 0 (20601, table of special values)."""
        middle = 1 << (self.mantissa_bits - 1)
        return {
            middle - 1: NoNumber.NAN,
            middle: NoNumber.NRES,
            middle - 2: NoNumber.PLUS_INFINITY,
            middle + 2: NoNumber.MINUS_INFINITY,
            middle + 1: NoNumber.RESERVED,
        }.get(word)

    def parse(self, data: bytes, order: ByteOrder) -> Number:
        if len(data) != self.size:
            raise ValueError(f"{self.name} has {self.size} bytes, not {len(data)}")
        word = int.from_bytes(data, order)
        special = self.special(word)
        if special is not None:
            return special
        mantissa = _signed(word & ((1 << self.mantissa_bits) - 1), self.mantissa_bits)
        exponent = _signed(word >> self.mantissa_bits, self.exponent_bits)
        return Decimal(mantissa).scaleb(exponent, _EXACT)

    def to_bytes(self, number: Number, order: ByteOrder) -> bytes:
        return self._word(number).to_bytes(self.size, order)

    def _word(self, number: Number) -> int:
        if isinstance(number, NoNumber):
            around = range((1 << (self.mantissa_bits - 1)) - 2, (1 << (self.mantissa_bits - 1)) + 3)
            return next(word for word in around if self.special(word) is number)
        sign, digits, exponent = number.as_tuple()
        if not isinstance(exponent, int):
            raise ValueError(f"{number} is not a number")
        mantissa = int("".join(map(str, digits))) * (-1 if sign else 1)
        half_mantissa, half_exponent = 1 << (self.mantissa_bits - 1), 1 << (self.exponent_bits - 1)
        if not -half_mantissa <= mantissa < half_mantissa or not -half_exponent <= exponent < half_exponent:
            raise ValueError(f"{number} does not fit into {self.name}")
        word = (exponent & (2 * half_exponent - 1)) << self.mantissa_bits | (mantissa & (2 * half_mantissa - 1))
        if self.special(word) is not None:
            raise ValueError(f"{number} is a word that {self.name} keeps for {self.special(word)}")
        return word


def _signed(value: int, bits: int) -> int:
    return value - (1 << bits) if value >> (bits - 1) else value


_SFLOAT = _Format("SFLOAT", 2, 12)
_FLOAT = _Format("FLOAT", 4, 24)


def parse_sfloat(data: bytes, order: ByteOrder = "little") -> Number:
    """Two bytes to a number; ValueError only where they are not two."""
    return _SFLOAT.parse(data, order)


def parse_float(data: bytes, order: ByteOrder = "little") -> Number:
    """Four bytes to a number; ValueError only where they are not four."""
    return _FLOAT.parse(data, order)


def sfloat_bytes(number: Number, order: ByteOrder = "little") -> bytes:
    """The number as two bytes; ValueError where it does not fit."""
    return _SFLOAT.to_bytes(number, order)


def float_bytes(number: Number, order: ByteOrder = "little") -> bytes:
    """The number as four bytes; ValueError where it does not fit."""
    return _FLOAT.to_bytes(number, order)
