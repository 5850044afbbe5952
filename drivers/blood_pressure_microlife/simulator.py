"""A pretended Microlife cuff: it keeps its readings, and sends all of them in pieces of twenty bytes to whoever asks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bumble.gatt import Characteristic

from drivers.blood_pressure_microlife.codec import HEARS, SENDS, SERVICE, TELL_RECORDS, framed, memory, record_bytes
from drivers.ieee11073.date_time import DateTime
from drivers.simulation.peripheral import VirtualPeripheral, notified, only, within, written

_NOTIFICATION = 20
_GARBAGE = bytes.fromhex("4dff000481828300")
_EMPTY_PLACE = bytes(10)


class SimulatedMicrolife(VirtualPeripheral):
    """Its memory has an empty place at its end, as a real one that is not full."""

    own_orders = frozenset({"measure", "error-reading", "stored-reading", "garbage"})

    def __init__(self, name: str = "microlife", *, address: str = "F0:FF:F0:00:00:01", wall_clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(name, service=SERVICE, address=address, model="BP3GY1-2N simulé", wall_clock=wall_clock)
        self._records: list[bytes] = []
        self._sends, self._hears = notified(SENDS), written(HEARS, self._asked)

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [self._sends, self._hears]

    def forget(self) -> None:
        self._records.clear()

    def answer(self) -> list[bytes]:
        """Its memory, in notifications."""
        wire = framed(memory(b"".join(self._records) + _EMPTY_PLACE))
        return [wire[at : at + _NOTIFICATION] for at in range(0, len(wire), _NOTIFICATION)]

    async def obey_own(self, order: str, **details: Any) -> None:
        if order == "garbage":
            only(details)
            self.begin(self.notify(self._sends, _GARBAGE))
        elif order == "stored-reading":
            only(details, "days")
            self._keep(151, 97, 88, self.now() - timedelta(days=within(details, "days", 1, 0, 3650)))
        elif order == "error-reading":
            only(details)
            self._keep(0, 0, 72, self.now())
        else:
            only(details, "systolic", "diastolic", "pulse", "speed")
            systolic, diastolic = int(within(details, "systolic", 128, 40, 255)), int(within(details, "diastolic", 82, 20, 250))
            self._keep(systolic, diastolic, int(within(details, "pulse", 72, 20, 250)), self.now())

    def _keep(self, systolic: int, diastolic: int, pulse_rate: int, taken: datetime) -> None:
        self._records.append(record_bytes(systolic, diastolic, pulse_rate, DateTime.of(taken)))

    async def _asked(self, wire: bytes) -> None:
        if wire == TELL_RECORDS:
            self.begin(self._send(self.answer()))

    async def _send(self, pieces: list[bytes]) -> None:
        for piece in pieces:
            await self.notify(self._sends, piece)
