"""A Microlife BP3GY1-2N on Bluetooth: asked for its memory, of which only the newest reading can be the one that was asked for.

The person measures, then holds the start button for eight seconds to switch its Bluetooth on. It is only read.
"""

import time
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from devices.device import Abilities
from devices.errors import ProtocolError
from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, NoReading, Quality, QualityLevel, Quantity, Reason, Value
from drivers.blood_pressure_microlife.codec import HEARS, SENDS, SERVICE, TELL_RECORDS, Parser, Record, parse_records
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_device import BATTERY_LEVEL, BleDevice

UNKNOWN = DeviceIdentity("Microlife", "BP3GY1-2N", "")
WRITES = frozenset({TELL_RECORDS})
ANSWER_WITHIN_S = 10.0


class MicrolifeCuff(BleDevice):
    """A cuff of the service FFF0. It shows no pressure while it measures, and cannot be started from here."""

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
        """`poll_s`: how often a cuff that stays connected is asked for its memory."""
        super().__init__(radio, wanted, identity, clock, quiet_s=15.0, retry_first_s=retry_first_s)
        self._poll_s, self._monotonic = poll_s, monotonic
        self._talking: Link | None = None
        self._asked_s: float | None = None  # when it was asked and has not answered
        self._parser = Parser()
        self._reports_battery = False

    @property
    def abilities(self) -> Abilities:
        return Abilities(reports_battery=self._reports_battery)

    async def _subscribe(self, link: Link) -> None:
        await link.subscribe(SENDS)

    async def _introduced(self, link: Link) -> None:
        self._reports_battery = link.offers(BATTERY_LEVEL)
        self._talking = link
        await self._ask()

    def _left(self) -> None:
        super()._left()
        self._talking, self._asked_s = None, None

    # --- the question

    def _wait_s(self) -> float | None:
        return self._poll_s

    async def _waited(self) -> None:
        if self._asked_s is None or self._monotonic() - self._asked_s >= ANSWER_WITHIN_S:
            await self._ask()

    async def _ask(self) -> None:
        if self._talking is not None:
            self._parser, self._asked_s = Parser(), self._monotonic()
            await self._talking.write(HEARS, TELL_RECORDS)

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
        """Of what is new in its memory, the newest; the rest is known from now on."""
        fresh = [record for record in records if record.taken.instant is not None and not self._heard_before(record.raw, record.taken)]
        if not fresh:
            return
        record = max(fresh, key=lambda each: each.taken.instant or datetime.min)
        if self._window is None:
            self.unasked += 1
            return
        stale = self._is_old(record.taken, self._window)
        now = self._clock()
        if record.systolic is None or record.diastolic is None:
            if not stale:
                self._conclude(NoReading(Reason.NOT_A_NUMBER, now, self.identity, record.raw))  # half a blood pressure is none
            return
        numbers = ((Quantity.SYSTOLIC, record.systolic), (Quantity.DIASTOLIC, record.diastolic), (Quantity.PULSE_RATE, record.pulse_rate))
        values = tuple(Value(quantity, Decimal(number)) for quantity, number in numbers if number is not None)
        quality = Quality(QualityLevel.REFUSED, (Reason.STALE,)) if stale else GOOD
        measurement = Measurement(values, now, self.identity, quality, record.raw, device_time=str(record.taken))
        if stale:
            self._results.publish(measurement)  # the one that was asked for may still come
        else:
            self._conclude(measurement)


def any_microlife() -> Wanted:
    """Whichever is heard: for pairing. The service is nobody's own."""
    return Wanted(services=frozenset({SERVICE}))
