"""The local alarm of Urgence: a modulated tone from this machine's own loudspeaker, without any network, until somebody stops it.

It is played by PulseAudio's own `pacat`. Where that cannot play, `ringing` stays false and the screen says to call out loud.
"""

import shutil
from array import array
from math import pi, sin

from PySide6.QtCore import QObject, QProcess, Signal

PROGRAM = "pacat"
RATE = 22050
ROUND_S = 1.0
LOW_HZ, HIGH_HZ = 440.0, 880.0
PEAK = 10 ** (-12 / 20)  # -12 dBFS, as every sound of the house


def one_round() -> bytes:
    """One rise and fall, 16 bits little-endian, joining the next without a click."""
    samples, phase = array("h"), 0.0
    count = int(RATE * ROUND_S)
    for n in range(count):
        phase += 2 * pi * (LOW_HZ + (HIGH_HZ - LOW_HZ) * (0.5 - 0.5 * cos_of(n / count))) / RATE
        samples.append(round(32767 * PEAK * sin(phase)))
    return samples.tobytes()


def cos_of(share: float) -> float:
    """The cosine of this share of a turn."""
    return sin(2 * pi * share + pi / 2)


class Siren(QObject):
    """Rings from `start` to `stop`."""

    changed = Signal()

    def __init__(self, program: str = PROGRAM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = shutil.which(program) or ""
        self._sound = one_round() if self._program else b""
        self._process = QProcess(self)
        self._process.started.connect(self._feed)
        self._process.started.connect(self.changed)
        self._process.bytesWritten.connect(self._feed)
        self._process.finished.connect(self.changed)

    @property
    def ringing(self) -> bool:
        """Whether the player runs at this instant."""
        return self._process.state() is QProcess.ProcessState.Running

    def start(self) -> None:
        """Ring, if there is anything to ring with."""
        if self._program and self._process.state() is QProcess.ProcessState.NotRunning:
            arguments = ["--playback", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=100"]
            self._process.start(self._program, arguments)

    def stop(self) -> None:
        """Be silent at once."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(500)

    def _feed(self) -> None:
        if self.ringing and not self._process.bytesToWrite():
            self._process.write(self._sound)
