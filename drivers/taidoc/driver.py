"""A TaiDoc device on Bluetooth: asked for its newest record, again and again, until one was taken since the measure was asked for.

It is only read: `Command` is all that can be written, and clearing the memory is not in it. Its clock has no seconds, so a record
may be up to two minutes older than it seems; one that was there before the measure was asked for is known, and never counts.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from devices.device import Abilities
from devices.errors import DeviceError, Unsupported
from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, NoReading, Quality, QualityLevel, Reason
from drivers.ieee11073.date_time import wall_clock
from drivers.taidoc.codec import (
    KIND_OF_MODEL,
    SERVICE,
    TALK,
    Answer,
    Command,
    Kind,
    may_be_asked,
    parse_model,
    parse_time,
    parse_values,
    request,
)
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_device import BATTERY_LEVEL, BleDevice

log = logging.getLogger(__name__)

UNKNOWN = DeviceIdentity("TaiDoc", "appareil Bluetooth", "")
ANSWER_WITHIN_S = 5.0


class TaiDocDevice(BleDevice):
    """Whatever its model is known to measure: `KIND_OF_MODEL`."""

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
        """`poll_s`: how often a device that stays connected is asked for its newest record."""
        super().__init__(radio, wanted, identity, clock, quiet_s=15.0, retry_first_s=retry_first_s)
        self._poll_s, self._monotonic = poll_s, monotonic
        self._talking: Link | None = None
        self._kind: Kind | None = None
        self._next: Command | None = None  # to be asked at once
        self._asked_s: float | None = None  # when something was asked that has no answer yet
        self._clock_ahead: timedelta | None = None
        self._count = 0
        self._taken: Answer | None = None
        self._known: bytes | None = None  # the newest record, once it was looked at
        self._reports_battery = False

    @property
    def abilities(self) -> Abilities:
        return Abilities(reports_battery=self._reports_battery)

    async def _subscribe(self, link: Link) -> None:
        await link.subscribe(TALK)

    async def _introduced(self, link: Link) -> None:
        self._reports_battery = link.offers(BATTERY_LEVEL)
        self._talking, self._kind, self._taken = link, None, None
        await self._ask(Command.TELL_MODEL)

    async def _read_clock_error(self, link: Link) -> timedelta | None:
        return self._clock_ahead  # it is asked in its own way

    def _left(self) -> None:
        super()._left()
        self._talking, self._next, self._asked_s = None, None, None

    # --- the questions

    def _wait_s(self) -> float | None:
        return 0.0 if self._next is not None else self._poll_s

    async def _waited(self) -> None:
        if self._next is not None:
            await self._ask(self._next)
        elif self._asked_s is None or self._monotonic() - self._asked_s >= ANSWER_WITHIN_S:
            await self._ask(Command.TELL_TIME if self._kind is not None else Command.TELL_MODEL)

    async def _ask(self, command: Command) -> None:
        wire = request(command)
        if not may_be_asked(wire):
            raise DeviceError(f"a TaiDoc device is never asked {wire.hex(' ')}", device=str(self.identity))
        if self._talking is not None:
            self._next, self._asked_s = None, self._monotonic()
            await self._talking.write(TALK, wire)

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
        self._next = Command.TELL_TIME

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
        refused = Reason.STALE if taken.instant is None or self._is_old(taken, self._window) else None
        values, now = parse_values(kind, answer), self._clock()
        if not values:
            if refused is None:
                self._conclude(NoReading(Reason.NOT_A_NUMBER, now, self.identity, raw))
            return
        quality = GOOD if refused is None else Quality(QualityLevel.REFUSED, (refused,))
        measurement = Measurement(values, now, self.identity, quality, raw, device_time=str(taken))
        if refused is None:
            self._conclude(measurement)
        else:
            self._results.publish(measurement)  # the one that was asked for may still come


def any_taidoc() -> Wanted:
    """Whichever is heard: for pairing. The service is a chip maker's example and nobody's own."""
    return Wanted(services=frozenset({SERVICE}))
