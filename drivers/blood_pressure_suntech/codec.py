"""What a SunTech blood-pressure module is told and what it answers: bytes to values and back. No I/O.

SunTech Advantage OEM (and CT40), 9600 8N1, binary; the maker's worked examples as quoted in ak-git/DesktopFX's tests.
Host: 0x3A, command, checksum. Module: 0x3E, length of all of it, data, checksum. All bytes of a packet add up to 0 modulo 256.
"""

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Self

from devices.errors import ProtocolError
from devices.measurement import Reason

HOST, MODULE = 0x3A, 0x3E
ACK_LENGTH, CUFF_LENGTH, RESULT_LENGTH = 4, 5, 24
NO_NUMBERS = (0, 0xFFFF)
NO_PRESSURE = 0xFFFF


class Command(Enum):
    """All that this software ever tells a module. Opening its valves, resetting it and writing to it are not here, on purpose."""

    START = b"\x20"  # an adult's measure
    ABORT = b"\x79\x01\x00"
    TELL_RESULT = b"\x79\x03\x00"
    TELL_PRESSURE = b"\x79\x05\x00"

    def __bytes__(self) -> bytes:
        packet = bytes((HOST,)) + self.value
        return packet + _checksum(packet)


class Answer(Enum):
    """Answers of one letter."""

    RECEIVED = "O"
    DONE = "K"
    ABORTED = "A"
    BUSY = "B"
    ERROR = "E"
    NOT_DEFINED = "N"
    NOT_RECOGNISED = "D"
    ASLEEP = "S"
    TOO_LATE = "T"

    def __bytes__(self) -> bytes:
        return _module_packet(self.value.encode("ascii"))


_REASON = {
    1: Reason.WEAK_SIGNAL,
    2: Reason.MOVEMENT,
    3: Reason.OUT_OF_RANGE,
    4: Reason.UNSTABLE,  # no agreement in the time allowed
}
_CODED = {  # as decimal numbers; the module's papers give them both as such and as the same digits in hexadecimal
    85: Reason.DEVICE_ERROR,  # the hose is blocked
    86: Reason.STOPPED,
    87: Reason.CUFF_LOOSE,  # or leaking
    88: Reason.DEVICE_ERROR,  # it took too long, says the safety clock
    89: Reason.DEVICE_ERROR,  # overpressure
    90: Reason.DEVICE_ERROR,  # hardware
    91: Reason.DEVICE_ERROR,  # no permission
    97: Reason.DEVICE_ERROR,  # pressure transducer
    99: Reason.DEVICE_ERROR,  # memory
}
REASON_OF_ERROR = MappingProxyType(_REASON | _CODED | {int(str(code), 16): reason for code, reason in _CODED.items()})


@dataclass(frozen=True)
class Pressure:
    """The cuff's pressure now."""

    mmhg: int | None

    def __bytes__(self) -> bytes:
        return _module_packet((NO_PRESSURE if self.mmhg is None else self.mmhg).to_bytes(2, "little"))


@dataclass(frozen=True)
class Result:
    """The last measure of the module. A number that it does not have is None."""

    systolic: int | None
    diastolic: int | None
    pulse_rate: int | None
    mean: int | None
    error: int = 0
    beats: int = 0
    status: int = 0
    times: bytes = bytes(8)
    spare: bytes = bytes(2)

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """The data of a result, twenty-one bytes."""

        def number(at: int) -> int | None:
            value = int.from_bytes(data[at : at + 2], "little")
            return None if value in NO_NUMBERS else value

        return cls(number(0), number(2), number(14), number(16), data[18], data[4], data[5], data[6:14], data[19:21])

    def __bytes__(self) -> bytes:
        systolic, diastolic, pulse_rate, mean = ((number or 0).to_bytes(2, "little") for number in (self.systolic, self.diastolic, self.pulse_rate, self.mean))
        return _module_packet(systolic + diastolic + bytes((self.beats, self.status)) + self.times + pulse_rate + mean + bytes((self.error,)) + self.spare)

    @property
    def reason(self) -> Reason | None:
        """Why there is no value; None where there is no error. An error that nobody knows is an error."""
        return REASON_OF_ERROR.get(self.error, Reason.DEVICE_ERROR) if self.error else None


Reply = Answer | Pressure | Result


def parse_reply(wire: bytes) -> Reply:
    """One whole packet of the module; raises ProtocolError for anything else."""
    if len(wire) < ACK_LENGTH or wire[0] != MODULE or wire[1] != len(wire) or sum(wire) & 0xFF:
        raise ProtocolError("not a packet of a SunTech module", packet=wire)
    data = wire[2:-1]
    if len(wire) == CUFF_LENGTH:
        pressure = int.from_bytes(data, "little")
        return Pressure(None if pressure == NO_PRESSURE else pressure)
    if len(wire) == RESULT_LENGTH:
        return Result.parse(data)
    try:
        return Answer(data.decode("ascii"))
    except ValueError as error:
        raise ProtocolError("a SunTech module's answer that is not known", packet=wire) from error


class Parser:
    """Fed with bytes as they come, gives replies with their bytes. Bytes that belong to none are counted in `dropped`, never raised."""

    def __init__(self) -> None:
        self.held = b""  # the beginning of a packet whose end is still to come
        self.dropped = 0

    def feed(self, data: bytes) -> list[tuple[Reply, bytes]]:
        """Take bytes in, give out the replies that they complete."""
        held, at = self.held + data, 0
        replies: list[tuple[Reply, bytes]] = []
        while at < len(held):
            if held[at] != MODULE or (len(held) > at + 1 and held[at + 1] not in (ACK_LENGTH, CUFF_LENGTH, RESULT_LENGTH)):
                self.dropped += 1
                at += 1
                continue
            if len(held) < at + 2 or len(held) < at + held[at + 1]:
                break
            wire = held[at : at + held[at + 1]]
            try:
                replies.append((parse_reply(wire), wire))
                at += len(wire)
            except ProtocolError:
                self.dropped += 1
                at += 1
        self.held = held[at:]
        return replies

    def give_up(self) -> None:
        """What has begun will not go on: a new answer begins now."""
        self.dropped += len(self.held)
        self.held = b""


def _module_packet(data: bytes) -> bytes:
    packet = bytes((MODULE, len(data) + 3)) + data
    return packet + _checksum(packet)


def _checksum(packet: bytes) -> bytes:
    return bytes((-sum(packet) & 0xFF,))
