"""The plain parts of the chart: how evenly they are lit, what shines on them, and which pixels do not take part."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from devices.chart import Chart, Flaw, Unmeasurable
from drivers.camera.chart.drawing import GROUND, INK, OUTSIDE, Labels, Matrix, palette, placed
from drivers.camera.chart.light import LUMINANCE, Floats

Plane = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
WHITE = 250  # code values from here are no measure of light
MOST_WHITE = 0.05  # of the ground
LEAST_GROUND = 90  # code value of the ground's middle
BORDER = 0.9  # of the ground's radius
SECTORS = 8
AWAY = 4  # pixels from whatever is drawn, and three times the blur more
GLARE_LIGHT = 0.15  # of the ground's light, above what belongs there
GLARE_SHARE = 0.0008  # of the chart: a small spot of the lamp
DEAD_CODES = 10.0
MOST_SAMPLES = 20_000


@dataclass(frozen=True)
class Lighting:
    """The light that falls on the chart, as a smooth surface through what its ground shows."""

    coefficients: npt.NDArray[np.float64]
    x: float
    y: float
    radius: float

    def at(self, x: npt.NDArray[np.floating], y: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """The ground's light at these pixels."""
        return np.asarray(_terms((x - self.x) / self.radius, (y - self.y) / self.radius) @ self.coefficients, np.float64)

    def over(self, width: int, height: int) -> Floats:
        """The same for a whole picture: at every eighth pixel, and between them."""
        columns, rows = np.meshgrid(np.linspace(0, width - 1, width // 8), np.linspace(0, height - 1, height // 8))
        coarse = self.at(columns.ravel(), rows.ravel()).reshape(columns.shape).astype(np.float32)
        return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)

    @property
    def evenness(self) -> float:
        """The dimmest place of the border over the middle."""
        angles = np.linspace(0, 2 * np.pi, SECTORS, endpoint=False)
        border = self.at(self.x + BORDER * self.radius * np.cos(angles), self.y + BORDER * self.radius * np.sin(angles))
        return float(border.min() / self.at(np.array([self.x]), np.array([self.y]))[0])


def _terms(x: npt.NDArray[np.floating], y: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """All products of x and y up to the fourth degree."""
    return np.stack([x**i * y**j for i in range(5) for j in range(5 - i)], axis=-1)


def plain(drawn: Labels, blur: float) -> Mask:
    """Where a pixel and all around it show one thing of the chart, as far as the edges' blur (its standard deviation, in pixels) reaches."""
    size = 2 * (AWAY + int(np.ceil(3 * blur))) + 1
    around = np.ones((size, size), np.uint8)
    same = cv2.erode(drawn, around) == cv2.dilate(drawn, around)
    return np.asarray(same & (drawn != OUTSIDE))


def lighting(luminance: Floats, on_ground: Mask, chart: Chart, view: Matrix) -> Lighting:
    """Fitted to the ground alone, without what does not belong there."""
    rows, columns = np.nonzero(on_ground)
    step = max(1, len(rows) // MOST_SAMPLES)
    rows, columns = rows[::step], columns[::step]
    values = luminance[rows, columns].astype(np.float64)
    x, y = (float(each) for each in placed(view, chart.middle)[0])
    radius = float(np.linalg.norm(placed(view, (chart.middle[0] + chart.radius, chart.middle[1]))[0] - (x, y)))
    terms = _terms((columns - x) / radius, (rows - y) / radius)
    kept = np.ones(len(values), np.bool_)
    coefficients: npt.NDArray[np.float64] = np.zeros(terms.shape[1])
    for _ in range(4):
        coefficients = np.asarray(np.linalg.lstsq(terms[kept], values[kept], rcond=None)[0], np.float64)
        off = values - terms @ coefficients
        spread = float(np.median(np.abs(off[kept])))
        kept = np.abs(off) <= max(6 * spread, 0.004)
    return Lighting(coefficients, x, y, radius)


def refuse_bad_exposure(picture: Floats, on_ground: Mask, centre: Mask) -> None:
    """Unmeasurable where the ground is white beyond measure, or hardly lit."""
    if float(np.median(picture[centre].max(axis=1))) < LEAST_GROUND:
        raise Unmeasurable(Flaw.TOO_DARK)
    if float((picture[on_ground].max(axis=1) >= WHITE).mean()) > MOST_WHITE:
        raise Unmeasurable(Flaw.CLIPPED)


def refuse_glare(luminance: Floats, fall: Floats, drawn: Labels, flat: Mask, chart: Chart) -> None:
    """Unmeasurable where some place of the chart sends more light than what is printed there can."""
    shades = palette(chart) @ LUMINANCE.astype(np.float32)
    expected = shades[np.minimum(drawn, len(shades) - 1)] / shades[GROUND] * fall
    bright = flat & (luminance - expected > GLARE_LIGHT * np.maximum(fall, 0.02))
    bright &= np.isin(drawn, (GROUND, INK))  # a colour may be off for other reasons
    shining = cv2.morphologyEx(bright.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    if float(shining.sum()) > GLARE_SHARE * float((drawn != OUTSIDE).sum()):
        raise Unmeasurable(Flaw.GLARE)


def dead_pixels(codes: Floats, flat: Mask) -> int:
    """Places on the plain parts where a pixel stays apart from all its neighbours, over all pictures."""
    off = np.abs(codes - cv2.medianBlur(codes, 5)) * flat
    strongest = cv2.dilate(off, np.ones((17, 17), np.uint8))  # about a strong one the camera's compression leaves weak ones
    apart = off > np.maximum(DEAD_CODES, strongest / 4)
    count, _ = cv2.connectedComponents(apart.astype(np.uint8), connectivity=8)
    return int(count) - 1
