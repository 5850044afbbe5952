"""A pretended older Contec with a pretended finger in it: five-byte packets, sixty a second, whether anybody asks or not."""

from pathlib import Path

from drivers.oximeter_contec_old.codec import PACKETS_PER_S, Packet
from drivers.simulation.cable_oximeter import CableOximeterSimulator, PretendedOximeter
from drivers.simulation.finger import Pulse

SEARCH_S = 3.0
GOOD_STRENGTH, WEAK_STRENGTH = 5, 1


class PretendedOldContec(PretendedOximeter):
    """The oximeter: a packet each sixtieth of a second."""

    steps_per_s = PACKETS_PER_S

    def __init__(self, *, speed: float = 1.0, seed: int = 50) -> None:
        super().__init__(Pulse(PACKETS_PER_S, seed), round(SEARCH_S * PACKETS_PER_S / speed))

    def step(self) -> bytes:
        """A sixtieth of a second later."""
        return bytes(self._packet())

    def _packet(self) -> Packet:
        finger = self._finger
        if finger is None:
            return Packet(strength=0, pleth=0, bar=0, pulse_rate=None, spo2=None, search_too_long=True)
        pleth, beat = self._pulse.step(finger)
        strength = WEAK_STRENGTH if finger.weak else GOOD_STRENGTH
        if self._found_in:
            self._found_in -= 1
            return Packet(strength, pleth, pleth // 8, None, None, searching=True)
        spo2, rate = self._pulse.numbers(finger)
        return Packet(strength, pleth, pleth // 8, rate, spo2, beat=beat)


class OldContecSimulator(CableOximeterSimulator):
    """The oximeter on its cable."""

    def __init__(self, path: Path, *, speed: float = 1.0) -> None:
        """`speed`: how many times sooner than in life it finds the pulse."""
        self.device = PretendedOldContec(speed=speed)
        super().__init__(path, self.device)
