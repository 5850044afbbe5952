"""A pretended CMS50D-BT: silent until it is told to begin, and silent again where nobody tells it to go on."""

from collections.abc import Callable
from datetime import datetime

from bumble.gatt import Characteristic

from drivers.oximeter_contec_ble.codec import FINGER_OUT, HEARS, SENDS, SERVICE, STOPPED, WAVE_RATE_HZ, Command, Frame, Numbers, WaveSample
from drivers.simulation.oximeter import SimulatedOximeter
from drivers.simulation.peripheral import written

_TOGETHER = 3  # frames of the wave in one notification of 20 bytes
_LASTS_S = 10.0
_SEARCHING, _FINGER = 0x03, 0x06


class SimulatedContecBluetooth(SimulatedOximeter):
    """Sixty frames of the wave a second and one of numbers, while it is told to go on."""

    step_s = _TOGETHER / WAVE_RATE_HZ
    steps_per_notification = _TOGETHER

    def __init__(
        self, name: str = "contec-ble", *, address: str = "F0:FF:12:00:00:01", numbers_every: int = 20, wall_clock: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__(name, service=SERVICE, sends=SENDS, address=address, model="CMS50D-BT simulé", wall_clock=wall_clock)
        self._hears = written(HEARS, self._obey_host, confirms=False)
        self._numbers_every = numbers_every
        self._steps = 0
        self._lasts = 0  # steps until it falls silent for want of a word
        self._answers: list[bytes] = []

    def characteristics(self) -> list[Characteristic[bytes]]:
        return [*super().characteristics(), self._hears]

    async def _obey_host(self, data: bytes) -> None:
        lasting = round(_LASTS_S / self.step_s)
        if data in (Command.START_WAVE.value, Command.START_NUMBERS.value):
            self._lasts = lasting
        elif data == Command.GO_ON.value:
            self._lasts = lasting if self._lasts else 0
        elif data == Command.STOP.value:
            self._lasts = 0
            self._answers.append(bytes(Frame(STOPPED, b"")))

    def notifications(self) -> list[bytes]:
        said, self._answers = self._answers, []
        if not self._lasts:
            return said
        self._lasts -= 1
        self._steps += 1
        said.append(b"".join(bytes(self._wave().frame()) for _ in range(_TOGETHER)))
        if self._steps % self._numbers_every == 0:
            said.append(bytes(self._numbers().frame()))
        return said

    def _wave(self) -> WaveSample:
        if self.finger is None:
            return WaveSample(0, 0)
        height, beat = self.pulse.step(self.finger)
        return WaveSample(height, height // 8, beat)

    def _numbers(self) -> Numbers:
        if self.finger is None:
            return Numbers(FINGER_OUT, None, None)
        if self.finger.weak:
            return Numbers(_SEARCHING, None, None)
        spo2, pulse_rate = self.pulse.numbers(self.finger)
        return Numbers(_FINGER, spo2, pulse_rate)
