"""What a blood-pressure cuff sends over Bluetooth, as values and back as bytes.

Blood Pressure Measurement (0x2A35, one finished reading), Intermediate Cuff Pressure (0x2A36, the pressure while it
inflates and deflates) and Blood Pressure Feature (0x2A49) of the Blood Pressure service 0x1810 (Bluetooth SIG).
What a model does against the standard is a named `Dialect`, chosen by its model name and never guessed from the bytes.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import IntFlag
from types import MappingProxyType
from typing import Self

from devices.errors import Malformed, ProtocolError
from drivers.ieee11073.date_time import SIZE as DATE_TIME_SIZE
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import ByteOrder, NoNumber, Number, is_absurd, parse_sfloat, sfloat_bytes

SERVICE = "1810"
MEASUREMENT = "2A35"
CUFF_PRESSURE = "2A36"
FEATURE = "2A49"
DATE_TIME = "2A08"  # A&D's: their cuffs have their clock in this service, and no Current Time service
AND_CONTROL = "233BF001-5A34-1B6D-975C-000D5690ABE4"
AND_SEND_ALL = bytes.fromhex("0200e1")

_KPA, _TIME, _PULSE, _USER, _STATUS = 0x01, 0x02, 0x04, 0x08, 0x10
_RESERVED = 0xE0
_NOT_SENT = b"\xff\xff"  # A&D and older Omron cuffs send it for "no value"; as an SFLOAT it would read -0.1
UNKNOWN_USER = 0xFF
MMHG_PER_KPA = Decimal("7.500617")


class Status(IntFlag):
    """Measurement Status of 0x2A35, as a u16."""

    BODY_MOVED = 0x0001
    CUFF_LOOSE = 0x0002
    IRREGULAR_PULSE = 0x0004
    PULSE_ABOVE_RANGE = 0x0008
    PULSE_BELOW_RANGE = 0x0010
    BAD_POSITION = 0x0020


class Feature(IntFlag):
    """Blood Pressure Feature, 0x2A49: what the cuff can notice."""

    BODY_MOVEMENT = 0x0001
    CUFF_FIT = 0x0002
    IRREGULAR_PULSE = 0x0004
    PULSE_RANGE = 0x0008
    POSITION = 0x0010
    MULTIPLE_BONDS = 0x0020


@dataclass(frozen=True)
class Dialect:
    """How a model departs from the standard: each departure seen in that model's own packets."""

    name: str
    tail_order: ByteOrder = "little"  # of the pulse and the status; pressures and date are little-endian everywhere
    user_always_sent: bool = False  # the user's byte is there although its flag is not set
    reserved_flags: int = 0  # reserved bits that this model sets
    and_session: bool = False  # it is told the time, asked for what it has not sent yet, sends that and leaves


STANDARD = Dialect("standard")
BM85 = Dialect("beurer-bm85", tail_order="big", user_always_sent=True, reserved_flags=0x40)

UA651 = Dialect("and-ua-651ble", and_session=True)

DIALECT_OF_MODEL = MappingProxyType({"bm85": BM85, "beurer bm85": BM85, "ua-651ble": UA651, "a&d_ua-651ble": UA651})


def dialect_of(*names: str) -> Dialect:
    """The dialect of a model, by its model number or advertised name (A&D's ends with `_` and the serial); the standard for all others."""
    for name in names:
        plain = " ".join(name.casefold().split())
        for model, dialect in DIALECT_OF_MODEL.items():
            if plain == model or (dialect.and_session and plain.startswith(model + "_")):
                return dialect
    return STANDARD


def may_be_written(uuid: str, data: bytes, dialect: Dialect) -> bool:
    """What may ever be written to a cuff: its clock, and the request for what it has not sent; to A&D's, and to no other."""
    return dialect.and_session and ((uuid == DATE_TIME and len(data) == DATE_TIME_SIZE) or (uuid == AND_CONTROL and data == AND_SEND_ALL))


@dataclass(frozen=True)
class BloodPressure:
    """One packet of 0x2A35 or 0x2A36. A number may be "no number"; what was not sent at all is None."""

    systolic: Number
    diastolic: Number
    mean: Number
    in_kpa: bool = False
    taken: DateTime | None = None
    pulse_rate: Number | None = None
    user: int | None = None
    status: Status | None = None
    dialect: Dialect = STANDARD

    @classmethod
    def parse(cls, data: bytes, dialect: Dialect = STANDARD) -> Self:
        """Bytes to values.

        Raises:
            ProtocolError: for whatever is not exactly such a packet: cut short, too long (a vendor's own frame), reserved flags.
        """
        data = bytes(data)
        if not data:
            raise ProtocolError("an empty blood pressure packet", packet=data, why=Malformed.LENGTH)
        flags = data[0]
        if flags & _RESERVED != dialect.reserved_flags or (dialect.user_always_sent and flags & _USER):
            raise ProtocolError(
                f"a blood pressure packet whose flags are not of the dialect {dialect.name}: a vendor's own frame", packet=data, why=Malformed.FLAGS
            )
        if len(data) != _size(flags, dialect):
            raise ProtocolError(f"a blood pressure packet of {len(data)} bytes where its flags say {_size(flags, dialect)}", packet=data, why=Malformed.LENGTH)
        cut = _Cutter(data, 1)
        systolic, diastolic, mean = (_number(cut.take(2), "little") for _ in range(3))
        return cls(
            systolic,
            diastolic,
            mean,
            in_kpa=bool(flags & _KPA),
            taken=DateTime.parse(cut.take(7)) if flags & _TIME else None,
            pulse_rate=_number(cut.take(2), dialect.tail_order) if flags & _PULSE else None,
            user=cut.take(1)[0] if _has_user(flags, dialect) else None,
            status=Status(int.from_bytes(cut.take(2), dialect.tail_order)) if flags & _STATUS else None,
            dialect=dialect,
        )

    def __bytes__(self) -> bytes:
        dialect = self.dialect
        flags = (
            dialect.reserved_flags
            | (_KPA if self.in_kpa else 0)
            | (_TIME if self.taken is not None else 0)
            | (_PULSE if self.pulse_rate is not None else 0)
            | (_USER if self.user is not None and not dialect.user_always_sent else 0)
            | (_STATUS if self.status is not None else 0)
        )
        packet = bytes((flags,)) + b"".join(sfloat_bytes(number) for number in (self.systolic, self.diastolic, self.mean))
        if self.taken is not None:
            packet += bytes(self.taken)
        if self.pulse_rate is not None:
            packet += sfloat_bytes(self.pulse_rate, dialect.tail_order)
        if self.user is not None:
            packet += bytes((self.user,))
        if self.status is not None:
            packet += int(self.status).to_bytes(2, dialect.tail_order)
        return packet

    @property
    def has_no_number(self) -> bool:
        """Whether every field is "no number": the cuff's way to say that the measure failed. A mean of 0 is one that it does not send."""
        sent = (self.systolic, self.diastolic, self.mean or None, self.pulse_rate)
        return not any(isinstance(number, Decimal) for number in sent)

    @property
    def is_absurd(self) -> bool:
        """Whether any field is a number that no cuff measures: then none of them is believed."""
        return any(map(is_absurd, (self.systolic, self.diastolic, self.mean, self.pulse_rate)))

    def mmhg(self, pressure: Number) -> Number:
        """One of this packet's pressures in mmHg."""
        return _from_kpa(pressure) if self.in_kpa and isinstance(pressure, Decimal) else pressure


def _from_kpa(pressure: Decimal) -> Decimal:
    """In mmHg, with as many digits as the kilopascals had: 0.1 kPa is 0.75 mmHg, so 18.9 kPa is 142 mmHg."""
    exponent = pressure.as_tuple().exponent
    digits = min(0, exponent + 1) if isinstance(exponent, int) else 0
    return (pressure * MMHG_PER_KPA).quantize(Decimal(1).scaleb(digits), ROUND_HALF_EVEN)


def _number(data: bytes, order: ByteOrder) -> Number:
    return NoNumber.NAN if data == _NOT_SENT else parse_sfloat(data, order)


def _has_user(flags: int, dialect: Dialect) -> bool:
    return dialect.user_always_sent or bool(flags & _USER)


def _size(flags: int, dialect: Dialect) -> int:
    return 7 + 7 * bool(flags & _TIME) + 2 * bool(flags & _PULSE) + _has_user(flags, dialect) + 2 * bool(flags & _STATUS)


@dataclass
class _Cutter:
    """Takes one field after another off a packet whose length was checked."""

    data: bytes
    at: int

    def take(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


def parse_feature(data: bytes) -> Feature:
    """0x2A49, two bytes.

    Raises:
        ProtocolError: for fewer; more is allowed, as later versions of the service add to it.
    """
    if len(data) < 2:
        raise ProtocolError("a blood pressure feature of fewer than two bytes", packet=bytes(data), why=Malformed.LENGTH)
    return Feature(int.from_bytes(data[:2], "little"))
