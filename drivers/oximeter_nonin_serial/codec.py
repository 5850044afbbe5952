"""What a Nonin oximeter says on its serial line, to values and back, in the four formats that it can be set to. No I/O.

Formats 2 and 7 carry the pulse wave: 25 frames of five bytes make a packet, three packets a second. Format 8 is four bytes each
second. Format 13 is one message when a spot check is done. Facts from Nonin's OEM III and 9560 specifications as read in
mattjlewis/NoninPulseOx, mdpnp and pez-globo/pufferfish-vent-software (Apache-2.0, its test packet is our vector).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, IntFlag
from types import MappingProxyType
from typing import Protocol, Self

from devices.errors import ProtocolError

FRAMES, FRAME = 25, 5
NO_PULSE_RATE, NO_SPO2 = 511, 127
HIGHEST_SPO2 = 100
ACK, NACK = 0x06, 0x15
_START, _END = b"\x00\x02", 0x03  # of a message of format 13
_SPOT = 14  # bytes of a spot check; later models may add to it
LONGEST_SPOT = 32  # what claims more would swallow the measures after it


class Format(IntEnum):
    """The data formats that are understood here."""

    TWO = 2
    SEVEN = 7
    EIGHT = 8
    THIRTEEN = 13


SET_FORMAT = MappingProxyType({each: bytes((0x02, 0x70, 0x02, 0x02, each, 0x03)) for each in Format})
"""All that this software ever tells a Nonin: in which format to speak."""


class Signal(IntFlag):
    """Status of each frame of formats 2 and 7."""

    SYNC = 0x01  # the first frame of a packet
    GREEN = 0x02
    RED = 0x04  # poor perfusion; red and green together are yellow: marginal
    ALARM = 0x08  # nothing usable comes from the sensor
    OUT_OF_TRACK = 0x10  # no consecutive good pulses
    ARTEFACT = 0x20
    DISCONNECTED = 0x40
    ALWAYS = 0x80


class Second(IntFlag):
    """The second status byte: of frame 8, and of format 8."""

    LOW_BATTERY = 0x01
    ALARM = 0x08  # of format 8 only
    SMART_POINT = 0x20  # the numbers are of high quality, says the oximeter


class SpotStatus(IntFlag):
    """Status of a spot check."""

    LOW_BATTERY = 0x0001
    FROM_MEMORY = 0x0010
    NO_MEASUREMENT = 0x0100
    SMART_POINT = 0x0200


def pulse_rate(high: int, low: int) -> int | None:
    """Beats a minute from two bytes of seven bits; None for "no value"."""
    rate = (high & 0x03) << 7 | low & 0x7F
    return None if rate in (0, NO_PULSE_RATE) else rate


def spo2(byte: int) -> int | None:
    """Percent; None for "no value" and for what no blood has."""
    return byte if 0 < byte <= HIGHEST_SPO2 else None


@dataclass(frozen=True)
class Packet:
    """A third of a second in format 2 or 7: the wave, the status of each sample, and one byte of numbers beside each."""

    format: Format
    signals: tuple[Signal, ...]
    pleth: tuple[int, ...]  # 0 to 255, in format 7 to 65535
    beside: bytes

    @classmethod
    def parse(cls, wire: bytes, data_format: Format) -> Self:
        """One whole packet; raises ProtocolError for anything else."""
        if len(wire) != FRAMES * FRAME or not all(_is_frame(wire, place, data_format) for place in range(FRAMES)):
            raise ProtocolError(f"not a packet of Nonin's format {data_format.value}", packet=wire)
        frames = [wire[at : at + FRAME] for at in range(0, len(wire), FRAME)]
        if data_format is Format.TWO:
            return cls(data_format, tuple(Signal(frame[1]) for frame in frames), tuple(frame[2] for frame in frames), bytes(frame[3] for frame in frames))
        pleth = tuple(frame[1] << 8 | frame[2] for frame in frames)
        return cls(data_format, tuple(Signal(frame[0]) for frame in frames), pleth, bytes(frame[3] for frame in frames))

    def __bytes__(self) -> bytes:
        wire = b""
        for signal, height, byte in zip(self.signals, self.pleth, self.beside, strict=True):
            frame = bytes((0x01, signal, height, byte)) if self.format is Format.TWO else bytes((signal, height >> 8, height & 0xFF, byte))
            wire += frame + bytes((sum(frame) & 0xFF,))
        return wire

    @property
    def pulse_rate(self) -> int | None:
        return pulse_rate(self.beside[0], self.beside[1])

    @property
    def spo2(self) -> int | None:
        return spo2(self.beside[2])

    @property
    def signal(self) -> Signal:
        """What any of its frames says, of poor perfusion and trouble."""
        together = Signal(0)
        for each in self.signals:
            together |= each
        return together

    @property
    def second(self) -> Second:
        return Second(self.beside[7])


def _is_frame(wire: bytes, place: int, data_format: Format) -> bool:
    """Whether the frame at this place of a packet is whole and right."""
    frame = wire[place * FRAME : (place + 1) * FRAME]
    signal = frame[1] if data_format is Format.TWO else frame[0]
    begins = frame[0] == 0x01 or data_format is not Format.TWO
    return begins and bool(signal & Signal.ALWAYS) and bool(signal & Signal.SYNC) == (place == 0) and sum(frame[:4]) & 0xFF == frame[4]


@dataclass(frozen=True)
class EachSecond:
    """Four bytes of format 8."""

    pulse_rate: int | None
    spo2: int | None
    second: Second
    disconnected: bool = False
    out_of_track: bool = False
    low_perfusion: bool = False
    marginal_perfusion: bool = False
    artefact: bool = False

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """Four bytes, the first with bit 7 set; raises ProtocolError for anything else."""
        if len(wire) != 4 or not wire[0] & 0x80 or max(wire[1:]) >= 0x80:
            raise ProtocolError("not a packet of Nonin's format 8", packet=wire)
        first = wire[0]
        return cls(pulse_rate(first, wire[1]), spo2(wire[2]), Second(wire[3]), *(bool(first & bit) for bit in (0x40, 0x20, 0x10, 0x08, 0x04)))

    def __bytes__(self) -> bytes:
        rate = NO_PULSE_RATE if self.pulse_rate is None else self.pulse_rate
        flags = self.disconnected << 6 | self.out_of_track << 5 | self.low_perfusion << 4 | self.marginal_perfusion << 3 | self.artefact << 2
        return bytes((0x80 | flags | rate >> 7, rate & 0x7F, NO_SPO2 if self.spo2 is None else self.spo2, self.second))


@dataclass(frozen=True)
class SpotCheck:
    """A message of format 13: one finished measure."""

    clock: bytes  # century, year, month, day, hour, minute, second, hundredths
    status: SpotStatus
    pulse_rate: int | None
    spo2: int | None
    kind: int = 0
    added: bytes = b""  # what later models add

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """One whole message; raises ProtocolError for anything else."""
        length = _spot_length(wire)
        if length is None or len(wire) != length or wire[-1] != _END or sum(wire[6:-2]) & 0xFF != wire[-2]:
            raise ProtocolError("not a message of Nonin's format 13", packet=wire)
        data = wire[6:-2]
        rate = int.from_bytes(data[10:12], "big")
        return cls(
            clock=data[:8],
            status=SpotStatus(int.from_bytes(data[8:10], "big")),
            pulse_rate=rate if 0 < rate < NO_PULSE_RATE else None,
            spo2=spo2(data[13]),
            kind=int.from_bytes(wire[2:4], "big"),
            added=data[_SPOT:],
        )

    def __bytes__(self) -> bytes:
        rate = NO_PULSE_RATE if self.pulse_rate is None else self.pulse_rate
        numbers = self.status.to_bytes(2, "big") + rate.to_bytes(2, "big") + bytes((0, NO_SPO2 if self.spo2 is None else self.spo2))
        data = self.clock + numbers + self.added
        return _START + self.kind.to_bytes(2, "big") + len(data).to_bytes(2, "big") + data + bytes((sum(data) & 0xFF, _END))

    @property
    def device_time(self) -> str:
        """The oximeter's own clock, ISO 8601; empty where it is none."""
        century, year, month, day, hour, minute, second, _hundredths = self.clock
        try:
            return datetime(century * 100 + year, month, day, hour, minute, second).isoformat()
        except ValueError:
            return ""


def _spot_length(start: bytes) -> int | None:
    """How long the message is that begins so; None where none does."""
    if start[:2] != _START or len(start) < 6:
        return None
    length = int.from_bytes(start[4:6], "big")
    return length + 8 if _SPOT <= length <= LONGEST_SPOT else None


Said = Packet | EachSecond | SpotCheck


class _Cut(Protocol):
    """How one format is cut out of the stream: the length of what begins here (0: more must come; None: nothing does), and its value."""

    def length(self, held: bytes, /) -> int | None: ...

    def value(self, wire: bytes, /) -> Said: ...


@dataclass(frozen=True)
class _CutPackets:
    data_format: Format

    def length(self, held: bytes) -> int | None:
        if held[0] != 0x01 if self.data_format is Format.TWO else not held[0] & Signal.ALWAYS:
            return None
        whole = min(FRAMES, len(held) // FRAME)
        if not all(_is_frame(held, place, self.data_format) for place in range(whole)):
            return None
        return FRAMES * FRAME if whole == FRAMES else 0

    def value(self, wire: bytes) -> Said:
        return Packet.parse(wire, self.data_format)


class _CutSeconds:
    def length(self, held: bytes) -> int | None:
        if not held[0] & 0x80 or any(byte & 0x80 for byte in held[1:4]):
            return None
        return 4 if len(held) >= 4 else 0

    def value(self, wire: bytes) -> Said:
        return EachSecond.parse(wire)


class _CutSpots:
    def length(self, held: bytes) -> int | None:
        if len(held) < 6:
            return 0 if (_START + held[2:])[: len(held)] == held else None
        length = _spot_length(held)
        if length is None or len(held) < length:
            return None if length is None else 0
        return length if held[length - 1] == _END and sum(held[6 : length - 2]) & 0xFF == held[length - 2] else None

    def value(self, wire: bytes) -> Said:
        return SpotCheck.parse(wire)


def _cut(data_format: Format) -> _Cut:
    if data_format is Format.EIGHT:
        return _CutSeconds()
    return _CutSpots() if data_format is Format.THIRTEEN else _CutPackets(data_format)


class Parser:
    """Fed with bytes as they come, gives values with their bytes. Bytes that belong to none are counted in `dropped`, never raised."""

    def __init__(self, data_format: Format) -> None:
        self._cut = _cut(data_format)
        self.held = b""  # the beginning of a packet whose end is still to come
        self.dropped = 0
        self.answers: list[int] = []  # ACK and NACK since they were last looked at, where they stand between messages

    def feed(self, data: bytes) -> list[tuple[Said, bytes]]:
        """Take bytes in, give out what they complete."""
        held, at = self.held + data, 0
        values: list[tuple[Said, bytes]] = []
        while at < len(held):
            length = self._cut.length(held[at : at + FRAMES * FRAME])
            if length == 0:
                break
            if length is None:
                self._pass_over(held[at])
                at += 1
                continue
            wire = held[at : at + length]
            values.append((self._cut.value(wire), wire))
            at += length
        self.held = held[at:]
        return values

    def _pass_over(self, byte: int) -> None:
        if byte in (ACK, NACK) and len(self.answers) < 8:
            self.answers.append(byte)
        else:
            self.dropped += 1
