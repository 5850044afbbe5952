"""How the memory of an Omron cuff is read over Bluetooth, and what stands in it: bytes to values and back. No I/O.

A frame: length of the whole · type · address (both big-endian) · count · so many bytes · result · a byte that makes the exclusive or of
all of them zero. It comes in pieces of sixteen bytes on four characteristics in their order, or whole on the first. What follows its
length is left over from another. Asking is opening, reading and closing; writing to the memory is not in this file.

Two families of records, the same but for this: the older cuffs (HEM-7322T, HEM-7600T) keep each pair of bytes the other way round.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from devices.errors import Malformed, ProtocolError
from drivers.ieee11073.date_time import DateTime

SERVICE = "ECBE3980-C9A2-11E1-B1BD-0002A5D5C51B"
NEWER_SERVICE = "FE4A"
UNLOCK = "B305B680-AEE7-11E1-A730-0002A5D5C51B"
HEARS = "DB5B55E0-AEE7-11E1-965E-0002A5D5C51B"  # the first of four: every question fits in it
SENDS = (
    "49123040-AEE8-11E1-A74D-0002A5D5C51B",
    "4D0BF320-AEE8-11E1-A0D9-0002A5D5C51B",
    "5128CE60-AEE8-11E1-B84B-0002A5D5C51B",
    "560F1420-AEE8-11E1-8184-0002A5D5C51B",
)

PIECE = 16
LARGEST_READ = 0x38
RECORD = 14
_LONGEST = len(SENDS) * PIECE
_AROUND = 8  # of a frame, beside its data
_START, _READ, _END, _ANSWER = 0x0000, 0x0100, 0x0F00, 0x8000
_TOKEN, _TOKEN_PADDING = 4, 15
_CENTURY = 2000
_LARGEST_SYSTOLIC = 0xE1
_EMPTY = (bytes(RECORD), b"\xff" * RECORD)


@dataclass(frozen=True)
class Frame:
    """One whole frame, whichever way it went."""

    kind: int
    address: int
    data: bytes
    result: int = 0

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """All of it and nothing more; ProtocolError for anything else."""
        if not _AROUND <= len(wire) <= _LONGEST or wire[0] != len(wire):
            raise ProtocolError("not a frame of an Omron cuff", packet=wire)
        if _exclusive_or(wire):
            raise ProtocolError("an Omron frame whose check byte is wrong", packet=wire, why=Malformed.CHECK)
        data = bytes(wire[6:-2])
        if data and wire[5] != len(data):
            raise ProtocolError("an Omron frame that counts its bytes wrongly", packet=wire, why=Malformed.LENGTH)
        return cls(int.from_bytes(wire[1:3], "big"), int.from_bytes(wire[3:5], "big"), data, wire[-2])

    def __bytes__(self) -> bytes:
        return _framed(self.kind, self.address, len(self.data), self.data, self.result)

    def answers(self, question: bytes) -> bool:
        """Whether it is the whole answer to this, and not a late one to another."""
        asked = Frame.parse(question)
        if self.kind != asked.kind | _ANSWER:
            return False
        return asked.kind != _READ or (self.address == asked.address and (len(self.data) == question[5] or self.result != 0))


def _exclusive_or(wire: bytes) -> int:
    check = 0
    for each in wire:
        check ^= each
    return check


def _framed(kind: int, address: int, count: int, data: bytes = b"", result: int = 0) -> bytes:
    frame = bytes((len(data) + _AROUND,)) + kind.to_bytes(2, "big") + address.to_bytes(2, "big") + bytes((count,)) + data + bytes((result,))
    return frame + bytes((_exclusive_or(frame),))


START = _framed(_START, 0, 0x10)
END = _framed(_END, 0, 0)


def read(address: int, size: int) -> bytes:
    """Asks for so many bytes of the memory.

    >>> read(0x062C, 0x38).hex()
    '080100062c38001b'
    """
    return _framed(_READ, address, size)


# A cuff opens its memory to a program that knows the key that was once put into it, or, the newer ones, to whoever is bonded with it
# and says four bytes of its own choice. This key is the one that omblepy and hass-omron put into such a cuff: see README.md.
WITH_KEY = bytes.fromhex("01deadbeaf12341234deadbeaf12341234")


def with_token(token: bytes) -> bytes:
    """Asks a newer cuff to open its memory.

    >>> with_token(bytes.fromhex("0a0b0c0d")).hex()
    '110a0b0c0d000000000000000000000000000000'
    """
    return b"\x11" + token + bytes(_TOKEN_PADDING)


def opened_by(question: bytes) -> bytes:
    """How the answer begins when the memory is open."""
    return b"\x81\x00" if question == WITH_KEY else b"\x91\x00" + question[1 : 1 + _TOKEN]


def may_be_written(uuid: str, data: bytes) -> bool:
    """The allow-list: opening, starting, reading, ending. A frame that writes to the memory, and one that changes the key, are none of these."""
    if uuid == UNLOCK:
        return data == WITH_KEY or (len(data) == 1 + _TOKEN + _TOKEN_PADDING and data == with_token(data[1 : 1 + _TOKEN]))
    if uuid != HEARS or len(data) != _AROUND:
        return False
    return data in (START, END) or (data == read(int.from_bytes(data[3:5], "big"), data[5]) and 0 < data[5] <= LARGEST_READ)


class Channels:
    """Puts frames together from what the four characteristics send. Holds one frame at most."""

    def __init__(self) -> None:
        self.held = b""  # the beginning of a frame whose end is still to come
        self._next = 0

    def feed(self, channel: int, data: bytes) -> Frame | None:
        """Take one notification; the frame that it completes. ProtocolError where it fits nothing; the next frame is whole again."""
        if channel == 0:
            self.held = b""
        elif channel != self._next:
            self._drop()
            raise ProtocolError("a piece of an Omron frame is missing", packet=data)
        self.held, self._next = self.held + bytes(data), channel + 1
        length = self.held[0] if self.held else 0
        if not _AROUND <= length <= _LONGEST or (len(self.held) < length and (len(data) != PIECE or self._next == len(SENDS))):
            wire = self._drop()
            raise ProtocolError("not a frame of an Omron cuff", packet=wire)
        return Frame.parse(self._drop()[:length]) if len(self.held) >= length else None

    def _drop(self) -> bytes:
        held, self.held, self._next = self.held, b"", 0
        return held


@dataclass(frozen=True)
class Layout:
    """Where what stands in the memory of a model."""

    memories: tuple[int, ...]  # where the records of its first person begin, of its second
    slots: int  # records of each
    index: tuple[int, int]  # address and size: where the next record of each will go
    clock: tuple[int, int]
    swapped: bool  # each pair of bytes is the other way round
    key: bool  # opened with the key; else with a token
    tells_battery: bool = True  # else its Battery Level is always 0

    def in_order(self, block: bytes) -> bytes:
        """A block as the newer cuffs have it; and back."""
        if not self.swapped:
            return block
        return b"".join(block[at : at + 2][::-1] for at in range(0, len(block), 2))

    def slot(self, person: int, number: int) -> bytes:
        """Asks for one record; persons from 1, records from 0."""
        return read(self.memories[person - 1] + number * RECORD, RECORD)

    def newest(self, index: bytes) -> tuple[int, ...]:
        """Of each person, the number of the record that was written last: the one before that which comes next."""
        if len(index) != self.index[1]:
            raise ProtocolError("not the index of an Omron cuff", packet=index)
        ordered = self.in_order(index)
        return tuple((ordered[2 * at] - 1) % self.slots for at in range(len(self.memories)))

    def time(self, clock: bytes) -> DateTime:
        """What its own clock shows; ProtocolError where the block's sum is wrong: then it is no clock, and the layout another."""
        ordered = self.in_order(clock)
        if len(ordered) != self.clock[1] or sum(ordered[:-2]) & 0xFF != ordered[-2]:
            raise ProtocolError("an Omron cuff whose clock is not where this model's would be", packet=clock)
        year, month, day, hour, minute, second = ordered[-8:-2]
        return DateTime(_CENTURY + year, month, day, hour, minute, second)

    def clock_block(self, shown: DateTime) -> bytes:
        """The block that shows this time."""
        said = bytes((shown.year - _CENTURY, shown.month, shown.day, shown.hour, shown.minute, shown.second))
        ordered = bytes(self.clock[1] - 8) + said
        return self.in_order(ordered + bytes((sum(ordered) & 0xFF, 0)))


OLDER = Layout(memories=(0x02AC, 0x0824), slots=100, index=(0x0260, 0x08), clock=(0x0274, 0x0A), swapped=True, key=True)
EVOLV = Layout(memories=(0x02AC,), slots=100, index=(0x0260, 0x08), clock=(0x0274, 0x0A), swapped=True, key=True, tells_battery=False)
NEWER = Layout(memories=(0x02E8,), slots=14, index=(0x0260, 0x10), clock=(0x028C, 0x10), swapped=False, key=False)

_BY_NUMBER: Mapping[str, Layout] = MappingProxyType({"HEM-7322T": OLDER, "HEM-7600T": EVOLV, "HEM-7142T2": NEWER})
_BY_NAME: Mapping[str, Layout] = MappingProxyType(  # what such a cuff may call itself instead
    {
        "M700 Intelli IT": OLDER,
        "M7 Intelli IT": OLDER,
        "Evolv": EVOLV,
        "EVOLV": EVOLV,
        "BP7000": EVOLV,
        "BP7150": NEWER,
        "BP5150": NEWER,
        "3 Series Upper Arm": NEWER,
        "Bronze Upper Arm": NEWER,
    }
)


def layout_of(model: str) -> Layout | None:
    """The layout of a model by what it says it is, never guessed; None where it is not known."""
    return _BY_NAME.get(model) or next((layout for number, layout in _BY_NUMBER.items() if model.startswith(number)), None)


@dataclass(frozen=True)
class Record:
    """One reading of the memory. None: it has no such value."""

    systolic: int | None  # mmHg
    diastolic: int | None
    pulse_rate: int | None
    taken: DateTime
    moved: bool = False
    irregular: bool = False

    @classmethod
    def parse(cls, block: bytes, layout: Layout) -> Self | None:
        """Fourteen bytes of the memory; None of an empty place, ProtocolError where they are not fourteen or their sum is wrong."""
        if len(block) != RECORD:
            raise ProtocolError("not a record of an Omron cuff", packet=block)
        if block in _EMPTY:
            return None
        ordered = layout.in_order(block)
        if sum(ordered[:12]) & 0xFF != ordered[12]:
            raise ProtocolError("an Omron record whose sum is wrong", packet=block, why=Malformed.CHECK)
        systolic, diastolic, pulse_rate, year = ordered[:4]
        date, time = int.from_bytes(ordered[4:6], "little"), int.from_bytes(ordered[6:8], "little")
        second = min(time & 0x3F, 59)  # up to 63 were seen
        taken = DateTime(_CENTURY + (year & 0x3F), date >> 10 & 0x0F, date >> 5 & 0x1F, date & 0x1F, time >> 6 & 0x3F, second)
        return cls(
            systolic + 25 if systolic <= _LARGEST_SYSTOLIC else None,
            diastolic or None,
            pulse_rate or None,
            taken,
            bool(date & 0x8000),
            bool(date & 0x4000),
        )

    def block(self, layout: Layout) -> bytes:
        """The same as it stands in the memory."""
        at = self.taken
        date = self.moved << 15 | self.irregular << 14 | at.month << 10 | at.day << 5 | at.hour
        values = bytes(((self.systolic or 0x100 + 24) - 25, self.diastolic or 0, self.pulse_rate or 0, at.year - _CENTURY))
        said = values + date.to_bytes(2, "little") + (at.minute << 6 | at.second).to_bytes(2, "little") + bytes(4)
        check = sum(said) & 0xFF
        return layout.in_order(said + bytes((check, ~check & 0xFF)))
