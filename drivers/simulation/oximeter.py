"""A pretended oximeter on Bluetooth: it streams while somebody listens, with a pretended finger in it or none."""

import asyncio
import random
from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bumble.gatt import Characteristic

from drivers.simulation.finger import Finger, Pulse, ordered_finger
from drivers.simulation.peripheral import VirtualPeripheral, notified, only

_FINGERS = frozenset({"finger-in", "low-signal", "movement"})
_TROUBLES = frozenset({"garbage", "cut-packets", "wrong-checks"})


class SimulatedOximeter(VirtualPeripheral):
    """A family says how often it speaks and what; its finger, its troubles and its subscribers are seen to here."""

    own_orders = _FINGERS | _TROUBLES | {"finger-out", "well"}
    step_s: float  # from one notification to the next
    steps_per_notification: int  # of the wave

    def __init__(self, name: str, *, service: str, sends: str, address: str, model: str, wall_clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(name, service=service, address=address, model=model, wall_clock=wall_clock)
        self.finger: Finger | None = None
        self.pulse = Pulse(round(self.steps_per_notification / self.step_s))
        self._trouble = ""
        self._noise = random.Random(7)  # noqa: S311 - noise, not a secret
        self._sends = notified(sends)
        self._sends.on("subscription", lambda _connection, notify, _indicate: self._began() if notify else None)
        self._streaming: asyncio.Task[None] | None = None

    @abstractmethod
    def notifications(self) -> list[bytes]:
        """What it says at this step; may be nothing."""

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [self._sends]

    def forget(self) -> None:
        self.finger, self._trouble = None, ""

    async def obey_own(self, order: str, **details: Any) -> None:
        if order in _FINGERS:
            self.finger = ordered_finger(details, weak=order == "low-signal", moving=order == "movement")
            return
        only(details)
        if order == "finger-out":
            self.finger = None
        else:
            self._trouble = "" if order == "well" else order

    def _began(self) -> None:
        if self._streaming is None or self._streaming.done():
            self._streaming = self.begin(self._stream())

    async def _stream(self) -> None:
        """Speak step by step for as long as anybody is connected; after a stall it catches up by half a second at most."""
        loop = asyncio.get_running_loop()
        due_s = loop.time()
        while self.is_connected:
            for data in self.notifications():
                await self.notify(self._sends, self._spoilt(data))
            due_s = max(due_s + self.step_s, loop.time() - 0.5)
            await asyncio.sleep(max(0.0, due_s - loop.time()))

    def _spoilt(self, data: bytes) -> bytes:
        if self._trouble == "garbage":
            return bytes(self._noise.choice(b"\x03\x07\x0b\x13\x23") for _ in data)  # noise that begins no packet of anybody
        if self._trouble == "wrong-checks":
            return data[:-1] + bytes((data[-1] ^ 1,))
        if self._trouble == "cut-packets" and self._noise.random() < 0.1:
            return data[: self._noise.randrange(1, len(data))]
        return data
