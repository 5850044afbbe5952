"""A pretended TaiDoc device: it answers what it is asked from its memory, and clears that memory for whoever says 52."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bumble.gatt import Characteristic

from drivers.simulation.peripheral import VirtualPeripheral, only, spoken_with, within
from drivers.taidoc.codec import LENGTH, SERVICE, TALK, Answer, Command, time_data

CLEAR = 0x52
_GARBAGE = bytes.fromhex("5126ffffffffa500")
_NOTHING = bytes(4)


class SimulatedTaiDoc(VirtualPeripheral):
    """`good` are the data bytes of its ordinary reading, `stored` those of one that somebody left in its memory."""

    own_orders = frozenset({"measure", "control-solution", "error-reading", "stored-reading", "garbage"})

    def __init__(
        self,
        name: str = "taidoc",
        *,
        address: str = "F0:15:23:00:00:01",
        model: str = "3128",
        good: bytes = bytes((128, 97, 82, 72)),
        stored: bytes = bytes((151, 110, 97, 88)),
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(name, service=SERVICE, advertised_name=f"TD{model}", address=address, model=f"TD-{model} simulé", wall_clock=wall_clock)
        self._model, self._good, self._stored = bytes.fromhex(model)[::-1], good, stored
        self._records: list[tuple[bytes, bytes]] = []  # time and value, the newest first
        self._talk = spoken_with(TALK, self._asked)

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [self._talk]

    def forget(self) -> None:
        self._records.clear()

    async def obey_own(self, order: str, **details: Any) -> None:
        if order == "garbage":
            only(details)
            self.begin(self.notify(self._talk, _GARBAGE))
        elif order == "stored-reading":
            only(details, "days")
            self._keep(self._stored, self.now() - timedelta(days=within(details, "days", 1, 0, 3650)))
        else:
            only(details, "speed")
            control = bytes((*self._good[:3], self._good[3] | 0xC0))
            self._keep({"error-reading": _NOTHING, "control-solution": control}.get(order, self._good), self.now())

    def _keep(self, value: bytes, taken: datetime) -> None:
        self._records.insert(0, (time_data(taken), value))

    async def _asked(self, wire: bytes) -> None:
        if len(wire) == LENGTH and wire[1] == CLEAR:
            self._records.clear()
        elif len(wire) == LENGTH and (data := self._answer(wire[1], int.from_bytes(wire[2:4], "little"))) is not None:
            self.begin(self.notify(self._talk, bytes(Answer(wire[1], data))))

    def _answer(self, command: int, index: int) -> bytes | None:
        match command:
            case Command.TELL_MODEL.value:
                return self._model + bytes(2)
            case Command.TELL_TIME.value:
                return time_data(self.now())
            case Command.TELL_COUNT.value:
                return len(self._records).to_bytes(2, "little") + bytes(2)
            case Command.RECORD_TIME.value | Command.RECORD_VALUE.value if index < len(self._records):
                return self._records[index][command == Command.RECORD_VALUE.value]
        return None
