"""48 kHz to 8 kHz: every sixth sample, after a steep low-pass, so that nothing above 4 kHz folds down into what one listens to."""

import numpy as np

FACTOR = 6
TAPS = 241  # 5 ms; passes to 3.5 kHz, 80 dB down from 4.1 kHz on


def _low_pass() -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    at = np.arange(TAPS) - (TAPS - 1) / 2
    taps = np.sinc(at * 2 * 3800 / 48_000) * np.kaiser(TAPS, 8.0)
    return np.asarray(taps / taps.sum(), np.float64)


class Sixth:
    """Takes blocks in, gives a sixth as many samples out; what it cannot use yet waits for the next block."""

    def __init__(self) -> None:
        self._taps = _low_pass()
        self._before = np.zeros(TAPS - 1)

    def feed(self, pcm: bytes) -> bytes:
        """The samples at 8 kHz for as many at 48 kHz, a multiple of six."""
        samples = np.concatenate([self._before, np.frombuffer(pcm, "<i2").astype(np.float64)])
        self._before = samples[-(TAPS - 1) :]
        filtered = np.convolve(samples, self._taps, "valid")[::FACTOR]
        return np.clip(np.rint(filtered), -32768, 32767).astype("<i2").tobytes()
