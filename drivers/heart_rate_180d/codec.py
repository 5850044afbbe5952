"""What a heart rate sensor sends over Bluetooth, as values and back as bytes.

Heart Rate Measurement (0x2A37) of the Heart Rate service 0x180D (Bluetooth SIG).
"""

from dataclasses import dataclass
from typing import Self

from devices.errors import Malformed, ProtocolError

SERVICE = "180D"
MEASUREMENT = "2A37"

_WIDE, _CONTACT, _CAN_TELL_CONTACT, _ENERGY, _INTERVALS = 0x01, 0x02, 0x04, 0x08, 0x10
_INTERVALS_PER_S = 1024
_NO_RATE = {False: frozenset({0, 0xFF}), True: frozenset({0, 0x1FF, 0xFFFF})}  # by whether it is sent as two bytes


@dataclass(frozen=True)
class HeartRate:
    """One packet; what was not sent is None."""

    counted: int  # beats a minute as sent: `rate` is what of it is a number
    wide: bool = False  # sent as two bytes
    contact: bool | None = None  # whether it touches the skin; None: it cannot tell
    contact_bit: bool = False  # what it sent all the same where it cannot tell
    energy_kj: int | None = None
    intervals: tuple[int, ...] | None = None  # between beats, in 1/1024 s

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Bytes to values.

        Raises:
            ProtocolError: for whatever is not exactly such a packet.
        """
        data = bytes(data)
        if not data:
            raise ProtocolError("an empty heart rate packet", packet=data, why=Malformed.LENGTH)
        flags = data[0]
        if flags & 0xE0:
            raise ProtocolError("a heart rate packet with reserved flags: a vendor's own frame", packet=data, why=Malformed.FLAGS)
        size = 2 + bool(flags & _WIDE) + 2 * bool(flags & _ENERGY)
        rest = len(data) - size
        if rest < 0 or rest % 2 or (rest and not flags & _INTERVALS):
            raise ProtocolError(f"a heart rate packet of {len(data)} bytes where its flags say {size} and maybe intervals", packet=data, why=Malformed.LENGTH)
        wide = bool(flags & _WIDE)
        tells = bool(flags & _CAN_TELL_CONTACT)
        return cls(
            int.from_bytes(data[1 : 2 + wide], "little"),
            wide=wide,
            contact=bool(flags & _CONTACT) if tells else None,
            contact_bit=bool(flags & _CONTACT) and not tells,
            energy_kj=int.from_bytes(data[size - 2 : size], "little") if flags & _ENERGY else None,
            intervals=tuple(int.from_bytes(data[at : at + 2], "little") for at in range(size, len(data), 2)) if flags & _INTERVALS else None,
        )

    def __bytes__(self) -> bytes:
        flags = _WIDE * self.wide | _ENERGY * (self.energy_kj is not None) | _INTERVALS * (self.intervals is not None)
        flags |= _CAN_TELL_CONTACT * (self.contact is not None) | _CONTACT * (bool(self.contact) or self.contact_bit)
        packet = bytes((flags,)) + self.counted.to_bytes(1 + self.wide, "little")
        packet += self.energy_kj.to_bytes(2, "little") if self.energy_kj is not None else b""
        return packet + b"".join(interval.to_bytes(2, "little") for interval in self.intervals or ())

    @property
    def rate(self) -> int | None:
        """Beats a minute; None where the word is one of those that mean "no value"."""
        return None if self.counted in _NO_RATE[self.wide] else self.counted

    @property
    def intervals_s(self) -> tuple[float, ...]:
        """The times between the beats since the packet before."""
        return tuple(interval / _INTERVALS_PER_S for interval in self.intervals or ())
