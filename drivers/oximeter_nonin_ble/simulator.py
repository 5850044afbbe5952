"""A pretended Nonin 3230: one packet a second, and SmartPoint once a finger has been still for some of them."""

from collections.abc import Callable
from datetime import datetime

from drivers.oximeter_nonin_ble.codec import SENDS, SERVICE, Oximetry, Status
from drivers.simulation.oximeter import SimulatedOximeter

_STILL_PACKETS = 4
_BATTERY_TENTHS_OF_V = 28


class SimulatedNonin(SimulatedOximeter):
    """As often as `step_s` says it sends its numbers; it has no wave."""

    step_s = 1.0
    steps_per_notification = 60

    def __init__(
        self, name: str = "nonin", *, address: str = "F0:46:A9:00:00:01", step_s: float = 1.0, wall_clock: Callable[[], datetime] = datetime.now
    ) -> None:
        self.step_s = step_s
        super().__init__(name, service=SERVICE, sends=SENDS, address=address, model="3230", wall_clock=wall_clock)
        self._counter = 0
        self._still = 0

    def notifications(self) -> list[bytes]:
        self._counter = (self._counter + 1) % 0x10000
        return [bytes(self._packet())]

    def _packet(self) -> Oximetry:
        if self.finger is None:
            self._still = 0
            return Oximetry(Status(0), _BATTERY_TENTHS_OF_V, None, self._counter, None, None)
        self._still += 1
        self.pulse.step(self.finger)
        spo2, pulse_rate = self.pulse.numbers(self.finger)
        if self.finger.weak or self.finger.moving:
            self._still = 0
            status = Status.FINGER_IN | (Status.WEAK if self.finger.weak else Status(0))
        elif self._still < _STILL_PACKETS:
            return Oximetry(Status.FINGER_IN | Status.SEARCHING, _BATTERY_TENTHS_OF_V, None, self._counter, None, None)
        else:
            status = Status.FINGER_IN | Status.SMART_POINT
        return Oximetry(status, _BATTERY_TENTHS_OF_V, 312, self._counter, spo2, pulse_rate)
