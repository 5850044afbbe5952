"""What the oximeter says on its cable, and what it may be told: bytes to values and back. No I/O.

Contec "Communication protocol of pulse oximeter V7.0" (CMS50D+ firmware 4.6, CMS50E, CMS50F, CMS50I), as read in the MIT-licensed
bmartin427/CMS50, and as captured from a CMS50E (titinho11/CMS50E-raw-ppg-data) and a CMS50D+ (headrotor/art-sensors).

A packet is: type (bit 7 clear) · high bits (bit 7 set; bit i is bit 7 of data byte i) · data (bit 7 set). There is no checksum:
a wrong bit in a data byte cannot be seen here, which is why the driver believes only a window of agreeing packets.
"""

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Self

from devices.errors import ProtocolError

MARK = 0x80  # clear in the first byte of a packet, set in all others
LENGTHS = {
    **dict.fromkeys((0x01, 0x02, 0x03, 0x04, 0x05, 0x11, 0x13, 0x14, 0x15, 0x7D), 7),
    **dict.fromkeys((0x07, 0x08, 0x0F, 0x12), 6),
    **dict.fromkeys((0x09,), 4),
    **dict.fromkeys((0x06, 0x0A, 0x0B), 2),
    **dict.fromkeys((0x0D, 0x0E, 0x10), 1),
    **dict.fromkeys((0x0C,), 0),
}
CLEARED = bytes(byte & 0x7F for byte in range(256))  # for bytes.translate
PLACES = tuple(tuple(place for place in range(7) if high >> place & 1) for high in range(128))  # which data bytes have their bit 7 set
PACKETS_PER_S = 60
PLETH_FULL_SCALE = 127
NO_PULSE_RATE = (0x00, 0xFF)
HIGHEST_SPO2 = 100  # above it, 0x7F above all, there is no value; and 0 is none either
NO_PERFUSION = 0xFFFF


class Kind(IntEnum):
    """The packet types that matter here."""

    LIVE = 0x01
    DEVICE_NAME = 0x04
    REFUSED = 0x0B
    DONE = 0x0C
    COMMAND = 0x7D


class Command(Enum):
    """All that this software ever tells an oximeter. Erasing its memory (0xAE) is not here, on purpose."""

    START_LIVE = 0xA1
    STOP_LIVE = 0xA2
    STOP_STORED = 0xA7
    TELL_NAME = 0xAA
    HEARTBEAT = 0xAF  # without it the live data end after about 54 s


@dataclass(frozen=True)
class Packet:
    """One unit on the wire."""

    kind: int
    data: bytes

    def __post_init__(self) -> None:
        if LENGTHS.get(self.kind) != len(self.data):
            raise ProtocolError("no packet has this type and length", packet=bytes([self.kind & 0xFF]) + self.data)

    def __bytes__(self) -> bytes:
        high = sum(1 << place for place, byte in enumerate(self.data) if byte & MARK)
        return bytes((self.kind, MARK | high, *(byte | MARK for byte in self.data)))

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """One whole packet; raises ProtocolError for anything else."""
        if len(wire) < 2 or wire[0] & MARK or LENGTHS.get(wire[0]) != len(wire) - 2:
            raise ProtocolError("not a packet of the V7.0 protocol", packet=wire)
        if min(wire[1:]) < MARK:
            raise ProtocolError("bit 7 is clear within a packet", packet=wire)
        data = bytearray(wire[2:].translate(CLEARED))
        for place in PLACES[wire[1] & 0x7F]:
            if place < len(data):
                data[place] |= MARK
        return cls(wire[0], bytes(data))

    @classmethod
    def command(cls, command: Command) -> Self:
        """A command, filled up with zeros to its full length."""
        return cls(Kind.COMMAND, bytes((command.value, 0, 0, 0, 0, 0, 0)))


@dataclass(frozen=True)
class LiveData:
    """One sixtieth of a second at the finger."""

    strength: int  # 0 to 15; a good finger gives 4 to 8
    pleth: int  # 0 to 127
    bar: int  # 0 to 15
    pulse_rate: int | None  # beats a minute
    spo2: int | None  # %
    perfusion: int | None  # hundredths of a percent
    searching: bool = False
    search_too_long: bool = False
    low_spo2: bool = False  # the oximeter's own alarm
    beat: bool = False
    probe_error: bool = False  # bit 7 of the first byte: no finger, or a fault of the probe
    perfusion_invalid: bool = False

    @classmethod
    def parse(cls, packet: Packet) -> Self:
        """The fields of a live packet; raises ProtocolError for another type."""
        if packet.kind != Kind.LIVE:
            raise ProtocolError("not live data", packet=bytes(packet))
        flags, wave, bar, rate, spo2, perfusion_low, perfusion_high = packet.data
        perfusion = perfusion_low | perfusion_high << 8
        invalid = bool(bar & 0x10)
        return cls(
            strength=flags & 0x0F,
            pleth=wave & 0x7F,
            bar=bar & 0x0F,
            pulse_rate=None if rate in NO_PULSE_RATE else rate,
            spo2=spo2 if 0 < spo2 <= HIGHEST_SPO2 else None,
            perfusion=None if invalid or perfusion == NO_PERFUSION else perfusion,
            searching=bool(wave & 0x80),
            search_too_long=bool(flags & 0x10),
            low_spo2=bool(flags & 0x20),
            beat=bool(flags & 0x40),
            probe_error=bool(flags & 0x80),
            perfusion_invalid=invalid,
        )

    def packet(self) -> Packet:
        """The packet that says this."""
        flags = self.strength | self.search_too_long << 4 | self.low_spo2 << 5 | self.beat << 6 | self.probe_error << 7
        perfusion = NO_PERFUSION if self.perfusion is None else self.perfusion
        return Packet(
            Kind.LIVE,
            bytes(
                (
                    flags,
                    self.pleth | self.searching << 7,
                    self.bar | self.perfusion_invalid << 4,
                    0xFF if self.pulse_rate is None else self.pulse_rate,
                    0x7F if self.spo2 is None else self.spo2,
                    perfusion & 0xFF,
                    perfusion >> 8,
                )
            ),
        )


class Parser:
    """Fed with bytes as they come, gives whole packets. Bytes that belong to none are counted in `dropped`, never raised.

    Each packet starts with the only byte whose bit 7 is clear, so the next packet after any damage is read again.
    """

    def __init__(self) -> None:
        self.held = b""  # the beginning of a packet whose end is still to come
        self.dropped = 0

    def feed(self, data: bytes) -> list[Packet]:
        """Take bytes in, give out the packets that they complete."""
        held, at = self.held + data, 0
        packets: list[Packet] = []
        while at < len(held):
            length = LENGTHS.get(held[at])
            if length is None:
                self.dropped += 1
                at += 1
                continue
            end = at + length + 2
            rest = held[at + 1 : end]
            if rest and min(rest) < MARK:  # cut short: another packet begins here
                cut = 1 + next(place for place, byte in enumerate(rest) if byte < MARK)
                self.dropped += cut
                at += cut
            elif end > len(held):
                break
            else:
                packets.append(Packet.parse(held[at:end]))
                at = end
        self.held = held[at:]
        return packets
