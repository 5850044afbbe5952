"""A pretended BM1000: four packets a notification, out of step with it by three bytes as some real ones are."""

from collections.abc import Callable
from datetime import datetime

from drivers.oximeter_berry.codec import PACKETS_PER_S, SENDS, SERVICE, Packet
from drivers.simulation.oximeter import SimulatedOximeter

_TOGETHER = 4
_NOTIFICATION = 20
_STRENGTH = 6


class SimulatedBerry(SimulatedOximeter):
    """Twenty-five notifications a second, finger or none."""

    step_s = _TOGETHER / PACKETS_PER_S
    steps_per_notification = _TOGETHER

    def __init__(self, name: str = "berry", *, address: str = "F0:49:53:00:00:01", wall_clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(name, service=SERVICE, sends=SENDS, address=address, model="BerryMed simulé", wall_clock=wall_clock)
        self._rest = bytes(Packet(None, None))[2:]  # the end of a packet whose beginning nobody heard

    def notifications(self) -> list[bytes]:
        said = self._rest + b"".join(bytes(self._packet()) for _ in range(_TOGETHER))
        self._rest = said[_NOTIFICATION:]
        return [said[:_NOTIFICATION]]

    def _packet(self) -> Packet:
        if self.finger is None:
            return Packet(None, None, no_finger=True)
        height, beat = self.pulse.step(self.finger)
        if self.finger.weak:
            return Packet(None, None, height, height // 8, 1, searching=True)
        spo2, pulse_rate = self.pulse.numbers(self.finger)
        return Packet(spo2, pulse_rate, height, height // 8, _STRENGTH, beat)
