"""A Contec finger oximeter on its USB cable: what must be said to keep it speaking, and what its packets mean.

All that it has in common with other oximeters on a cable is in `drivers.transport.serial_oximeter`.
"""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal

from devices.identity import DeviceIdentity
from devices.measurement import Reason
from drivers.oximeter_contec.codec import PACKETS_PER_S, PLETH_FULL_SCALE, Command, Kind, LiveData, Packet, Parser
from drivers.transport import serial_device
from drivers.transport.serial_oximeter import AS_IN_LIFE, Rhythm, Said, SerialOximeter, Timing
from drivers.transport.serial_port import SerialSettings
from drivers.transport.steady import oximetry
from drivers.transport.stream import OpenStream, Stream

BAUD = 115200
PACKET_LENGTH = 9
WEAK_BELOW = 3  # of 15; captured good fingers have 4 and 5


def at_port(path: str) -> OpenStream:
    """How to open the oximeter at this serial port."""
    return serial_device.at_port(SerialSettings(path, BAUD))


def why_no_value(live: LiveData) -> Reason | None:
    """Why this packet's numbers are not to be believed; None where they are.

    Bit 7 of the first byte is "probe error" in one reading of the protocol and "finger out" in another: with no signal at all
    it is taken for the absent finger, which is by far the more frequent.
    """
    if live.probe_error:
        return Reason.PROBE_ERROR if live.strength else Reason.FINGER_OUT
    if live.search_too_long:
        return Reason.WEAK_SIGNAL
    if live.searching or live.pulse_rate is None or live.spo2 is None:
        return Reason.SEARCHING
    return Reason.WEAK_SIGNAL if live.strength < WEAK_BELOW else None


class ContecOximeter(SerialOximeter):
    """An oximeter of protocol V7.0."""

    def __init__(
        self,
        open_stream: OpenStream,
        identity: DeviceIdentity,
        clock: Callable[[], datetime],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        timing: Timing = AS_IN_LIFE,
    ) -> None:
        rhythm = Rhythm(PACKETS_PER_S, PACKET_LENGTH, PACKETS_PER_S, PLETH_FULL_SCALE)
        super().__init__(open_stream, identity, clock, rhythm=rhythm, monotonic=monotonic, timing=timing)
        self._parser = Parser()
        self._told_s = 0.0
        self._asked_again_s = 0.0

    @property
    def dropped_bytes(self) -> int:
        return self._parser.dropped

    async def _greet(self, stream: Stream) -> None:
        self._parser = Parser()
        self._told_s = self._asked_again_s = self._monotonic()
        await stream.write(bytes(Packet.command(Command.START_LIVE)))

    async def _keep_alive(self, stream: Stream, now_s: float) -> None:
        """Without a heartbeat it ends after 54 s; switched on after we opened the port, it never heard us ask."""
        if now_s - self._heard_s >= self._timing.ask_again_s and now_s - self._asked_again_s >= self._timing.ask_again_s:
            self._asked_again_s = now_s
            await stream.write(bytes(Packet.command(Command.START_LIVE)))
        elif now_s - self._told_s >= self._timing.heartbeat_s:
            self._told_s = now_s
            await stream.write(bytes(Packet.command(Command.HEARTBEAT)))

    def _take_apart(self, data: bytes) -> Sequence[Said]:
        return [_said(packet) for packet in self._parser.feed(data) if packet.kind == Kind.LIVE]


def _said(packet: Packet) -> Said:
    live = LiveData.parse(packet)
    perfusion = None if live.perfusion is None else Decimal(live.perfusion).scaleb(-2)
    return Said(oximetry(live.spo2, live.pulse_rate), bytes(packet), why_no_value(live), perfusion=perfusion, wave=(live.pleth,))
