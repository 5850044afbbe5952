"""How old the patient's picture is when the practitioner's page has it, beside Chromium sending the same. No I/O."""

from collections.abc import Sequence
from dataclasses import asdict

from kiosk.bench.figure import Figure, Series, at_most, ratio, void
from kiosk.bench.reception import Reception, why_not_alike

NAME = "glass_to_glass_ratio"
MEANING = "age of the patient's 720p30 picture, the otoscope closed, from the stamp that the camera burnt into it to the decoded picture at the practitioner's"
TARGET = at_most(0.8)
NOTES = ("without the camera's sensor and the monitor, which both would add to both",)


def figure(ours: Sequence[Reception], peer: Sequence[Reception]) -> Figure:
    """From the middle age in each call; void where the two calls are not alike."""
    over = Series("media process", "ms", _ages(ours))
    under = Series("Chromium → Chromium", "ms", _ages(peer))
    why = why_not_alike(ours, peer)
    made = void(NAME, MEANING, why, TARGET, over, under) if why else ratio(NAME, MEANING, over, under, TARGET, *NOTES)
    return made.with_detail(ours=[asdict(each) for each in ours], peer=[asdict(each) for each in peer])


def _ages(receptions: Sequence[Reception]) -> tuple[float, ...]:
    return tuple(each.age_ms for each in receptions if each.age_ms is not None)
