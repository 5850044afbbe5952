"""Pulse waves that other people recorded, as an oximeter at so many samples a second would have sent them. They are not in the repository."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import signal

RECORDINGS = Path(os.environ.get("ALCOVE_RECORDINGS", Path(__file__).parents[3] / "shared" / "devices" / "signals"))
FULL_SCALE = 127
Wave = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Recorded:
    """A recording: its file, its own rate, and which stretch of it is a pulse wave, seconds."""

    name: str
    rate_hz: float
    first_s: float = 0.0
    last_s: float = 120.0

    def read(self) -> Wave:
        """The wave at its own rate."""
        whole = _READERS[self.name](RECORDINGS / self.name)
        return whole[int(self.first_s * self.rate_hz) : int(self.last_s * self.rate_hz)]

    def as_sent(self, rate_hz: float) -> Wave:
        """The wave as a device sends it: at its rate, without what is slower than a breath, filling seven bits."""
        wave = self.read()
        wave = signal.resample_poly(wave - wave.mean(), round(rate_hz), round(self.rate_hz))
        wave = signal.sosfiltfilt(signal.butter(2, 0.3, "highpass", fs=rate_hz, output="sos"), wave)
        low, high = np.percentile(wave, 1), np.percentile(wave, 99)
        return np.asarray(np.clip(np.round(10 + (wave - low) / (high - low) * 100), 0, FULL_SCALE))


def _column(path: Path) -> Wave:
    return np.asarray(np.loadtxt(path, comments="#", ndmin=2)[:, 0])


def _two_bytes(path: Path) -> Wave:
    """wfdb format 16 behind 24 bytes, three signals; the last is the wave."""
    return np.frombuffer(path.read_bytes()[24:], "<i2").reshape(-1, 3)[:, 2].astype(float)


def _twelve_bits(signals: int, wave: int) -> Callable[[Path], Wave]:
    def read(path: Path) -> Wave:
        """wfdb format 212: two samples of twelve bits in three bytes."""
        raw = np.frombuffer(path.read_bytes(), np.uint8)
        raw = raw[: len(raw) // 3 * 3].reshape(-1, 3).astype(np.int32)
        pairs = np.stack((raw[:, 0] | (raw[:, 1] & 0x0F) << 8, raw[:, 2] | (raw[:, 1] & 0xF0) << 4), axis=1).reshape(-1)
        pairs = np.where(pairs > 2047, pairs - 4096, pairs)
        return pairs[: len(pairs) // signals * signals].reshape(-1, signals)[:, wave].astype(float)

    return read


_READERS: dict[str, Callable[[Path], Wave]] = {
    "biosppy_ppg.txt": _column,
    "heartpy_ppg_data1.csv": _column,
    "a103l.mat": _two_bytes,
    "v102s.dat": _twelve_bits(4, 2),
}
RECORDED = (Recorded("biosppy_ppg.txt", 1000), Recorded("heartpy_ppg_data1.csv", 100), Recorded("a103l.mat", 250), Recorded("v102s.dat", 250))
