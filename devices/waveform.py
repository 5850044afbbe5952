"""A stretch of waveform: plethysmogram, sound, ECG."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Samples:
    """Numbered samples at a fixed rate; `values` lie between 0 and `full_scale`."""

    first_number: int  # counts samples since the waveform began, so that a gap is seen
    first_at: datetime
    rate_hz: float
    full_scale: int
    values: tuple[int, ...]
