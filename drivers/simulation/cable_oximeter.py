"""A pretended oximeter on a pretended cable: real bytes on a real port of this machine, with a pretended finger in it or none."""

import asyncio
import random
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from drivers.simulation.finger import Finger, Pulse, ordered_finger
from drivers.simulation.pty import PtyPort

_FINGERS = frozenset({"finger-in", "low-signal", "movement"})
_NOISE = b"\x03\x07\x0b\x13\x23"  # begins no packet of anybody


class PretendedOximeter(ABC):
    """The oximeter itself, driven packet by packet and without any clock."""

    steps_per_s: float  # how often it may speak

    def __init__(self, pulse: Pulse, search_steps: int) -> None:
        """`search_steps`: how long it looks for the pulse of a finger that was put in."""
        self._pulse, self._search_steps = pulse, search_steps
        self._finger: Finger | None = None
        self._found_in = 0  # steps until the pulse is found
        self.told = b""  # what the host said, for those that do not listen

    def put_in(self, finger: Finger) -> None:
        """Put a finger in, or change it; one that is in already is not searched for again."""
        if self._finger is None:
            self._found_in = self._search_steps
        self._finger = finger

    def take_out(self) -> None:
        """Take the finger out."""
        self._finger = None

    def hear(self, data: bytes) -> bytes:
        """Take the host's bytes; the answer to them, where it listens at all."""
        self.told += data
        return b""

    @abstractmethod
    def step(self) -> bytes:
        """One step later: what it says, or nothing."""


class CableOximeterSimulator:
    """The oximeter on its cable. Belongs to one event loop; `run()` gives it its time."""

    name = "oximeter"
    orders = _FINGERS | {"finger-out", "silence", "speak", "garbage", "cut-packets", "wrong-checks", "well", "unplug", "replug"}

    def __init__(self, path: Path, device: PretendedOximeter, *, speed: float = 1.0) -> None:
        """`speed`: how many times faster than life it speaks."""
        self._pretended, self._step_s = device, 1 / device.steps_per_s / speed
        self.port = PtyPort(path, self._heard)
        self._random = random.Random(7)  # noqa: S311 - noise, not a secret
        self._trouble = ""

    async def run(self) -> None:
        """Plug in, and speak step by step until cancelled; then pull out."""
        self.port.plug_in()
        loop = asyncio.get_running_loop()
        due_s = loop.time()
        try:
            while True:
                self._speak()
                due_s = max(due_s + self._step_s, loop.time() - 0.5)  # after a stall it catches up by half a second at most
                await asyncio.sleep(due_s - loop.time())
        finally:
            self.port.unplug()

    async def obey(self, order: str, **details: Any) -> None:
        """Do as told; ValueError for what it does not know."""
        if order not in self.orders:
            raise ValueError(f"the oximeter has no order {order!r}")
        if order in _FINGERS:
            self._pretended.put_in(ordered_finger(details, weak=order == "low-signal", moving=order == "movement"))
            return
        if details:
            raise ValueError(f"{order} takes no details")
        match order:
            case "finger-out":
                self._pretended.take_out()
            case "unplug":
                self.port.unplug()
            case "replug":
                self.port.plug_in()
            case "well" | "speak":
                self._trouble = ""
            case trouble:
                self._trouble = trouble

    def _heard(self, data: bytes) -> None:
        if self._trouble != "silence":
            self.port.send(self._pretended.hear(data))

    def _speak(self) -> None:
        packet = self._pretended.step()
        if not packet or self._trouble == "silence":
            return
        if self._trouble == "garbage":
            packet = bytes(self._random.choice(_NOISE) for _ in packet)
        elif self._trouble == "wrong-checks":
            packet = packet[:-1] + bytes((packet[-1] ^ 1,))
        elif self._trouble == "cut-packets" and self._random.random() < 0.1:
            packet = packet[: self._random.randrange(len(packet))]
        self.port.send(packet)
