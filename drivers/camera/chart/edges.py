"""How sharp an edge is: the spatial frequency response across a slanted edge, as ISO 12233 describes it (e-SFR), and where it falls to a half.

The edge is never resampled: each pixel's value counts at its own distance from the line, in quarters of a pixel.
"""

import numpy as np
import numpy.typing as npt

from devices.chart import Chart, Flaw, Square, Unmeasurable
from drivers.camera.chart.drawing import Matrix, corners_of, placed
from drivers.camera.chart.light import Floats

FINE = 4  # bins to a pixel
ALONG = 0.62  # of an edge's length, in its middle: the corners are far enough
REACH = 16.0  # units of the chart on either side of an edge that are plain
LEAST_ROWS = 8
OFF = 0.04  # two degrees
PADDED = 8  # times the length, for a fine step of frequency
HALF = 0.5
Line = npt.NDArray[np.float64]


def mtf50_of(luminance: Floats, view: Matrix, chart: Chart, square: Square) -> tuple[float, float]:
    """The mean over the four edges of this square: in line pairs a pixel, and in line pairs a millimetre on the chart."""
    outline = corners_of(square, chart.turn_deg)
    pixels, millimetres = [], []
    for number in range(4):
        begin, end = outline[number], outline[(number + 1) % 4]
        sharp, scale = _edge(luminance, view, begin, end)
        pixels.append(sharp)
        millimetres.append(sharp * scale * chart.size / chart.millimetres)
    return float(np.mean(pixels)), float(np.mean(millimetres))


def _edge(luminance: Floats, view: Matrix, begin: Line, end: Line) -> tuple[float, float]:
    """MTF50 of one edge in line pairs a pixel, and pixels to a unit of the chart across it."""
    middle, half = (begin + end) / 2, (end - begin) / 2 * ALONG
    first, last = placed(view, [middle - half, middle + half])
    across = np.array([-half[1], half[0]]) / np.linalg.norm(half)
    sides = placed(view, [middle - across, middle + across])
    scale = float(np.linalg.norm(sides[1] - sides[0]) / 2)
    upright = abs(last[1] - first[1]) > abs(last[0] - first[0])
    if not upright:  # so that the edge crosses rows
        luminance, first, last = luminance.T, first[::-1], last[::-1]
    if first[1] > last[1]:
        first, last = last, first
    pixels, starts, rows = _rows(luminance, first, last, REACH * scale)
    return mtf50(pixels, starts, rows, (last[0] - first[0]) / (last[1] - first[1])), scale


def _rows(luminance: Floats, first: Line, last: Line, reach: float) -> tuple[Floats, Line, Line]:
    """The pixels about the edge, a row each; the column of each row's first, and each row's number."""
    rows = np.arange(int(np.ceil(first[1])), int(np.floor(last[1])) + 1)
    if len(rows) < LEAST_ROWS:
        raise Unmeasurable(Flaw.EDGES, "too short")
    columns = first[0] + (rows - first[1]) * (last[0] - first[0]) / (last[1] - first[1])
    starts = np.round(columns - reach).astype(int)
    width = round(2 * reach) + 1
    if rows[0] < 0 or rows[-1] >= luminance.shape[0] or starts.min() < 0 or starts.max() + width > luminance.shape[1]:
        raise Unmeasurable(Flaw.EDGES, "beyond the picture")
    return luminance[rows[:, None], starts[:, None] + np.arange(width)], starts.astype(np.float64), rows.astype(np.float64)


def mtf50(pixels: Floats, starts: Line, rows: Line, expected: float) -> float:
    """Line pairs a pixel at which the response across this edge is a half; Unmeasurable where there is no such edge.

    Args:
        expected: columns to a row along the edge, as the chart has it.
    """
    columns = starts[:, None] + np.arange(pixels.shape[1])
    at, lean = _line(pixels, columns, rows)
    if abs(lean - expected) > OFF:
        raise Unmeasurable(Flaw.EDGES, "not as on the chart")  # in a mirror, or another chart
    distance = (columns - at - lean * rows[:, None]) / np.hypot(1, lean)
    return _half(*_response(distance.ravel(), pixels.ravel().astype(np.float64)))


def _line(pixels: Floats, columns: Line, rows: Line) -> tuple[float, float]:
    """The edge as column = at + lean × row: through the middle of each row's step, twice, the second time near the line only."""
    steps = np.diff(pixels.astype(np.float64), axis=1)
    if steps.sum() < 0:
        steps = -steps
    places = (columns[:, 1:] + columns[:, :-1]) / 2
    weights = np.hamming(places.shape[1])[None, :].repeat(len(rows), 0)
    at = lean = 0.0
    for _ in range(2):
        total = (steps * weights).sum(axis=1)
        if (total <= 0).any():
            raise Unmeasurable(Flaw.EDGES, "no step")
        centres = (steps * weights * places).sum(axis=1) / total
        lean, at = (float(each) for each in np.polyfit(rows, centres, 1))
        reach = places.shape[1] / 2
        weights = np.clip(np.cos(np.pi / 2 * np.clip((places - at - lean * rows[:, None]) / reach, -1, 1)), 0, None) ** 2
    if abs(lean) < 0.01:
        raise Unmeasurable(Flaw.EDGES, "along the pixels")
    return at, lean


def _response(distance: Line, value: Line) -> tuple[Line, Line]:
    """Frequencies in line pairs a pixel, and the response at each."""
    reach = int(np.floor(min(-distance.min(), distance.max()) * 0.9 * FINE))
    places = np.round(distance * FINE).astype(int)
    inside = np.abs(places) <= reach
    counts = np.bincount(places[inside] + reach, minlength=2 * reach + 1)
    sums = np.bincount(places[inside] + reach, weights=value[inside], minlength=2 * reach + 1)
    if reach < 4 * FINE or (counts == 0).mean() > 0.2:
        raise Unmeasurable(Flaw.EDGES, "too few pixels")
    bins = np.arange(2 * reach + 1)
    profile = np.interp(bins, bins[counts > 0], sums[counts > 0] / counts[counts > 0])
    spread = np.diff(profile)
    spread *= _window(len(spread))
    spectrum = np.abs(np.fft.rfft(spread, PADDED * len(spread)))
    if spectrum[0] <= 0:
        raise Unmeasurable(Flaw.EDGES, "no step")
    frequencies = np.fft.rfftfreq(PADDED * len(spread), 1 / FINE)
    shown = frequencies <= 1.0
    own = np.sinc(frequencies[shown] / FINE) ** 2  # of the bins, and of the difference of two of them
    return np.asarray(frequencies[shown], np.float64), np.asarray(spectrum[shown] / spectrum[0] / own, np.float64)


def _window(length: int) -> Line:
    """Flat in the middle half, falling to nothing as a cosine (Tukey): a blurred edge is not cut narrower."""
    place = np.abs(np.linspace(-1, 1, length))
    return np.where(place < HALF, 1.0, 0.5 + 0.5 * np.cos(np.pi * (place - HALF) / HALF))


def _half(frequencies: Line, response: Line) -> float:
    below = np.flatnonzero(response < HALF)
    if not len(below):
        raise Unmeasurable(Flaw.EDGES, "no end of the response")
    after = int(below[0])
    above, under = response[after - 1], response[after]
    return float(frequencies[after - 1] + (above - HALF) / (above - under) * (frequencies[after] - frequencies[after - 1]))
