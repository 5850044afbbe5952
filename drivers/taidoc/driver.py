"""A TaiDoc device on Bluetooth: asked for its newest record, again and again, until one was taken since the measure was asked for.

It is only read: `Command` is all that can be written, and clearing the memory is not in it. Its clock has no seconds, so a record
may be up to two minutes older than it seems; one that was there before the measure was asked for is known, and never counts.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from devices.errors import DeviceError, Unsupported
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Quality, Reason
from drivers.ieee11073.date_time import wall_clock
from drivers.taidoc.codec import (
    KIND_OF_MODEL,
    TALK,
    Answer,
    Command,
    Kind,
    is_control,
    may_be_asked,
    parse_model,
    parse_time,
    parse_values,
    request,
)
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_asked import AskedDevice

log = logging.getLogger(__name__)

UNKNOWN = DeviceIdentity("TaiDoc", "appareil Bluetooth", "")


class TaiDocDevice(AskedDevice):
    """Whatever its model is known to measure: `KIND_OF_MODEL`."""

    answer_within_s = 5.0

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity = UNKNOWN,
        poll_s: float = 3.0,
        monotonic: Callable[[], float] = time.monotonic,
        retry_first_s: float = 1.0,
    ) -> None:
        super().__init__(radio, wanted, clock, identity, poll_s=poll_s, monotonic=monotonic, retry_first_s=retry_first_s)
        self._kind: Kind | None = None
        self._next: Command | None = None  # to be asked at once
        self._clock_ahead: timedelta | None = None
        self._count = 0
        self._taken: Answer | None = None
        self._known: bytes | None = None  # the newest record, once it was looked at

    async def _subscribe(self, link: Link) -> None:
        await link.subscribe(TALK)

    async def _read_clock_error(self, link: Link) -> timedelta | None:
        return self._clock_ahead  # it is asked in its own way

    def _left(self) -> None:
        super()._left()
        self._next = None

    # --- the questions

    async def _first_question(self) -> None:
        self._kind, self._taken = None, None
        await self._ask(Command.TELL_MODEL)

    def _wait_s(self) -> float | None:
        return 0.0 if self._next is not None else super()._wait_s()

    async def _next_question(self) -> None:
        await self._ask(self._next or (Command.TELL_TIME if self._kind is not None else Command.TELL_MODEL))

    async def _ask(self, command: Command) -> None:
        wire = request(command)
        if not may_be_asked(wire):
            raise DeviceError(f"a TaiDoc device is never asked {wire.hex(' ')}", device=str(self.identity))
        self._next = None
        await self._write(TALK, wire)

    # --- the answers

    def _receive(self, value: CharacteristicValue) -> None:
        answer = Answer.parse(value.data)
        self._asked_s = None
        match answer.command:
            case Command.TELL_MODEL.value:
                self._met(parse_model(answer))
            case Command.TELL_TIME.value:
                shown = parse_time(answer).instant
                self._clock_ahead = self.clock_error = shown - wall_clock(self._clock()) if shown is not None else None
                self._next = Command.TELL_COUNT
            case Command.TELL_COUNT.value:
                self._count = answer.number
                self._next = Command.RECORD_TIME if self._count else None
            case Command.RECORD_TIME.value:
                self._taken, self._next = answer, Command.RECORD_VALUE
            case Command.RECORD_VALUE.value if self._taken is not None and self._kind is not None:
                self._record(self._kind, self._taken, answer)

    def _met(self, model: str) -> None:
        self._kind = KIND_OF_MODEL.get(model)
        if self._kind is None:
            raise Unsupported(f"what a TD-{model} measures is not known", device=str(self.identity))
        self._next, self._read_as = Command.TELL_TIME, self._kind.value

    def _record(self, kind: Kind, taken_at: Answer, answer: Answer) -> None:
        raw = bytes(taken_at) + bytes(answer)
        record = self._count.to_bytes(2, "little") + raw  # the same numbers again within a minute are another record
        if record == self._known:
            return
        self._known = record
        if self._window is None:
            self.unasked += 1
            return
        taken = parse_time(taken_at)
        foreign = Reason.DEMONSTRATION if is_control(kind, answer) else None
        if taken.instant is None or self._is_old(taken, self._window):
            foreign = Reason.STALE
        values, now = parse_values(kind, answer), self._clock()
        if not values:
            self._came(NoReading(Reason.NOT_A_NUMBER, now, self.identity, raw), foreign)
            return
        quality = Quality.of(() if foreign is None else (foreign,))
        self._came(Measurement(values, now, self.identity, quality, raw, device_time=str(taken)), foreign)
