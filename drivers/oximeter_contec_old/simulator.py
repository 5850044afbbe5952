"""A pretended older Contec with a pretended finger in it: five-byte packets, sixty a second, whether anybody asks or not."""

from pathlib import Path

from drivers.oximeter_contec_old.codec import PACKETS_PER_S, Packet
from drivers.simulation.cable_oximeter import CableOximeterSimulator
from drivers.simulation.finger import Finger, Pulse

SEARCH_S = 3.0
GOOD_STRENGTH, WEAK_STRENGTH = 5, 1


class PretendedOldContec:
    """The oximeter: a packet each sixtieth of a second."""

    def __init__(self, *, speed: float = 1.0, seed: int = 50) -> None:
        self._search = round(SEARCH_S * PACKETS_PER_S / speed)
        self._pulse = Pulse(PACKETS_PER_S, seed)
        self._finger: Finger | None = None
        self._found_in = 0  # packets until the pulse is found
        self.told = b""  # what the host said, which this model does not listen to

    @property
    def steps_per_s(self) -> float:
        return PACKETS_PER_S

    def put_in(self, finger: Finger) -> None:
        """Put a finger in, or change it; one that is in already is not searched for again."""
        if self._finger is None:
            self._found_in = self._search
        self._finger = finger

    def take_out(self) -> None:
        """Take the finger out."""
        self._finger = None

    def hear(self, data: bytes) -> bytes:
        """It answers nothing."""
        self.told += data
        return b""

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
