"""Reads the pulse wave under an oximeter's number: are there beats, are they alike, and as many as it says? No I/O.

Beats are found by the two moving averages of Elgendi et al. (PLoS ONE 2013, 8(10): e76585); that they are alike is told by their
correlation with the mean beat, at the threshold of Orphanidou et al. (IEEE JBHI 2015, 19(3): 832-838). Written without NumPy: a
window has a thousand samples, and SciPy, which tests hold it against, would cost the booth 84 MB (docs/decisions).
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, pairwise
from math import sqrt
from statistics import fmean, median

from devices.measurement import Measurement, Quality, QualityLevel, Quantity, Reason
from devices.signal_quality import SignalQuality
from devices.waveform import Samples, joined

LEAST_S = 4.0  # a shorter wave is not judged: a demonstration's window may be that short
LEAST_INTERVALS = 3
SHORTEST_BEAT_S = 0.27  # 220 a minute
SMOOTH_S, BASELINE_S, PEAK_S, BEAT_S = 0.08, 1.0, 0.111, 0.667
OFFSET = 0.02
ALIKE = 0.86  # mean correlation of the beats with their mean
RISE = 0.4  # of what most beats rise
FLAT = 0.02  # of the scale: nothing beats there
LOW = 0.08  # of the scale: a beat that is hardly there
CLIPPED = 0.1  # of the samples
CLIPPED_RUN_S = 0.05  # at the end of the scale for so long: cut off, and no sharp summit
RATE_PERCENT, RATE_LEAST = 10, 5  # how far the device's rate may lie from the wave's


def weighed(measurement: Measurement) -> Measurement:
    """The same measurement, its quality with what its own wave says; unchanged where it has none that is long enough."""
    judged = judge(measurement.wave, measurement.value(Quantity.PULSE_RATE))
    if judged is None:
        return measurement
    signal, doubts = judged
    before = measurement.quality
    quality = Quality.of(before.reasons, doubts) if before.level is QualityLevel.REFUSED else Quality.of((), (*before.reasons, *doubts))
    return replace(measurement, quality=replace(quality, signal=signal))


def judge(wave: Sequence[Samples], pulse_rate: Decimal | None) -> tuple[SignalQuality, tuple[Reason, ...]] | None:
    """How well this wave can be read, and every reason to doubt the number above it; None where it is too short to say."""
    stretches = [each for each in joined(wave) if len(each.values) >= LEAST_S / 2 * each.rate_hz]
    seconds = sum(len(each.values) / each.rate_hz for each in stretches)
    if seconds < LEAST_S:
        return None
    found = [(each, beats(each.values, each.rate_hz)) for each in stretches]
    intervals = [(later - earlier) / each.rate_hz for each, places in found for earlier, later in pairwise(places)]
    rate = 60 / median(intervals) if len(intervals) >= LEAST_INTERVALS else None
    likeness = min((_likeness(each.values, places) for each, places in found), default=0.0)
    clipped = sum(_clipped(each) for each in stretches) / sum(len(each.values) for each in stretches)
    height = min(_height(each, places) for each, places in found)
    doubts = tuple(_doubts(height, clipped, likeness, rate, pulse_rate))
    score = 0 if height < FLAT else round(100 * max(0.0, likeness) * (1 - clipped))
    count = sum(len(places) for _, places in found)
    return SignalQuality(score, round(seconds), count, None if rate is None else round(rate), round(100 * height), round(100 * clipped)), doubts


def _doubts(height: float, clipped: float, likeness: float, rate: float | None, told: Decimal | None) -> list[Reason]:
    if height < FLAT:
        return [Reason.FLAT_SIGNAL]  # nothing else can be said of a line
    doubts = []
    if clipped > CLIPPED:
        doubts.append(Reason.CLIPPED)
    if rate is None or likeness < ALIKE:
        doubts.append(Reason.MOVEMENT)
    if height < LOW:
        doubts.append(Reason.WEAK_SIGNAL)
    if rate is not None and told is not None and abs(rate - float(told)) > max(RATE_LEAST, float(told) * RATE_PERCENT / 100):
        doubts.append(Reason.RATE_DISAGREES)
    return doubts


def beats(values: Sequence[float], rate_hz: float) -> list[int]:
    """Where the summits of the beats are."""
    smooth = _mean_around(values, SMOOTH_S * rate_hz)
    base = _mean_around(smooth, BASELINE_S * rate_hz)
    squared = [max(0.0, high - low) ** 2 for high, low in zip(smooth, base, strict=True)]
    around_peak, around_beat = _mean_around(squared, PEAK_S * rate_hz), _mean_around(squared, BEAT_S * rate_hz)
    offset = OFFSET * fmean(squared)
    summits: list[int] = []
    start: int | None = None
    for place, (peak, beat) in enumerate(zip((*around_peak, 0.0), (*around_beat, 1.0), strict=True)):
        if peak > beat + offset:
            start = place if start is None else start
        elif start is not None:
            if place - start >= PEAK_S * rate_hz:
                _add(summits, max(range(start, place), key=smooth.__getitem__), smooth, SHORTEST_BEAT_S * rate_hz)
            start = None
    return _risen(summits, smooth)


def _risen(summits: list[int], smooth: Sequence[float]) -> list[int]:
    """Without the second hump of a slow heart's beat, which rises far less than the beat itself."""
    if not summits:
        return []
    rises = [smooth[at] - min(smooth[before : at + 1]) for before, at in pairwise((0, *summits))]
    least = RISE * sorted(rises)[len(rises) * 3 // 4]
    return [at for at, rise in zip(summits, rises, strict=True) if rise >= least]


def _add(summits: list[int], place: int, heights: Sequence[float], least: float) -> None:
    """One more summit; of two that cannot be two beats the higher one."""
    if summits and place - summits[-1] < least:
        if heights[place] > heights[summits[-1]]:
            summits[-1] = place
    else:
        summits.append(place)


def _mean_around(values: Sequence[float], width: float) -> list[float]:
    """The moving average over so many samples, fewer at the ends."""
    half = max(0, round((width - 1) / 2))
    sums = [0.0, *accumulate(values)]
    count = len(values)
    return [(sums[min(count, at + half + 1)] - sums[max(0, at - half)]) / (min(count, at + half + 1) - max(0, at - half)) for at in range(count)]


def _likeness(values: Sequence[float], summits: list[int]) -> float:
    """The mean correlation of each whole beat with the mean of all."""
    if len(summits) <= LEAST_INTERVALS:
        return 0.0
    length = round(median(later - earlier for earlier, later in pairwise(summits)))
    before = length // 3
    whole = [values[at - before : at - before + length] for at in summits if at >= before and at - before + length <= len(values)]
    if len(whole) < LEAST_INTERVALS:
        return 0.0
    mean = [fmean(column) for column in zip(*whole, strict=True)]
    return fmean(_correlation(each, mean) for each in whole)


def _correlation(one: Sequence[float], other: Sequence[float]) -> float:
    one_mean, other_mean = fmean(one), fmean(other)
    first, second = [each - one_mean for each in one], [each - other_mean for each in other]
    spread = sqrt(sum(each * each for each in first) * sum(each * each for each in second))
    return sum(a * b for a, b in zip(first, second, strict=True)) / spread if spread else 0.0


def _height(of: Samples, summits: list[int]) -> float:
    """How high a beat is, as a part of the scale: from its summit to the lowest point before the next one."""
    if len(summits) < 2:
        ordered = sorted(of.values)
        return (ordered[len(ordered) * 19 // 20] - ordered[len(ordered) // 20]) / of.full_scale
    return median(of.values[earlier] - min(of.values[earlier:later]) for earlier, later in pairwise(summits)) / of.full_scale


def _clipped(of: Samples) -> int:
    """How many samples stand at an end of the scale, in runs that no summit makes."""
    least, count, run = max(3, round(CLIPPED_RUN_S * of.rate_hz)), 0, 0
    for value in (*of.values, -1):
        if value in (0, of.full_scale):
            run += 1
        else:
            count += run if run >= least else 0
            run = 0
    return count
