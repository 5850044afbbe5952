"""How long the booth's screens stand still in a call, beside an empty window at the same time on the same machine. No I/O."""

from collections.abc import Sequence

from kiosk.bench.figure import Figure, Series, at_most, percentile, single

NAME = "gui_gap_ms_p99"
MEANING = "the time between two turns of the screens' event loop, one asked for every 5 ms, in a call with both windows shown, 99 of 100"
TARGET = at_most(33)


def figure(ours: Sequence[Sequence[float]], peer: Sequence[Sequence[float]]) -> Figure:
    """From the milliseconds between the turns, window by window."""
    over = Series("booth in a call", "ms", tuple(percentile(each, 0.99) for each in ours if each))
    under = Series("empty window beside it", "ms", tuple(percentile(each, 0.99) for each in peer if each))
    longest = [max(each) for each in ours if each]
    return single(NAME, MEANING, over, under, TARGET).with_detail(longest_ms=longest, turns=[len(each) for each in ours])
