"""A pretended blood glucose meter: it keeps records, sends those that it is asked for, and does what real ones do wrong."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from bumble.att import Attribute
from bumble.device import Connection
from bumble.gatt import Characteristic, CharacteristicValue

from drivers.glucometer_1808.codec import (
    CONTEXT,
    CONTROL_POINT,
    MEASUREMENT,
    MG_PER_DL_IN_MMOL_PER_L,
    SERVICE,
    Answer,
    Concentration,
    Context,
    Glucose,
    Location,
    Operation,
    Reply,
    Sample,
    Status,
)
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber, Number
from drivers.simulation.peripheral import VirtualPeripheral, notified, only, within
from drivers.transport.ble_device import SIMULATION_MANUFACTURER

_COUNTDOWN_S = 5.0
_CAPILLARY = 1
_AFTER_A_MEAL = 2
_VENDOR_FRAME = bytes.fromhex("fe20") + bytes(18)
_FINE = Status(0)
_FAULTS: dict[str, Status] = {
    "measure": _FINE,
    "error-reading": Status.SAMPLE_TOO_SMALL,
    "strip-error": Status.WRONG_STRIP,
    "time-fault": Status.TIME_FAULT,
}


class SimulatedGlucometer(VirtualPeripheral):
    """A meter of the Glucose service. Like real ones it sends nothing unasked, and only to whom it is bonded with where `encrypted`."""

    own_orders = frozenset({*_FAULTS, "control-solution", "stored-reading", "garbage"})

    def __init__(
        self,
        name: str = "glucometer",
        *,
        address: str = "F0:18:08:00:00:01",
        model: str = "Glucomètre simulé",
        manufacturer: str = SIMULATION_MANUFACTURER,
        in_moles: bool = False,
        encrypted: bool = False,
        knows_since: bool = True,
        tells_time: bool = True,
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`knows_since`: whether it can be asked for the records from a sequence number on."""
        super().__init__(name, service=SERVICE, address=address, model=model, manufacturer=manufacturer, wall_clock=wall_clock, tells_time=tells_time)
        self._in_moles = in_moles
        self._knows_since = knows_since
        self._records: list[Glucose] = []
        self._next = 1
        self._measurement = notified(MEASUREMENT)
        self._context = notified(CONTEXT)
        permissions = Attribute.Permissions.WRITEABLE
        if encrypted:
            permissions |= Attribute.Permissions.WRITE_REQUIRES_ENCRYPTION
        properties = Characteristic.Properties.WRITE | Characteristic.Properties.INDICATE
        self._control = Characteristic[bytes](CONTROL_POINT, properties, permissions, CharacteristicValue[bytes](write=self._asked))

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [self._measurement, self._context, self._control]

    def forget(self) -> None:
        self._records.clear()
        self._next = 1

    async def obey_own(self, order: str, **details: Any) -> None:
        if order == "garbage":
            only(details)
            self.begin(self.notify(self._measurement, _VENDOR_FRAME))
        elif order == "stored-reading":
            only(details, "mg", "days")
            self._keep(self._number(details), self.now() - timedelta(days=within(details, "days", 1, 0, 9999)))
        else:
            only(details, "mg", "speed")
            number = NoNumber.NAN if order == "error-reading" else self._number(details)
            sample = Sample.CONTROL_SOLUTION if order == "control-solution" else _CAPILLARY
            self.begin(self._count_down(number, sample, _FAULTS.get(order, _FINE), within(details, "speed", 1, 0.1, 1000)))

    async def _count_down(self, number: Number, sample: int, status: Status, speed: float) -> None:
        """One test; `speed` says how many times faster than a real one."""
        await asyncio.sleep(_COUNTDOWN_S / speed)
        self._keep(number, self.now(), sample, status)

    def _keep(self, number: Number, taken: datetime, sample: int = _CAPILLARY, status: Status = _FINE) -> None:
        concentration = Concentration(number, sample, Location.FINGER)
        self._records.append(Glucose(self._next, DateTime.of(taken), 0, concentration, self._in_moles, status, context_follows=True))
        self._next += 1

    def _number(self, details: Mapping[str, Any]) -> Decimal:
        mg = Decimal(int(within(details, "mg", 104, 10, 600)))
        if not self._in_moles:
            return mg.scaleb(-5)
        return (mg / MG_PER_DL_IN_MMOL_PER_L).quantize(Decimal("0.1"), ROUND_HALF_EVEN).scaleb(-3)

    # --- its control point

    def _asked(self, _connection: Connection, request: bytes) -> None:
        self.begin(self._answer(bytes(request)))

    async def _answer(self, request: bytes) -> None:
        operation = request[0] if request else 0
        if operation == Operation.DELETE:
            self._records.clear()  # as a real one would
            await self._reply(operation, Answer.SUCCESS)
        elif operation == Operation.COUNT:
            await self.indicate(self._control, bytes(Reply(count=len(self._records))))
        elif operation == Operation.ABORT:
            await self._reply(operation, Answer.SUCCESS)
        elif operation == Operation.REPORT:
            await self._report(request)
        else:
            await self._reply(operation, Answer.NOT_SUPPORTED)

    async def _report(self, request: bytes) -> None:
        if request[1:] == b"\x01":
            chosen = list(self._records)
        elif request[1:] == b"\x06":
            chosen = self._records[-1:]
        elif len(request) == 5 and request[1:3] == b"\x03\x01" and self._knows_since:
            first = int.from_bytes(request[3:], "little")
            chosen = [record for record in self._records if record.sequence >= first]
        else:
            await self._reply(Operation.REPORT, Answer.OPERATOR_NOT_SUPPORTED)
            return
        for record in chosen:
            await self.notify(self._measurement, bytes(record))
            await self.notify(self._context, bytes(Context(record.sequence, meal=_AFTER_A_MEAL)))
        await self._reply(Operation.REPORT, Answer.SUCCESS if chosen else Answer.NO_RECORDS)

    async def _reply(self, operation: int, answer: Answer) -> None:
        await self.indicate(self._control, bytes(Reply(operation=operation, answer=answer)))
