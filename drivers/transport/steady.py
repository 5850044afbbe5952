"""When an oximeter's numbers may be believed: ten seconds that agree with each other. No I/O."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_low

from devices.measurement import Reason

LARGEST_GAP_S = 1.0  # a hole in the stream begins the window anew
LARGEST_GAP_PACKETS = 2.5  # the same, where packets are rare
ENOUGH = 0.8  # of the packets that the window should hold
STRAY = 0.01  # where there is no checksum a flipped bit now and then is the cable's, not the patient's
SPO2_SPREAD = 3  # percentage points within the window
PULSE_SPREAD = 15  # beats a minute: breathing alone moves a young heart by ten


@dataclass(frozen=True)
class Said:
    """What one packet said: its numbers, what is to be thought of them, and its stretch of the pulse wave."""

    spo2: int | None  # %
    pulse_rate: int | None  # beats a minute
    hindrance: Reason | None  # why the numbers do not count
    raw: bytes
    wave: tuple[int, ...] = ()
    doubts: tuple[Reason, ...] = ()  # the numbers count, with these reasons beside them


@dataclass(frozen=True)
class Heard:
    """The same, and when it came."""

    at_s: float
    said: Said


class SteadyWindow:
    """The last seconds of good packets, of an oximeter that sends so many a second."""

    def __init__(self, length_s: float, packets_per_s: float) -> None:
        self._length_s, self._packets_per_s = length_s, packets_per_s
        self._largest_gap_s = max(LARGEST_GAP_S, LARGEST_GAP_PACKETS / packets_per_s)
        self._heard: deque[Heard] = deque()

    def clear(self) -> None:
        """Begin anew."""
        self._heard.clear()

    def add(self, heard: Heard) -> None:
        """Take in a good packet."""
        if self._heard and heard.at_s - self._heard[-1].at_s > self._largest_gap_s:
            self.clear()
        self._heard.append(heard)
        while len(self._heard) > 1 and heard.at_s - self._heard[1].at_s >= self._length_s:
            self._heard.popleft()

    @property
    def full(self) -> bool:
        """Whether it spans its length, without missing too much."""
        if not self._heard:
            return False
        span_s = self._heard[-1].at_s - self._heard[0].at_s
        return span_s >= self._length_s and len(self._heard) >= ENOUGH * self._packets_per_s * self._length_s

    @property
    def steady(self) -> bool:
        """Whether the packets agree."""
        return _spread(self._spo2()) <= SPO2_SPREAD and _spread(self._pulse_rates()) <= PULSE_SPREAD

    def medians(self) -> tuple[int, int]:
        """SpO2 (%) and pulse rate (beats a minute)."""
        return median_low(self._spo2()), median_low(self._pulse_rates())

    @property
    def raw(self) -> bytes:
        """All that stands behind the medians, as it was on the wire."""
        return b"".join(heard.said.raw for heard in self._heard)

    @property
    def doubts(self) -> tuple[Reason, ...]:
        """Every doubt of its packets, each once."""
        return tuple(dict.fromkeys(doubt for heard in self._heard for doubt in heard.said.doubts))

    def _spo2(self) -> list[int]:
        return [heard.said.spo2 for heard in self._heard if heard.said.spo2 is not None]

    def _pulse_rates(self) -> list[int]:
        return [heard.said.pulse_rate for heard in self._heard if heard.said.pulse_rate is not None]


def _spread(numbers: Iterable[int]) -> int:
    """Largest less smallest, strays left out."""
    ordered = sorted(numbers)
    stray = int(len(ordered) * STRAY)
    kept = ordered[stray : len(ordered) - stray]
    return kept[-1] - kept[0] if kept else 0
