"""A pretended Omron cuff: a memory that answers whoever opened it, in pieces on its characteristics; it would be written to as well."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bumble.gatt import Characteristic

from devices.errors import ProtocolError
from drivers.blood_pressure_omron.codec import (
    END,
    HEARS,
    NEWER_SERVICE,
    OLDER,
    PIECE,
    RECORD,
    SENDS,
    SERVICE,
    START,
    UNLOCK,
    WITH_KEY,
    Frame,
    Layout,
    Record,
    layout_of,
    opened_by,
    with_token,
)
from drivers.ieee11073.date_time import DateTime
from drivers.simulation.peripheral import VirtualPeripheral, notified, only, spoken_with, within, written

_SIZE = 0x1000
_START, _READ, _WRITE, _END, _ANSWER = 0x0000, 0x0100, 0x01C0, 0x0F00, 0x8000
_NO = 0x01
_GARBAGE = bytes.fromhex("168100029e0e5f5a621a72198c11800000")


class SimulatedOmron(VirtualPeripheral):
    """Its model chooses where things stand in its memory, as with real ones."""

    own_orders = frozenset(
        {"measure", "error-reading", "stored-reading", "other-person", "movement", "irregular-pulse", "no-number", "garbage", "other-key", "lose-a-piece"}
    )

    def __init__(
        self,
        name: str = "omron",
        *,
        address: str = "F0:EC:BE:00:00:01",
        model: str = "HEM-7322T simulé",
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        layout = layout_of(model)
        self._layout: Layout = layout or OLDER  # of a model that nobody knows: the driver must not read it
        service = SERVICE if self._layout.key else NEWER_SERVICE
        super().__init__(name, service=service, advertised_name="BLEsmart_00000116", address=address, model=model, wall_clock=wall_clock)
        self._memory = bytearray(b"\xff" * _SIZE)
        self._written: list[int] = [0] * len(self._layout.memories)
        self._is_open = self._knows_the_key = self._loses_a_piece = False
        self._sends = [notified(uuid) for uuid in (SENDS if self._layout.key else SENDS[:1])]
        self._hears, self._unlock = written(HEARS, self._asked), spoken_with(UNLOCK, self._told)
        self.forget()

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [*self._sends, self._hears, self._unlock]

    def forget(self) -> None:
        self._memory[:] = b"\xff" * _SIZE
        self._written = [0] * len(self._layout.memories)
        self._is_open, self._knows_the_key, self._loses_a_piece = False, True, False

    async def obey_own(self, order: str, **details: Any) -> None:
        match order:
            case "garbage":
                only(details)
                self.begin(self.notify(self._sends[0], _GARBAGE))
            case "other-key":
                only(details)
                self._knows_the_key = False
            case "lose-a-piece":
                only(details)
                self._loses_a_piece = True
            case "stored-reading":
                only(details, "days", "person")
                days, person = within(details, "days", 1, 0, 3650), int(within(details, "person", 1, 1, len(self._layout.memories)))
                self._keep(self._record(151, 97, 88, self.now() - timedelta(days=days)), person)
            case "no-number":
                only(details)
                self._keep(Record(None, None, None, DateTime.of(self.now())).block(self._layout), 1)
            case "error-reading":
                only(details, "speed")
                spoilt = bytearray(self._record(128, 82, 72, self.now()))
                spoilt[8] ^= 0x55  # half of it was written
                self._keep(bytes(spoilt), 1)
            case _:
                only(details, "systolic", "diastolic", "pulse", "speed")
                systolic, diastolic = int(within(details, "systolic", 128, 25, 250)), int(within(details, "diastolic", 82, 20, 250))
                taken = self._record(
                    systolic, diastolic, int(within(details, "pulse", 72, 20, 250)), self.now(), order == "movement", order == "irregular-pulse"
                )
                self._keep(taken, 2 if order == "other-person" and len(self._layout.memories) > 1 else 1)

    def _record(self, systolic: int, diastolic: int, pulse: int, taken: datetime, moved: bool = False, irregular: bool = False) -> bytes:
        return Record(systolic, diastolic, pulse, DateTime.of(taken), moved, irregular).block(self._layout)

    def _keep(self, record: bytes, person: int) -> None:
        slot = self._written[person - 1] % self._layout.slots
        at = self._layout.memories[person - 1] + slot * RECORD
        self._memory[at : at + RECORD] = record
        self._written[person - 1] += 1

    # --- its memory

    async def _told(self, said: bytes) -> None:
        """Somebody would open it."""
        fits = said == WITH_KEY if self._layout.key else said == with_token(said[1:5])
        self._is_open = fits and self._knows_the_key
        answer = opened_by(said) if self._is_open else bytes((said[0] | 0x80, _NO))
        self.begin(self.notify(self._unlock, answer))

    async def _asked(self, wire: bytes) -> None:
        try:
            asked = Frame.parse(wire)
        except ProtocolError:
            return
        if not self._is_open:
            return
        if wire == START:
            answer = Frame(_START | _ANSWER, 0, bytes(0x10))
        elif wire == END:
            answer = Frame(_END | _ANSWER, 0, b"")
        elif asked.kind == _READ:
            self._keep_its_index_and_clock()
            answer = Frame(_READ | _ANSWER, asked.address, bytes(self._memory[asked.address : asked.address + wire[5]]))
        elif asked.kind == _WRITE:
            self._memory[asked.address : asked.address + len(asked.data)] = asked.data
            answer = Frame(_WRITE | _ANSWER, asked.address, b"")
        else:
            answer = Frame(_END | _ANSWER, 0, b"", _NO)
        self.begin(self._send(bytes(answer)))

    async def _send(self, wire: bytes) -> None:
        if len(self._sends) == 1:
            await self.notify(self._sends[0], wire)
            return
        for channel, at in enumerate(range(0, len(wire), PIECE)):
            if channel == 1 and self._loses_a_piece:
                self._loses_a_piece = False
                continue
            piece = wire[at : at + PIECE]
            sent = self._damaged(piece)  # before it is filled up: what fills is no part of it
            await self.notify(self._sends[channel], sent if len(sent) < len(piece) else sent.ljust(PIECE, b"\0"))

    def _keep_its_index_and_clock(self) -> None:
        at, size = self._layout.index
        nexts = b"".join(bytes((count % self._layout.slots, 0x80)) for count in self._written)
        self._memory[at : at + size] = self._layout.in_order(nexts.ljust(size, b"\0"))
        at, size = self._layout.clock
        self._memory[at : at + size] = self._layout.clock_block(DateTime.of(self.now()))
