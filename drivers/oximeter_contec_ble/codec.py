"""What a CMS50D-BT says over Bluetooth and what it may be told: bytes to values and back. No I/O.

A frame is EB · kind · data · check, and its kind fixes its length; the check is the sum of all before it, without bit 7.
Kind 0 is the wave, kind 1 the numbers, kind 7F the answer to "stop". What is said to it ends with the same check.
Sources: frames of a real CMS50D-BT (tobiasisenberg/OxiVis issue 2), the same frames on USB in two programs for the CMS50E.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Self

from devices.errors import Malformed, ProtocolError

SERVICE = "FF12"
HEARS = "FF01"
SENDS = "FF02"

HEAD = 0xEB
WAVE, NUMBERS, STOPPED = 0x00, 0x01, 0x7F
LENGTHS = {WAVE: 6, NUMBERS: 8, STOPPED: 3}
WAVE_RATE_HZ = 60
FULL_SCALE = 127
FINGER_IN = (0x05, 0x06)  # 06 on a CMS50D-BT, 05 on its sisters
FINGER_OUT = 0x04
_NO_PULSE_RATE = (0x00, 0xFF)
_HIGHEST_SPO2 = 100
_BEAT = 0x40


class Command(Enum):
    """All that this software ever tells it. What deletes its records (9D, A1) is not here, on purpose."""

    START_WAVE = bytes.fromhex("9b001b")
    START_NUMBERS = bytes.fromhex("9b011c")
    GO_ON = bytes.fromhex("9a1a")  # every five seconds
    STOP = bytes.fromhex("9b7f1a")


def check(data: bytes) -> int:
    """The last byte of a frame or a command.

    >>> hex(check(bytes.fromhex("eb000348 09")))
    '0x3f'
    """
    return sum(data) & 0x7F


@dataclass(frozen=True)
class Frame:
    """One unit of the stream."""

    kind: int
    data: bytes

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """One whole frame; ProtocolError for anything else."""
        if len(wire) < 3 or wire[0] != HEAD or LENGTHS.get(wire[1]) != len(wire):
            raise ProtocolError("not a frame of a CMS50D-BT", packet=wire)
        if check(wire[:-1]) != wire[-1]:
            raise ProtocolError("a CMS50D-BT frame whose check byte is wrong", packet=wire, why=Malformed.CHECK)
        return cls(wire[1], bytes(wire[2:-1]))

    def __bytes__(self) -> bytes:
        head = bytes((HEAD, self.kind)) + self.data
        return head + bytes((check(head),))


@dataclass(frozen=True)
class Numbers:
    """What it shows. None: it has no such value."""

    state: int  # FINGER_IN, FINGER_OUT or what nobody has seen
    spo2: int | None  # %
    pulse_rate: int | None  # beats a minute

    @classmethod
    def parse(cls, frame: Frame) -> Self:
        """The fields of a frame of numbers; ProtocolError for another."""
        if frame.kind != NUMBERS or len(frame.data) != 5:
            raise ProtocolError("not a frame of numbers", packet=bytes(frame))
        state, rate, spo2 = frame.data[:3]
        return cls(state, spo2 if 0 < spo2 <= _HIGHEST_SPO2 else None, None if rate in _NO_PULSE_RATE else rate)

    def frame(self) -> Frame:
        """The frame that says this."""
        return Frame(NUMBERS, bytes((self.state, self.pulse_rate or 0xFF, self.spo2 or 0x7F, 0x7F, 0)))


@dataclass(frozen=True)
class WaveSample:
    """One sample of the wave."""

    pleth: int  # 0 to 127
    bar: int  # 0 to 15
    beat: bool = False
    strength: int = 3  # the rest of the state byte

    @classmethod
    def parse(cls, frame: Frame) -> Self:
        """The fields of a frame of the wave; ProtocolError for another."""
        if frame.kind != WAVE or len(frame.data) != 3:
            raise ProtocolError("not a frame of the wave", packet=bytes(frame))
        state, pleth, bar = frame.data
        return cls(pleth & 0x7F, bar & 0x0F, bool(state & _BEAT), state & ~_BEAT)

    def frame(self) -> Frame:
        """The frame that says this."""
        return Frame(WAVE, bytes((self.strength | _BEAT * self.beat, self.pleth, self.bar)))


class Parser:
    """Fed with notifications as they come, gives whole frames. Bytes that belong to none are counted in `dropped`, never raised."""

    def __init__(self) -> None:
        self.held = b""  # the beginning of a packet whose end is still to come
        self.dropped = 0

    def feed(self, data: bytes) -> list[Frame]:
        """Take bytes in, give out the frames that they complete."""
        held, at = self.held + data, 0
        frames: list[Frame] = []
        while at < len(held):
            known = len(held) == at + 1 or held[at + 1] in LENGTHS
            if held[at] != HEAD or not known:
                self.dropped += 1
                at += 1
                continue
            end = at + LENGTHS[held[at + 1]] if len(held) > at + 1 else len(held) + 1
            if end > len(held):
                break
            try:
                frames.append(Frame.parse(held[at:end]))
                at = end
            except ProtocolError:  # a wrong check byte: the next frame may begin within this one
                self.dropped += 1
                at += 1
        self.held = held[at:]
        return frames
