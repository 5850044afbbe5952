"""How long a call takes from the wish to offer it until both cameras are seen, beside Chromium calling Chromium. No I/O."""

from collections.abc import Sequence

from kiosk.bench.figure import Figure, Series, at_most, ratio

NAME = "call_setup_ratio"
MEANING = "from the wish to call until a picture of each camera is decoded at the practitioner's: the media process, over Chromium in its place"
TARGET = at_most(1.2)


def figure(ours: Sequence[float], peer: Sequence[float]) -> Figure:
    """From the seconds that each call took."""
    return ratio(NAME, MEANING, Series("media process", "s", tuple(ours)), Series("Chromium → Chromium", "s", tuple(peer)), TARGET)
