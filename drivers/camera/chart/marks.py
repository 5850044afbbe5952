"""Finds the chart in a picture by its four rings, and says how the camera stands to it."""

import itertools
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from devices.chart import Chart, Flaw, Found, Point, Unmeasurable
from drivers.camera.chart.drawing import Matrix, corners_of, placed

Plane = npt.NDArray[np.uint8]
Middle = tuple[float, float]
ASKEW = 1.10  # the nearest mark's scale over the farthest's
SQUEEZED = 1.06  # one way over the other: seen from the side
TURN_DEG = 2.0, 12.0  # of the squares' edges against the rows of pixels
LEAST_SCALE = 0.6  # pixels to a unit of the chart
MOST_RINGS = 10
FIT = 0.06  # of the chart's size: what perspective may move a mark


def find(grey: Plane, chart: Chart) -> Matrix:
    """From the chart to the pixels of this picture.

    Raises:
        Unmeasurable: its marks are not there, not sharp enough, or not as they stand on the chart.
    """
    rings, spots = _round_things(grey)
    on_chart = np.array([(mark.x, mark.y) for mark in chart.marks])
    in_picture = _matched(rings, on_chart, chart.size)
    if in_picture is None:
        blurred = _matched([*rings, *spots], on_chart, chart.size) is not None
        raise Unmeasurable(Flaw.MARKS_BLURRED if blurred else Flaw.MARKS_MISSING, f"{len(rings)} / {len(chart.marks)}")
    return np.asarray(cv2.getPerspectiveTransform(on_chart.astype(np.float32), in_picture.astype(np.float32)), np.float64)


def stance(view: Matrix, chart: Chart, width: int, height: int) -> Found:
    """Where everything is; Unmeasurable where the camera stands too badly for a measure."""
    scales = [_stretch(view, (mark.x, mark.y)) for mark in chart.marks]
    sizes = [float(np.sqrt(np.prod(each))) for each in scales]
    askew = max(sizes) / min(sizes)
    if min(sizes) < LEAST_SCALE:
        raise Unmeasurable(Flaw.TOO_SMALL, f"{min(sizes):.2f}")
    across = _stretch(view, chart.middle)
    if askew > ASKEW or across[0] / across[1] > SQUEEZED:
        raise Unmeasurable(Flaw.TILTED, f"{askew:.2f}")
    outline = placed(view, corners_of(chart.centre, chart.turn_deg))
    along = outline[1] - outline[0]
    slant = (float(np.degrees(np.arctan2(along[1], along[0]))) + 45) % 90 - 45
    if not TURN_DEG[0] <= abs(slant) <= TURN_DEG[1]:
        raise Unmeasurable(Flaw.TURNED, f"{slant:.1f}")

    def shares(points: npt.ArrayLike) -> tuple[Point, ...]:
        return tuple((float(x) / width, float(y) / height) for x, y in placed(view, points))

    colours, greys = chart.colours, chart.greys
    return Found(
        marks=shares([(mark.x, mark.y) for mark in chart.marks]),
        left=shares(_box(218, 160, 62, 92)),
        right=shares(_box(360, 160, 62, 92)),
        colours=shares(_about(colours[0].x, colours[0].y, colours[-1].x + colours[-1].width, colours[-1].y + colours[-1].height)),
        greys=shares(_about(greys[0].x, greys[0].y, greys[-1].x + greys[-1].width, greys[-1].y + greys[-1].height)),
        slant_deg=abs(slant),
        askew=askew,
        shape=width / height,
    )


def _box(x: float, y: float, width: float, height: float) -> Matrix:
    return np.array([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def _about(left: float, top: float, right: float, bottom: float) -> Matrix:
    return _box(left - 8, top - 8, right - left + 16, bottom - top + 16)


def _stretch(view: Matrix, at: tuple[float, float]) -> npt.NDArray[np.float64]:
    """Pixels to a unit of the chart here: the longer way and the shorter."""
    x, y = at
    middle, right, below = placed(view, [(x, y), (x + 1, y), (x, y + 1)])
    return np.asarray(np.linalg.svd(np.stack([right - middle, below - middle]), compute_uv=False), np.float64)


def _round_things(grey: Plane) -> tuple[list[Middle], list[Middle]]:
    """The middles of dark rings with a dot inside; and of what may be such a ring without focus, a spot or a ring."""
    block = (min(grey.shape) // 12) | 1
    dark = cv2.adaptiveThreshold(cv2.GaussianBlur(grey, (3, 3), 0), 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 12)
    contours, tree = cv2.findContours(dark, cv2.RETR_TREE, cv2.CHAIN_APPROX_NONE)
    rings: list[Middle] = []
    spots: list[Middle] = []
    if tree is None:
        return rings, spots
    for number, (_, _, child, _) in enumerate(tree[0]):
        middle = _round(contours[number])
        if middle is None:
            continue
        hole = _round(contours[child], 8) if child >= 0 else None
        dot = tree[0][child][2] if hole is not None else -1
        if hole is None or dot < 0 or not 0.01 < cv2.contourArea(contours[dot]) / cv2.contourArea(contours[number]) < 0.3:
            if cv2.contourArea(contours[number]) > 0.8 * np.pi * cv2.minEnclosingCircle(contours[number])[1] ** 2:  # no patch
                spots.append(middle)
        else:
            rings.append(((middle[0] + hole[0]) / 2, (middle[1] + hole[1]) / 2))
    apart = [spot for spot in spots if all(np.hypot(spot[0] - x, spot[1] - y) > block / 4 for x, y in rings)]
    return rings[:MOST_RINGS], apart[:MOST_RINGS]


def _round(contour: npt.NDArray[Any], least: int = 20) -> Middle | None:
    """The middle of a round outline."""
    if len(contour) < least:
        return None
    (x, y), (short, long), _ = cv2.fitEllipse(contour)
    full = cv2.contourArea(contour) / max(1.0, np.pi * short * long / 4)
    return (x, y) if short > 0.7 * long and 0.8 < full < 1.2 else None


def _matched(middles: list[Middle], on_chart: Matrix, size: float) -> Matrix | None:
    """The four that stand to each other as the marks do, in the marks' order; None where none do. A mirror's picture does not."""
    if len(middles) < len(on_chart):
        return None
    seen_at = np.array(middles[:MOST_RINGS])
    orders = np.array(list(itertools.permutations(range(len(seen_at)), len(on_chart))))
    seen = seen_at[orders] @ np.array([1, 1j])
    marks = on_chart @ np.array([1, 1j])
    flat, spread = marks - marks.mean(), seen - seen.mean(axis=1, keepdims=True)
    turned = (spread @ flat.conj()) / (flat @ flat.conj())  # scale and turn of each order, by least squares
    with np.errstate(divide="ignore", invalid="ignore"):
        off = np.abs(spread - turned[:, None] * flat).max(axis=1) / np.abs(turned)
    off = np.where(np.isfinite(off), off, np.inf)
    best = int(np.argmin(off))
    return np.asarray(seen_at[orders[best]], np.float64) if off[best] <= FIT * size else None
