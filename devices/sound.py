"""A stretch of sound from an instrument: numbered samples, so that a gap is seen."""

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from devices.measurement import Quality, Reason

FULL_SCALE = 32768
CLIPPED_AT = 32700  # so near to full scale only a cut-off wave stays
CLIPPED_SHARE = 0.0005  # a single knock is no fault
FAINT_DBFS = -66.0  # below it a heart sound drowns in sixteen bits' own noise and the room's


@dataclass(frozen=True)
class Sound:
    """Samples in a row, signed 16 bits, little end first, one channel."""

    first_number: int  # counts samples since the instrument began to listen
    first_at: datetime
    rate_hz: int
    pcm: bytes

    @property
    def count(self) -> int:
        """How many samples it has."""
        return len(self.pcm) // 2


@dataclass(frozen=True)
class Loudness:
    """How loud a stretch is, in decibels below full scale, and how much of it is cut off."""

    peak_dbfs: float
    mean_dbfs: float  # root mean square
    clipped: int  # samples at the end of the scale
    count: int

    @property
    def quality(self) -> Quality:
        """Whether one can judge by it: cut off, too faint, or nothing at all."""
        if not self.count or self.peak_dbfs == -math.inf:
            return Quality.of((Reason.NO_DATA,))
        doubts = []
        if self.clipped > CLIPPED_SHARE * self.count:
            doubts.append(Reason.CLIPPED)
        if self.mean_dbfs < FAINT_DBFS:
            doubts.append(Reason.WEAK_SIGNAL)
        return Quality.of((), doubts)


def samples_of(pcm: bytes) -> Sequence[int]:
    """The samples as numbers."""
    samples = array("h")
    samples.frombytes(pcm[: len(pcm) & ~1])
    return samples


def loudness(pcm: bytes) -> Loudness:
    """How loud these samples are.

    >>> loudness(bytes(4)).mean_dbfs
    -inf
    >>> round(loudness(b"\\x00\\x40" * 100).peak_dbfs, 2)
    -6.02
    """
    samples = samples_of(pcm)
    if not samples:
        return Loudness(-math.inf, -math.inf, 0, 0)
    mean = sum(samples) / len(samples)  # a sound card's own offset is no sound
    square = sum(each * each for each in samples) / len(samples) - mean * mean
    peak = max(max(samples), -min(samples))
    clipped = sum(each >= CLIPPED_AT or each <= -CLIPPED_AT for each in samples) if peak >= CLIPPED_AT else 0
    return Loudness(_decibels(peak), _decibels(math.sqrt(max(0.0, square))), clipped, len(samples))


def _decibels(amplitude: float) -> float:
    return 20 * math.log10(amplitude / FULL_SCALE) if amplitude > 0 else -math.inf
