"""A Masimo oximeter on its serial line: it speaks by itself, and nothing is ever said to it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from devices.identity import DeviceIdentity
from devices.measurement import Reason
from drivers.oximeter_masimo.codec import Exceptions, Line, Parser
from drivers.transport import serial_device
from drivers.transport.serial_oximeter import AS_IN_LIFE, Rhythm, Said, SerialOximeter, Timing
from drivers.transport.serial_port import SerialSettings
from drivers.transport.steady import oximetry
from drivers.transport.stream import OpenStream, Stream

BAUD = 9600
USUAL_LINE = 125  # bytes

_SENSOR = Exceptions.NO_SENSOR | Exceptions.DEFECTIVE_SENSOR | Exceptions.UNRECOGNISED_SENSOR
_WEAK = Exceptions.LOW_PERFUSION | Exceptions.INTERFERENCE | Exceptions.AMBIENT_LIGHT | Exceptions.LOW_SIGNAL_IQ


def at_port(path: str) -> OpenStream:
    """How to open the oximeter at this serial port."""
    return serial_device.at_port(SerialSettings(path, BAUD))


def why_no_value(line: Line) -> Reason | None:
    """Why this line's numbers are not to be believed; None where they are."""
    if line.exceptions & _SENSOR:
        return Reason.PROBE_ERROR
    if line.exceptions & Exceptions.SENSOR_OFF:
        return Reason.FINGER_OUT
    if line.exceptions & Exceptions.PULSE_SEARCH or line.spo2 is None or line.pulse_rate is None:
        return Reason.SEARCHING
    return Reason.WEAK_SIGNAL if line.exceptions & _WEAK else None


class MasimoOximeter(SerialOximeter):
    """An oximeter set to ASCII 1."""

    def __init__(
        self,
        open_stream: OpenStream,
        identity: DeviceIdentity,
        clock: Callable[[], datetime],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        timing: Timing = AS_IN_LIFE,
    ) -> None:
        super().__init__(open_stream, identity, clock, rhythm=Rhythm(1, USUAL_LINE), monotonic=monotonic, timing=timing)
        self._parser = Parser()

    @property
    def dropped_bytes(self) -> int:
        return self._parser.dropped

    async def _greet(self, stream: Stream) -> None:
        self._parser = Parser()

    def _take_apart(self, data: bytes) -> Sequence[Said]:
        lines = self._parser.feed(data)
        if lines and self._identity.serial != lines[-1][0].serial:
            self._identity = replace(self._identity, serial=lines[-1][0].serial)
        return [Said(oximetry(line.spo2, line.pulse_rate), wire, why_no_value(line), perfusion=line.perfusion) for line, wire in lines]
