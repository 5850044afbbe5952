"""When the oximeter's numbers may be believed: ten seconds that agree with each other. No I/O."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_low

from devices.measurement import Reason
from drivers.oximeter_contec.codec import PACKETS_PER_S, LiveData

WEAK_BELOW = 3  # of 15; captured good fingers have 4 and 5
LARGEST_GAP_S = 1.0  # a hole in the stream begins the window anew
ENOUGH = 0.8  # of the packets that the window should hold
STRAY = 0.01  # without a checksum a flipped bit now and then is the cable's, not the patient's
SPO2_SPREAD = 3  # percentage points within the window
PULSE_SPREAD = 15  # beats a minute: breathing alone moves a young heart by ten


@dataclass(frozen=True)
class Heard:
    """A packet, and when it came."""

    at_s: float
    live: LiveData
    raw: bytes


def why_no_value(live: LiveData) -> Reason | None:
    """Why this packet's numbers are not to be believed; None where they are.

    Bit 7 of the first byte is "probe error" in one reading of the protocol and "finger out" in another: with no signal at all
    it is taken for the absent finger, which is by far the more frequent.
    """
    if live.probe_error:
        return Reason.PROBE_ERROR if live.strength else Reason.FINGER_OUT
    if live.search_too_long:
        return Reason.WEAK_SIGNAL
    if live.searching or live.pulse_rate is None or live.spo2 is None:
        return Reason.SEARCHING
    return Reason.WEAK_SIGNAL if live.strength < WEAK_BELOW else None


class SteadyWindow:
    """The last seconds of good packets."""

    def __init__(self, length_s: float) -> None:
        self._length_s = length_s
        self._heard: deque[Heard] = deque()

    def clear(self) -> None:
        """Begin anew."""
        self._heard.clear()

    def add(self, heard: Heard) -> None:
        """Take in a good packet."""
        if self._heard and heard.at_s - self._heard[-1].at_s > LARGEST_GAP_S:
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
        return span_s >= self._length_s and len(self._heard) >= ENOUGH * PACKETS_PER_S * self._length_s

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
        return b"".join(heard.raw for heard in self._heard)

    def _spo2(self) -> list[int]:
        return [heard.live.spo2 for heard in self._heard if heard.live.spo2 is not None]

    def _pulse_rates(self) -> list[int]:
        return [heard.live.pulse_rate for heard in self._heard if heard.live.pulse_rate is not None]


def _spread(numbers: Iterable[int]) -> int:
    """Largest less smallest, strays left out."""
    ordered = sorted(numbers)
    stray = int(len(ordered) * STRAY)
    kept = ordered[stray : len(ordered) - stray]
    return kept[-1] - kept[0] if kept else 0
