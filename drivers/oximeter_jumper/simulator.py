"""A pretended JPD-500F: one packet of numbers a second, and without a finger the packet that says so."""

from collections.abc import Callable
from datetime import datetime

from drivers.oximeter_jumper.codec import SENDS, SERVICE, Numbers
from drivers.simulation.oximeter import SimulatedOximeter


class SimulatedJumper(SimulatedOximeter):
    """As often as `step_s` says it sends its numbers; it has no wave."""

    step_s = 1.0
    steps_per_notification = 60

    def __init__(
        self, name: str = "jumper", *, address: str = "F0:CD:EA:00:00:01", step_s: float = 1.0, wall_clock: Callable[[], datetime] = datetime.now
    ) -> None:
        self.step_s = step_s
        super().__init__(name, service=SERVICE, sends=SENDS, address=address, model="My Oximeter", wall_clock=wall_clock)

    def notifications(self) -> list[bytes]:
        if self.finger is None or self.finger.weak:
            return [bytes(Numbers(None, None))]
        self.pulse.step(self.finger)
        return [bytes(Numbers(*self.pulse.numbers(self.finger), perfusion=68))]
