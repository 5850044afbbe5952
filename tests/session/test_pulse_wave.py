"""The booth's own look at a pulse wave: beats found as SciPy finds them, and every reason to doubt the number above."""

import random
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, Quality, QualityLevel, Quantity, Reason, Value
from devices.waveform import Samples
from drivers.simulation.finger import FULL_SCALE, Finger, Pulse
from session.plain import from_json, to_json
from session.pulse_wave import LEAST_S, beats, judge, weighed
from tests.session.recorded_waves import RECORDED, RECORDINGS, Recorded, Wave

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
RATE_HZ = 60  # the Contec's
needs_recordings = pytest.mark.skipif(not RECORDINGS.is_dir(), reason=f"the recorded pulse waves are not in {RECORDINGS}")


def samples(values: list[int] | Wave, rate_hz: float = RATE_HZ, first: int = 0) -> Samples:
    return Samples(first, AT, rate_hz, FULL_SCALE, tuple(int(value) for value in values))


def pulse(rate: int = 72, seconds: float = 10, **how: bool) -> list[int]:
    finger, wave = Finger(pulse_rate=rate, **how), Pulse(RATE_HZ)
    return [wave.step(finger)[0] for _ in range(int(seconds * RATE_HZ))]


def saturation(wave: tuple[Samples, ...], pulse_rate: int = 72, quality: Quality = GOOD) -> Measurement:
    values = (Value(Quantity.SPO2, Decimal(97)), Value(Quantity.PULSE_RATE, Decimal(pulse_rate)))
    return Measurement(values, AT, DeviceIdentity("Contec", "CMS50D+", "1"), quality, b"raw", wave=wave)


def as_scipy(wave: Wave, rate_hz: float) -> Wave:
    """Where SciPy finds summits: band-passed, and half as prominent as most of the wave is high."""
    band = signal.sosfiltfilt(signal.butter(3, (0.5, 8), "bandpass", fs=rate_hz, output="sos"), wave)
    places, _ = signal.find_peaks(band, distance=0.3 * rate_hz, prominence=0.5 * (np.percentile(band, 95) - np.percentile(band, 5)))
    return np.asarray(places)


def near(places: list[int] | Wave, others: list[int] | Wave, within: float) -> float:
    """The part of these places that has another one near it."""
    return sum(any(abs(place - other) <= within for other in others) for place in places) / len(places)


@needs_recordings
@pytest.mark.parametrize("recorded", RECORDED, ids=lambda recorded: recorded.name)
@pytest.mark.parametrize("rate_hz", [50, 60, 75, 100])  # those of the oximeters here
def test_beats_of_recorded_fingers_are_found_where_scipy_finds_them(recorded: Recorded, rate_hz: float) -> None:
    """Measured: sensitivity 1.00 on three recordings and 0.90 to 0.98 on v102s, from intensive care, at their worst rate; rates within 2 %."""
    wave = recorded.as_sent(rate_hz)
    ours, theirs = beats([int(value) for value in wave], rate_hz), as_scipy(wave, rate_hz)
    assert near(theirs, ours, 0.15 * rate_hz) >= 0.9  # sensitivity
    assert near(ours, theirs, 0.15 * rate_hz) >= 0.9  # positive predictive value
    assert np.median(np.diff(ours)) == pytest.approx(np.median(np.diff(theirs)), rel=0.03)


@needs_recordings
@pytest.mark.parametrize("recorded", RECORDED[:3], ids=lambda recorded: recorded.name)
def test_quiet_recorded_fingers_are_believed_and_another_rate_above_them_is_not(recorded: Recorded) -> None:
    wave = recorded.as_sent(RATE_HZ)
    for start in range(0, len(wave) - 10 * RATE_HZ + 1, 10 * RATE_HZ):
        window = samples(wave[start : start + 10 * RATE_HZ])
        judged = judge((window,), None)
        assert judged is not None
        seen, doubts = judged
        assert not doubts
        assert seen.rate is not None
        assert seen.score >= 86
        told = as_scipy(wave[start : start + 10 * RATE_HZ], RATE_HZ)
        assert seen.rate == pytest.approx(60 * RATE_HZ / np.median(np.diff(told)), abs=3)
        for wrong in (seen.rate // 2, seen.rate * 2):  # an oximeter that counts every second beat, or the notch as one
            again = judge((window,), Decimal(wrong))
            assert again is not None
            assert again[1] == (Reason.RATE_DISAGREES,)


@pytest.mark.parametrize("rate", [30, 45, 72, 110, 150, 190])
def test_a_quiet_finger_is_good_from_slow_to_fast(rate: int) -> None:
    judged = judge((samples(pulse(rate)),), Decimal(rate))
    assert judged is not None
    seen, doubts = judged
    assert not doubts
    assert seen.rate == pytest.approx(rate, abs=3)
    assert seen.seconds == 10


def test_a_moving_finger_is_doubted() -> None:
    judged = judge((samples(pulse(moving=True)),), Decimal(72))
    assert judged is not None
    assert Reason.MOVEMENT in judged[1]
    assert judged[0].score < 86


def test_a_line_is_no_pulse_whatever_the_number_says() -> None:
    judged = judge((samples([64] * 600),), Decimal(72))
    assert judged is not None
    assert judged[1] == (Reason.FLAT_SIGNAL,)
    assert judged[0].score == 0


def test_a_wave_cut_off_at_the_end_of_the_scale_is_doubted() -> None:
    cut = [min(FULL_SCALE, value * 3) for value in pulse()]
    judged = judge((samples(cut),), Decimal(72))
    assert judged is not None
    assert Reason.CLIPPED in judged[1]
    assert judged[0].clipped_percent > 10


def test_a_hardly_visible_pulse_is_weak() -> None:
    judged = judge((samples([60 + value // 14 for value in pulse()]),), Decimal(72))
    assert judged is not None
    assert Reason.WEAK_SIGNAL in judged[1]


def test_an_irregular_heart_is_not_movement() -> None:
    """Atrial fibrillation: no two intervals are alike, and the beats are."""
    chance, values = random.Random(4), []
    while len(values) < 600:
        values += pulse(chance.randrange(60, 100), 2)[: RATE_HZ * 60 // chance.randrange(60, 100)]
    judged = judge((samples(values[:600]),), None)
    assert judged is not None
    assert judged[0].score > 60  # shown, whatever the threshold says of it


def test_what_is_missing_on_the_way_makes_no_beat() -> None:
    whole = pulse(seconds=12)
    judged = judge((samples(whole[:300]), samples(whole[380:], first=380)), Decimal(72))
    assert judged is not None
    assert judged[1] == ()
    assert judged[0].rate == pytest.approx(72, abs=3)


def test_a_wave_too_short_is_not_judged() -> None:
    short = saturation((samples(pulse(seconds=LEAST_S - 0.5)),))
    assert weighed(short) is short
    assert weighed(saturation(())).quality == GOOD


def test_the_doubt_goes_into_the_quality_and_what_the_device_refused_stays_refused() -> None:
    wave = (samples(pulse(72)),)
    good = weighed(saturation(wave))
    assert (good.quality.level, good.quality.reasons) == (QualityLevel.GOOD, ())
    assert good.quality.signal is not None
    assert good.quality.signal.rate == pytest.approx(72, abs=3)
    doubtful = weighed(saturation(wave, pulse_rate=96))
    assert (doubtful.quality.level, doubtful.quality.reasons) == (QualityLevel.DOUBTFUL, (Reason.RATE_DISAGREES,))
    refused = weighed(saturation(wave, 96, Quality(QualityLevel.REFUSED, (Reason.DEMONSTRATION,))))
    assert (refused.quality.level, refused.quality.reasons[0]) == (QualityLevel.REFUSED, Reason.DEMONSTRATION)
    before = Quality(QualityLevel.DOUBTFUL, (Reason.LOW_BATTERY,))
    assert weighed(saturation(wave, 96, before)).quality.reasons == (Reason.LOW_BATTERY, Reason.RATE_DISAGREES)


def test_wave_and_score_are_kept_as_they_were() -> None:
    measured = weighed(saturation((samples(pulse()),)))
    again = from_json(Measurement, to_json(measured))
    assert again == measured
    assert weighed(replace(again, quality=GOOD)).quality == measured.quality  # the score can be had from the record again


@given(
    st.lists(st.tuples(st.integers(0, 2000), st.lists(st.integers(0, 127), max_size=400)), max_size=5),
    st.sampled_from([25.0, 50.0, 60.0, 75.0, 100.0, 200.0]),
    st.none() | st.integers(0, 300),
)
def test_whatever_an_oximeter_draws_there_is_a_score_or_none(drawn: list[tuple[int, list[int]]], rate_hz: float, told: int | None) -> None:
    judged = judge([samples(values, rate_hz, first) for first, values in drawn], None if told is None else Decimal(told))
    if judged is not None:
        assert 0 <= judged[0].score <= 100
        assert 0 <= judged[0].clipped_percent <= 100
        assert len(set(judged[1])) == len(judged[1])
