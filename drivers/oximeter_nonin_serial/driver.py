"""A Nonin oximeter on its serial line: what it means, and the one thing that it may be told, which is its data format."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Quality, Reason
from devices.status import Status
from drivers.oximeter_nonin_serial.codec import ACK, SET_FORMAT, EachSecond, Format, Packet, Parser, Second, Signal, SpotCheck, SpotStatus
from drivers.transport import serial_device
from drivers.transport.serial_oximeter import AS_IN_LIFE, Rhythm, Said, SerialOximeter, Timing
from drivers.transport.serial_port import SerialSettings
from drivers.transport.steady import oximetry
from drivers.transport.stream import OpenStream, Stream

BAUD = 9600
ASKED_AT_MOST = 3  # times for its format, in one silence: some models have a switch instead
RHYTHM = {
    Format.TWO: Rhythm(3, 125, 75, 255),
    Format.SEVEN: Rhythm(3, 125, 75, 65535),
    Format.EIGHT: Rhythm(1, 4),
    Format.THIRTEEN: Rhythm(1, 22),
}


def at_port(path: str) -> OpenStream:
    """How to open the oximeter at this serial port."""
    return serial_device.at_port(SerialSettings(path, BAUD))


class NoninOximeter(SerialOximeter):
    """An oximeter set to one format; a spot-check oximeter (format 13) speaks only when it has measured."""

    def __init__(
        self,
        open_stream: OpenStream,
        identity: DeviceIdentity,
        clock: Callable[[], datetime],
        *,
        data_format: Format = Format.TWO,
        monotonic: Callable[[], float] = time.monotonic,
        timing: Timing = AS_IN_LIFE,
    ) -> None:
        super().__init__(open_stream, identity, clock, rhythm=RHYTHM[data_format], monotonic=monotonic, timing=timing)
        self._format, self._read_as = data_format, str(data_format.value)
        self._parser = Parser(data_format)
        self._asked_format_s = 0.0
        self._times_asked = 0
        self.unasked = 0  # spot checks that came while no measure was asked for

    @property
    def dropped_bytes(self) -> int:
        return self._parser.dropped

    async def _greet(self, stream: Stream) -> None:
        self._parser = Parser(self._format)
        self._asked_format_s, self._times_asked = self._monotonic(), 0

    async def _keep_alive(self, stream: Stream, now_s: float) -> None:
        """Not understood for a second, it is told the format."""
        silent_s = now_s - self._heard_s
        if silent_s < self._timing.ask_again_s:
            self._times_asked = 0
        elif self._times_asked < ASKED_AT_MOST and now_s - self._asked_format_s >= self._timing.ask_again_s:
            self._asked_format_s = now_s
            self._times_asked += 1
            await stream.write(SET_FORMAT[self._format])

    def _take_apart(self, data: bytes) -> Sequence[Said]:
        said: list[Said] = []
        for value, wire in self._parser.feed(data):
            if isinstance(value, Packet):
                said.append(Said(oximetry(value.spo2, value.pulse_rate), wire, _of_packet(value), _battery(value.second), wave=value.pleth))
            elif isinstance(value, EachSecond):
                said.append(Said(oximetry(value.spo2, value.pulse_rate), wire, _of_second(value), _battery(value.second)))
            else:
                self._understood(self._monotonic())
                self._judge(value, wire)
        if self._format is Format.THIRTEEN and ACK in self._parser.answers:
            self._understood(self._monotonic())
        self._parser.answers.clear()
        return said

    def _look_at_the_clock(self, now_s: float) -> None:
        if self._format is Format.THIRTEEN and self._now.status in (Status.READY, Status.MEASURING):
            self._heard_s = now_s  # its silence means that nobody has measured
        super()._look_at_the_clock(now_s)

    def _judge(self, spot: SpotCheck, wire: bytes) -> None:
        """Whether this spot check is the one that was asked for, and how far it may be believed."""
        if self._asked_s is None:
            self.unasked += 1
            return
        now = self._clock()
        foreign = Reason.STALE if spot.status & SpotStatus.FROM_MEMORY else None
        values = oximetry(spot.spo2, spot.pulse_rate)
        if spot.status & SpotStatus.NO_MEASUREMENT or not values:
            self._came(NoReading(Reason.NOT_A_NUMBER, now, self.identity, wire), foreign)
            return
        weak = () if spot.status & SpotStatus.SMART_POINT else (Reason.WEAK_SIGNAL,)
        doubts = (*weak, *((Reason.LOW_BATTERY,) if spot.status & SpotStatus.LOW_BATTERY else ()))
        quality = Quality.of((), doubts) if foreign is None else Quality.of((foreign,))
        self._came(Measurement(values, now, self.identity, quality, wire, device_time=spot.device_time), foreign)


def _of_packet(packet: Packet) -> Reason | None:
    signal = packet.signal
    if signal & Signal.DISCONNECTED:
        return Reason.PROBE_ERROR
    if signal & Signal.ALARM:
        return Reason.FINGER_OUT
    if signal & Signal.OUT_OF_TRACK or packet.spo2 is None or packet.pulse_rate is None:
        return Reason.SEARCHING
    if signal & Signal.ARTEFACT:
        return Reason.MOVEMENT
    poor = any(each & Signal.RED and not each & Signal.GREEN for each in packet.signals)
    return Reason.WEAK_SIGNAL if poor else None


def _of_second(said: EachSecond) -> Reason | None:
    if said.disconnected:
        return Reason.PROBE_ERROR
    if said.second & Second.ALARM:
        return Reason.FINGER_OUT
    if said.out_of_track or said.spo2 is None or said.pulse_rate is None:
        return Reason.SEARCHING
    if said.artefact:
        return Reason.MOVEMENT
    return Reason.WEAK_SIGNAL if said.low_perfusion else None


def _battery(second: Second) -> tuple[Reason, ...]:
    return (Reason.LOW_BATTERY,) if second & Second.LOW_BATTERY else ()
