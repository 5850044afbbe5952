"""What a PC-60FW sends over Bluetooth, as values and back as bytes. No I/O.

A frame is: AA 55 · token · length · function · data · CRC-8/MAXIM of all before it; the length counts function, data and CRC.
Frames do not keep to notifications: one may begin in the middle of a notification and end in the next.
Sources: a real log of 139 frames (sycophantic/pc60fw_pulseox@c16d8e9), sza2/viatom_pc60fw, the maker's published app interface.
"""

from dataclasses import dataclass
from typing import Self

from devices.errors import Malformed, ProtocolError

SERVICE = "6E400001-B5A3-F393-E0A9-E50E24DCCA9E"  # Nordic UART
SENDS = "6E400003-B5A3-F393-E0A9-E50E24DCCA9E"

SYNC = b"\xaa\x55"
NUMBERS, WAVE, BATTERY = (0x0F, 0x01), (0x0F, 0x02), (0xF0, 0x03)
WAVE_RATE_HZ = 50
FULL_SCALE = 127
HIGHEST_SPO2 = 100
HIGHEST_PULSE = 511
_LEAST, LONGEST = 2, 16  # of the length: function and CRC; no known frame has more than 8, and what claims more would swallow frames after it
_PROBE_OFF, _SEARCHING = 0x02, 0x04


def _table() -> bytes:
    """CRC-8/MAXIM: polynomial x8+x5+x4+1, reflected, from 0."""
    table = bytearray()
    for byte in range(256):
        for _bit in range(8):
            byte = byte >> 1 ^ (0x8C if byte & 1 else 0)
        table.append(byte)
    return bytes(table)


_CRC = _table()


def crc8(data: bytes) -> int:
    """The check byte.

    >>> hex(crc8(bytes.fromhex("aa550f070231302e2d2c")))
    '0x81'
    """
    crc = 0
    for byte in data:
        crc = _CRC[crc ^ byte]
    return crc


@dataclass(frozen=True)
class Frame:
    """One unit of the stream: what it is about, and its data."""

    token: int
    function: int
    data: bytes

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """One whole frame; ProtocolError for anything else."""
        if len(wire) < 6 or wire[:2] != SYNC or wire[3] != len(wire) - 4 or not _LEAST <= wire[3] <= LONGEST:
            raise ProtocolError("not a frame of a Viatom oximeter", packet=wire)
        if crc8(wire[:-1]) != wire[-1]:
            raise ProtocolError("a Viatom frame whose check byte is wrong", packet=wire, why=Malformed.CHECK)
        return cls(wire[2], wire[4], bytes(wire[5:-1]))

    def __bytes__(self) -> bytes:
        head = SYNC + bytes((self.token, len(self.data) + 2, self.function)) + self.data
        return head + bytes((crc8(head),))

    @property
    def kind(self) -> tuple[int, int]:
        return self.token, self.function


@dataclass(frozen=True)
class Numbers:
    """What it shows, once a second. None: it has no such value."""

    spo2: int | None  # %
    pulse_rate: int | None  # beats a minute
    perfusion: int | None = None  # tenths of a percent
    probe_off: bool = False
    searching: bool = False
    last: int = 0xC0  # the last byte; 0xC0 wherever it was seen

    @classmethod
    def parse(cls, frame: Frame) -> Self:
        """The fields of a frame of numbers; ProtocolError for another."""
        if frame.kind != NUMBERS or len(frame.data) != 6:
            raise ProtocolError("not a frame of numbers", packet=bytes(frame))
        spo2, low, high, perfusion, status, last = frame.data
        pulse_rate = low | high << 8
        return cls(
            spo2=spo2 if 0 < spo2 <= HIGHEST_SPO2 else None,
            pulse_rate=pulse_rate if 0 < pulse_rate < HIGHEST_PULSE and pulse_rate != 0xFF else None,
            perfusion=perfusion or None,
            probe_off=bool(status & _PROBE_OFF),
            searching=bool(status & _SEARCHING),
            last=last,
        )

    def frame(self) -> Frame:
        """The frame that says this."""
        status = _PROBE_OFF * self.probe_off | _SEARCHING * self.searching
        return Frame(*NUMBERS, bytes((self.spo2 or 0, *(self.pulse_rate or 0).to_bytes(2, "little"), self.perfusion or 0, status, self.last)))


def parse_wave(frame: Frame) -> tuple[int, ...]:
    """Five samples of the wave, 0 to 127. Bit 7 marks the beat, three samples after its top, and is no part of the value."""
    if frame.kind != WAVE or not frame.data:
        raise ProtocolError("not a frame of the wave", packet=bytes(frame))
    return tuple(byte & 0x7F for byte in frame.data)


def parse_battery(frame: Frame) -> int:
    """How full its battery is, in the quarters that it knows: 25, 50, 75 or 100 %."""
    if frame.kind != BATTERY or len(frame.data) != 1 or frame.data[0] > 3:
        raise ProtocolError("not a frame of the battery", packet=bytes(frame))
    return 25 * (frame.data[0] + 1)


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
            start = held.find(SYNC[:1], at)
            if start != at:
                start = len(held) if start < 0 else start
                self.dropped += start - at
                at = start
                continue
            if not SYNC.startswith(held[at : at + 2]) or (len(held) > at + 3 and not _LEAST <= held[at + 3] <= LONGEST):
                self.dropped += 1
                at += 1
                continue
            if len(held) < at + 4 or len(held) < at + 4 + held[at + 3]:
                break
            end = at + 4 + held[at + 3]
            try:
                frames.append(Frame.parse(held[at:end]))
                at = end
            except ProtocolError:  # a wrong check byte: the next frame may begin within this one
                self.dropped += 1
                at += 1
        self.held = held[at:]
        return frames
