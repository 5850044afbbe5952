"""What a blood glucose meter sends over Bluetooth, as values and back as bytes, and the few questions that it is asked.

Glucose Measurement (0x2A18, one record), Glucose Measurement Context (0x2A34) and Record Access Control Point (0x2A52) of the
Glucose service 0x1808 (Bluetooth SIG).
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from enum import IntEnum, IntFlag
from typing import Self

from devices.errors import Malformed, ProtocolError
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber, Number, parse_sfloat, sfloat_bytes

SERVICE = "1808"
MEASUREMENT = "2A18"
CONTEXT = "2A34"
CONTROL_POINT = "2A52"

_OFFSET, _CONCENTRATION, _MOLES, _STATUS, _CONTEXT = 0x01, 0x02, 0x04, 0x08, 0x10
_NOT_SENT = b"\xff\xff"
_NO_OFFSET = frozenset({0x7FFF, -0x8000})  # beyond what sixteen bits can say
_MG_PER_DL_IN_KG_PER_L = 5  # powers of ten
MG_PER_DL_IN_MMOL_PER_L = Decimal("18.016")


class Status(IntFlag):
    """Sensor Status Annunciation, a u16; bits 12 to 15 are reserved."""

    LOW_BATTERY = 0x0001
    MALFUNCTION = 0x0002
    SAMPLE_TOO_SMALL = 0x0004
    STRIP_INSERTION = 0x0008
    WRONG_STRIP = 0x0010
    RESULT_TOO_HIGH = 0x0020
    RESULT_TOO_LOW = 0x0040
    TOO_WARM = 0x0080
    TOO_COLD = 0x0100
    STRIP_PULLED = 0x0200
    FAULT = 0x0400
    TIME_FAULT = 0x0800


class Sample(IntEnum):
    """The sample types that matter here; the others are blood or plasma of some kind."""

    INTERSTITIAL = 9
    CONTROL_SOLUTION = 10


class Location(IntEnum):
    """Where the drop was taken."""

    FINGER = 1
    ALTERNATE = 2
    EARLOBE = 3
    CONTROL_SOLUTION = 4
    UNKNOWN = 15


@dataclass(frozen=True)
class Concentration:
    """How much, of what, from where."""

    number: Number  # kg/L or mol/L
    sample: int
    location: int


@dataclass(frozen=True)
class Glucose:
    """One record, 0x2A18; what was not sent is None."""

    sequence: int
    base: DateTime
    offset_min: int | None = None
    concentration: Concentration | None = None
    in_moles: bool = False
    status: Status | None = None
    context_follows: bool = False

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Bytes to values.

        Raises:
            ProtocolError: for whatever is not exactly such a packet.
        """
        data = bytes(data)
        if not data:
            raise ProtocolError("an empty glucose packet", packet=data, why=Malformed.LENGTH)
        flags = data[0]
        if flags & 0xE0:
            raise ProtocolError("a glucose packet with reserved flags: a vendor's own frame", packet=data, why=Malformed.FLAGS)
        size = 10 + 2 * bool(flags & _OFFSET) + 3 * bool(flags & _CONCENTRATION) + 2 * bool(flags & _STATUS)
        if len(data) != size:
            raise ProtocolError(f"a glucose packet of {len(data)} bytes where its flags say {size}", packet=data, why=Malformed.LENGTH)
        rest = data[12:] if flags & _OFFSET else data[10:]
        return cls(
            int.from_bytes(data[1:3], "little"),
            DateTime.parse(data[3:10]),
            offset_min=int.from_bytes(data[10:12], "little", signed=True) if flags & _OFFSET else None,
            concentration=Concentration(_number(rest[:2]), rest[2] & 0x0F, rest[2] >> 4) if flags & _CONCENTRATION else None,
            in_moles=bool(flags & _MOLES),
            status=Status(int.from_bytes(rest[-2:], "little")) if flags & _STATUS else None,
            context_follows=bool(flags & _CONTEXT),
        )

    def __bytes__(self) -> bytes:
        flags = _OFFSET * (self.offset_min is not None) | _CONCENTRATION * (self.concentration is not None) | _MOLES * self.in_moles
        flags |= _STATUS * (self.status is not None) | _CONTEXT * self.context_follows
        packet = bytes((flags,)) + _word(self.sequence) + bytes(self.base)
        packet += self.offset_min.to_bytes(2, "little", signed=True) if self.offset_min is not None else b""
        if self.concentration is not None:
            packet += sfloat_bytes(self.concentration.number) + bytes((self.concentration.location << 4 | self.concentration.sample,))
        return packet + (_word(int(self.status)) if self.status is not None else b"")

    @property
    def taken(self) -> DateTime | None:
        """What the meter's display said then: its base time, moved by the offset; None where that is no time."""
        instant = self.base.instant
        if instant is None or self.offset_min in _NO_OFFSET:
            return None
        try:
            return DateTime.of(instant + timedelta(minutes=self.offset_min or 0))
        except OverflowError:
            return None

    @property
    def own_words(self) -> str:
        """« 6.2 mmol/L » of a meter that counts in moles; empty where nothing was converted."""
        if not self.in_moles or self.concentration is None or not isinstance(self.concentration.number, Decimal):
            return ""
        return f"{self.concentration.number.scaleb(3):f} mmol/L"

    @property
    def mg_per_dl(self) -> Number | None:
        """Exactly from kg/L; from mol/L with as many digits as those are worth."""
        if self.concentration is None or not isinstance(self.concentration.number, Decimal):
            return self.concentration.number if self.concentration is not None else None
        number = self.concentration.number
        with localcontext(prec=60):
            if not self.in_moles:
                return number.scaleb(_MG_PER_DL_IN_KG_PER_L)
            millimoles = number.scaleb(3)
            exponent = millimoles.as_tuple().exponent
            digits = min(0, exponent + 1) if isinstance(exponent, int) else 0
            return (millimoles * MG_PER_DL_IN_MMOL_PER_L).quantize(Decimal(1).scaleb(digits), ROUND_HALF_EVEN)


@dataclass(frozen=True)
class Context:
    """What the person told the meter of a record, 0x2A34: fields as they came; what was not sent is None."""

    sequence: int
    carbohydrate: tuple[int, Number] | None = None  # kind, kilograms
    meal: int | None = None  # 1 before, 2 after, 3 fasting, 4 casual, 5 bedtime
    tester_and_health: int | None = None
    exercise: tuple[int, int] | None = None  # seconds, per cent
    medication: tuple[int, Number] | None = None  # kind, kilograms or litres
    in_litres: bool = False
    hba1c: Number | None = None  # per cent
    extended: int | None = None

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Bytes to values; errors as of `Glucose.parse`."""
        data = bytes(data)
        if len(data) < 3:
            raise ProtocolError("a glucose context of fewer than three bytes", packet=data, why=Malformed.LENGTH)
        flags = data[0]
        sizes = {0x80: 1, 0x01: 3, 0x02: 1, 0x04: 1, 0x08: 3, 0x10: 3, 0x40: 2}  # in the order of the packet
        size = 3 + sum(each for flag, each in sizes.items() if flags & flag)
        if len(data) != size:
            raise ProtocolError(f"a glucose context of {len(data)} bytes where its flags say {size}", packet=data, why=Malformed.LENGTH)
        fields: dict[int, bytes] = {}
        at = 3
        for flag, each in sizes.items():
            if flags & flag:
                fields[flag] = data[at : at + each]
                at += each
        return cls(
            int.from_bytes(data[1:3], "little"),
            carbohydrate=(fields[0x01][0], _number(fields[0x01][1:])) if 0x01 in fields else None,
            meal=fields[0x02][0] if 0x02 in fields else None,
            tester_and_health=fields[0x04][0] if 0x04 in fields else None,
            exercise=(int.from_bytes(fields[0x08][:2], "little"), fields[0x08][2]) if 0x08 in fields else None,
            medication=(fields[0x10][0], _number(fields[0x10][1:])) if 0x10 in fields else None,
            in_litres=bool(flags & 0x20),
            hba1c=_number(fields[0x40]) if 0x40 in fields else None,
            extended=fields[0x80][0] if 0x80 in fields else None,
        )

    def __bytes__(self) -> bytes:
        fields = {
            0x80: bytes((self.extended,)) if self.extended is not None else None,
            0x01: bytes((self.carbohydrate[0],)) + sfloat_bytes(self.carbohydrate[1]) if self.carbohydrate is not None else None,
            0x02: bytes((self.meal,)) if self.meal is not None else None,
            0x04: bytes((self.tester_and_health,)) if self.tester_and_health is not None else None,
            0x08: _word(self.exercise[0]) + bytes((self.exercise[1],)) if self.exercise is not None else None,
            0x10: bytes((self.medication[0],)) + sfloat_bytes(self.medication[1]) if self.medication is not None else None,
            0x40: sfloat_bytes(self.hba1c) if self.hba1c is not None else None,
        }
        flags = 0x20 * self.in_litres | sum(flag for flag, field in fields.items() if field is not None)
        return bytes((flags,)) + _word(self.sequence) + b"".join(field or b"" for field in fields.values())


class Operation(IntEnum):
    """Op codes of the Record Access Control Point."""

    REPORT = 1
    DELETE = 2
    ABORT = 3
    COUNT = 4
    COUNTED = 5
    ANSWER = 6


class Answer(IntEnum):
    """How a request ended."""

    SUCCESS = 1
    NOT_SUPPORTED = 2
    INVALID_OPERATOR = 3
    OPERATOR_NOT_SUPPORTED = 4
    INVALID_OPERAND = 5
    NO_RECORDS = 6
    ABORT_FAILED = 7
    NOT_COMPLETED = 8
    OPERAND_NOT_SUPPORTED = 9


_NULL, _AT_LEAST, _LAST, _SEQUENCE = 0, 3, 6, 1
LAST = bytes((Operation.REPORT, _LAST))
ABORT = bytes((Operation.ABORT, _NULL))
_SINCE = bytes((Operation.REPORT, _AT_LEAST, _SEQUENCE))


def since(sequence: int) -> bytes:
    """Ask for the records of this sequence number and after it."""
    return _SINCE + _word(sequence)


def may_be_asked(request: bytes) -> bool:
    """What may ever be written to a meter: these and nothing else. To delete is not among them, nor to report all."""
    return request in (LAST, ABORT) or (len(request) == len(_SINCE) + 2 and request.startswith(_SINCE))


@dataclass(frozen=True)
class Reply:
    """What came back through the control point: how many records, or how the request ended."""

    count: int | None = None
    operation: int = 0
    answer: int = 0

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Bytes to values; errors as of `Glucose.parse`."""
        data = bytes(data)
        if len(data) == 4 and data[1] == _NULL and data[0] == Operation.COUNTED:
            return cls(count=int.from_bytes(data[2:], "little"))
        if len(data) == 4 and data[1] == _NULL and data[0] == Operation.ANSWER:
            return cls(operation=data[2], answer=data[3])
        raise ProtocolError("no reply of a record access control point", packet=data)

    def __bytes__(self) -> bytes:
        if self.count is not None:
            return bytes((Operation.COUNTED, _NULL)) + _word(self.count)
        return bytes((Operation.ANSWER, _NULL, self.operation, self.answer))


def _number(data: bytes) -> Number:
    return NoNumber.NAN if data == _NOT_SENT else parse_sfloat(data)


def _word(number: int) -> bytes:
    return number.to_bytes(2, "little")
