"""The chart as a camera sees it, drawn exactly: for the pretended camera, for the tests' pictures of known faults, and as the map of what is where."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from devices.chart import Chart, Mark, Rgb, Square
from drivers.camera.chart.light import Floats, codes, light

Matrix = npt.NDArray[np.float64]
Labels = npt.NDArray[np.uint8]
OUTSIDE, GROUND, INK, FIRST_PATCH = 0, 1, 2, 3
FINE = 4  # parts of a pixel, each way, that are drawn
_SHIFT = 8  # binary places of OpenCV's points
_BEYOND: Rgb = (11, 5, 7)


def plain_view(chart: Chart, width: int, height: int, *, fill: float = 0.98, turn_deg: float = 0.0, lean: float = 0.0) -> Matrix:
    """From the chart to the pixels of a picture that it fills to this share of the height.

    Args:
        turn_deg: clockwise.
        lean: how much nearer the right side is than the left: 0.1 makes it a tenth larger.
    """
    scale, half = fill * height / chart.size, chart.size / 2
    turn = np.deg2rad(turn_deg)
    back = np.array([[1, 0, -half], [0, 1, -half], [0, 0, 1]])
    leaning = np.array([[1, 0, 0], [0, 1, 0], [-lean / chart.size / 2, 0, 1]])
    turning = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
    to_picture = np.array([[scale, 0, (width - 1) / 2], [0, scale, (height - 1) / 2], [0, 0, 1]])
    return np.asarray(to_picture @ leaning @ turning @ back, np.float64)


def placed(view: Matrix, points: npt.ArrayLike) -> Matrix:
    """Points of the chart in the picture, (n, 2)."""
    given = np.asarray(points, np.float64).reshape(-1, 1, 2)
    return np.asarray(cv2.perspectiveTransform(given, view), np.float64).reshape(-1, 2)


def corners_of(square: Square, turn_deg: float) -> Matrix:
    """The corners of a square on the chart: upper left, upper right, lower right, lower left."""
    turn = np.deg2rad(turn_deg)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    signs = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (square.width / 2, square.height / 2)
    return np.asarray(signs @ axes + (square.x, square.y), np.float64)


def labels(chart: Chart, view: Matrix, width: int, height: int, fine: int = 1) -> Labels:
    """What each pixel of the picture, or each part of one, shows."""
    drawn = np.zeros((height * fine, width * fine), np.uint8)
    for outline, label in _outlines(chart):
        points = (placed(view, outline) + 0.5) * fine - 0.5  # the middle of the first pixel is (0, 0)
        cv2.fillPoly(drawn, [np.round(points * (1 << _SHIFT)).astype(np.int32)], label, cv2.LINE_8, _SHIFT)
    return drawn


def palette(chart: Chart) -> npt.NDArray[np.float32]:
    """The light of each label, in red, green and blue."""
    colours = [_BEYOND, chart.ground, chart.ink, *(patch.colour for patch in (*chart.colours, *chart.greys))]
    return light(np.array(colours, np.float64))


def _outlines(chart: Chart) -> Iterator[tuple[Matrix, int]]:
    yield _circle(*chart.middle, chart.radius, 360), GROUND
    for square in (chart.centre, *chart.corners):
        yield corners_of(square, chart.turn_deg), INK
    for mark in chart.marks:
        yield from _mark(mark)
    for number, patch in enumerate((*chart.colours, *chart.greys)):
        right, bottom = patch.x + patch.width, patch.y + patch.height
        yield np.array([(patch.x, patch.y), (right, patch.y), (right, bottom), (patch.x, bottom)]), FIRST_PATCH + number


def _mark(mark: Mark) -> Iterator[tuple[Matrix, int]]:
    for radius, label in ((mark.outer, INK), (mark.inner, GROUND), (mark.dot, INK)):
        yield _circle(mark.x, mark.y, radius, 72), label


def _circle(x: float, y: float, radius: float, points: int) -> Matrix:
    angles = np.linspace(0, 2 * np.pi, points, endpoint=False)
    return np.stack([x + radius * np.cos(angles), y + radius * np.sin(angles)], axis=1)


@dataclass(frozen=True)
class Lens:
    """What a pretended camera makes of the chart."""

    blur: float = 0.6  # standard deviation of a Gaussian, in pixels
    border_blur: float | None = None  # of the squares at the border; None: the same
    shade: float = 0.0  # share of the light that is lost at the border of the ground
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)  # of red, green and blue light
    noise: float = 1.0  # standard deviation, in code values
    dead: tuple[tuple[int, int], ...] = ()  # pixels that stay dark
    hot: tuple[tuple[int, int], ...] = ()  # that stay white
    glare: float = 0.0  # radius of a reflex beside the middle, in units of the chart


def seen(chart: Chart, view: Matrix, width: int, height: int, lens: Lens) -> Floats:
    """The light that falls on the sensor, in red, green and blue: without noise, and before it is made a picture."""
    fine = labels(chart, view, width, height, FINE)
    planes = []
    for shades, gain in zip(palette(chart).T, lens.gain, strict=True):
        table = np.zeros(256, np.float32)
        table[: len(shades)] = shades * gain
        plane = cv2.resize(_blurred(table[fine], lens.blur), (width, height), interpolation=cv2.INTER_AREA)
        planes.append(plane)
    picture: Floats = np.stack(planes, axis=2).astype(np.float32)
    if lens.border_blur is not None:
        _blur_border(picture, chart, view, lens)
    picture *= shading(chart, view, width, height, lens.shade)[:, :, None]
    if lens.glare:
        reflex = np.zeros((height, width), np.uint8)
        outline = placed(view, _circle(chart.size * 0.62, chart.size * 0.22, lens.glare, 60))
        cv2.fillPoly(reflex, [np.round(outline).astype(np.int32)], 1)
        picture[reflex > 0] = 1.2
    return picture


def shading(chart: Chart, view: Matrix, width: int, height: int, loss: float) -> Floats:
    """The share of the light that reaches each pixel: all in the middle, less by the square of the distance, `loss` less at the ground's border."""
    x, y = placed(view, chart.middle)[0]
    radius = float(np.linalg.norm(placed(view, (chart.middle[0] + chart.radius, chart.middle[1]))[0] - (x, y)))
    rows, columns = np.ogrid[:height, :width]
    share = 1 - loss * ((columns - x) ** 2 + (rows - y) ** 2) / radius**2
    return np.asarray(np.maximum(share, 0.02), np.float32)


def exposed(picture: Floats, lens: Lens, chance: np.random.Generator) -> npt.NDArray[np.uint8]:
    """One picture of the sensor, in blue, green and red code values."""
    values = codes(picture)
    values += chance.normal(0, lens.noise, values.shape).astype(np.float32)
    done = np.clip(np.round(values), 0, 255).astype(np.uint8)
    for pixels, level in ((lens.dead, 8), (lens.hot, 255)):
        for x, y in pixels:
            done[y, x] = level
    return np.ascontiguousarray(done[:, :, ::-1])


def _blurred(plane: Floats, blur: float) -> Floats:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), blur * FINE), np.float32) if blur else plane


def _blur_border(picture: Floats, chart: Chart, view: Matrix, lens: Lens) -> None:
    """The squares at the border once more, as blurred as wanted in all."""
    more = np.sqrt(max(0.0, (lens.border_blur or 0) ** 2 - lens.blur**2))
    if not more:
        return
    blurred = cv2.GaussianBlur(picture, (0, 0), float(more))
    for square in chart.corners:
        x, y = placed(view, (square.x, square.y))[0]
        reach = 0.9 * float(np.linalg.norm(placed(view, (square.x + square.width, square.y))[0] - (x, y)))
        top, left = max(0, round(y - reach)), max(0, round(x - reach))
        area = np.s_[top : round(y + reach), left : round(x + reach)]
        picture[area] = blurred[area]
