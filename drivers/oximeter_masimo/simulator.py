"""A pretended Rad-8 with a pretended finger in its sensor: a line of text each second."""

from decimal import Decimal
from pathlib import Path

from drivers.oximeter_masimo.codec import Exceptions, Line
from drivers.simulation.cable_oximeter import CableOximeterSimulator, PretendedOximeter
from drivers.simulation.finger import Pulse

SEARCH_S = 3
SERIAL = "0000000008"


class PretendedMasimo(PretendedOximeter):
    """The oximeter: a line each second, whether anybody asks or not."""

    steps_per_s = 1.0

    def __init__(self) -> None:
        super().__init__(Pulse(1), SEARCH_S)
        self.exceptions = Exceptions(0)  # whatever else is to be wrong
        self._count = 0

    def step(self) -> bytes:
        """A second later."""
        self._count += 1
        return bytes(self._line()) + b"\r\n"

    def _line(self) -> Line:
        at = f"11/22/26 09:{self._count // 60 % 60:02}:{self._count % 60:02}"
        finger, spo2, rate, exceptions = self._finger, None, None, self.exceptions
        if finger is None:
            exceptions |= Exceptions.SENSOR_OFF
        elif self._found_in:
            self._found_in -= 1
            exceptions |= Exceptions.PULSE_SEARCH
        else:
            self._pulse.step(finger)
            spo2, rate = self._pulse.numbers(finger)
            exceptions |= Exceptions.LOW_PERFUSION if finger.weak else Exceptions.FULL_SET
        perfusion = None if rate is None else Decimal("3.60")
        return Line(at, SERIAL, spo2, rate, perfusion, exceptions, others=("DESAT=--", "PIDELTA=+--"))


class MasimoSimulator(CableOximeterSimulator):
    """The oximeter on its cable."""

    def __init__(self, path: Path, *, speed: float = 1.0) -> None:
        """`speed`: how many times faster than in life it speaks."""
        self.device = PretendedMasimo()
        super().__init__(path, self.device, speed=speed)
