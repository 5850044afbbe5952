"""A pretended PC-60FW: its frames on the virtual radio, joined and cut into notifications of 20 bytes as the real one does it."""

from collections.abc import Callable
from datetime import datetime

from drivers.oximeter_viatom.codec import BATTERY, SENDS, SERVICE, WAVE, WAVE_RATE_HZ, Frame, Numbers
from drivers.simulation.oximeter import SimulatedOximeter

_PER_FRAME = 5
_NOTIFICATION = 20
_OTHER = Frame(0x0F, 0x21, bytes(4))  # comes once a second in the real log; what it says is not known


class SimulatedViatom(SimulatedOximeter):
    """Ten frames of the wave a second, and once a second the numbers, the battery and a frame that nobody understands."""

    step_s = _PER_FRAME / WAVE_RATE_HZ
    steps_per_notification = _PER_FRAME

    def __init__(
        self, name: str = "viatom", *, address: str = "F0:60:F0:00:00:01", numbers_every: int = 10, wall_clock: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__(name, service=SERVICE, sends=SENDS, address=address, model="PC-60FW simulé", wall_clock=wall_clock)
        self._numbers_every = numbers_every
        self._steps = 0
        self.battery = 3

    def notifications(self) -> list[bytes]:
        self._steps += 1
        said = bytes(self._wave())
        if self._steps % self._numbers_every == 0:
            said += bytes(self._numbers()) + bytes(Frame(*BATTERY, bytes((self.battery,)))) + bytes(_OTHER)
        return [said[at : at + _NOTIFICATION] for at in range(0, len(said), _NOTIFICATION)]

    def _wave(self) -> Frame:
        if self.finger is None:
            return Frame(*WAVE, bytes(_PER_FRAME))
        steps = [self.pulse.step(self.finger) for _ in range(_PER_FRAME)]
        return Frame(*WAVE, bytes(height | beat << 7 for height, beat in steps))

    def _numbers(self) -> Frame:
        if self.finger is None:
            return Numbers(None, None, probe_off=True).frame()
        if self.finger.weak:
            return Numbers(None, None, searching=True).frame()
        spo2, pulse_rate = self.pulse.numbers(self.finger)
        return Numbers(spo2, pulse_rate, perfusion=72).frame()
