"""The memory of all the booth's processes in a call, without simulators, hub and browser. No I/O."""

from collections.abc import Sequence

from kiosk.bench.figure import Figure, Series, at_most, single

NAME = "booth_pss_mb"
MEANING = "memory of the booth's processes in a call, shared pages counted once: windows and engine, media process, and its spare"
TARGET = at_most(600)


def figure(ours: Sequence[float], peer: Sequence[float]) -> Figure:
    """From the megabytes at several instants."""
    return single(NAME, MEANING, Series("booth in a call", "MB", tuple(ours)), Series("empty Qt Quick window", "MB", tuple(peer)), TARGET)
