"""A pretended Nonin with a pretended finger in it, in whichever of its four formats it was told to speak."""

from math import ceil
from pathlib import Path

from drivers.oximeter_nonin_serial.codec import (
    ACK,
    FRAMES,
    NACK,
    NO_PULSE_RATE,
    NO_SPO2,
    SET_FORMAT,
    EachSecond,
    Format,
    Packet,
    Second,
    Signal,
    SpotCheck,
    SpotStatus,
)
from drivers.simulation.cable_oximeter import CableOximeterSimulator, PretendedOximeter
from drivers.simulation.finger import Finger, Pulse

SEARCH_S = 3.0
CLOCK = bytes((20, 26, 11, 22, 9, 30, 0, 0))


class PretendedNonin(PretendedOximeter):
    """The oximeter: three packets a second, or one, or one message for each finger that it has measured."""

    steps_per_s = 3.0

    def __init__(self, data_format: Format = Format.TWO, *, speed: float = 1.0, low_battery: bool = False) -> None:
        super().__init__(Pulse(75), ceil(SEARCH_S / speed * self.steps_per_s))
        self.format = data_format
        self.low_battery = low_battery
        self._told_of = False

    def put_in(self, finger: Finger) -> None:
        super().put_in(finger)
        self._told_of = False

    def hear(self, data: bytes) -> bytes:
        """It knows how to set its format."""
        self.told += data
        for each, command in SET_FORMAT.items():
            if data == command:
                self.format = each
                return bytes((ACK,))
        return bytes((NACK,))

    def step(self) -> bytes:
        """A third of a second later."""
        self._found_in = max(0, self._found_in - 1)
        if self.format is Format.EIGHT:
            return bytes(self._second())
        return self._spot() if self.format is Format.THIRTEEN else bytes(self._packet())

    def _numbers(self) -> tuple[int | None, int | None]:
        """SpO2 and pulse rate."""
        return self._pulse.numbers(self._finger) if self._finger is not None and not self._found_in else (None, None)

    def _packet(self) -> Packet:
        signal, finger = Signal.ALWAYS | Signal.GREEN, self._finger
        if finger is None:
            signal = Signal.ALWAYS | Signal.ALARM | Signal.OUT_OF_TRACK
        elif self._found_in:
            signal |= Signal.OUT_OF_TRACK
        elif finger.weak:
            signal = Signal.ALWAYS | Signal.RED
        elif finger.moving:
            signal |= Signal.ARTEFACT
        wave = [self._pulse.step(finger)[0] if finger is not None else 0 for _ in range(FRAMES)]
        scale = 2 if self.format is Format.TWO else 512
        spo2, rate = self._numbers()
        beside = bytearray(FRAMES)
        whole = NO_PULSE_RATE if rate is None else rate
        beside[0], beside[1], beside[2] = whole >> 7, whole & 0x7F, NO_SPO2 if spo2 is None else spo2
        beside[7] = self._state()
        return Packet(self.format, (signal | Signal.SYNC, *(signal,) * (FRAMES - 1)), tuple(height * scale for height in wave), bytes(beside))

    def _second(self) -> EachSecond:
        spo2, rate = self._numbers()
        finger = self._finger
        absent, moving, weak = finger is None, finger is not None and finger.moving, finger is not None and finger.weak
        second = self._state() | (Second.ALARM if absent else Second(0))
        return EachSecond(rate, spo2, second, out_of_track=rate is None, low_perfusion=weak, artefact=moving)

    def _spot(self) -> bytes:
        spo2, rate = self._numbers()
        if self._told_of or self._finger is None or self._found_in:
            return b""
        self._told_of = True
        status = SpotStatus(0) if self._finger.weak else SpotStatus.SMART_POINT
        return bytes(SpotCheck(CLOCK, status | (SpotStatus.LOW_BATTERY if self.low_battery else SpotStatus(0)), rate, spo2))

    def _state(self) -> Second:
        good = Second.SMART_POINT if self._finger is not None and not self._finger.weak else Second(0)
        return good | (Second.LOW_BATTERY if self.low_battery else Second(0))


class NoninSimulator(CableOximeterSimulator):
    """The oximeter on its cable."""

    def __init__(self, path: Path, data_format: Format = Format.TWO, *, speed: float = 1.0) -> None:
        """`speed`: how many times faster than in life it finds the pulse, and speaks."""
        self.device = PretendedNonin(data_format, speed=speed)
        super().__init__(path, self.device, speed=speed)
