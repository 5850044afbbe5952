"""A finger oximeter on a serial cable: its wave, its running numbers, and the median of ten steady seconds.

The port being open says nothing: whether the oximeter is there is told by its packets alone. Silent for three seconds, it is
"connected, no data", and none of its earlier numbers is shown any more.
"""

import time
from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from devices.device import Abilities
from devices.errors import ProtocolError
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, Quality, Reason, Value
from devices.status import Connected, Started, Status
from devices.waveform import Samples
from drivers.transport import steady
from drivers.transport.serial_device import SerialDevice, read_within
from drivers.transport.steady import Sample, SteadyWindow
from drivers.transport.stream import BackOff, OpenStream, Stream

TICK_S = 0.1  # how often the clocks are looked at while nothing comes
LARGEST_GAP_S = 1.0  # a hole in the stream begins the window anew
LARGEST_GAP_PACKETS = 2.5  # the same, where packets are rare
ENOUGH = 0.8  # of the packets that the window should hold
STRAYS = 0.01  # where there is no checksum a flipped bit now and then is the cable's, not the patient's


@dataclass(frozen=True)
class Timing(steady.Timing):
    """The same, with what is said and shown from time to time."""

    preview_s: float = 0.75
    heartbeat_s: float = 1.0
    ask_again_s: float = 1.0

    def accelerated(self, speed: float) -> Self:
        return replace(super().accelerated(speed), preview_s=self.preview_s / speed)


AS_IN_LIFE = Timing()


@dataclass(frozen=True)
class Said(Sample):
    """What one packet said, and its stretch of the pulse wave."""

    wave: tuple[int, ...] = ()


@dataclass(frozen=True)
class Rhythm:
    """How a model speaks."""

    packets_per_s: float
    packet_length: int
    samples_per_s: float = 0.0  # of the pulse wave; 0: it sends none
    full_scale: int = 0

    def window(self, length_s: float) -> SteadyWindow:
        """The last so many seconds of good packets that come in this rhythm."""
        largest_gap_s = max(LARGEST_GAP_S, LARGEST_GAP_PACKETS / self.packets_per_s)
        return SteadyWindow(length_s, largest_gap_s, least_packets=ENOUGH * self.packets_per_s * length_s, strays=STRAYS)


class SerialOximeter(SerialDevice):
    """A `devices.device.MeasuringDevice`. It cannot be started or stopped from here: it measures as long as a finger is in it."""

    def __init__(
        self,
        open_stream: OpenStream,
        identity: DeviceIdentity,
        clock: Callable[[], datetime],
        *,
        rhythm: Rhythm,
        monotonic: Callable[[], float] = time.monotonic,
        timing: Timing = AS_IN_LIFE,
    ) -> None:
        super().__init__(open_stream, identity, clock, monotonic=monotonic)
        self._timing, self._rhythm = timing, rhythm
        self._window = rhythm.window(timing.window_s)  # of the measure; empty outside
        self._recent = rhythm.window(timing.window_s)  # of the preview
        self._doubt: Reason | None = None  # why the measure has no value yet; None: it only needs time
        self._last_bytes = b""
        self._next_sample = 0
        self._heard_s = 0.0
        self._dropped_before = 0
        self._shown_s = 0.0

    @property
    def abilities(self) -> Abilities:
        return Abilities(has_waveform=self._rhythm.samples_per_s > 0)

    # --- what a family adds

    @property
    @abstractmethod
    def dropped_bytes(self) -> int:
        """Bytes of this conversation that belonged to no packet, for the technician."""

    @abstractmethod
    async def _greet(self, stream: Stream) -> None:
        """The port is open: nothing of an earlier conversation is left; say what must be said first."""

    @abstractmethod
    def _take_apart(self, data: bytes) -> Sequence[Said]:
        """What the bytes say; whatever is no packet is dropped and counted."""

    async def _keep_alive(self, stream: Stream, now_s: float) -> None:
        """Say what must be said from time to time."""

    # --- what the rest of the program sees

    async def start(self) -> None:
        """From now on ten steady seconds make a result."""
        self._asked_s = self._monotonic()
        self._doubt = None
        self._window.clear()
        if self._now.status is Status.READY:
            self._move(Started)

    async def stop(self) -> None:
        """End the measure: what comes now is only shown."""
        self._end()

    # --- the link

    async def _converse(self, stream: Stream, back_off: BackOff) -> None:
        self._dropped_before = 0
        self._heard_s = self._monotonic()
        await self._greet(stream)
        while True:
            data = await read_within(stream, TICK_S)
            now_s = self._monotonic()
            self._last_bytes = data[-64:] or self._last_bytes
            if data and self._take(self._take_apart(data), now_s):
                back_off.reset()
            self._look_at_the_clock(now_s)
            await self._keep_alive(stream, now_s)

    def _take(self, said: Sequence[Said], now_s: float) -> bool:
        """Use what came; whether there was anything."""
        if not said:
            return False
        self._number_samples(said, now_s)
        self._understood(now_s)
        for each in said:
            self._weigh(now_s, each)
        self._say_signal()
        return True

    def _understood(self, now_s: float) -> None:
        """It said something of its protocol: it is there."""
        self._heard_s, self._dropped_before = now_s, self.dropped_bytes
        if self._now.status in (Status.CONNECTING, Status.FAULT):
            self._move(Connected)
        if self._asked_s is not None and self._now.status is Status.READY:
            self._move(Started)

    def _number_samples(self, said: Sequence[Said], now_s: float) -> None:
        """Number and publish the wave; what was lost on the way leaves a gap in the numbers."""
        values = tuple(sample for each in said for sample in each.wave)
        if not values:
            return
        rate_hz = self._rhythm.samples_per_s
        lost_packets = -(-(self.dropped_bytes - self._dropped_before) // self._rhythm.packet_length)
        lost_samples = lost_packets * len(said[0].wave)
        silent_s = now_s - self._heard_s
        self._next_sample += max(lost_samples, int(silent_s * rate_hz) if silent_s >= self._timing.silence_s else 0)
        first_at = self._clock() - timedelta(seconds=(len(values) - 1) / rate_hz)
        self._draw(Samples(self._next_sample, first_at, rate_hz, self._rhythm.full_scale, values))
        self._next_sample += len(values)

    # --- the numbers

    def _weigh(self, now_s: float, said: Said) -> None:
        reason = said.hindrance if said.values else said.hindrance or Reason.SEARCHING
        if reason is None:
            self._recent.add(now_s, said)
        else:
            self._recent.clear()
        if reason not in (None, Reason.WEAK_SIGNAL):
            self._live.latest = None
        elif now_s - self._shown_s >= self._timing.preview_s:
            self._shown_s = now_s
            self._live.publish(self._preview(said))
        if self._now.status is Status.MEASURING:
            self._measure(now_s, said, reason)

    def _preview(self, said: Said) -> Measurement:
        quality = said.quality if said.hindrance or self._recent.steady else Quality.of((), (Reason.UNSTABLE, *said.doubts))
        return self._measurement(said.values, quality, said.raw)

    def _measure(self, now_s: float, said: Said, reason: Reason | None) -> None:
        if reason is not None:
            self._doubt = reason
            self._window.clear()
            return
        self._window.add(now_s, said)
        if not self._window.steady:
            self._doubt = Reason.UNSTABLE
        elif self._window.full:
            measured = self._measurement(self._window.medians(), Quality.of((), self._window.doubts), self._window.raw)
            self._conclude(replace(measured, wave=self._wave_of(self._timing.window_s), perfusion=self._window.perfusion))
        else:
            self._doubt = None

    def _measurement(self, values: tuple[Value, ...], quality: Quality, raw: bytes) -> Measurement:
        return Measurement(values, self._clock(), self._identity, quality, raw)

    @property
    def _evidence(self) -> bytes:
        return self._window.raw

    # --- what goes wrong

    def _look_at_the_clock(self, now_s: float) -> None:
        if now_s - self._heard_s >= self._timing.silence_s:
            if self._now.status is Status.FAULT:
                return
            if self.dropped_bytes > self._dropped_before:
                self._fail(ProtocolError("no oximeter of this family, or a disturbed line", packet=self._last_bytes, device=str(self._identity)))
            else:
                self._fall_silent()
        elif self._asked_s is not None and self._now.status is Status.MEASURING and now_s - self._asked_s >= self._timing.give_up_s:
            self._conclude_without(self._doubt or Reason.NO_DATA)  # without a doubt it was for want of packets

    def _fall_silent(self) -> None:
        """Connected, no data: the running numbers go, and a measure ends without a value."""
        self._forget()
        if self._now.status is Status.MEASURING:
            self._conclude_without(Reason.NO_DATA)
        self._say(replace(self._now, signal=Reason.NO_DATA))

    def _forget(self) -> None:
        super()._forget()
        self._recent.clear()

    # --- the measure and the status

    def _end(self) -> None:
        self._window.clear()
        super()._end()

    def _say_signal(self) -> None:
        """While measuring, say why there is no value yet."""
        self._say(replace(self._now, signal=self._doubt if self._now.status is Status.MEASURING else None))
