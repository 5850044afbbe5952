"""A Microlife BP3GY1-2N on Bluetooth: asked for its memory, of which only the newest reading can be the one that was asked for.

The person measures, then holds the start button for eight seconds to switch its Bluetooth on. It is only read.
"""

import time
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from devices.errors import ProtocolError
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Quality, Quantity, Reason, Value
from drivers.blood_pressure_microlife.codec import HEARS, SENDS, TELL_RECORDS, Parser, Record, parse_records
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_asked import AskedDevice

UNKNOWN = DeviceIdentity("Microlife", "BP3GY1-2N", "")
WRITES = frozenset({TELL_RECORDS})


class MicrolifeCuff(AskedDevice):
    """A cuff of the service FFF0. It shows no pressure while it measures, and cannot be started from here."""

    answer_within_s = 10.0

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity = UNKNOWN,
        poll_s: float = 5.0,
        monotonic: Callable[[], float] = time.monotonic,
        retry_first_s: float = 1.0,
    ) -> None:
        super().__init__(radio, wanted, clock, identity, poll_s=poll_s, monotonic=monotonic, retry_first_s=retry_first_s)
        self._parser = Parser()

    async def _subscribe(self, link: Link) -> None:
        await link.subscribe(SENDS)

    # --- the question

    async def _first_question(self) -> None:
        await self._next_question()

    async def _next_question(self) -> None:
        self._parser = Parser()
        await self._write(HEARS, TELL_RECORDS)

    # --- the answer

    def _receive(self, value: CharacteristicValue) -> None:
        payloads = self._parser.feed(value.data)
        if not payloads and self._parser.dropped:
            self._parser = Parser()
            raise ProtocolError("not an answer of a Microlife cuff", packet=value.data, device=str(self.identity))
        for payload in payloads:
            self._asked_s = None
            self._look(parse_records(payload))

    def _look(self, records: tuple[Record, ...]) -> None:
        """Of what is new in its memory, the newest, and one whose date is none; the rest is known from now on."""
        fresh = [record for record in records if not self._told_before(record.raw)]
        dated = [(record.taken.instant, record) for record in fresh if record.taken.instant is not None]
        newest = max(dated, key=lambda each: each[0])[1] if dated else None
        undated = next((record for record in reversed(fresh) if record.taken.instant is None), None)
        for record in (undated, newest):
            if record is not None and self._window is None:
                self.unasked += 1
            elif record is not None and self._window is not None:
                self._judge(record, Reason.STALE if record is undated or self._is_old(record.taken, self._window) else None)

    def _judge(self, record: Record, foreign: Reason | None) -> None:
        now = self._clock()
        if record.systolic is None or record.diastolic is None:
            self._came(NoReading(Reason.NOT_A_NUMBER, now, self.identity, record.raw), foreign)  # half a blood pressure is none
            return
        numbers = ((Quantity.SYSTOLIC, record.systolic), (Quantity.DIASTOLIC, record.diastolic), (Quantity.PULSE_RATE, record.pulse_rate))
        values = tuple(Value(quantity, Decimal(number)) for quantity, number in numbers if number is not None)
        quality = Quality.of(() if foreign is None else (foreign,))
        self._came(Measurement(values, now, self.identity, quality, record.raw, device_time=str(record.taken)), foreign)
