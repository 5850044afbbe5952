"""A figure: what was measured of ours and of its peer, what they give, and whether that is good enough. No I/O.

>>> ours, peer = Series("ours", "s", (2.0, 3.0, 4.0, 3.0, 3.0)), Series("bare window", "s", (1.0, 2.0, 2.0, 2.0, 2.0))
>>> figure = ratio("cold_start_ratio", "usable screen against a bare window", ours, peer, at_most(2.0))
>>> figure.value, figure.verdict.value
(1.5, 'met')
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

LEAST_SAMPLES = 5  # with fewer a figure is a trial of the bench, and no verdict


class Verdict(Enum):
    """What became of a figure."""

    MET = "met"
    MISSED = "missed"
    TOLD = "no target"  # a figure that is only told, beside its peer
    TRIAL = "trial"  # too few samples to judge
    VOID = "void"  # it could not be had; the figure says why


@dataclass(frozen=True)
class Series:
    """Raw samples of one thing, in the order in which they were taken."""

    what: str
    unit: str
    samples: tuple[float, ...]

    @property
    def median(self) -> float | None:
        """The middle one; None where there is none."""
        return statistics.median(self.samples) if self.samples else None

    @property
    def spread(self) -> float | None:
        """How noisy: the distance of the quartiles over the median; None where that says nothing."""
        middle = self.median
        if len(self.samples) < 3 or not middle:
            return None
        low, _, high = statistics.quantiles(self.samples, n=4, method="inclusive")
        return (high - low) / middle


@dataclass(frozen=True)
class Target:
    """A limit, from above or from below."""

    limit: float
    at_most: bool

    def is_met_by(self, value: float) -> bool:
        return value <= self.limit if self.at_most else value >= self.limit

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.limit:g}"


def at_most(limit: float) -> Target:
    return Target(limit, at_most=True)


def at_least(limit: float) -> Target:
    return Target(limit, at_most=False)


@dataclass(frozen=True)
class Figure:
    """One figure. `value` is None exactly where `void` says why there is none."""

    name: str
    meaning: str
    value: float | None
    unit: str
    target: Target | None = None
    ours: Series | None = None
    peer: Series | None = None
    void: str = ""
    notes: tuple[str, ...] = ()
    detail: tuple[tuple[str, Any], ...] = ()  # what else was seen, for whoever looks closer

    @property
    def verdict(self) -> Verdict:
        """What it says: a trial never passes for a result."""
        if self.value is None:
            return Verdict.VOID
        if self.ours is not None and len(self.ours.samples) < LEAST_SAMPLES:
            return Verdict.TRIAL
        if self.target is None:
            return Verdict.TOLD
        return Verdict.MET if self.target.is_met_by(self.value) else Verdict.MISSED

    def with_detail(self, **detail: Any) -> "Figure":
        """The same, with more to look at."""
        return replace(self, detail=(*self.detail, *detail.items()))

    def to_plain(self) -> dict[str, Any]:
        """As it stands in bench.json."""
        return {
            "meaning": self.meaning,
            "value": self.value,
            "unit": self.unit,
            "target": str(self.target) if self.target is not None else None,
            "verdict": self.verdict.value,
            "void": self.void or None,
            "ours": _plain(self.ours),
            "peer": _plain(self.peer),
            "notes": list(self.notes),
            "detail": dict(self.detail),
        }


def _plain(series: Series | None) -> dict[str, Any] | None:
    if series is None:
        return None
    return {"what": series.what, "unit": series.unit, "median": series.median, "spread": series.spread, "samples": list(series.samples)}


def ratio(name: str, meaning: str, ours: Series, peer: Series, target: Target | None, *notes: str) -> Figure:
    """The median of ours over the median of the peer's; void where either is missing."""
    over, under = ours.median, peer.median
    if over is None or not under:
        return void(name, meaning, f"no samples of {ours.what if over is None else peer.what}", target, ours, peer)
    return Figure(name, meaning, over / under, "×", target, ours, peer, notes=notes)


def single(name: str, meaning: str, ours: Series, peer: Series | None, target: Target | None, *notes: str) -> Figure:
    """The median of ours; the peer's stands beside it."""
    value = ours.median
    if value is None:
        return void(name, meaning, f"no samples of {ours.what}", target, ours, peer)
    return Figure(name, meaning, value, ours.unit, target, ours, peer, notes=notes)


def void(name: str, meaning: str, why: str, target: Target | None = None, ours: Series | None = None, peer: Series | None = None) -> Figure:
    """A figure that could not be had, and why."""
    return Figure(name, meaning, None, "", target, ours, peer, void=why)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of them does not exceed (nearest rank); ValueError where there is none.

    >>> percentile([10, 20, 30, 40], 0.5), percentile(range(1, 101), 0.95), percentile([7], 0.99)
    (20, 95, 7)
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def within(first: float, second: float, share: float) -> bool:
    """Whether two numbers differ by no more than this share of the larger.

    >>> within(95, 100, 0.1), within(85, 100, 0.1)
    (True, False)
    """
    return abs(first - second) <= share * max(abs(first), abs(second))
