"""A device on Bluetooth that sends its numbers every second or so: shown as they run, kept when ten seconds of them agree."""

import time
from abc import abstractmethod
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from statistics import median_low
from types import MappingProxyType

from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Quality, Quantity, Reason, Value
from devices.status import Connected, Status
from drivers.transport.ble import Link, Radio, Wanted
from drivers.transport.ble_device import BleDevice

SPREADS: Mapping[Quantity, int] = MappingProxyType({Quantity.SPO2: 3, Quantity.PULSE_RATE: 15})  # breathing alone moves a young heart by ten
_MOST_PACKETS = 2000  # of one window, whatever a device sends


@dataclass(frozen=True)
class Timing:
    """How long things take, seconds."""

    window_s: float = 10.0
    give_up_s: float = 60.0
    silence_s: float = 2.8  # said within three

    def accelerated(self, speed: float) -> "Timing":
        """The same for a demonstration, with measures that take so many times less; silence stays what it is."""
        return replace(self, window_s=self.window_s / speed, give_up_s=max(self.give_up_s / speed, min(self.give_up_s, 10.0)))


AS_IN_LIFE = Timing()


@dataclass(frozen=True)
class Sample:
    """What one packet said: its numbers, and what is to be thought of them."""

    values: tuple[Value, ...]
    raw: bytes
    hindrance: Reason | None = None  # why there is no value in it that counts
    doubts: tuple[Reason, ...] = ()  # it counts, with these reasons beside it

    @property
    def quality(self) -> Quality:
        """As it is shown live."""
        return Quality.of((), (*((self.hindrance,) if self.hindrance is not None else ()), *self.doubts))


class SteadyWindow:
    """The last seconds of numbers that count. No I/O."""

    def __init__(self, length_s: float, largest_gap_s: float) -> None:
        self._length_s, self._largest_gap_s = length_s, largest_gap_s
        self._heard: deque[tuple[float, Sample]] = deque(maxlen=_MOST_PACKETS)

    def clear(self) -> None:
        """Begin anew."""
        self._heard.clear()

    def add(self, at_s: float, sample: Sample) -> None:
        """Take in a sample with the same quantities as those before it; a gap, or other quantities, begin anew."""
        if self._heard:
            before_s, before = self._heard[-1]
            if at_s - before_s > self._largest_gap_s or [v.quantity for v in before.values] != [v.quantity for v in sample.values]:
                self.clear()
        self._heard.append((at_s, sample))
        while len(self._heard) > 1 and at_s - self._heard[1][0] >= self._length_s:
            self._heard.popleft()

    @property
    def full(self) -> bool:
        """Whether it spans its length."""
        return len(self._heard) > 1 and self._heard[-1][0] - self._heard[0][0] >= self._length_s

    @property
    def steady(self) -> bool:
        """Whether its numbers agree."""
        return all(max(numbers) - min(numbers) <= SPREADS[quantity] for quantity, numbers in self._numbers().items())

    @property
    def raw(self) -> bytes:
        """All that stands behind the medians, as it was on the wire."""
        return b"".join(sample.raw for _at, sample in self._heard)

    @property
    def doubts(self) -> tuple[Reason, ...]:
        """Every doubt of its samples, each once."""
        return tuple(dict.fromkeys(doubt for _at, sample in self._heard for doubt in sample.doubts))

    def medians(self) -> tuple[Value, ...]:
        """One value of each quantity, each a number that the device sent."""
        return tuple(Value(quantity, median_low(numbers)) for quantity, numbers in self._numbers().items())

    def _numbers(self) -> dict[Quantity, list[Decimal]]:
        numbers: dict[Quantity, list[Decimal]] = {}
        for _at, sample in self._heard:
            for value in sample.values:
                numbers.setdefault(value.quantity, []).append(value.number)
        return numbers


class RunningDevice(BleDevice):
    """A `BleDevice` whose family turns each packet into a `Sample` and gives it to `_hear`."""

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        identity: DeviceIdentity,
        *,
        timing: Timing,
        monotonic: Callable[[], float] = time.monotonic,
        retry_first_s: float = 1.0,
    ) -> None:
        super().__init__(radio, wanted, identity, clock, quiet_s=timing.silence_s, retry_first_s=retry_first_s)
        self._timing = timing
        self._monotonic = monotonic
        self._steady = SteadyWindow(timing.window_s, timing.silence_s)
        self._doubt: Reason | None = None  # why the measure has no value yet; None: it only needs time
        self._heard_s = self._asked_s = monotonic()

    @property
    @abstractmethod
    def _streams(self) -> bool:
        """Whether this model sends numbers all the time, so that its silence means something."""

    # --- the numbers

    def _hear(self, sample: Sample) -> None:
        """Show it, and weigh it where a measure is under way."""
        self._heard_s = self._monotonic()
        now = self._clock()
        if sample.values:
            self._live.publish(Measurement(sample.values, now, self.identity, sample.quality, sample.raw))
        else:
            self._live.latest = None
        if self._now.status is Status.FAULT:  # what was no packet has passed
            self._move(Connected)
        if self._window is not None and self._now.status is Status.MEASURING:
            self._window.heard_at = now
            self._weigh(sample)
        self._say_signal()

    def _weigh(self, sample: Sample) -> None:
        if sample.hindrance is not None or not sample.values:
            self._doubt = sample.hindrance or Reason.SEARCHING
            self._steady.clear()
            return
        self._steady.add(self._heard_s, sample)
        self._doubt = None if self._steady.steady else Reason.UNSTABLE
        if self._doubt is None and self._steady.full:
            quality = Quality.of((), self._steady.doubts)
            self._conclude(Measurement(self._steady.medians(), self._clock(), self.identity, quality, self._steady.raw))

    # --- the clock

    async def _greet(self, link: Link) -> None:
        await super()._greet(link)
        self._heard_s = self._monotonic()  # its silence counts from now

    def _wait_s(self) -> float | None:
        return min(0.5, self._timing.silence_s / 4) if self._streams else super()._wait_s()

    async def _waited(self) -> None:
        if not self._streams:
            await super()._waited()

    def _look_at_the_clock(self) -> None:
        if not self._streams:
            return
        now_s = self._monotonic()
        if now_s - self._heard_s >= self._timing.silence_s:
            self._fall_silent()
        if self._now.status is Status.MEASURING and now_s - self._asked_s >= self._timing.give_up_s:
            self._conclude_without(self._doubt or Reason.NO_DATA)

    def _fall_silent(self) -> None:
        """Connected, no data: the running numbers go. A measure in which it had spoken ends; else its finger may only not be in yet."""
        self._live.latest = None
        self._steady.clear()
        if self._window is not None and self._window.heard_at is not None and self._now.status is Status.MEASURING:
            self._conclude_without(Reason.NO_DATA)
        self._doubt = Reason.NO_DATA
        self._say_signal(Reason.NO_DATA)

    def _conclude_without(self, reason: Reason) -> None:
        self._conclude(NoReading(reason, self._clock(), self.identity, self._steady.raw))

    # --- the measure and the status

    def _measuring(self) -> None:
        self._asked_s = self._heard_s = self._monotonic()
        self._doubt = None
        self._steady.clear()
        super()._measuring()

    def _end(self) -> None:
        self._steady.clear()
        super()._end()

    def _left(self) -> None:
        super()._left()
        self._live.latest = None
        self._steady.clear()
        if self._window is not None:
            self._window.heard_at = None  # once it is back it is waited for as from the beginning

    def _say_signal(self, otherwise: Reason | None = None) -> None:
        """While measuring, say why there is no value yet."""
        signal = self._doubt if self._now.status is Status.MEASURING else otherwise
        if self._now.signal is not signal:
            self._status.publish(replace(self._now, signal=signal))
