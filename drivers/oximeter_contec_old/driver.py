"""An older Contec finger oximeter on its cable: it speaks by itself, and nothing is ever said to it."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

import serial

from devices.identity import DeviceIdentity
from devices.measurement import Reason
from drivers.oximeter_contec_old.codec import LENGTH, PACKETS_PER_S, PLETH_FULL_SCALE, Packet, Parser
from drivers.transport import serial_device
from drivers.transport.serial_oximeter import AS_IN_LIFE, Rhythm, Said, SerialOximeter, Timing
from drivers.transport.serial_port import SerialSettings
from drivers.transport.steady import oximetry
from drivers.transport.stream import OpenStream, Stream

BAUD = 19200
WEAK_BELOW = 3  # of 15


def at_port(path: str, baud: int = BAUD) -> OpenStream:
    """How to open the oximeter at this serial port; the oldest models speak at 4800."""
    return serial_device.at_port(SerialSettings(path, baud, parity=serial.PARITY_ODD))


def why_no_value(packet: Packet) -> Reason | None:
    """Why this packet's numbers are not to be believed; None where they are.

    "Probe error" and "searching too long" are also what an oximeter without a finger says: with no signal at all it is the absent finger.
    """
    if packet.probe_error or packet.search_too_long:
        if not packet.strength:
            return Reason.FINGER_OUT
        return Reason.PROBE_ERROR if packet.probe_error else Reason.WEAK_SIGNAL
    if packet.searching or packet.pulse_rate is None or packet.spo2 is None:
        return Reason.SEARCHING
    return Reason.WEAK_SIGNAL if packet.strength < WEAK_BELOW else None


class OldContecOximeter(SerialOximeter):
    """An oximeter that sends five-byte packets."""

    def __init__(
        self,
        open_stream: OpenStream,
        identity: DeviceIdentity,
        clock: Callable[[], datetime],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        timing: Timing = AS_IN_LIFE,
    ) -> None:
        rhythm = Rhythm(PACKETS_PER_S, LENGTH, PACKETS_PER_S, PLETH_FULL_SCALE)
        super().__init__(open_stream, identity, clock, rhythm=rhythm, monotonic=monotonic, timing=timing)
        self._parser = Parser()

    @property
    def dropped_bytes(self) -> int:
        return self._parser.dropped

    async def _greet(self, stream: Stream) -> None:
        self._parser = Parser()

    def _take_apart(self, data: bytes) -> Sequence[Said]:
        return [Said(oximetry(packet.spo2, packet.pulse_rate), wire, why_no_value(packet), wave=(packet.pleth,)) for packet, wire in self._parser.feed(data)]
