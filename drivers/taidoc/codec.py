"""What TaiDoc's devices are asked over Bluetooth, and what they answer: bytes to values and back. No I/O.

A frame is eight bytes: 51 · command · four data bytes · A3 from the booth or A5 from the device · sum of all before it.
Layout from two public programs; no capture was found. Only reading is in this file: command 52 clears the memory and cannot be said.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Self

from devices.errors import ProtocolError
from devices.measurement import Quantity, Value
from drivers.ieee11073.date_time import DateTime

SERVICE = "00001523-1212-EFDE-1523-785FEABCD123"
TALK = "00001524-1212-EFDE-1523-785FEABCD123"

LENGTH = 8
_HEAD, _FROM_BOOTH, _FROM_DEVICE = 0x51, 0xA3, 0xA5
_CENTURY = 2000
_NO_VALUE = (0, 0xFFFF)
_TYPE_OF_GLUCOSE, _CONTROL_SOLUTION = 0xC0, 0xC0  # of its last byte; 40 is before a meal, 80 after one
_IN_HUNDREDTHS_FROM = 1000  # 36.5 °C is 365 on older thermometers, 3650 on newer ones


class Command(Enum):
    """All that a device is ever asked."""

    TELL_TIME = 0x23
    TELL_MODEL = 0x24
    RECORD_TIME = 0x25  # of the record with this index; 0 is the newest
    RECORD_VALUE = 0x26
    TELL_COUNT = 0x2B


class Kind(Enum):
    """What a model measures."""

    BLOOD_PRESSURE = "blood-pressure"
    SPO2 = "spo2"
    TEMPERATURE = "temperature"
    GLUCOSE = "glucose"


KIND_OF_MODEL = MappingProxyType(
    {
        "3128": Kind.BLOOD_PRESSURE,
        "8201": Kind.SPO2,
        "8255": Kind.SPO2,
        "1241": Kind.TEMPERATURE,
        "1261": Kind.TEMPERATURE,
        "4235": Kind.GLUCOSE,
        "4277": Kind.GLUCOSE,
    }
)


def _framed(command: int, data: bytes, sender: int) -> bytes:
    head = bytes((_HEAD, command)) + data + bytes((sender,))
    return head + bytes((sum(head) & 0xFF,))


def request(command: Command, index: int = 0) -> bytes:
    """The frame that asks for this, of this record where it is of a record.

    >>> request(Command.TELL_MODEL).hex()
    '512400000000a318'
    """
    return _framed(command.value, index.to_bytes(2, "little") + bytes(2), _FROM_BOOTH)


def may_be_asked(wire: bytes) -> bool:
    """Whether these bytes are one of the requests above, and nothing else."""
    return len(wire) == LENGTH and wire[1] in {command.value for command in Command} and wire == _framed(wire[1], wire[2:6], _FROM_BOOTH)


@dataclass(frozen=True)
class Answer:
    """One frame from the device. A command that is not in `Command` may come too: some announce themselves."""

    command: int
    data: bytes

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """One whole frame; ProtocolError for anything else."""
        wire = bytes(wire)
        if len(wire) != LENGTH or wire != _framed(wire[1], wire[2:6], _FROM_DEVICE):
            raise ProtocolError("not an answer of a TaiDoc device", packet=wire)
        return cls(wire[1], wire[2:6])

    def __bytes__(self) -> bytes:
        return _framed(self.command, self.data, _FROM_DEVICE)

    @property
    def number(self) -> int:
        """Its first two bytes."""
        return int.from_bytes(self.data[:2], "little")


def parse_model(answer: Answer) -> str:
    """The model's four digits: "3128" of a TD-3128; ProtocolError where they are none."""
    digits = f"{answer.number:04x}"
    if not digits.isdecimal():
        raise ProtocolError("a TaiDoc device without a model number", packet=bytes(answer))
    return digits


def parse_time(answer: Answer) -> DateTime:
    """Date, hour and minute; upper bits of the last two bytes mean other things in records."""
    date, minute, hour = answer.number, answer.data[2] & 0x3F, answer.data[3] & 0x1F
    return DateTime(_CENTURY + (date >> 9), date >> 5 & 0x0F, date & 0x1F, hour, minute, 0)


def time_data(instant: datetime) -> bytes:
    """The data bytes that say this time."""
    date = (instant.year - _CENTURY) << 9 | instant.month << 5 | instant.day
    return date.to_bytes(2, "little") + bytes((instant.minute, instant.hour))


def parse_values(kind: Kind, answer: Answer) -> tuple[Value, ...]:
    """The values of a record; empty where the one that matters is none."""
    low, _high, third, fourth = answer.data
    number = answer.number
    if kind is Kind.BLOOD_PRESSURE:
        if not low or not third:
            return ()  # half a blood pressure is none
        return (Value(Quantity.SYSTOLIC, Decimal(low)), Value(Quantity.DIASTOLIC, Decimal(third)), *_pulse(fourth))
    if number in _NO_VALUE:
        return ()
    if kind is Kind.SPO2:
        return (Value(Quantity.SPO2, Decimal(low)), *_pulse(fourth)) if number <= 100 else ()
    if kind is Kind.GLUCOSE:
        return (Value(Quantity.GLUCOSE, Decimal(number)),)
    return (Value(Quantity.TEMPERATURE, Decimal(number).scaleb(-2 if number >= _IN_HUNDREDTHS_FROM else -1)),)


def is_control(kind: Kind, answer: Answer) -> bool:
    """Whether a record is of the maker's control solution, and so of nobody's blood."""
    return kind is Kind.GLUCOSE and answer.data[3] & _TYPE_OF_GLUCOSE == _CONTROL_SOLUTION


def _pulse(rate: int) -> tuple[Value, ...]:
    return () if rate in (0, 0xFF) else (Value(Quantity.PULSE_RATE, Decimal(rate)),)
