"""A pretended oximeter with a pretended finger in it: real V7.0 bytes on a real port of this machine.

`PretendedContec` is the oximeter itself, driven packet by packet and without any clock; `ContecSimulator` gives it a port and
the time of day, and takes orders.
"""

from pathlib import Path

from drivers.oximeter_contec.codec import PACKETS_PER_S, Command, Kind, LiveData, Packet, Parser
from drivers.simulation.cable_oximeter import CableOximeterSimulator, PretendedOximeter
from drivers.simulation.finger import Finger as Finger
from drivers.simulation.finger import Pulse

SEARCH_S = 3.0
STREAM_S = 54.0  # how long it goes on without a heartbeat
GOOD_STRENGTH, WEAK_STRENGTH = 5, 1
NAME = b"SIMUL  "


class PretendedContec(PretendedOximeter):
    """The oximeter: takes commands, gives a packet each sixtieth of a second while it is asked for live data."""

    steps_per_s = PACKETS_PER_S

    def __init__(self, *, speed: float = 1.0, seed: int = 50) -> None:
        super().__init__(Pulse(PACKETS_PER_S, seed), round(SEARCH_S * PACKETS_PER_S / speed))
        self._parser = Parser()
        self._streams_for = 0  # packets until it ends for want of a heartbeat

    @property
    def streaming(self) -> bool:
        return self._streams_for > 0

    def hear(self, data: bytes) -> bytes:
        """Take the host's bytes; the answer to them."""
        answer = b""
        for packet in self._parser.feed(data):
            if packet.kind == Kind.COMMAND:
                answer += self._obey(packet.data[0])
        return answer

    def step(self) -> bytes:
        """A sixtieth of a second later: the packet, or nothing where it does not stream."""
        if not self._streams_for:
            return b""
        self._streams_for -= 1
        return bytes(self._live().packet())

    def _obey(self, command: int) -> bytes:
        lasting = round(STREAM_S * PACKETS_PER_S)
        if command == Command.START_LIVE.value:
            self._streams_for = lasting
            return b""
        if command == Command.HEARTBEAT.value:
            self._streams_for = lasting if self._streams_for else 0
            return b""
        if command == Command.STOP_LIVE.value:
            self._streams_for = 0
            return bytes(Packet(Kind.DONE, b""))
        if command == Command.STOP_STORED.value:
            return bytes(Packet(Kind.DONE, b""))
        if command == Command.TELL_NAME.value:
            return bytes(Packet(Kind.DEVICE_NAME, NAME))
        return bytes(Packet(Kind.REFUSED, bytes((command, 0x05))))

    def _live(self) -> LiveData:
        finger = self._finger
        if finger is None:
            return LiveData(strength=0, pleth=0, bar=0, pulse_rate=None, spo2=None, perfusion=None, probe_error=True, perfusion_invalid=True)
        pleth, beat = self._pulse.step(finger)
        strength = WEAK_STRENGTH if finger.weak else GOOD_STRENGTH
        if self._found_in:
            self._found_in -= 1
            return LiveData(strength, pleth, pleth // 8, None, None, None, searching=True, perfusion_invalid=True)
        spo2, rate = self._pulse.numbers(finger)
        return LiveData(strength, pleth, pleth // 8, rate, spo2, None, beat=beat, perfusion_invalid=True)


class ContecSimulator(CableOximeterSimulator):
    """The oximeter on its cable."""

    def __init__(self, path: Path, *, speed: float = 1.0) -> None:
        """`speed`: how many times sooner than in life it finds the pulse; it speaks sixty times a second all the same."""
        self.device = PretendedContec(speed=speed)
        super().__init__(path, self.device)
