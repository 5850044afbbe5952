"""How long a picture of the camera chart takes to be measured, and how near the measure comes to what was put into it."""

import random
import time
from dataclasses import dataclass

import cv2
import numpy as np
from scipy.optimize import brentq
from skimage.color import deltaE_ciede2000, rgb2lab

from devices.chart import M3
from drivers.camera.chart.drawing import Lens, exposed, plain_view, seen
from drivers.camera.chart.ground import BORDER
from drivers.camera.chart.light import LUMINANCE, codes, light
from drivers.camera.chart.measure import measure as measured
from drivers.camera.chart.series import Taken
from kiosk.bench.figure import Figure, Series, at_most, single

TIME, ERROR = "chart_ms_per_picture", "chart_error_pct"
TIME_MEANING = "camera chart: measuring a second of 720p pictures, for each picture"
ERROR_MEANING = "camera chart: largest error on pictures of known blur, colour shift and shading"
TARGET = at_most(5.0)  # per cent
PICTURES = 30
WIDTH, HEIGHT, FILL = 1280, 720, 0.98
EVERY_NS = 33_333_333
QUALITY = 85


@dataclass(frozen=True)
class Errors:
    """Of one series: each in per cent of what was put in."""

    blur: float
    border: float
    colour: float
    shading: float

    @property
    def worst(self) -> float:
        return max(self.blur, self.border, self.colour, self.shading)


def measure(samples: int) -> tuple[Figure, Figure]:
    """Each sample a camera with faults of its own, drawn by chance; the time beside that of decoding its pictures alone."""
    ours, decoding, errors = [], [], []
    for seed in range(samples):
        lens = a_lens(seed)
        series = a_series(lens, PICTURES, seed)
        began = time.perf_counter()
        for taken in series:
            cv2.imdecode(np.frombuffer(taken.jpeg, np.uint8), cv2.IMREAD_COLOR)
        decoding.append((time.perf_counter() - began) * 1000 / len(series))
        took, found = timed(lens, series)
        ours.append(took)
        errors.append(found)
    spent = single(TIME, TIME_MEANING, Series("found, measured, compared", "ms", tuple(ours)), Series("decoding alone", "ms", tuple(decoding)), None)
    off = Figure(ERROR, ERROR_MEANING, max(each.worst for each in errors), "%", TARGET, Series("largest of each series", "%", tuple(e.worst for e in errors)))
    return spent.with_detail(pictures=PICTURES), off.with_detail(**{kind: [getattr(each, kind) for each in errors] for kind in Errors.__annotations__})


def a_lens(seed: int) -> Lens:
    """Somewhat soft, softer at the border, shaded, with a cast and noise."""
    chance = random.Random(seed)  # noqa: S311  a fault, not a secret
    blur = chance.uniform(0.4, 2.2)
    gain = chance.uniform(0.9, 1.1), 1.0, chance.uniform(0.7, 0.95)
    return Lens(blur, blur + chance.uniform(0.2, 0.8), chance.uniform(0.05, 0.55), gain, chance.uniform(0.8, 3.0))


def a_series(lens: Lens, pictures: int, seed: int) -> tuple[Taken, ...]:
    """What a camera with this lens sends."""
    falling, chance = seen(M3, plain_view(M3, WIDTH, HEIGHT, fill=FILL, turn_deg=1.5, lean=0.02), WIDTH, HEIGHT, lens), np.random.default_rng(seed)
    series = []
    for number in range(pictures):
        _, jpeg = cv2.imencode(".jpg", exposed(falling, lens, chance), [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
        series.append(Taken(number * EVERY_NS, number, jpeg.tobytes()))
    return tuple(series)


def timed(lens: Lens, series: tuple[Taken, ...]) -> tuple[float, Errors]:
    """Milliseconds a picture, and how far off."""
    began = time.perf_counter()
    reading = measured(series, M3).reading
    took = (time.perf_counter() - began) * 1000 / len(series)
    pairs = reading.centre / reading.centre_pixels  # line pairs a millimetre to one a pixel
    corners = [corner / pairs / half_at(lens.border_blur or lens.blur) for corner in reading.corners]
    errors = Errors(
        blur=_per_cent(reading.centre_pixels / half_at(lens.blur)),
        border=_per_cent(float(np.mean(corners))),
        colour=_per_cent(reading.mean_colour / float(np.mean(cast_errors(lens)))),
        shading=_per_cent(reading.evenness / (1 - lens.shade * BORDER**2)),
    )
    return took, errors


def half_at(blur: float) -> float:
    """Where the response of a Gaussian blur on square pixels falls to a half, in line pairs a pixel: by its formula.

    >>> round(half_at(1.0), 3)
    0.18
    """
    found: float = brentq(lambda f: np.exp(-2 * (np.pi * blur * f) ** 2) * np.sinc(f) - 0.5, 1e-4, 0.999)
    return found


def cast_errors(lens: Lens) -> tuple[float, ...]:
    """ΔE00 of each colour of the chart under this lens's cast, lightness being relative to the ground's."""
    ground, gain = light(np.array(M3.ground, np.float64)), np.array(lens.gain)
    relative = gain * float(ground @ LUMINANCE) / float((ground * gain) @ LUMINANCE)
    printed = np.array([patch.colour for patch in M3.colours], np.float64)
    shifted = np.asarray(codes(light(printed) * relative), np.float64)
    off = deltaE_ciede2000(rgb2lab(printed / 255), rgb2lab(shifted / 255))  # type: ignore[no-untyped-call]  # scikit-image has no types
    return tuple(map(float, off))


def _per_cent(ratio: float) -> float:
    return 100 * abs(ratio - 1)
