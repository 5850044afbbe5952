"""What a thermometer sends over Bluetooth, as values and back as bytes.

Temperature Measurement (0x2A1C, one finished reading) and Intermediate Temperature (0x2A1E, while it settles), of the Health
Thermometer service 0x1809 (Bluetooth SIG).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from enum import IntEnum
from typing import Self

from devices.errors import Malformed, ProtocolError
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import Number, float_bytes, parse_float

SERVICE = "1809"
MEASUREMENT = "2A1C"
INTERMEDIATE = "2A1E"
TYPE = "2A1D"

_FAHRENHEIT, _TIME, _SITE = 0x01, 0x02, 0x04
_RESERVED = 0xF8
_DIGITS = 300  # a FLOAT spans 128 powers of ten each way: whatever comes is computed, and refused by its size (`is_absurd`)


class Site(IntEnum):
    """Temperature Type, 0x2A1D: where on the body."""

    UNKNOWN = 0
    ARMPIT = 1
    BODY = 2
    EAR = 3
    FINGER = 4
    GASTROINTESTINAL = 5
    MOUTH = 6
    RECTUM = 7
    TOE = 8
    TYMPANUM = 9

    @classmethod
    def of(cls, code: int) -> "Site":
        """The site; codes that the standard reserves say nothing."""
        return cls(code) if code in cls._value2member_map_ else cls.UNKNOWN


@dataclass(frozen=True)
class Temperature:
    """One packet of 0x2A1C or 0x2A1E; what was not sent is None."""

    number: Number
    in_fahrenheit: bool = False
    taken: DateTime | None = None
    site_code: int | None = None

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Bytes to values.

        Raises:
            ProtocolError: for whatever is not exactly such a packet.
        """
        data = bytes(data)
        if not data:
            raise ProtocolError("an empty temperature packet", packet=data, why=Malformed.LENGTH)
        flags = data[0]
        if flags & _RESERVED:
            raise ProtocolError("a temperature packet with reserved flags: a vendor's own frame", packet=data, why=Malformed.FLAGS)
        size = 5 + 7 * bool(flags & _TIME) + bool(flags & _SITE)
        if len(data) != size:
            raise ProtocolError(f"a temperature packet of {len(data)} bytes where its flags say {size}", packet=data, why=Malformed.LENGTH)
        return cls(
            parse_float(data[1:5]),
            in_fahrenheit=bool(flags & _FAHRENHEIT),
            taken=DateTime.parse(data[5:12]) if flags & _TIME else None,
            site_code=data[-1] if flags & _SITE else None,
        )

    def __bytes__(self) -> bytes:
        flags = (_FAHRENHEIT * self.in_fahrenheit) | (_TIME * (self.taken is not None)) | (_SITE * (self.site_code is not None))
        taken = bytes(self.taken) if self.taken is not None else b""
        site = bytes((self.site_code,)) if self.site_code is not None else b""
        return bytes((flags,)) + float_bytes(self.number) + taken + site

    @property
    def celsius(self) -> Number:
        """In degrees Celsius; the digits are the instrument's, or as many as its Fahrenheit digits are worth."""
        if not self.in_fahrenheit or not isinstance(self.number, Decimal):
            return self.number
        exponent = self.number.as_tuple().exponent
        digits = min(exponent, -1) if isinstance(exponent, int) else -1
        with localcontext(prec=_DIGITS):
            return ((self.number - 32) * 5 / 9).quantize(Decimal(1).scaleb(digits), ROUND_HALF_EVEN)

    @property
    def site(self) -> Site:
        """Where on the body, as this packet says."""
        return Site.of(self.site_code) if self.site_code is not None else Site.UNKNOWN
