"""An Omron cuff on Bluetooth whose readings are in its memory: opened, read, closed again, and never written to.

The person measures, and the cuff sends nothing by itself: it is asked where its newest record is, what its clock shows, and for that
record. It counts when its own sum is right, when it is of the booth's memory (the cuff's first person), and when the cuff's clock,
corrected by how far it is off, dates it within the measure.
"""

import secrets
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from hashlib import sha256

from devices.errors import DeviceError, PairingRefused, ProtocolError, TimedOut, Unsupported
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Quality, Quantity, Reason, Value
from drivers.blood_pressure_omron.codec import (
    END,
    HEARS,
    SENDS,
    START,
    UNLOCK,
    WITH_KEY,
    Channels,
    Frame,
    Layout,
    Record,
    layout_of,
    may_be_written,
    opened_by,
    read,
    with_token,
)
from drivers.ieee11073.date_time import wall_clock
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_asked import AskedDevice

UNKNOWN = DeviceIdentity("Omron", "tensiomètre Bluetooth", "")
ATTEMPTS = 5  # of one question


class OmronCuff(AskedDevice):
    """A cuff of one of the layouts of the codec, chosen by the model that it says it is. It cannot be started from here."""

    answer_within_s = 2.0

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity = UNKNOWN,
        person: int = 1,
        poll_s: float = 5.0,
        monotonic: Callable[[], float] = time.monotonic,
        retry_first_s: float = 1.0,
    ) -> None:
        """`person`: which of the cuff's memories is the booth's."""
        super().__init__(radio, wanted, clock, identity, poll_s=poll_s, monotonic=monotonic, retry_first_s=retry_first_s)
        self._person = person
        self._layout: Layout | None = None
        self._channels = Channels()
        self._unlocking = b""  # what was said to open the memory; empty once it is open
        self._asked = b""
        self._attempts = 0
        self._take: Callable[[Frame], None] = self._nothing
        self._to_ask: deque[tuple[bytes, Callable[[Frame], None]]] = deque()
        self._newest: dict[int, bytes] = {}  # by person, the digest of the record that was seen last

    async def _subscribe(self, link: Link) -> None:
        for uuid in (*SENDS, UNLOCK):
            if link.offers(uuid):
                await link.subscribe(uuid)

    async def _read_clock_error(self, link: Link) -> timedelta | None:
        return self.clock_error  # it is asked in its own way

    def _percent(self, data: bytes) -> int | None:
        percent = super()._percent(data)
        return None if percent == 0 and self._layout is not None and not self._layout.tells_battery else percent

    # --- the questions

    async def _first_question(self) -> None:
        self._layout = layout_of(self.identity.model)
        if self._layout is None:
            raise Unsupported(f"the memory of an Omron {self.identity.model} is not known", device=str(self.identity))
        if not 1 <= self._person <= len(self._layout.memories):
            raise Unsupported(f"an Omron {self.identity.model} has no memory {self._person}: see cuff_user in the settings", device=str(self.identity))
        self._channels, self._attempts = Channels(), 0
        self._to_ask.clear()
        self._unlocking = WITH_KEY if self._layout.key else with_token(secrets.token_bytes(4))
        await self._put(UNLOCK, self._unlocking)

    def _wait_s(self) -> float | None:
        if self._asked_s is not None:
            return self.answer_within_s
        return 0.0 if self._to_ask else super()._wait_s()

    async def _next_question(self) -> None:
        if not self._to_ask and self._layout is not None:
            self._to_ask += ((START, self._nothing), (read(*self._layout.index), self._index), (read(*self._layout.clock), self._shown))
        self._asked, self._take = self._to_ask.popleft()
        await self._put(HEARS, self._asked)

    async def _unanswered(self) -> None:
        self._attempts += 1
        if self._attempts >= ATTEMPTS:
            raise TimedOut("the cuff does not answer", device=str(self.identity))
        await self._put(*((UNLOCK, self._unlocking) if self._unlocking else (HEARS, self._asked)))

    async def _put(self, uuid: str, data: bytes) -> None:
        """The one place that writes to a cuff."""
        if not may_be_written(uuid, data):
            raise DeviceError(f"{data.hex(' ')} is never written to an Omron cuff", device=str(self.identity))
        await self._write(uuid, data)

    # --- the answers

    def _receive(self, value: CharacteristicValue) -> None:
        if value.uuid == UNLOCK:
            self._opened(value.data)
            return
        try:
            frame = self._channels.feed(SENDS.index(value.uuid), value.data)
            if frame is None or not self._asked or not frame.answers(self._asked):
                return
            if frame.result:
                raise ProtocolError("the cuff refuses to be read there", packet=value.data, device=str(self.identity))
            self._asked, self._asked_s, self._attempts = b"", None, 0
            self._take(frame)
        except ProtocolError:
            if not self._unlocking:  # else it is not open yet
                self._asked, self._asked_s, self._attempts = b"", None, 0
                self._to_ask = deque(((END, self._nothing),))  # it is left closed, and asked anew
            raise

    def _opened(self, said: bytes) -> None:
        if not self._unlocking:
            return
        if not said.startswith(opened_by(self._unlocking)):
            raise PairingRefused("the cuff does not know this booth", device=str(self.identity))
        self._unlocking, self._asked_s, self._attempts = b"", None, 0

    def _nothing(self, _frame: Frame) -> None:
        """An answer that only says yes."""

    def _index(self, frame: Frame) -> None:
        assert self._layout is not None  # nothing was asked before
        for person, slot in enumerate(self._layout.newest(frame.data), start=1):
            self._to_ask.append((self._layout.slot(person, slot), partial(self._record, person)))
        self._to_ask.append((END, self._nothing))

    def _shown(self, frame: Frame) -> None:
        assert self._layout is not None
        shown = self._layout.time(frame.data).instant
        self.clock_error = shown - wall_clock(self._clock()) if shown is not None else None

    def _record(self, person: int, frame: Frame) -> None:
        """The newest record of one of its memories: looked at once."""
        assert self._layout is not None
        digest = sha256(frame.data).digest()
        if digest == self._newest.get(person):
            return
        self._newest[person] = digest
        record = Record.parse(frame.data, self._layout)
        if record is None:
            return
        if self._window is None:
            self.unasked += 1
            return
        old = record.taken.instant is None or self._is_old(record.taken, self._window)
        if person == self._person:
            self._judge(record, frame.data, Reason.STALE if old else None)
        elif not old:  # somebody pushed the switch for the other person
            self._judge(record, frame.data, Reason.OTHER_USER)

    def _judge(self, record: Record, raw: bytes, foreign: Reason | None) -> None:
        now = self._clock()
        if record.systolic is None or record.diastolic is None:
            self._came(NoReading(Reason.NOT_A_NUMBER, now, self.identity, raw), foreign)  # half a blood pressure is none
            return
        numbers = ((Quantity.SYSTOLIC, record.systolic), (Quantity.DIASTOLIC, record.diastolic), (Quantity.PULSE_RATE, record.pulse_rate))
        values = tuple(Value(quantity, Decimal(number)) for quantity, number in numbers if number is not None)
        doubts = [reason for seen, reason in ((record.moved, Reason.MOVEMENT), (record.irregular, Reason.IRREGULAR_PULSE)) if seen]
        quality = Quality.of(() if foreign is None else (foreign,), doubts)
        self._came(Measurement(values, now, self.identity, quality, raw, device_time=str(record.taken)), foreign)
