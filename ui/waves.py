"""Pours a device's waveform into a trace at the pace of the screen: devices send in bursts, eyes want an even sweep."""

from collections import deque

from PySide6.QtCore import QObject, QTimer, Slot

from devices.waveform import Samples
from ui.models.pleth_trace import SAMPLE_RATE, PlethTrace

FRAME_MS = 33
PER_FRAME = SAMPLE_RATE * FRAME_MS // 1000 + 1
LATE = SAMPLE_RATE  # a second behind: catch up


class WaveFeeder(QObject):
    """Holds what came and is not drawn yet; its timer rests while there is nothing."""

    def __init__(self, trace: PlethTrace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trace = trace
        self._waiting: deque[float] = deque(maxlen=4 * SAMPLE_RATE)
        self._share = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.draw)
        trace.cleared.connect(self._forget)

    def pour(self, samples: Samples) -> None:
        """Take in a stretch, brought to the trace's own rate and to 0..1."""
        if samples.full_scale <= 0 or samples.rate_hz <= 0:
            return
        step = SAMPLE_RATE / samples.rate_hz
        for value in samples.values:
            self._share += step
            while self._share >= 1:
                self._share -= 1
                self._waiting.append(min(1.0, max(0.0, value / samples.full_scale)))
        if self._waiting and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _forget(self) -> None:
        self._waiting.clear()
        self._share = 0.0

    @Slot()
    def draw(self) -> None:
        """Draw what is due."""
        due = PER_FRAME if len(self._waiting) < LATE else len(self._waiting) - LATE + PER_FRAME
        self._trace.feed([self._waiting.popleft() for _ in range(min(due, len(self._waiting)))])
        if not self._waiting:
            self._timer.stop()
