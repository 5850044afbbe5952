"""What the loop-back sweep of a stethoscope gives: from the booth's loudspeaker through the coupler and back by the stethoscope's own way."""

from dataclasses import dataclass
from enum import Enum


class SweepFlaw(Enum):
    """Why a sweep could not be measured."""

    NOTHING_HEARD = "nothing-heard"  # not on the coupler, switched off, or turned down
    TOO_LOUD = "too-loud"  # cut off: turn the loudspeaker down
    GAPS = "gaps"  # the sound card lost samples
    NO_INPUT = "no-input"
    NO_LOUDSPEAKER = "no-loudspeaker"


class Unmeasured(Exception):
    """The sweep gives no values; `flaw` says why."""

    def __init__(self, flaw: SweepFlaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


@dataclass(frozen=True)
class Sweep:
    """One sweep, in decibels."""

    bands: tuple[tuple[float, float], ...]  # third octaves: middle in hertz, what comes back against what was sent
    noise_dbfs: float  # of the room and the instrument, nothing being played
    linearity_db: float  # of a step of 12 dB: what is missing in it; an automatic gain makes it small
    steady_db: float  # how a noise that stays changes in three seconds; a noise suppressor takes it away
    gate_db: float  # how much more than its 20 dB a faint noise after silence is lost; a gate shuts it out
    delay_ms: float

    def band(self, hertz: float) -> float:
        """The third octave around this frequency."""
        return min(self.bands, key=lambda band: abs(band[0] - hertz))[1]
