"""A SunTech module and its cuff: started from here, its pressure watched, and let go of on every way out.

A cuff that stays inflated hurts. So the module is told to abort when the measure is stopped, when anything takes too long or looks
wrong, when the driver ends for whatever reason, and first of all when a line is opened: the program before may have died.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import Enum

from devices.device import Abilities
from devices.errors import DeviceError, ProtocolError
from devices.identity import DeviceIdentity
from devices.measurement import GOOD, CuffPressure, Measurement, NoReading, Quantity, Reason, Value
from devices.status import Connected, Started, Status
from drivers.blood_pressure_suntech.codec import Answer, Command, Parser, Pressure, Reply, Result
from drivers.transport import serial_device
from drivers.transport.serial_device import SerialDevice, read_within
from drivers.transport.serial_port import SerialSettings
from drivers.transport.stream import BackOff, OpenStream, Stream

BAUD = 9600
TICK_S = 0.05
INFLATED_MMHG = 40  # from here on it is a measure, and below it was none
EMPTY_MMHG = 10
UNASKED_MMHG = 30  # a cuff that holds this while nobody measures is let go of
HIGHEST_MMHG = 300
ABILITIES = Abilities(can_start=True, can_stop=True, has_live_pressure=True)


@dataclass(frozen=True)
class Timing:
    """How long things take, seconds."""

    between_commands_s: float = 0.1  # what the module asks for
    rest_s: float = 30.0  # of the arm, from one measure to the next
    poll_s: float = 0.2
    idle_poll_s: float = 1.0
    answer_s: float = 1.5
    empty_s: float = 2.0  # empty for so long after it was full, the measure is over
    longest_s: float = 170.0
    silence_s: float = 2.8  # said within three


AS_IN_LIFE = Timing()


class Phase(Enum):
    """Where a measure stands."""

    NONE = "none"
    RESTING = "resting"  # asked for; the arm rests, or the module has not answered yet
    STARTING = "starting"
    RUNNING = "running"
    FETCHING = "fetching"


def at_port(path: str) -> OpenStream:
    """How to open the module at this serial port."""
    return serial_device.at_port(SerialSettings(path, BAUD))


class SunTechModule(SerialDevice):
    """A `devices.device.MeasuringDevice` that is started and stopped from here."""

    def __init__(
        self,
        open_stream: OpenStream,
        identity: DeviceIdentity,
        clock: Callable[[], datetime],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        timing: Timing = AS_IN_LIFE,
    ) -> None:
        super().__init__(open_stream, identity, clock, monotonic=monotonic)
        self._timing = timing
        self._stream: Stream | None = None
        self._parser = Parser()
        self._phase, self._phase_s = Phase.NONE, 0.0
        self._ended_s: float | None = None  # the last measure, of whoever
        self._sent_s = self._heard_s = 0.0
        self._dropped_before = 0
        self._was_inflated = False
        self._empty_since_s: float | None = None
        self._last_bytes = b""

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    @property
    def dropped_bytes(self) -> int:
        """Bytes of this conversation that belonged to no packet, for the technician."""
        return self._parser.dropped

    async def start(self) -> None:
        """Inflate, as soon as the module is there and the arm has rested; once, however often it is asked for meanwhile."""
        if self._phase is not Phase.NONE:
            return
        self._asked_s = self._monotonic()
        self._enter(Phase.RESTING)
        if self._now.status is Status.READY:
            self._move(Started)

    async def stop(self) -> None:
        """Let the air out at once; the measure ends without a value."""
        measuring = self._now.status is Status.MEASURING
        try:
            await self._abort()
        finally:
            if measuring:
                self._conclude_without(Reason.STOPPED)
            else:
                self._end()

    # --- the line

    async def _converse(self, stream: Stream, back_off: BackOff) -> None:
        self._stream, self._parser, self._dropped_before = stream, Parser(), 0
        self._heard_s = self._monotonic()
        try:
            await self._abort()
            while True:
                data = await read_within(stream, TICK_S)
                now_s = self._monotonic()
                self._last_bytes = data[-64:] or self._last_bytes
                for reply, wire in self._parser.feed(data):
                    back_off.reset()
                    self._understood(now_s)
                    await self._hear(reply, wire, now_s)
                await self._look_at_the_clock(now_s)
                await self._speak(now_s)
        finally:
            with suppress(DeviceError):  # a line that is gone takes no abort: the next one opened begins with it
                await self._abort()
            self._stream = None

    async def _abort(self) -> None:
        """Let the air out; however often we are cancelled meanwhile."""
        stream = self._stream
        if stream is None:
            return
        wait_s = self._sent_s + self._timing.between_commands_s - self._monotonic()
        try:
            await asyncio.sleep(min(max(wait_s, 0), self._timing.between_commands_s))
        finally:
            await self._write(stream, Command.ABORT)

    async def _write(self, stream: Stream, command: Command) -> None:
        self._sent_s = self._monotonic()
        await stream.write(bytes(command))

    async def _speak(self, now_s: float) -> None:
        """The next command, where one is due."""
        stream, since_s = self._stream, now_s - self._sent_s
        if stream is None or since_s < self._timing.between_commands_s:
            return
        if self._phase is Phase.RESTING and self._now.status is Status.MEASURING and self._rested(now_s):
            self._was_inflated, self._empty_since_s = False, None
            self._enter(Phase.STARTING)
            await self._write(stream, Command.START)
        elif self._phase is Phase.FETCHING and since_s >= self._timing.poll_s:
            await self._write(stream, Command.TELL_RESULT)
        elif self._phase is not Phase.FETCHING and since_s >= (self._timing.poll_s if self._phase is Phase.RUNNING else self._timing.idle_poll_s):
            await self._write(stream, Command.TELL_PRESSURE)

    def _rested(self, now_s: float) -> bool:
        return self._ended_s is None or now_s - self._ended_s >= self._timing.rest_s

    # --- what it answers

    def _understood(self, now_s: float) -> None:
        self._heard_s, self._dropped_before = now_s, self._parser.dropped
        if self._now.status in (Status.CONNECTING, Status.FAULT):
            self._move(Connected)
        if self._asked_s is not None and self._now.status is Status.READY:
            self._move(Started)
        if self._now.signal is not None:
            self._say(replace(self._now, signal=None))

    async def _hear(self, reply: Reply, wire: bytes, now_s: float) -> None:
        if isinstance(reply, Pressure):
            if reply.mmhg is not None:
                await self._watch(reply.mmhg, now_s)
        elif isinstance(reply, Result):
            if self._phase is Phase.FETCHING:
                self._judge(reply, wire)
        elif self._phase is Phase.STARTING and reply not in (Answer.DONE, Answer.ABORTED):  # these still answer an earlier abort
            if reply is Answer.RECEIVED:
                self._enter(Phase.RUNNING)
            else:
                await self._abort_without(Reason.DEVICE_ERROR)
        elif self._phase is Phase.RUNNING and reply is Answer.DONE:
            self._enter(Phase.FETCHING)
        elif self._phase is Phase.RUNNING and reply is Answer.ABORTED:
            await self._abort_without(Reason.STOPPED)

    async def _watch(self, mmhg: int, now_s: float) -> None:
        """The cuff's pressure: shown while it measures, and never let stand where it should not."""
        if mmhg > HIGHEST_MMHG:
            await self._abort_without(Reason.DEVICE_ERROR)
        elif self._phase in (Phase.NONE, Phase.RESTING):
            if mmhg >= UNASKED_MMHG:
                self._ended_s = now_s  # the arm had to bear it all the same
                await self._abort()
        elif self._phase is Phase.RUNNING:
            self._live.publish(CuffPressure(Decimal(mmhg), self._clock()))
            self._was_inflated = self._was_inflated or mmhg >= INFLATED_MMHG
            if not self._was_inflated or mmhg >= EMPTY_MMHG:
                self._empty_since_s = None
            elif self._empty_since_s is None:
                self._empty_since_s = now_s
            elif now_s - self._empty_since_s >= self._timing.empty_s:  # its "done" was lost on the way
                self._enter(Phase.FETCHING)

    def _judge(self, result: Result, wire: bytes) -> None:
        reason = result.reason
        if reason is None and not self._was_inflated:
            reason = Reason.STALE  # the cuff was never full: this is an earlier measure's result
        if reason is None and (result.systolic is None or result.diastolic is None):
            reason = Reason.NOT_A_NUMBER  # half a blood pressure is none
        now = self._clock()
        if reason is not None:
            self._conclude(NoReading(reason, now, self.identity, wire))
            return
        numbers = (
            (Quantity.SYSTOLIC, result.systolic),
            (Quantity.DIASTOLIC, result.diastolic),
            (Quantity.MEAN_ARTERIAL, result.mean),
            (Quantity.PULSE_RATE, result.pulse_rate),
        )
        values = tuple(Value(quantity, Decimal(number)) for quantity, number in numbers if number is not None)
        dropped = tuple(Reason.NOT_A_NUMBER for _quantity, number in numbers if number is None)
        self._conclude(Measurement(values, now, self.identity, GOOD, wire, dropped=dropped))

    # --- what goes wrong

    async def _look_at_the_clock(self, now_s: float) -> None:
        in_phase_s = now_s - self._phase_s
        if now_s - self._heard_s >= self._timing.silence_s:
            await self._say_silence()
        elif self._phase in (Phase.STARTING, Phase.FETCHING) and in_phase_s >= self._timing.answer_s:
            await self._abort_without(Reason.NO_DATA)
        elif self._phase is Phase.RUNNING and in_phase_s >= self._timing.longest_s:
            await self._abort_without(Reason.DEVICE_ERROR)

    async def _say_silence(self) -> None:
        """Connected, no data, or bytes that are no packets. The abort may still be heard where the answers are not."""
        if self._now.status is Status.FAULT or self._now.signal is Reason.NO_DATA:
            return
        self._parser.give_up()
        await self._abort()
        if self._parser.dropped > self._dropped_before:
            self._fail(ProtocolError("no SunTech module, or a disturbed line", packet=self._last_bytes, device=str(self._identity)))
            return
        self._forget()
        if self._now.status is Status.MEASURING:
            self._conclude_without(Reason.NO_DATA)
        self._say(replace(self._now, signal=Reason.NO_DATA))

    async def _abort_without(self, reason: Reason) -> None:
        try:
            await self._abort()
        finally:
            if self._now.status is Status.MEASURING:
                self._conclude_without(reason)

    # --- the measure

    def _enter(self, phase: Phase) -> None:
        self._phase, self._phase_s = phase, self._monotonic()

    def _end(self) -> None:
        if self._phase in (Phase.STARTING, Phase.RUNNING, Phase.FETCHING):
            self._ended_s = self._monotonic()
        self._enter(Phase.NONE)
        self._live.latest = None
        super()._end()
