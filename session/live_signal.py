"""How well the pulse wave can be read while it is still being measured: the last seconds of it, looked at once a second. No I/O."""

from collections import deque
from dataclasses import dataclass, field
from decimal import Decimal

from devices.measurement import Reason
from devices.signal_quality import SignalQuality
from devices.waveform import Samples
from session.pulse_wave import judge

WINDOW_S = 8.0
EVERY_S = 1.0
LEAST_S = 6  # less holds too few beats of a slow heart: it would be taken for a moving finger
WHOLE_S = 7  # without a rate nothing is told before


@dataclass(frozen=True)
class LiveSignal:
    """What the booth itself sees in the wave now, and every reason to doubt a number above it."""

    seen: SignalQuality
    doubts: tuple[Reason, ...] = ()


@dataclass
class RunningWave:
    """The last seconds of a wave."""

    _stretches: deque[Samples] = field(default_factory=deque)
    _since_s: float = 0.0  # how much has come since the last look

    def clear(self) -> None:
        """Another measure, perhaps another finger."""
        self._stretches.clear()
        self._since_s = 0.0

    def add(self, stretch: Samples, pulse_rate: Decimal | None) -> LiveSignal | None:
        """The wave goes on; what it looks like, where a second has gone by and there is enough of it."""
        if self._stretches and (stretch.rate_hz, stretch.full_scale) != (self._stretches[-1].rate_hz, self._stretches[-1].full_scale):
            self.clear()
        self._stretches.append(stretch)
        while self._stretches and stretch.first_number - self._stretches[0].first_number > WINDOW_S * stretch.rate_hz:
            self._stretches.popleft()
        self._since_s += len(stretch.values) / stretch.rate_hz
        if self._since_s < EVERY_S:
            return None
        self._since_s = 0.0
        judged = judge(tuple(self._stretches), pulse_rate)
        if judged is None or judged[0].seconds < (WHOLE_S if judged[0].rate is None else LEAST_S):
            return None
        return LiveSignal(*judged)
