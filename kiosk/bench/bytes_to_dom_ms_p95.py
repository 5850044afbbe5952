"""How long after its bytes were written to the oximeter's cable a number stands in the practitioner's page. No I/O."""

from collections.abc import Sequence

from kiosk.bench.figure import Figure, Series, at_most, percentile, single

NAME = "bytes_to_dom_ms_p95"
MEANING = "from the bytes on the oximeter's cable to the number in the practitioner's page, 95 of 100: booth, hub and page in a call"
TARGET = at_most(100)
NOTES = ("the age of a number at the instant it appears; the driver shows one every 0.75 s",)


def figure(ours: Sequence[Sequence[float]], peer: Sequence[Sequence[float]]) -> Figure:
    """From the milliseconds of each number, window by window; a window in which nothing appeared counts for nothing."""
    over = Series("booth, hub and page", "ms", tuple(percentile(each, 0.95) for each in ours if each))
    under = Series("bare aiohttp relay", "ms", tuple(percentile(each, 0.95) for each in peer if each))
    return single(NAME, MEANING, over, under, TARGET, *NOTES).with_detail(ours=[list(each) for each in ours], peer=[list(each) for each in peer])
