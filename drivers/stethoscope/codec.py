"""The stethoscope's sound on its way from the listening process: small numbered packets in a pipe.

0   4   "SteB"
4   4   number of its first sample, little end first; what is missing in between was lost in the sound card
8   2   samples in it, 1 to 4096
10  …   the samples, signed 16 bits, little end first
"""

import struct
from dataclasses import dataclass
from typing import Self

from devices.errors import ProtocolError

RATE_HZ = 8000  # of all that is heard
MARK = b"SteB"
MOST = 4096
_HEAD = struct.Struct("<4sIH")


@dataclass(frozen=True)
class Packet:
    """A few hundredths of a second of sound."""

    first_number: int
    pcm: bytes

    def __post_init__(self) -> None:
        if len(self.pcm) % 2 or not 0 < len(self.pcm) <= 2 * MOST:
            raise ValueError(f"a packet has 1 to {MOST} whole samples, this one {len(self.pcm) / 2:g}")
        if not 0 <= self.first_number < 1 << 32:
            raise ValueError("samples are counted in 32 bits: two days at 8 kHz")

    def __bytes__(self) -> bytes:
        return _HEAD.pack(MARK, self.first_number, len(self.pcm) // 2) + self.pcm

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """One whole packet; ProtocolError where it is none."""
        if len(data) < _HEAD.size:
            raise ProtocolError("shorter than its head", packet=data)
        mark, number, count = _HEAD.unpack_from(data)
        if mark != MARK or not 0 < count <= MOST or len(data) != _HEAD.size + 2 * count:
            raise ProtocolError("not a packet of sound", packet=data)
        return cls(number, data[_HEAD.size :])


class Reader:
    """Cuts packets out of a stream of bytes. What is none is passed over and counted."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.dropped = 0  # bytes

    def feed(self, data: bytes) -> list[Packet]:
        """The packets that are whole now."""
        self._buffer += data
        packets = []
        while (size := self._next()) is not None:
            packets.append(Packet.parse(bytes(self._buffer[:size])))
            del self._buffer[:size]
        return packets

    def _next(self) -> int | None:
        """The size of the packet at the beginning, once it is whole; what cannot begin one is dropped."""
        while True:
            start = self._buffer.find(MARK)
            keep = next((n for n in range(len(MARK) - 1, 0, -1) if self._buffer.endswith(MARK[:n])), 0)
            lost = start if start >= 0 else len(self._buffer) - keep
            self.dropped += lost
            del self._buffer[:lost]
            if len(self._buffer) < _HEAD.size:
                return None
            count = _HEAD.unpack_from(self._buffer)[2]
            if 0 < count <= MOST:
                size = _HEAD.size + 2 * count
                return size if len(self._buffer) >= size else None
            self.dropped += 1
            del self._buffer[:1]
