"""What the booth itself saw in the pulse wave under a number: whether beats are there, alike, and as many as the device says.

It says how well the wave could be read, never how right the number is.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class SignalQuality:
    """A wave as the booth read it."""

    score: int  # 0 to 100: how alike its beats are, less what was cut off; no accuracy
    seconds: int  # of wave that were looked at
    beats: int
    rate: int | None  # beats a minute in the wave; None: too few to say
    height_percent: int  # of a beat, in the device's own scale
    clipped_percent: int  # of the samples, at the end of the scale

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 100:
            raise ValueError("a score lies between 0 and 100")
