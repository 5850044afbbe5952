"""From one second of pictures of the chart to what they say of the camera."""

from itertools import pairwise

import cv2
import numpy as np

from devices.chart import Chart, Flaw, Found, Measured, Reading, Unmeasurable
from drivers.camera.chart import ground
from drivers.camera.chart.colours import differences
from drivers.camera.chart.drawing import GROUND, Matrix, labels, placed
from drivers.camera.chart.edges import mtf50_of
from drivers.camera.chart.light import LUMINANCE, Floats, light
from drivers.camera.chart.marks import find, stance
from drivers.camera.chart.series import Plane, Taken, decoded

LEAST_PICTURES = 5
BLACK_LEVEL, BLACK_SPREAD = 28, 5.0
GAUSSIAN = float(np.sqrt(np.log(2) / 2) / np.pi)  # a Gaussian's standard deviation, times the frequency at which its response is a half
LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # of JPEG: at full resolution, where its colours are at half


def look(jpeg: bytes, chart: Chart) -> Found:
    """Where the chart is in this picture; Unmeasurable where it cannot be measured so."""
    picture = decoded(jpeg)
    grey = _grey(picture)
    _refuse_black(grey)
    height, width = grey.shape
    return stance(find(grey, chart), chart, width, height)


def measure(series: tuple[Taken, ...], chart: Chart) -> Measured:
    """What these pictures give.

    Raises:
        Unmeasurable: why they give nothing.
    """
    if len(series) < LEAST_PICTURES:
        raise Unmeasurable(Flaw.NO_PICTURES, str(len(series)))
    mean = _mean(series)
    height, width = mean.shape[:2]
    luma = mean @ LUMA
    grey = np.round(luma).astype(np.uint8)
    _refuse_black(grey)
    view = find(grey, chart)
    found = stance(view, chart, width, height)
    edges = light(luma)
    centre_pixels, centre = mtf50_of(edges, view, chart, chart.centre)
    drawn = labels(chart, view, width, height)
    flat = ground.plain(drawn, GAUSSIAN / centre_pixels)
    on_ground = flat & (drawn == GROUND)
    ground.refuse_bad_exposure(mean, on_ground, on_ground & _near_middle(view, chart, width, height))
    luminance = (light(mean) @ LUMINANCE).astype(np.float32)
    falls = ground.lighting(luminance, on_ground, chart, view)
    ground.refuse_glare(luminance, falls.over(width, height), drawn, flat, chart)
    colours, greys = differences(mean, drawn, flat, falls, chart)
    seconds = (series[-1].taken_ns - series[0].taken_ns) / 1e9
    reading = Reading(
        chart=chart.name,
        lot=chart.lot,
        found=found,
        width=width,
        height=height,
        pictures=len(series),
        seconds=seconds,
        rate=(series[-1].number - series[0].number) / seconds,
        centre=centre,
        centre_pixels=centre_pixels,
        corners=tuple(mtf50_of(edges, view, chart, square)[1] for square in chart.corners),
        colours=colours,
        greys=greys,
        evenness=falls.evenness,
        dead_pixels=ground.dead_pixels(luma, flat),
    )
    middle = series[len(series) // 2].jpeg
    return Measured(reading, middle, _edge_picture(decoded(middle), view))


def _mean(series: tuple[Taken, ...]) -> Floats:
    """The mean of the pictures, in red, green and blue code values; Unmeasurable where they are of several sizes, or all the same."""
    first = decoded(series[0].jpeg)
    total = first.astype(np.float32)
    moving = False
    for before, taken in pairwise(series):
        if taken.jpeg == before.jpeg:
            picture = first
        else:
            picture = decoded(taken.jpeg)
            if picture.shape != first.shape:
                raise Unmeasurable(Flaw.NOT_PICTURES, "of several sizes")
            moving = moving or cv2.norm(picture, first, cv2.NORM_L1) > 0
        cv2.accumulate(picture, total)
        first = picture
    if not moving:
        raise Unmeasurable(Flaw.FROZEN)
    return np.asarray(total[:, :, ::-1] / len(series), np.float32)


def _grey(picture: Plane) -> Plane:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def _refuse_black(grey: Plane) -> None:
    mean, spread = cv2.meanStdDev(grey)
    if mean[0][0] < BLACK_LEVEL and spread[0][0] < BLACK_SPREAD:
        raise Unmeasurable(Flaw.BLACK)


def _near_middle(view: Matrix, chart: Chart, width: int, height: int) -> ground.Mask:
    """The ground between the middle square and the colours."""
    x, y = placed(view, chart.middle)[0]
    reach = float(np.linalg.norm(placed(view, (chart.middle[0] + 60, chart.middle[1]))[0] - (x, y)))
    rows, columns = np.ogrid[:height, :width]
    return np.asarray((columns - x) ** 2 + (rows - y) ** 2 < reach**2)


def _edge_picture(picture: Plane, view: Matrix) -> bytes:
    """The left edge of the middle square as a PNG, its pixels enlarged and not smoothed."""
    corners = placed(view, [(224, 178), (280, 178), (280, 222), (224, 222)])
    left, top = np.floor(corners.min(axis=0)).astype(int)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int)
    cut = picture[max(0, top) : bottom, max(0, left) : right]
    done, content = cv2.imencode(".png", cv2.resize(cut, None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST))
    if not done:
        raise Unmeasurable(Flaw.BROKEN, "the edge could not be kept as a picture")
    return content.tobytes()
