"""What an older Contec oximeter says on its cable: five bytes, sixty times a second, to values and back. No I/O.

CMS50D and CMS50E up to firmware 4.5, at 19200 8O1 (some at 4800 8O1), as told by atbrask's CMS50Dplus and by OSCAR (facts only).
Bit 7 is set in the first byte of a packet and clear in the other four. There is no checksum: a wrong bit in a number cannot be
seen here, which is why the driver believes only a window of agreeing packets.
"""

from dataclasses import dataclass
from typing import Self

from devices.errors import ProtocolError

SYNC = 0x80  # set in the first byte of a packet, clear in all others
LENGTH = 5
PACKETS_PER_S = 60
PLETH_FULL_SCALE = 127
HIGHEST_SPO2 = 100  # above it, 0x7F above all, there is no value; and 0 is none either
NO_PULSE_RATE = (0x00, 0x7F, 0xFF)  # 0x7F: a model that leaves the eighth bit out says "none" so
NO_SPO2 = 0x7F


@dataclass(frozen=True)
class Packet:
    """One sixtieth of a second at the finger."""

    strength: int  # 0 to 15
    pleth: int  # 0 to 127
    bar: int  # 0 to 15
    pulse_rate: int | None  # beats a minute
    spo2: int | None  # %
    search_too_long: bool = False  # or no finger
    low_spo2: bool = False  # the oximeter's own alarm
    beat: bool = False
    probe_error: bool = False
    searching: bool = False

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """One whole packet; raises ProtocolError for anything else."""
        if len(wire) != LENGTH or not wire[0] & SYNC or max(wire[1:]) >= SYNC:
            raise ProtocolError("not a five-byte packet of an older Contec", packet=wire)
        flags, pleth, bar, rate_low, spo2 = wire
        rate = rate_low | (bar & 0x40) << 1
        return cls(
            strength=flags & 0x0F,
            pleth=pleth,
            bar=bar & 0x0F,
            pulse_rate=None if rate in NO_PULSE_RATE else rate,
            spo2=spo2 if 0 < spo2 <= HIGHEST_SPO2 else None,
            search_too_long=bool(flags & 0x10),
            low_spo2=bool(flags & 0x20),
            beat=bool(flags & 0x40),
            probe_error=bool(bar & 0x10),
            searching=bool(bar & 0x20),
        )

    def __bytes__(self) -> bytes:
        rate = 0xFF if self.pulse_rate is None else self.pulse_rate
        return bytes(
            (
                SYNC | self.strength | self.search_too_long << 4 | self.low_spo2 << 5 | self.beat << 6,
                self.pleth,
                self.bar | self.probe_error << 4 | self.searching << 5 | (rate & 0x80) >> 1,
                rate & 0x7F,
                NO_SPO2 if self.spo2 is None else self.spo2,
            )
        )


class Parser:
    """Fed with bytes as they come, gives packets with their bytes. Bytes that belong to none are counted in `dropped`, never raised."""

    def __init__(self) -> None:
        self.held = b""  # the beginning of a packet whose end is still to come
        self.dropped = 0

    def feed(self, data: bytes) -> list[tuple[Packet, bytes]]:
        """Take bytes in, give out the packets that they complete."""
        held, at = self.held + data, 0
        packets: list[tuple[Packet, bytes]] = []
        while at < len(held):
            length = _length(held[at : at + LENGTH])
            if length < LENGTH and at + length == len(held) and held[at] & SYNC:
                break  # the rest is still to come
            if length == LENGTH:
                wire = held[at : at + LENGTH]
                packets.append((Packet.parse(wire), wire))
            else:
                self.dropped += length
            at += length
        self.held = held[at:]
        return packets


def _length(start: bytes) -> int:
    """How many of these bytes go together: a packet or the beginning of one, or one byte that belongs to none."""
    if not start[0] & SYNC:
        return 1
    return next((place for place, byte in enumerate(start) if place and byte & SYNC), len(start))
