"""The camera chart before a pretended camera, in focus or not, well lit or not: with noise, so that no two pictures are the same."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from devices.chart import M3
from drivers.camera.chart.drawing import Lens, exposed, plain_view, seen
from drivers.camera.scenes import HEIGHT, WIDTH, jpeg, labelled

PICTURES = 12
BOUNDS: Mapping[str, tuple[float, float, float]] = {  # least, usual, most
    "blur": (0.0, 0.7, 8.0),  # standard deviation, in pixels
    "border_blur": (0.0, 0.9, 8.0),
    "shade": (0.0, 0.25, 0.9),  # share of the light lost at the border
    "red": (0.1, 1.03, 2.0),  # gain of the light
    "green": (0.1, 1.0, 2.0),
    "blue": (0.1, 0.95, 2.0),
    "noise": (0.0, 1.5, 20.0),  # code values
    "turn": (-180.0, 0.0, 180.0),  # degrees
    "lean": (-0.8, 0.01, 0.8),  # how much nearer one side is
    "glare": (0.0, 0.0, 100.0),  # radius of a reflex
    "dead": (0.0, 0.0, 20.0),  # pixels
}


def checked(details: Mapping[str, Any]) -> dict[str, float]:
    """What the chart is to look like; ValueError for anything unknown or out of bounds."""
    values = {name: usual for name, (_, usual, _) in BOUNDS.items()}
    for name, value in details.items():
        if name not in BOUNDS or type(value) not in (int, float) or not BOUNDS[name][0] <= value <= BOUNDS[name][2]:
            raise ValueError("chart takes " + ", ".join(f"{name} ({least:g} to {most:g})" for name, (least, _, most) in BOUNDS.items()))
        values[name] = float(value)
    return values


def loop(
    *,
    blur: float,
    border_blur: float,
    shade: float,
    red: float,
    green: float,
    blue: float,
    noise: float,
    turn: float,
    lean: float,
    glare: float,
    dead: float,
) -> list[bytes]:
    """The chart as JPEGs, ready to be shown again and again."""
    places = tuple((WIDTH // 2 - 140 + 7 * n, 340 - n % 2) for n in range(int(dead)))  # on the plain ground below the middle square
    lens = Lens(blur, max(blur, border_blur), shade, (red, green, blue), noise, dead=places, glare=glare)
    picture = seen(M3, plain_view(M3, WIDTH, HEIGHT, turn_deg=turn, lean=lean), WIDTH, HEIGHT, lens)
    chance = np.random.default_rng(20261122)
    return [jpeg(labelled(exposed(picture, lens, chance))) for _ in range(PICTURES)]
