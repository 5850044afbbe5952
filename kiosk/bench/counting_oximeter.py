"""An oximeter whose pulse rate counts, so that each number seen anywhere says when its bytes were written."""

import asyncio
import time
from collections.abc import Iterable
from pathlib import Path

from drivers.oximeter_contec.codec import PACKETS_PER_S, Kind, LiveData, Parser
from drivers.simulation.pty import PtyPort

LOWEST, NUMBERS = 30, 200  # pulse rates 30 to 229, each once in 3.3 s


class CountingOximeter:
    """Speaks on a port of its own; `run` gives it its time."""

    def __init__(self, path: Path) -> None:
        self.port = PtyPort(path, self._hear)
        self._parser = Parser()
        self._asked = False
        self._written: dict[int, float] = {}  # the pulse rate → when it was last written

    async def run(self) -> None:
        """Plug in, and speak sixty times a second once asked to; until cancelled."""
        self.port.plug_in()
        loop = asyncio.get_running_loop()
        began, number = loop.time(), 0
        try:
            while True:
                if self._asked:
                    pulse = LOWEST + number % NUMBERS
                    self._written[pulse] = time.time()
                    self.port.send(packet(pulse))
                number = max(number + 1, int((loop.time() - began) * PACKETS_PER_S))
                await asyncio.sleep(began + number / PACKETS_PER_S - loop.time())
        finally:
            self.port.unplug()

    def ask(self) -> None:
        """Speak from now on, to whoever does not ask by himself."""
        self._asked = True

    def _hear(self, data: bytes) -> None:
        if any(each.kind == Kind.COMMAND for each in self._parser.feed(data)):
            self._asked = True

    def ages_ms(self, seen: Iterable[tuple[float, str]]) -> list[float]:
        """How long after its bytes each number was seen, from (instant in ms, text). Ask at once: the numbers come round again."""
        ages = []
        for at_ms, text in seen:
            if text.isdecimal() and (written := self._written.get(int(text))) is not None and at_ms / 1000 >= written:
                ages.append(at_ms - written * 1000)
        return ages


def packet(pulse_rate: int) -> bytes:
    """What the oximeter says at a good finger."""
    live = LiveData(strength=5, pleth=pulse_rate % 100, bar=3, pulse_rate=pulse_rate, spo2=97, perfusion=None, perfusion_invalid=True)
    return bytes(live.packet())
