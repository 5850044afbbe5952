"""Pictures of the chart with faults of a known size, and what a measure of each must give."""

from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from devices.chart import M3
from drivers.camera.chart.drawing import Lens, exposed, plain_view, seen
from drivers.camera.chart.series import Taken

SIZE = 800, 600
WHOLE = 1280, 720
EVERY_NS = 33_333_333


@cache
def light_of(lens: Lens, size: tuple[int, int] = SIZE, turn_deg: float = 0.0, lean: float = 0.0, fill: float = 0.98) -> npt.NDArray[np.float32]:
    view = plain_view(M3, *size, turn_deg=turn_deg, lean=lean, fill=fill)
    return seen(M3, view, *size, lens)


def jpeg(picture: npt.NDArray[np.uint8], quality: int = 90) -> bytes:
    done, content = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return content.tobytes()


def shot(
    lens: Lens,
    *,
    quality: int = 90,
    count: int = 5,
    every_ns: int = EVERY_NS,
    size: tuple[int, int] = SIZE,
    turn_deg: float = 0.0,
    lean: float = 0.0,
    fill: float = 0.98,
) -> tuple[Taken, ...]:
    """A series of the chart through this lens."""
    light, chance = light_of(lens, size, turn_deg, lean, fill), np.random.default_rng(7)
    return tuple(Taken(n * every_ns, n + 1, jpeg(exposed(light, lens, chance), quality)) for n in range(count))
