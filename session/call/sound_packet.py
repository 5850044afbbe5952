"""The stethoscope's sound on the call's data channel: small numbered packets, samples as they are. No I/O.

    0   16  identifier of the recording that this becomes
    16  4   number of the first sample in it, little end first
    20  4   samples a second
    24  …   the samples, signed 16 bits, little end first, one channel

The channel keeps no order and gives up a packet after `LIFETIME_MS`: what comes later than that could not be played any more, and
would only hold up what follows. A number that is missing is a gap, and is shown as one.
"""

import struct
from dataclasses import dataclass
from typing import Self
from uuid import UUID

LABEL = "stethoscope"
LIFETIME_MS = 400
MOST_WAITING = 32_000  # bytes not sent yet, two seconds: a line that is slower gets gaps and no growing delay
_HEAD = struct.Struct("<16sII")
LARGEST = 8192


@dataclass(frozen=True)
class SoundPacket:
    """Some hundredths of a second of one recording."""

    sound_id: str  # 32 hexadecimal digits
    first_number: int
    rate_hz: int
    pcm: bytes

    def __bytes__(self) -> bytes:
        return _HEAD.pack(UUID(hex=self.sound_id).bytes, self.first_number, self.rate_hz) + self.pcm

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """ValueError where it is none."""
        if not _HEAD.size < len(data) <= LARGEST or (len(data) - _HEAD.size) % 2:
            raise ValueError("not a packet of sound")
        name, number, rate = _HEAD.unpack_from(data)
        return cls(UUID(bytes=name).hex, number, rate, data[_HEAD.size :])
