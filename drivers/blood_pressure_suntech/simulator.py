"""A pretended SunTech module with a pretended arm in its cuff: it inflates when told to, and lets go when told to."""

import asyncio
import random
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from drivers.blood_pressure_suntech.codec import HOST, Answer, Command, Pressure, Result
from drivers.simulation.pty import PtyPort

STEP_S = 0.05
_UP_MMHG_PER_S, _DOWN_MMHG_PER_S, _LOWEST_MMHG, _ABOVE_SYSTOLIC = 14.0, 4.0, 40.0, 45.0
_OF_BEFORE = Result(151, 97, 88, 115, beats=30, status=1)
ERRORS: Mapping[str, int] = MappingProxyType({"weak": 1, "movement": 2, "out-of-range": 3, "blocked-hose": 0x55, "loose-cuff": 0x87})


class PretendedSunTech:
    """The module, without any clock: told what the host says, and that time has passed."""

    def __init__(self) -> None:
        self.numbers = (128, 82, 72)  # of the arm: systolic, diastolic, pulse rate
        self.error = 0  # how its next measure ends
        self.pressure = 0.0
        self.damage = ""  # what befalls the next result that it tells
        self.only_says_so = False  # it says that it measures and that it is done, and tells the result that it has
        self.inflations = self.aborts = 0
        self.result = Result(None, None, None, None)
        self._state = "idle"

    @property
    def measuring(self) -> bool:
        return self._state != "idle"

    def hear(self, data: bytes) -> bytes:
        """The answer to whole commands; to anything else that it does not know them."""
        answers = b""
        for each in data.split(bytes((HOST,)))[1:]:
            command = next((command for command in Command if bytes(command)[1:] == each), None)
            answer = bytes(self._obey(command)) if command is not None else bytes(Answer.NOT_RECOGNISED)
            answers += self._damaged(answer) if command is Command.TELL_RESULT else answer
        return answers

    def pass_time(self, seconds: float) -> bytes:
        """So much later; what it says by itself."""
        if self._state == "only-says-so":
            self._state = "idle"
            return bytes(Answer.DONE)
        if self._state == "up":
            self.pressure += _UP_MMHG_PER_S * seconds
            if self.pressure >= self.numbers[0] + _ABOVE_SYSTOLIC:
                self._state = "down"
        elif self._state == "down":
            self.pressure -= _DOWN_MMHG_PER_S * seconds
            if self.pressure <= _LOWEST_MMHG or self.error:
                return self._finish()
        return b""

    def _obey(self, command: Command) -> Answer | Pressure | Result:
        if command is Command.TELL_PRESSURE:
            return Pressure(round(self.pressure))
        if command is Command.TELL_RESULT:
            return self.result
        if command is Command.ABORT:
            self.aborts += 1
            self._state, self.pressure = "idle", 0.0
            return Answer.ABORTED
        if self.measuring:
            return Answer.BUSY
        self.inflations += 1
        self._state = "only-says-so" if self.only_says_so else "up"
        return Answer.RECEIVED

    def _damaged(self, told: bytes) -> bytes:
        damage, self.damage = self.damage, ""
        if damage == "cut":
            return told[:-1]
        return told[:-1] + bytes((told[-1] ^ 1,)) if damage else told

    def _finish(self) -> bytes:
        systolic, diastolic, rate = self.numbers
        mean = diastolic + (systolic - diastolic) // 3
        self.result = Result(None, None, None, None, error=self.error) if self.error else Result(systolic, diastolic, rate, mean, beats=30, status=1)
        self._state, self.pressure = "idle", 0.0
        return bytes(Answer.DONE)


class SunTechSimulator:
    """The module on its cable. Belongs to one event loop; `run()` gives it its time."""

    name = "module"
    orders = frozenset({"arm", "silence", "speak", "garbage", "well", "unplug", "replug", "cut", "wrong-check", "only-says-so", *ERRORS})

    def __init__(self, path: Path, *, speed: float = 1.0) -> None:
        """`speed`: how many times faster than in life the cuff fills and empties."""
        self.module = PretendedSunTech()
        self.port = PtyPort(path, self._heard)
        self._speed, self._trouble = speed, ""
        self._random = random.Random(7)  # noqa: S311 - noise, not a secret

    async def run(self) -> None:
        """Plug in, and let time pass until cancelled; then pull out."""
        self.port.plug_in()
        try:
            while True:
                self._send(self.module.pass_time(STEP_S * self._speed))
                await asyncio.sleep(STEP_S)
        finally:
            self.port.unplug()

    async def obey(self, order: str, **details: Any) -> None:
        """Do as told; ValueError for what it does not know."""
        if order not in self.orders:
            raise ValueError(f"the module has no order {order!r}")
        if order == "arm":
            self.module.numbers, self.module.error, self.module.only_says_so = _arm(details), 0, False
            return
        if details:
            raise ValueError(f"{order} takes no details")
        if order in ERRORS:
            self.module.error = ERRORS[order]
        elif order == "only-says-so":
            self.module.only_says_so, self.module.result = True, _OF_BEFORE
        elif order in ("cut", "wrong-check"):
            self.module.damage = order
        elif order == "unplug":
            self.port.unplug()
        elif order == "replug":
            self.port.plug_in()
        else:
            self._trouble = "" if order in ("well", "speak") else order
            self.module.error = 0

    def _heard(self, data: bytes) -> None:
        self._send(self.module.hear(data))  # it obeys even where it cannot be heard

    def _send(self, data: bytes) -> None:
        if self._trouble == "garbage":
            data = bytes(self._random.choice(b"\x03\x07\x0b\x13\x23") for _ in data)
        if data and self._trouble != "silence":
            self.port.send(data)


def _arm(details: Mapping[str, Any]) -> tuple[int, int, int]:
    unknown = set(details) - {"systolic", "diastolic", "pulse"}
    if unknown:
        raise ValueError(f"an arm has no {', '.join(sorted(unknown))}")
    numbers = int(details.get("systolic", 128)), int(details.get("diastolic", 82)), int(details.get("pulse", 72))
    if not (40 <= numbers[0] <= 250 and 20 <= numbers[1] < numbers[0] and 20 <= numbers[2] <= 250):
        raise ValueError("such an arm is not alive")
    return numbers
