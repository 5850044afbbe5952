"""What arrived of a call at the practitioner's page, and whether two calls are alike enough to be compared. No I/O."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.bench.figure import percentile, within

LEAST_SIZE = (1280, 720)
LEAST_FPS = 28.0
BIT_RATES_WITHIN = 0.10


@dataclass(frozen=True)
class Reception:
    """A call's pictures, of one camera or of both, over one window."""

    fps: float  # of the slower of the two
    width: int  # of the smaller
    height: int
    kbps: float  # of all that are looked at
    age_ms: float | None  # of the patient's picture, the middle one; None where the clock in it could not be read
    age_p95_ms: float | None


def received(seconds: float, tracks: Sequence[dict[str, Any]]) -> Reception:
    """What the page's `end()` told of these tracks; the patient's is the first."""
    ages = [float(age) for age in tracks[0]["ages"]] if tracks else []
    return Reception(
        fps=min((track["frames"] / seconds for track in tracks), default=0.0),
        width=min((int(track["width"]) for track in tracks), default=0),
        height=min((int(track["height"]) for track in tracks), default=0),
        kbps=sum(int(track["bytes"]) for track in tracks) * 8 / 1000 / seconds,
        age_ms=statistics.median(ages) if ages else None,
        age_p95_ms=percentile(ages, 0.95) if ages else None,
    )


def why_not_alike(ours: Sequence[Reception], peer: Sequence[Reception], *, at_like_bit_rates: bool = True, least_fps: float = LEAST_FPS) -> str:
    """Why what arrived from one sender must not be compared with what arrived from the other; empty where it may."""
    for who, receptions in (("the media process", ours), ("Chromium", peer)):
        if not receptions:
            return f"no call of {who}"
        width, height = min(each.width for each in receptions), min(each.height for each in receptions)
        if width < LEAST_SIZE[0] or height < LEAST_SIZE[1]:
            return f"from {who} arrived {width} × {height}, less than 720p"
        fps = statistics.median(each.fps for each in receptions)
        if fps < least_fps:
            return f"from {who} arrived {fps:.1f} pictures a second, fewer than {least_fps:g}"
        if any(each.age_ms is None for each in receptions):
            return f"the clock in the pictures of {who} could not be read"
    rates = [statistics.median(each.kbps for each in receptions) for receptions in (ours, peer)]
    if at_like_bit_rates and not within(rates[0], rates[1], BIT_RATES_WITHIN):
        return f"the bit rates differ by more than a tenth: {rates[0]:.0f} and {rates[1]:.0f} kbit/s"
    return ""
