"""What an oximeter sends over Bluetooth, as values and back as bytes.

PLX Spot-Check Measurement (0x2A5E, one finished reading), PLX Continuous Measurement (0x2A5F, the running numbers) and PLX
Features (0x2A60) of the Pulse Oximeter service 0x1822 (Bluetooth SIG).
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntFlag
from typing import Self

from devices.errors import Malformed, ProtocolError
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber, Number, parse_sfloat, sfloat_bytes

SERVICE = "1822"
SPOT_CHECK = "2A5E"
CONTINUOUS = "2A5F"
FEATURES = "2A60"

_NOT_SENT = b"\xff\xff"
_SPO2_UNKNOWN = frozenset(map(Decimal, (127, 255)))  # 0x7F and 0xFF: what oximeters had for "no value" before there was NaN
_PULSE_UNKNOWN = frozenset(map(Decimal, (255, 511)))  # 0xFF and 0x1FF


class Status(IntFlag):
    """Measurement Status, a u16; bits 0 to 4 are reserved."""

    ONGOING = 0x0020
    EARLY = 0x0040
    VALIDATED = 0x0080
    FULLY_QUALIFIED = 0x0100
    FROM_STORAGE = 0x0200
    DEMONSTRATION = 0x0400
    TEST = 0x0800
    CALIBRATING = 0x1000
    UNAVAILABLE = 0x2000
    QUESTIONABLE = 0x4000
    INVALID = 0x8000


class Sensor(IntFlag):
    """Device and Sensor Status, a u24; bits 16 to 23 are reserved."""

    EXTENDED_DISPLAY_UPDATE = 0x0001
    MALFUNCTION = 0x0002
    PROCESSING_IRREGULARITY = 0x0004
    INADEQUATE_SIGNAL = 0x0008
    POOR_SIGNAL = 0x0010
    LOW_PERFUSION = 0x0020
    ERRATIC_SIGNAL = 0x0040
    NON_PULSATILE = 0x0080
    QUESTIONABLE_PULSE = 0x0100
    ANALYSING = 0x0200
    INTERFERENCE = 0x0400
    NOT_ON_USER = 0x0800
    UNKNOWN_SENSOR = 0x1000
    DISPLACED = 0x2000
    SENSOR_FAULT = 0x4000
    DISCONNECTED = 0x8000


class Supported(IntFlag):
    """Supported Features of 0x2A60, a u16."""

    MEASUREMENT_STATUS = 0x0001
    SENSOR_STATUS = 0x0002
    STORAGE = 0x0004
    TIMESTAMP = 0x0008
    FAST = 0x0010
    SLOW = 0x0020
    PULSE_AMPLITUDE = 0x0040
    MULTIPLE_BONDS = 0x0080


@dataclass(frozen=True)
class Pair:
    """SpO2 (%) and pulse rate (beats a minute) as they were sent; `known` is what of them is a number."""

    spo2: Number
    pulse_rate: Number

    @classmethod
    def parse(cls, data: bytes) -> Self:
        return cls(_number(data[:2]), _number(data[2:4]))

    def __bytes__(self) -> bytes:
        return sfloat_bytes(self.spo2) + sfloat_bytes(self.pulse_rate)

    @property
    def known(self) -> tuple[Decimal | None, Decimal | None]:
        """SpO2 and pulse rate; None where the word is one of those that mean "no value", or cannot be such a number."""
        spo2 = self.spo2 if isinstance(self.spo2, Decimal) and 0 < self.spo2 <= 100 and self.spo2 not in _SPO2_UNKNOWN else None
        pulse_rate = self.pulse_rate if isinstance(self.pulse_rate, Decimal) and 0 < self.pulse_rate < 511 and self.pulse_rate not in _PULSE_UNKNOWN else None
        return spo2, pulse_rate


@dataclass(frozen=True)
class SpotCheck:
    """One packet of 0x2A5E; what was not sent is None."""

    numbers: Pair
    taken: DateTime | None = None
    status: Status | None = None
    sensor: Sensor | None = None
    pulse_amplitude: Number | None = None
    clock_unset: bool = False

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Bytes to values.

        Raises:
            ProtocolError: for whatever is not exactly such a packet.
        """
        cut = _Cutter(data, "spot-check", reserved=0xE0, sizes=(7, 2, 3, 2, 0))
        return cls(
            Pair.parse(cut.take(4)),
            taken=DateTime.parse(cut.take(7)) if cut.flags & 0x01 else None,
            status=cut.status(0x02),
            sensor=cut.sensor(0x04),
            pulse_amplitude=_number(cut.take(2)) if cut.flags & 0x08 else None,
            clock_unset=bool(cut.flags & 0x10),
        )

    def __bytes__(self) -> bytes:
        taken = bytes(self.taken) if self.taken is not None else None
        tail = (taken, _status_bytes(self.status), _sensor_bytes(self.sensor), _amplitude_bytes(self.pulse_amplitude))
        return bytes((_flags(*tail) | 0x10 * self.clock_unset,)) + bytes(self.numbers) + b"".join(part or b"" for part in tail)


@dataclass(frozen=True)
class Continuous:
    """One packet of 0x2A5F; what was not sent is None."""

    normal: Pair
    fast: Pair | None = None
    slow: Pair | None = None
    status: Status | None = None
    sensor: Sensor | None = None
    pulse_amplitude: Number | None = None

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Bytes to values; errors as of `SpotCheck.parse`."""
        cut = _Cutter(data, "continuous", reserved=0xE0, sizes=(4, 4, 2, 3, 2))
        return cls(
            Pair.parse(cut.take(4)),
            fast=Pair.parse(cut.take(4)) if cut.flags & 0x01 else None,
            slow=Pair.parse(cut.take(4)) if cut.flags & 0x02 else None,
            status=cut.status(0x04),
            sensor=cut.sensor(0x08),
            pulse_amplitude=_number(cut.take(2)) if cut.flags & 0x10 else None,
        )

    def __bytes__(self) -> bytes:
        fast, slow = (bytes(pair) if pair is not None else None for pair in (self.fast, self.slow))
        tail = (fast, slow, _status_bytes(self.status), _sensor_bytes(self.sensor), _amplitude_bytes(self.pulse_amplitude))
        return bytes((_flags(*tail),)) + bytes(self.normal) + b"".join(part or b"" for part in tail)


def parse_features(data: bytes) -> Supported:
    """0x2A60: what the oximeter can say. The masks that may follow are not needed.

    Raises:
        ProtocolError: for fewer than two bytes.
    """
    if len(data) < 2:
        raise ProtocolError("oximeter features of fewer than two bytes", packet=bytes(data), why=Malformed.LENGTH)
    return Supported(int.from_bytes(data[:2], "little"))


class _Cutter:
    """Checks a packet's flags and length, then takes one field after another off it."""

    def __init__(self, data: bytes, name: str, *, reserved: int, sizes: tuple[int, ...]) -> None:
        """`sizes`: of the field that each flag, from the lowest, announces."""
        self._data, self._at = bytes(data), 1
        if not data:
            raise ProtocolError(f"an empty {name} packet", packet=self._data, why=Malformed.LENGTH)
        self.flags = data[0]
        if self.flags & reserved:
            raise ProtocolError(f"a {name} packet with reserved flags: a vendor's own frame", packet=self._data, why=Malformed.FLAGS)
        size = 5 + sum(each for bit, each in enumerate(sizes) if self.flags >> bit & 1)
        if len(data) != size:
            raise ProtocolError(f"a {name} packet of {len(data)} bytes where its flags say {size}", packet=self._data, why=Malformed.LENGTH)

    def take(self, size: int) -> bytes:
        self._at += size
        return self._data[self._at - size : self._at]

    def status(self, flag: int) -> Status | None:
        return Status(int.from_bytes(self.take(2), "little")) if self.flags & flag else None

    def sensor(self, flag: int) -> Sensor | None:
        return Sensor(int.from_bytes(self.take(3), "little")) if self.flags & flag else None


def _number(data: bytes) -> Number:
    return NoNumber.NAN if data == _NOT_SENT else parse_sfloat(data)


def _flags(*tail: bytes | None) -> int:
    return sum(1 << bit for bit, part in enumerate(tail) if part is not None)


def _status_bytes(status: Status | None) -> bytes | None:
    return int(status).to_bytes(2, "little") if status is not None else None


def _sensor_bytes(sensor: Sensor | None) -> bytes | None:
    return int(sensor).to_bytes(3, "little") if sensor is not None else None


def _amplitude_bytes(amplitude: Number | None) -> bytes | None:
    return sfloat_bytes(amplitude) if amplitude is not None else None
