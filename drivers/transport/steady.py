"""When running numbers may be believed: ten seconds that agree with each other. No I/O."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median_low
from types import MappingProxyType
from typing import Self

from devices.measurement import Quality, Quantity, Reason, Value

SPREADS: Mapping[Quantity, int] = MappingProxyType({Quantity.SPO2: 3, Quantity.PULSE_RATE: 15})  # breathing alone moves a young heart by ten
LEAST_PATIENCE_S = 10.0  # however fast a demonstration runs, somebody must still put the finger in
_MOST_PACKETS = 2000  # of one window, whatever a device sends


@dataclass(frozen=True)
class Timing:
    """How long things take, seconds. A demonstration may shorten the window, and says so; silence stays what it is."""

    window_s: float = 10.0
    give_up_s: float = 60.0
    silence_s: float = 2.8  # said within three

    def accelerated(self, speed: float) -> Self:
        """The same, with measures that take so many times less."""
        patience_s = max(self.give_up_s / speed, min(self.give_up_s, LEAST_PATIENCE_S))
        return replace(self, window_s=self.window_s / speed, give_up_s=patience_s)


AS_IN_LIFE = Timing()


@dataclass(frozen=True)
class Sample:
    """What one packet said: its numbers, and what is to be thought of them."""

    values: tuple[Value, ...]
    raw: bytes
    hindrance: Reason | None = None  # why there is no value in it that counts
    doubts: tuple[Reason, ...] = ()  # it counts, with these reasons beside it
    perfusion: Decimal | None = None  # %, where it tells it

    @property
    def quality(self) -> Quality:
        """As it is shown live."""
        return Quality.of((), (*((self.hindrance,) if self.hindrance is not None else ()), *self.doubts))


def oximetry(spo2: int | None, pulse_rate: int | None) -> tuple[Value, ...]:
    """An oximeter's numbers, % and beats a minute; half of them are none."""
    if spo2 is None or pulse_rate is None:
        return ()
    return Value(Quantity.SPO2, Decimal(spo2)), Value(Quantity.PULSE_RATE, Decimal(pulse_rate))


class SteadyWindow:
    """The last seconds of numbers that count."""

    def __init__(self, length_s: float, largest_gap_s: float, *, least_packets: float = 2, strays: float = 0.0) -> None:
        """`least_packets`: so many must be in it; `strays`: the part of them, at either end, that may disagree."""
        self._length_s, self._largest_gap_s, self._least_packets, self._strays = length_s, largest_gap_s, least_packets, strays
        self._heard: deque[tuple[float, Sample]] = deque(maxlen=_MOST_PACKETS)
        self._numbers: deque[tuple[Decimal, ...]] = deque(maxlen=_MOST_PACKETS)  # of the same samples

    def clear(self) -> None:
        """Begin anew."""
        self._heard.clear()
        self._numbers.clear()

    def add(self, at_s: float, sample: Sample) -> None:
        """Take in a sample with the same quantities as those before it; a gap, or other quantities, begin anew."""
        if self._heard:
            before_s, before = self._heard[-1]
            if at_s - before_s > self._largest_gap_s or [v.quantity for v in before.values] != [v.quantity for v in sample.values]:
                self.clear()
        self._heard.append((at_s, sample))
        self._numbers.append(tuple(value.number for value in sample.values))
        while len(self._heard) > 1 and at_s - self._heard[1][0] >= self._length_s:
            self._heard.popleft()
            self._numbers.popleft()

    @property
    def full(self) -> bool:
        """Whether it spans its length, without missing too much."""
        return len(self._heard) >= max(2, self._least_packets) and self._heard[-1][0] - self._heard[0][0] >= self._length_s

    @property
    def steady(self) -> bool:
        """Whether its numbers agree."""
        return all(self._agree(numbers, SPREADS[quantity]) for quantity, numbers in self._of_each_quantity())

    @property
    def raw(self) -> bytes:
        """All that stands behind the medians, as it was on the wire."""
        return b"".join(sample.raw for _at, sample in self._heard)

    @property
    def pieces(self) -> tuple[int, ...]:
        """How long each packet in `raw` is."""
        return tuple(len(sample.raw) for _at, sample in self._heard)

    @property
    def doubts(self) -> tuple[Reason, ...]:
        """Every doubt of its samples, each once."""
        return tuple(dict.fromkeys(doubt for _at, sample in self._heard for doubt in sample.doubts))

    @property
    def perfusion(self) -> Decimal | None:
        """The median of what its samples tell of the perfusion; None where none does."""
        told = [sample.perfusion for _at, sample in self._heard if sample.perfusion is not None]
        return median_low(told) if told else None

    def medians(self) -> tuple[Value, ...]:
        """One value of each quantity, each a number that the device sent."""
        return tuple(Value(quantity, median_low(numbers)) for quantity, numbers in self._of_each_quantity())

    def _of_each_quantity(self) -> list[tuple[Quantity, tuple[Decimal, ...]]]:
        if not self._heard:
            return []
        quantities = [value.quantity for value in self._heard[-1][1].values]
        return list(zip(quantities, zip(*self._numbers, strict=True), strict=True))

    def _agree(self, numbers: tuple[Decimal, ...], spread: int) -> bool:
        """Whether the largest is not too far from the smallest, strays left out."""
        if max(numbers) - min(numbers) <= spread:
            return True
        stray = int(len(numbers) * self._strays)
        ordered = sorted(numbers)
        return ordered[-1 - stray] - ordered[stray] <= spread
