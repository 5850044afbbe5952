"""The sweep's figures on instruments whose truth is known: filters, noise, an automatic gain, a suppressor, a gate."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import signal

from devices.sweep import SweepFlaw, Unmeasured
from drivers.stethoscope.codec import RATE_HZ
from drivers.stethoscope.sweep import THIRDS, excitation, measure

Wave = "np.ndarray[Any, np.dtype[np.float64]]"
SEED = np.random.default_rng(7)


def heard(through: Callable[[Any], Any] = lambda wave: wave, *, late_s: float = 0.35, noise_dbfs: float = -80.0, gain: float = 0.5) -> bytes:
    """The recording that such an instrument makes of the excitation."""
    wave = gain * through(excitation())
    whole = np.concatenate([np.zeros(round(late_s * RATE_HZ)), wave, np.zeros(RATE_HZ // 2)])
    whole = whole + 10 ** (noise_dbfs / 20) * SEED.standard_normal(len(whole))
    return np.clip(np.rint(whole * 32768), -32768, 32767).astype("<i2").tobytes()


def filtered(*design: Any, **more: Any) -> tuple[Callable[[Any], Any], dict[float, float]]:
    """A filter, and what it does in each third octave."""
    sections = signal.butter(*design, fs=RATE_HZ, output="sos", **more)
    hertz, transfer = signal.sosfreqz(sections, 1 << 15, fs=RATE_HZ)
    truth = {}
    for third in THIRDS:
        inside = (hertz >= third * 10**-0.05) & (hertz < third * 10**0.05)
        truth[third] = float(10 * np.log10(np.mean(np.abs(transfer[inside]) ** 2)))
    return (lambda wave: signal.sosfilt(sections, wave)), truth


@pytest.mark.parametrize("design", [(2, [40, 1200], "bandpass"), (3, 100, "highpass"), (2, 600, "lowpass"), (1, [150, 300], "bandstop")])
def test_the_response_is_the_filters_own_within_half_a_decibel(design: tuple[Any, ...]) -> None:
    through, truth = filtered(*design)
    sweep = measure(heard(through))
    errors = {third: sweep.band(third) - (truth[third] + 20 * np.log10(0.5)) for third in THIRDS if truth[third] > -30}
    assert max(map(abs, errors.values())) < 0.5, errors


@pytest.mark.parametrize("floor", [-75.0, -60.0, -50.0])
def test_the_noise_floor_is_found_within_a_decibel(floor: float) -> None:
    assert measure(heard(noise_dbfs=floor)).noise_dbfs == pytest.approx(floor, abs=1.0)


@pytest.mark.parametrize("late_s", [0.0, 0.1, 1.2])
def test_an_honest_instrument_has_no_gain_of_its_own_whenever_it_hears(late_s: float) -> None:
    sweep = measure(heard(late_s=late_s, noise_dbfs=-70))
    assert abs(sweep.linearity_db) < 0.2
    assert abs(sweep.steady_db) < 0.3
    assert abs(sweep.gate_db) < 0.8
    assert sweep.delay_ms == pytest.approx(1000 * late_s, abs=1)
    assert sweep.band(200) == pytest.approx(-6.0, abs=0.2)


def follow(wave: Any, per_s: float = 8.0) -> Any:
    """How loud it is, followed as gain controls follow it."""
    keep = np.exp(-per_s / RATE_HZ)
    return np.sqrt(signal.lfilter([1 - keep], [1, -keep], wave**2)) + 1e-4


def test_an_automatic_gain_is_seen_by_the_step_that_is_missing() -> None:
    sweep = measure(heard(lambda wave: wave * (0.1 / follow(wave)) ** 0.6, gain=0.3))
    assert sweep.linearity_db < -4, "a step of 12 dB came back as less than 8"


def test_a_noise_suppressor_takes_a_noise_away_that_stays() -> None:
    def suppress(wave: Any) -> Any:
        floor = signal.lfilter([1 - np.exp(-1.0 / RATE_HZ)], [1, -np.exp(-1.0 / RATE_HZ)], np.abs(wave))
        return wave * np.clip(1.4 - floor / (np.abs(follow(wave, 30)) + 1e-6), 0.15, 1)

    assert measure(heard(suppress)).steady_db < -2


def test_a_gate_shuts_faint_noise_out() -> None:
    sweep = measure(heard(lambda wave: np.where(follow(wave, 50) > 0.02, wave, 0.0), noise_dbfs=-75))
    assert sweep.gate_db > 10
    assert abs(sweep.steady_db) < 1


def test_what_cannot_be_measured_says_why() -> None:
    for pcm, flaw in (
        (b"", SweepFlaw.NOTHING_HEARD),
        (bytes(2 * 20 * RATE_HZ), SweepFlaw.NOTHING_HEARD),
        (SEED.integers(-300, 300, 20 * RATE_HZ).astype("<i2").tobytes(), SweepFlaw.NOTHING_HEARD),
        (heard(gain=6.0), SweepFlaw.TOO_LOUD),
    ):
        with pytest.raises(Unmeasured) as caught:
            measure(pcm)
        assert caught.value.flaw is flaw
