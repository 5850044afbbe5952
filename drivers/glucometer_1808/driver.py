"""A blood glucose meter on Bluetooth: the record that it made since the measure was asked for.

It cannot be started from here: the person puts in a strip and gives a drop of blood. A meter keeps hundreds of records, mostly of
other days and maybe of other persons: it is asked for its last one, to know where its memory stands, and then only for newer ones.
Nothing is ever deleted.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from devices.errors import DeviceError
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Quality, Quantity, Reason, Value
from drivers.glucometer_1808.codec import (
    ABORT,
    CONTEXT,
    CONTROL_POINT,
    LAST,
    MEASUREMENT,
    Answer,
    Context,
    Glucose,
    Location,
    Operation,
    Reply,
    Sample,
    Status,
    may_be_asked,
    since,
)
from drivers.ieee11073.number import is_absurd
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_asked import AskedDevice
from drivers.transport.ble_device import Window

log = logging.getLogger(__name__)

UNKNOWN = DeviceIdentity("", "glucomètre Bluetooth", "")
POLL_S = 3.0  # from one question for new records to the next
ANSWER_WITHIN_S = 20.0  # to send one or a few records
_NO_SINCE = frozenset({Answer.NOT_SUPPORTED, Answer.INVALID_OPERATOR, Answer.OPERATOR_NOT_SUPPORTED, Answer.INVALID_OPERAND, Answer.OPERAND_NOT_SUPPORTED})
_REFUSING = {
    Status.MALFUNCTION: Reason.DEVICE_ERROR,
    Status.SAMPLE_TOO_SMALL: Reason.DEVICE_ERROR,
    Status.STRIP_INSERTION: Reason.DEVICE_ERROR,
    Status.WRONG_STRIP: Reason.DEVICE_ERROR,
    Status.TOO_WARM: Reason.DEVICE_ERROR,
    Status.TOO_COLD: Reason.DEVICE_ERROR,
    Status.STRIP_PULLED: Reason.DEVICE_ERROR,
    Status.FAULT: Reason.DEVICE_ERROR,
    Status.RESULT_TOO_HIGH: Reason.OUT_OF_RANGE,
    Status.RESULT_TOO_LOW: Reason.OUT_OF_RANGE,
}
_SITES: dict[int, str] = {Location.FINGER: "finger", Location.EARLOBE: "ear"}


class Glucometer(AskedDevice):
    """A meter of the Glucose service 0x1808."""

    answer_within_s = ANSWER_WITHIN_S

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity = UNKNOWN,
        poll_s: float = POLL_S,
        monotonic: Callable[[], float] = time.monotonic,
        retry_first_s: float = 1.0,
    ) -> None:
        super().__init__(radio, wanted, clock, identity, poll_s=poll_s, monotonic=monotonic, retry_first_s=retry_first_s)
        self._asked = b""  # the last request
        self._newest: int | None = None  # the sequence number of the newest record known
        self._only_to_know = False  # the record that comes is not wanted for itself
        self._can_since = True

    async def _subscribe(self, link: Link) -> None:
        await link.subscribe(MEASUREMENT)
        if link.offers(CONTEXT, "notify"):
            await link.subscribe(CONTEXT)
        await link.subscribe(CONTROL_POINT)

    # --- the questions

    async def _first_question(self) -> None:
        self._newest, self._can_since = None, True
        self._only_to_know = self._window is None
        await self._ask(LAST)

    async def _unanswered(self) -> None:
        await self._ask(ABORT)
        self._asked_s = None

    async def _next_question(self) -> None:
        """Whoever waits for a value asks for newer ones."""
        if self._window is not None:
            await self._ask(since(self._newest + 1) if self._can_since and self._newest not in (None, 0xFFFF) else LAST)

    async def _ask(self, request: bytes) -> None:
        """Write to the control point, the one thing that is ever written to a meter."""
        if not may_be_asked(request):
            raise DeviceError(f"a meter is never asked {request.hex(' ')}", device=str(self.identity))
        self._asked = request
        await self._write(CONTROL_POINT, request)

    # --- the answers

    def _receive(self, value: CharacteristicValue) -> None:
        if value.uuid == CONTROL_POINT:
            self._answered(Reply.parse(value.data))
        elif value.uuid == CONTEXT:
            Context.parse(value.data)  # the record has no place for meals and medicines: only whether it is one
        else:
            self._record(Glucose.parse(value.data), value.data)

    def _answered(self, reply: Reply) -> None:
        if reply.operation == Operation.REPORT:
            if self._asked != LAST and reply.answer in _NO_SINCE:
                self._can_since = False
            elif reply.answer not in (Answer.SUCCESS, Answer.NO_RECORDS):
                log.info("%s answered %d", self.identity, reply.answer)
            if self._newest is None and reply.answer == Answer.NO_RECORDS:
                self._newest = -1  # an empty memory: whatever comes is new
        self._asked_s, self._only_to_know = None, False

    def _record(self, packet: Glucose, raw: bytes) -> None:
        known, self._newest = self._newest, packet.sequence
        if self._heard_before(raw, packet.taken) or packet.sequence == known or self._only_to_know:
            return
        if self._window is None:
            self.unasked += 1
            return
        foreign = self._foreign(packet, self._window, undated_is_new=known is not None)
        mg_per_dl = packet.mg_per_dl
        now = self._clock()
        if packet.concentration is None or not isinstance(mg_per_dl, Decimal) or is_absurd(mg_per_dl):
            reason = Reason.OUT_OF_RANGE if is_absurd(mg_per_dl) else Reason.NOT_A_NUMBER
            self._came(NoReading(reason, now, self.identity, raw), foreign)
            return
        measurement = Measurement(
            values=(Value(Quantity.GLUCOSE, mg_per_dl),),
            taken_at=now,
            device=self.identity,
            quality=_quality(packet, foreign),
            raw=raw,
            device_time=str(packet.taken) if packet.taken is not None else "",
            site=_SITES.get(packet.concentration.location, ""),
            own_words=packet.own_words,
        )
        self._came(measurement, foreign)

    def _foreign(self, packet: Glucose, window: Window, *, undated_is_new: bool) -> Reason | None:
        """Why this record is not the present patient's blood, where it is not. An old one is old, whatever it is of: a check must not count it."""
        if (packet.status or Status(0)) & Status.TIME_FAULT or (packet.taken is None and not undated_is_new):
            return Reason.STALE  # nobody knows when it was taken
        if self._is_old(packet.taken, window):
            return Reason.STALE
        if packet.concentration is not None and (
            packet.concentration.sample == Sample.CONTROL_SOLUTION or packet.concentration.location == Location.CONTROL_SOLUTION
        ):
            return Reason.DEMONSTRATION
        return None


def _quality(packet: Glucose, foreign: Reason | None) -> Quality:
    status = packet.status or Status(0)
    refusing = [foreign] if foreign is not None else []
    refusing += [reason for bit, reason in _REFUSING.items() if bit & status]
    if packet.concentration is not None and packet.concentration.sample == Sample.INTERSTITIAL:
        refusing.append(Reason.DEVICE_ERROR)  # not of blood: another quantity
    return Quality.of(refusing, (Reason.LOW_BATTERY,) if status & Status.LOW_BATTERY else ())
