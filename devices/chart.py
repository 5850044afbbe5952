"""The chart that a booth's camera is checked on: what stands where on it, in which colours, and what a look at it gives.

Lengths are in units of the drawing, of which 640 are its width. Colours are sRGB, as they should come out of the printer and of the camera.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

Rgb = tuple[int, int, int]


def rgb(text: str) -> Rgb:
    """
    >>> rgb("#E9E6DE")
    (233, 230, 222)
    """
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


@dataclass(frozen=True)
class Mark:
    """A ring with a dot in it, by which the chart is found."""

    x: float
    y: float
    outer: float = 17.0
    inner: float = 11.0
    dot: float = 5.0


@dataclass(frozen=True)
class Square:
    """A dark rectangle, turned a little: its edges cross the rows of pixels at many places."""

    name: str
    x: float  # of its middle
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Patch:
    """A square of one colour."""

    name: str
    x: float  # of its upper left corner
    y: float
    width: float
    height: float
    colour: Rgb

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Chart:
    """One edition of the chart, of one printing."""

    name: str
    lot: str
    size: float
    millimetres: float  # its width on paper
    radius: float  # of the round ground, in the middle of the drawing
    ground: Rgb
    ink: Rgb
    turn_deg: float  # of the squares, clockwise
    marks: tuple[Mark, ...]
    centre: Square
    corners: tuple[Square, ...]
    colours: tuple[Patch, ...]
    greys: tuple[Patch, ...]

    @property
    def middle(self) -> tuple[float, float]:
        return self.size / 2, self.size / 2

    def of_colour(self, name: str, values: Sequence[float]) -> float:
        """Of values in the order of the colours, that of the one with this name."""
        return next(value for patch, value in zip(self.colours, values, strict=True) if patch.name == name)


COLOURS = (
    *("#7A4A3A", "#C98F78", "#5B7A9A", "#54683E", "#8080B0", "#66B8A8"),
    *("#D07A30", "#4A589E", "#BA5A62", "#5A3A68", "#9DB840", "#E0A030"),
    *("#2E3E90", "#469048", "#AA3038", "#E8C820", "#B85094", "#1888A0"),
)
GREYS = (240, 200, 160, 120, 75, 35)
RED = "C3"  # the colour of an inflamed ear drum


def _colours() -> tuple[Patch, ...]:
    return tuple(Patch(f"{'ABC'[n // 6]}{n % 6 + 1}", 140 + 61 * (n % 6), 318 + 61 * (n // 6), 54, 54, rgb(text)) for n, text in enumerate(COLOURS))


M3 = Chart(
    name="M3",
    lot="2026-04",
    size=640.0,
    millimetres=25.6,
    radius=312.0,
    ground=rgb("#E9E6DE"),
    ink=rgb("#1B1A1C"),
    turn_deg=5.0,
    marks=(Mark(320, 66), Mark(96, 230), Mark(544, 230), Mark(320, 590)),
    centre=Square("centre", 320, 205, 140, 150),
    corners=(
        Square("top-left", 150, 128, 44, 44),
        Square("top-right", 490, 128, 44, 44),
        Square("bottom-left", 92, 455, 44, 44),
        Square("bottom-right", 548, 455, 44, 44),
    ),
    colours=_colours(),
    greys=tuple(Patch(f"G{n + 1}", 140 + 61 * n, 508, 54, 44, (grey, grey, grey)) for n, grey in enumerate(GREYS)),
)


class Flaw(Enum):
    """Why nothing can be measured on these pictures."""

    NO_PICTURES = "no-pictures"  # none came, or too few
    NOT_PICTURES = "not-pictures"  # damaged, or of several sizes
    FROZEN = "frozen"
    BLACK = "black"
    MARKS_MISSING = "marks-missing"
    MARKS_BLURRED = "marks-blurred"
    TILTED = "tilted"  # seen askew: one side is nearer
    TURNED = "turned"  # the squares stand along the pixels, or far from it
    TOO_SMALL = "too-small"  # the chart fills too little of the picture
    TOO_DARK = "too-dark"
    CLIPPED = "clipped"  # the ground is white beyond measure
    GLARE = "glare"
    EDGES = "edges"  # an edge of a square cannot be made out
    BROKEN = "broken"  # the measuring itself failed


class Unmeasurable(Exception):
    """These pictures are not measured; `flaw` says why."""

    def __init__(self, flaw: Flaw, detail: str = "") -> None:
        super().__init__(f"{flaw.value}: {detail}" if detail else flaw.value)
        self.flaw = flaw
        self.detail = detail


Point = tuple[float, float]  # in shares of the picture's width and height


@dataclass(frozen=True)
class Found:
    """Where the chart is in the picture."""

    marks: tuple[Point, ...]
    left: tuple[Point, ...]  # the four corners of what is drawn round: the left and the right edge, the colours, the greys
    right: tuple[Point, ...]
    colours: tuple[Point, ...]
    greys: tuple[Point, ...]
    slant_deg: float
    askew: float  # the largest scale in the chart over the smallest
    shape: float  # of the picture: width over height


@dataclass(frozen=True)
class Reading:
    """What one second of pictures of the chart gives."""

    chart: str
    lot: str
    found: Found
    width: int
    height: int
    pictures: int
    seconds: float
    rate: float  # pictures a second
    centre: float  # MTF50 of the middle square's four edges, in line pairs a millimetre on the chart
    centre_pixels: float  # the same in line pairs a pixel
    corners: tuple[float, ...]  # of each corner's square
    colours: tuple[float, ...]  # ΔE00 of each colour, in the chart's order
    greys: tuple[float, ...]  # ΔL* of each grey
    evenness: float  # light at the dimmest place of the border over that of the middle
    dead_pixels: int

    @property
    def worst_corner(self) -> float:
        return min(self.corners)

    @property
    def mean_colour(self) -> float:
        return sum(self.colours) / len(self.colours)


@dataclass(frozen=True)
class Measured:
    """A reading, the picture that it stands for, and the left edge of the middle square, enlarged."""

    reading: Reading
    picture: bytes  # JPEG
    edge: bytes  # PNG
