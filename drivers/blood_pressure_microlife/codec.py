"""What a Microlife BP3GY1-2N is asked over Bluetooth and what it answers: bytes to values and back. No I/O.

A frame is: 4D · FF to the cuff, 3A from it · length (big-endian, of all that follows) · payload · sum of all before it. An answer comes
in as many notifications as it needs. The records stand at the end of the answer, ten bytes each, of which eight are understood.
Layout from two public programs; no capture was found.
"""

from dataclasses import dataclass
from typing import Self

from devices.errors import Malformed, ProtocolError
from drivers.ieee11073.date_time import DateTime

SERVICE = "FFF0"
SENDS = "FFF1"
HEARS = "FFF2"

TELL_RECORDS = bytes.fromhex("4dff000900000000000000fd52")  # all that a cuff is ever asked

_HEAD = b"\x4d\x3a"
LONGEST = 4096  # of an answer; a full memory is half of it
_RECORDS_AT, _STRIDE, _RECORD = 38, 10, 8
_CENTURY = 2000


def framed(payload: bytes) -> bytes:
    """An answer with this payload.

    >>> framed(bytes((129,))).hex()
    '4d3a0002810a'
    """
    head = _HEAD + (len(payload) + 1).to_bytes(2, "big") + payload
    return head + bytes((sum(head) & 0xFF,))


def parse_answer(wire: bytes) -> bytes:
    """The payload of one whole answer; ProtocolError for anything else."""
    if len(wire) < 5 or wire[:2] != _HEAD or int.from_bytes(wire[2:4], "big") != len(wire) - 4 or len(wire) > LONGEST:
        raise ProtocolError("not an answer of a Microlife cuff", packet=wire)
    if sum(wire[:-1]) & 0xFF != wire[-1]:
        raise ProtocolError("a Microlife answer whose check byte is wrong", packet=wire, why=Malformed.CHECK)
    return bytes(wire[4:-1])


@dataclass(frozen=True)
class Record:
    """One reading of its memory. None: it has no such value."""

    systolic: int | None
    diastolic: int | None
    pulse_rate: int | None
    taken: DateTime
    raw: bytes

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """The eight bytes of a record; ProtocolError where they are not eight."""
        if len(raw) != _RECORD:
            raise ProtocolError("not a record of a Microlife cuff", packet=raw)
        systolic, diastolic, pulse_rate, year, month, day, hour, minute = raw
        taken = DateTime(_CENTURY + year, month, day, hour, minute, 0)
        return cls(systolic or None, diastolic or None, None if pulse_rate in (0, 0xFF) else pulse_rate, taken, bytes(raw))


def record_bytes(systolic: int, diastolic: int, pulse_rate: int, taken: DateTime) -> bytes:
    """A record, filled up to its place."""
    return bytes((systolic, diastolic, pulse_rate, taken.year - _CENTURY, taken.month, taken.day, taken.hour, taken.minute, 0, 0))


def parse_records(payload: bytes) -> tuple[Record, ...]:
    """The readings in an answer, as they stand in it; empty places left out."""
    places = range(_RECORDS_AT, len(payload) - _RECORD + 1, _STRIDE)
    return tuple(Record.parse(payload[at : at + _RECORD]) for at in places if any(payload[at : at + 3]))


def memory(records: bytes) -> bytes:
    """The payload that holds these records."""
    return bytes(_RECORDS_AT) + records


class Parser:
    """Fed with notifications as they come, gives whole payloads. Bytes that belong to none are counted in `dropped`, never raised."""

    def __init__(self) -> None:
        self.held = b""  # the beginning of a packet whose end is still to come
        self.dropped = 0

    def feed(self, data: bytes) -> list[bytes]:
        """Take bytes in, give out the payloads that they complete."""
        held, at = self.held + data, 0
        payloads: list[bytes] = []
        while at < len(held):
            start = held.find(_HEAD[:1], at)
            if start != at:
                start = len(held) if start < 0 else start
                self.dropped += start - at
                at = start
                continue
            length = int.from_bytes(held[at + 2 : at + 4], "big") + 4 if len(held) >= at + 4 else 5
            if not _HEAD.startswith(held[at : at + 2]) or not 5 <= length <= LONGEST:
                self.dropped += 1
                at += 1
                continue
            if len(held) < at + length:
                break
            try:
                payloads.append(parse_answer(held[at : at + length]))
                at += length
            except ProtocolError:  # a wrong check byte: the next answer may begin within this one
                self.dropped += 1
                at += 1
        self.held = held[at:]
        return payloads
