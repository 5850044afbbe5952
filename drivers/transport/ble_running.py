"""A device on Bluetooth that sends its numbers every second or so: shown as they run, kept when ten seconds of them agree."""

import time
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Quality, Reason
from devices.status import Status
from drivers.transport.ble import Link, Radio, Wanted
from drivers.transport.ble_device import BleDevice
from drivers.transport.steady import AS_IN_LIFE, Sample, SteadyWindow, Timing


class RunningDevice(BleDevice):
    """A `BleDevice` whose family turns each packet into a `Sample` and gives it to `_hear`."""

    unknown: DeviceIdentity  # until it says who it is

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity | None = None,
        timing: Timing = AS_IN_LIFE,
        monotonic: Callable[[], float] = time.monotonic,
        retry_first_s: float = 1.0,
    ) -> None:
        super().__init__(radio, wanted, identity or self.unknown, clock, quiet_s=timing.silence_s, retry_first_s=retry_first_s)
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
        self._understood()
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
            measured = Measurement(self._steady.medians(), self._clock(), self.identity, quality, self._steady.raw, pieces=self._steady.pieces)
            self._conclude(replace(measured, wave=self._wave_of(self._timing.window_s), perfusion=self._steady.perfusion))

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
