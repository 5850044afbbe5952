"""Sample pulse waves, as the drawings show them."""

from collections.abc import Iterator
from math import exp, pi, sin

from PySide6.QtCore import QObject

from ui.models.pleth_trace import COLUMNS, PlethTrace

BEATS, SWEEP_BEFORE = 7, 0.043


def beat(phase: float) -> float:
    """One beat of a drawn pulse wave, 0 to about 1."""
    rise = sin(phase / 0.15 * pi / 2) ** 2 if phase < 0.15 else exp(-(((phase - 0.15) / 0.27) ** 1.25))
    return rise + 0.2 * exp(-(((phase - 0.5) / 0.075) ** 2))


def pulse(beats: int = BEATS, shift: float = 0.0) -> Iterator[float]:
    """The wave without end, a value for each column."""
    column = 0
    while True:
        place = column / (COLUMNS - 1) + shift
        yield beat(place * beats % 1) * (1 + 0.05 * sin(place * 9))
        column += 1


def full_trace(parent: QObject | None = None, *, head: float = 0.78, beats: int = BEATS) -> PlethTrace:
    """A trace on its second sweep, stopped at `head` of its width."""
    trace = PlethTrace(parent)
    before, now = pulse(beats, SWEEP_BEFORE), pulse(beats)
    trace.head = COLUMNS - 1
    trace.feed(next(before) for _ in range(COLUMNS))
    trace.feed(next(now) for _ in range(int(head * COLUMNS)))
    return trace


def heart_trace(parent: QObject | None = None) -> PlethTrace:
    """Two sounds a beat, as a stethoscope hears a quiet heart."""
    trace = PlethTrace(parent)
    for column in range(COLUMNS * 3 // 4):
        into = column % 50
        loud = 0.4 * 0.6**into + (0.25 * 0.6 ** (into - 18) if into >= 18 else 0)
        trace.feed([0.5 + (loud if column % 2 else -loud)])
    return trace
