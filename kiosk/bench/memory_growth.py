"""Whether the memory of the booth's drivers grows with the hours: twelve of streaming, pressed together."""

import statistics
from collections.abc import Sequence
from itertools import pairwise

from kiosk.bench.child import Silent, started
from kiosk.bench.figure import Figure, Series, at_most, void

NAME = "memory_growth_kb_per_h"
MEANING = "what twelve hours of an oximeter's packets, pressed together, add to the memory of the process that reads them, each hour"
TARGET = at_most(40)  # a month without a restart: 30 MB
HOURS = 12
WARM_UP_H = 2  # until every table that is filled once is full
WITHIN_S = 1200.0


def measure(_samples: int) -> Figure:
    """One run, a sample each hour: the slope through them after the warm-up."""
    try:
        with started("kiosk.bench.streamed_hours", str(HOURS)) as hours:
            said = hours.hear("rss_kb", WITHIN_S, whole=True)
    except Silent as error:
        return void(NAME, MEANING, f"the hours did not pass: {error}", TARGET)
    return figure(said["rss_kb"]).with_detail(rss_kb=said["rss_kb"], packets=said["packets"], measures=said["measures"])


def figure(rss_kb: Sequence[int]) -> Figure:
    """From the memory at the beginning and after each hour."""
    steady = rss_kb[WARM_UP_H:]
    grown = tuple(float(after - before) for before, after in pairwise(steady))
    series = Series("added in each hour after the second", "kB", grown)
    if len(steady) < 3:
        return void(NAME, MEANING, "too few hours for a slope", TARGET, series)
    slope = statistics.linear_regression(range(len(steady)), steady).slope
    return Figure(NAME, MEANING, slope, "kB/h", TARGET, series)
