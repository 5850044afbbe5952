"""How good one picture of a camera is: sharp, lit, without reflections. It ranks pictures and says nothing about what is on them."""

from dataclasses import dataclass
from enum import Enum

GOOD_FROM = 50  # the lowest of the three


class PictureFlaw(Enum):
    """What is wrong with the picture above all."""

    NONE = "none"
    BLURRED = "blurred"
    DARK = "dark"
    BURNT = "burnt"  # too much light
    GLARE = "glare"  # a reflection in it
    BLACK = "black"  # nothing is seen
    FROZEN = "frozen"  # the camera sends the same picture again and again


@dataclass(frozen=True)
class PictureScore:
    """Three marks of 0 to 100, each better when higher."""

    focus: int
    light: int
    clear: int  # of reflections
    flaw: PictureFlaw = PictureFlaw.NONE

    def __post_init__(self) -> None:
        if not all(0 <= mark <= 100 for mark in (self.focus, self.light, self.clear)):
            raise ValueError("a mark lies between 0 and 100")

    @property
    def lowest(self) -> int:
        """The mark that the picture is judged by."""
        return min(self.focus, self.light, self.clear)

    @property
    def rank(self) -> tuple[int, int]:
        """For the choice between pictures: one that shows nothing comes last, then the lowest mark counts, and the sharper one of equals."""
        return (-1 if self.flaw in (PictureFlaw.BLACK, PictureFlaw.FROZEN) else self.lowest, self.focus)
