"""A stretch of waveform: plethysmogram, sound, ECG."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

TOLD_EVERY_S = 0.05  # a device may send each sample by itself; screens and the line get a stretch at a time


@dataclass(frozen=True)
class Samples:
    """Numbered samples at a fixed rate; `values` lie between 0 and `full_scale`."""

    first_number: int  # counts samples since the waveform began, so that a gap is seen
    first_at: datetime
    rate_hz: float
    full_scale: int
    values: tuple[int, ...]


def joined(stretches: Iterable[Samples]) -> list[Samples]:
    """The same samples in as few stretches as there are: one, unless some are missing between them.

    >>> at = datetime(2026, 11, 22)
    >>> first, second, later = (Samples(number, at, 60, 127, values) for number, values in ((7, (1, 2)), (9, (3,)), (12, (4,))))
    >>> [(each.first_number, each.values) for each in joined((first, second, later))]
    [(7, (1, 2, 3)), (12, (4,))]
    """
    whole: list[Samples] = []
    for each in stretches:
        if whole and _goes_on(whole[-1], each):
            whole[-1] = replace(whole[-1], values=whole[-1].values + each.values)
        else:
            whole.append(each)
    return whole


def _goes_on(one: Samples, other: Samples) -> bool:
    return (other.first_number, other.rate_hz, other.full_scale) == (one.first_number + len(one.values), one.rate_hz, one.full_scale)
