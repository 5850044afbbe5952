"""A finger oximeter on a serial cable: its wave, its running numbers, and the median of ten steady seconds.

The port being open says nothing: whether the oximeter is there is told by its packets alone. Silent for three seconds, it is
"connected, no data", and none of its earlier numbers is shown any more.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from devices.device import Abilities
from devices.errors import ConnectionLost, DeviceError, NotFound, ProtocolError
from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.measurement import GOOD, CuffPressure, Measurement, NoReading, Quality, QualityLevel, Quantity, Reason, Value
from devices.status import Connected, DeviceStatus, Ended, Failed, Found, Lost, Started, Status, after
from devices.waveform import Samples
from drivers.oximeter_contec.codec import PACKETS_PER_S, PLETH_FULL_SCALE, Command, Kind, LiveData, Packet, Parser
from drivers.oximeter_contec.steady import Heard, SteadyWindow, why_no_value
from drivers.transport.serial_port import SerialPort, SerialSettings
from drivers.transport.stream import BackOff, OpenStream, Stream

BAUD = 115200
TICK_S = 0.1  # how often the clocks are looked at while nothing comes
PACKET_LENGTH = 9
LEAST_PATIENCE_S = 10.0  # however fast a demonstration runs, somebody must still put the finger in
ABILITIES = Abilities(has_waveform=True)


@dataclass(frozen=True)
class Timing:
    """How long things take, seconds. A demonstration may shorten the window, and says so; silence stays what it is."""

    window_s: float = 10.0
    preview_s: float = 0.75
    give_up_s: float = 60.0
    silence_s: float = 2.8  # said within three
    heartbeat_s: float = 1.0
    ask_again_s: float = 1.0

    def accelerated(self, speed: float) -> "Timing":
        """The same, with measures that take so many times less."""
        patience_s = max(self.give_up_s / speed, min(self.give_up_s, LEAST_PATIENCE_S))
        return replace(self, window_s=self.window_s / speed, preview_s=self.preview_s / speed, give_up_s=patience_s)


def at_port(path: str) -> OpenStream:
    """How to open the oximeter at this serial port."""

    async def open_stream() -> Stream:
        return await SerialPort.open(SerialSettings(path, BAUD))

    return open_stream


class ContecOximeter:
    """A `devices.device.MeasuringDevice`. It cannot be started or stopped from here: it measures as long as a finger is in it."""

    def __init__(
        self,
        open_stream: OpenStream,
        identity: DeviceIdentity,
        clock: Callable[[], datetime],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        timing: Timing = Timing(),
    ) -> None:
        self._open_stream, self._identity, self._clock, self._monotonic, self._timing = open_stream, identity, clock, monotonic, timing
        self._status: Feed[DeviceStatus] = Feed(DeviceStatus(Status.ABSENT))
        self._results: Feed[Measurement | NoReading] = Feed()
        self._live: Feed[CuffPressure | Measurement] = Feed()
        self._waveform: Feed[Samples] = Feed()
        self._parser = Parser()
        self._window = SteadyWindow(timing.window_s)  # of the measure; empty outside
        self._recent = SteadyWindow(timing.window_s)  # of the preview
        self._asked_s: float | None = None  # when the measure was asked for
        self._doubt: Reason | None = None  # why the measure has no value yet; None: it only needs time
        self._last_bytes = b""
        self._next_sample = 0
        self._heard_s = 0.0
        self._dropped_before = 0
        self._shown_s = 0.0
        self._told_s = 0.0
        self._asked_again_s = 0.0

    @property
    def identity(self) -> DeviceIdentity:
        return self._identity

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    @property
    def status(self) -> Feed[DeviceStatus]:
        return self._status

    @property
    def results(self) -> Feed[Measurement | NoReading]:
        return self._results

    @property
    def live(self) -> Feed[CuffPressure | Measurement]:
        return self._live

    @property
    def waveform(self) -> Feed[Samples]:
        return self._waveform

    @property
    def dropped_bytes(self) -> int:
        """Bytes that belonged to no packet, for the technician."""
        return self._parser.dropped

    async def run(self) -> None:
        """Open the port, listen, and open it again when it goes; until cancelled."""
        back_off = BackOff()
        while True:
            try:
                stream = await self._open_stream()
                try:
                    self._move(Found)
                    await self._converse(stream, back_off)
                finally:
                    stream.close()
            except DeviceError as error:
                self._gone(error)
            except asyncio.CancelledError:
                self._gone(None)
                raise
            await asyncio.sleep(back_off.next_s())

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
        self._parser = Parser()
        self._dropped_before = 0
        self._heard_s = self._told_s = self._asked_again_s = self._monotonic()
        await stream.write(bytes(Packet.command(Command.START_LIVE)))
        while True:
            data = await _read_within(stream, TICK_S)
            now_s = self._monotonic()
            self._last_bytes = data[-64:] or self._last_bytes
            if data and self._take(self._parser.feed(data), now_s):
                back_off.reset()
            self._look_at_the_clock(now_s)
            await self._keep_alive(stream, now_s)

    async def _keep_alive(self, stream: Stream, now_s: float) -> None:
        """Without a heartbeat it ends after 54 s; switched on after we opened the port, it never heard us ask."""
        if now_s - self._heard_s >= self._timing.ask_again_s and now_s - self._asked_again_s >= self._timing.ask_again_s:
            self._asked_again_s = now_s
            await stream.write(bytes(Packet.command(Command.START_LIVE)))
        elif now_s - self._told_s >= self._timing.heartbeat_s:
            self._told_s = now_s
            await stream.write(bytes(Packet.command(Command.HEARTBEAT)))

    def _take(self, packets: list[Packet], now_s: float) -> bool:
        """Use what came; whether there were live data in it."""
        live = [Heard(now_s, LiveData.parse(packet), bytes(packet)) for packet in packets if packet.kind == Kind.LIVE]
        if not live:
            return False
        self._number_samples(live, now_s)
        self._heard_s = now_s
        if self._now.status in (Status.CONNECTING, Status.FAULT):
            self._move(Connected)
        if self._asked_s is not None and self._now.status is Status.READY:
            self._move(Started)
        for heard in live:
            self._weigh(heard)
        self._say_signal()
        return True

    def _number_samples(self, live: list[Heard], now_s: float) -> None:
        """Number and publish the wave; what was lost on the way leaves a gap in the numbers."""
        damaged = -(-(self._parser.dropped - self._dropped_before) // PACKET_LENGTH)
        silent_s = now_s - self._heard_s
        self._next_sample += max(damaged, int(silent_s * PACKETS_PER_S) if silent_s >= self._timing.silence_s else 0)
        self._dropped_before = self._parser.dropped
        first_at = self._clock() - timedelta(seconds=(len(live) - 1) / PACKETS_PER_S)
        values = tuple(heard.live.pleth for heard in live)
        self._waveform.publish(Samples(self._next_sample, first_at, PACKETS_PER_S, PLETH_FULL_SCALE, values))
        self._next_sample += len(live)

    # --- the numbers

    def _weigh(self, heard: Heard) -> None:
        reason = why_no_value(heard.live)
        if reason is None:
            self._recent.add(heard)
        else:
            self._recent.clear()
        if heard.live.spo2 is None or heard.live.pulse_rate is None or reason not in (None, Reason.WEAK_SIGNAL):
            self._live.latest = None
        elif heard.at_s - self._shown_s >= self._timing.preview_s:
            self._shown_s = heard.at_s
            self._live.publish(self._preview(heard, heard.live.spo2, heard.live.pulse_rate, reason))
        if self._now.status is Status.MEASURING:
            self._measure(heard, reason)

    def _preview(self, heard: Heard, spo2: int, pulse_rate: int, reason: Reason | None) -> Measurement:
        reason = reason or (None if self._recent.steady else Reason.UNSTABLE)
        return self._measurement(spo2, pulse_rate, GOOD if reason is None else Quality(QualityLevel.DOUBTFUL, (reason,)), heard.raw)

    def _measure(self, heard: Heard, reason: Reason | None) -> None:
        if reason is not None:
            self._doubt = reason
            self._window.clear()
            return
        self._window.add(heard)
        if not self._window.steady:
            self._doubt = Reason.UNSTABLE
        elif self._window.full:
            spo2, pulse_rate = self._window.medians()
            result = self._measurement(spo2, pulse_rate, GOOD, self._window.raw)
            self._end()
            self._results.publish(result)
        else:
            self._doubt = None

    def _measurement(self, spo2: int, pulse_rate: int, quality: Quality, raw: bytes) -> Measurement:
        values = (Value(Quantity.SPO2, Decimal(spo2)), Value(Quantity.PULSE_RATE, Decimal(pulse_rate)))
        return Measurement(values, self._clock(), self._identity, quality, raw)

    # --- what goes wrong

    def _look_at_the_clock(self, now_s: float) -> None:
        if now_s - self._heard_s >= self._timing.silence_s:
            if self._now.status is Status.FAULT:
                return
            if self._parser.dropped > self._dropped_before:
                self._fail(ProtocolError("no V7.0 oximeter, or a disturbed line", packet=self._last_bytes, device=str(self._identity)))
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

    def _fail(self, error: DeviceError) -> None:
        self._forget()
        if self._now.status is Status.MEASURING:
            self._conclude_without(Reason.DEVICE_ERROR)
        self._move(Failed, error)

    def _gone(self, error: DeviceError | None) -> None:
        self._forget()
        if self._now.status is Status.MEASURING:
            self._conclude_without(Reason.NO_DATA)
        self._move(Lost if error is None or isinstance(error, NotFound | ConnectionLost) else Failed, error)

    def _forget(self) -> None:
        self._live.latest = None
        self._recent.clear()

    # --- the measure and the status

    def _conclude_without(self, reason: Reason) -> None:
        raw = self._window.raw
        self._end()
        self._results.publish(NoReading(reason, self._clock(), self._identity, raw))

    def _end(self) -> None:
        self._asked_s = None
        self._window.clear()
        if self._now.status is Status.MEASURING:
            self._move(Ended)

    @property
    def _now(self) -> DeviceStatus:
        assert self._status.latest is not None  # it begins with one
        return self._status.latest

    def _move(self, event: type, error: DeviceError | None = None) -> None:
        self._say(DeviceStatus(after(self._now.status, event), error))

    def _say_signal(self) -> None:
        """While measuring, say why there is no value yet."""
        self._say(replace(self._now, signal=self._doubt if self._now.status is Status.MEASURING else None))

    def _say(self, status: DeviceStatus) -> None:
        if status != self._status.latest:
            self._status.publish(status)


async def _read_within(stream: Stream, seconds: float) -> bytes:
    """What came; empty where nothing did."""
    try:
        async with asyncio.timeout(seconds):
            return await stream.read()
    except TimeoutError:
        return b""
