"""What a BM1000 sends over Bluetooth, as values and back as bytes. No I/O.

A packet is five bytes, a hundred times a second; bit 7 is set in the first and in no other. There is no checksum. A notification
holds four packets and may begin in the middle of one. Source: the maker's "BCI Protocol V1.2"; a MIT-licensed program reads it alike.
"""

from dataclasses import dataclass
from typing import Self

from devices.errors import ProtocolError

SERVICE = "49535343-FE7D-4AE5-8FA9-9FAFD205E455"
SENDS = "49535343-1E4D-4BD9-BA61-23C647249616"

LENGTH = 5
PACKETS_PER_S = 100
FULL_SCALE = 127
_SYNC, _BEAT, _UNPLUGGED, _NO_SIGNAL = 0x80, 0x40, 0x20, 0x10
_PULSE_BIT_7, _SEARCHING, _NO_FINGER = 0x40, 0x20, 0x10
NO_PULSE_RATE = 0xFF
NO_SPO2 = 0x7F
_HIGHEST_SPO2 = 100


@dataclass(frozen=True)
class Packet:
    """A hundredth of a second at the finger. None: it has no such value."""

    spo2: int | None  # %
    pulse_rate: int | None  # beats a minute
    pleth: int = 0  # 0 to 127
    bar: int = 0  # 0 to 15
    strength: int = 0  # 0 to 15
    beat: bool = False
    unplugged: bool = False  # the probe
    no_signal: bool = False
    searching: bool = False
    no_finger: bool = False

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """One whole packet; ProtocolError for anything else."""
        wire = bytes(wire)
        if len(wire) != LENGTH or not wire[0] & _SYNC or max(wire[1:]) >= _SYNC:
            raise ProtocolError("not a packet of a Berry oximeter", packet=wire)
        first, pleth, third, low, spo2 = wire
        pulse_rate = low | (third & _PULSE_BIT_7) << 1
        return cls(
            spo2=spo2 if 0 < spo2 <= _HIGHEST_SPO2 else None,
            pulse_rate=pulse_rate if 0 < pulse_rate < NO_PULSE_RATE else None,
            pleth=pleth,
            bar=third & 0x0F,
            strength=first & 0x0F,
            beat=bool(first & _BEAT),
            unplugged=bool(first & _UNPLUGGED),
            no_signal=bool(first & _NO_SIGNAL),
            searching=bool(third & _SEARCHING),
            no_finger=bool(third & _NO_FINGER),
        )

    def __bytes__(self) -> bytes:
        pulse_rate = NO_PULSE_RATE if self.pulse_rate is None else self.pulse_rate
        first = _SYNC | _BEAT * self.beat | _UNPLUGGED * self.unplugged | _NO_SIGNAL * self.no_signal | self.strength
        third = (pulse_rate & 0x80) >> 1 | _SEARCHING * self.searching | _NO_FINGER * self.no_finger | self.bar
        return bytes((first, self.pleth, third, pulse_rate & 0x7F, NO_SPO2 if self.spo2 is None else self.spo2))


class Parser:
    """Fed with notifications as they come, gives whole packets. Bytes that belong to none are counted in `dropped`, never raised."""

    def __init__(self) -> None:
        self.held = b""  # the beginning of a packet whose end is still to come
        self.dropped = 0

    def feed(self, data: bytes) -> list[tuple[Packet, bytes]]:
        """Take bytes in, give out the packets that they complete, each with its bytes."""
        held, at = self.held + data, 0
        packets: list[tuple[Packet, bytes]] = []
        while at < len(held):
            wire = held[at : at + LENGTH]
            next_sync = next((place for place, byte in enumerate(wire) if place and byte & _SYNC), None)
            if not wire[0] & _SYNC or next_sync is not None:  # no beginning, or another packet begins within this one
                cut = next_sync or 1
                self.dropped += cut
                at += cut
            elif len(wire) < LENGTH:
                break
            else:
                packets.append((Packet.parse(wire), wire))
                at += LENGTH
        self.held = held[at:]
        return packets
