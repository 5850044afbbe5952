"""An oximeter on Bluetooth: its running numbers where it sends them, or the one reading that it finishes by itself.

It cannot be started from here: it measures as long as a finger is in it. A reading counts only when it was asked for, and
taken since; what the oximeter itself calls a demonstration, a test, invalid or without a finger is never a value.
"""

import time
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Quality, Quantity, Reason, Value
from drivers.ieee11073.number import Number
from drivers.oximeter_1822.codec import CONTINUOUS, FEATURES, SPOT_CHECK, Continuous, Pair, Sensor, SpotCheck, Status, Supported, parse_features
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.ble_running import RunningDevice
from drivers.transport.steady import AS_IN_LIFE, Sample, Timing

Table = tuple[tuple[Status | Sensor, Reason], ...]  # no dictionary: bits of the one and of the other are equal as numbers

# The first that holds is the reason: a sensor off the patient says nothing, whatever else is set.
_REFUSING: Table = (
    (Status.DEMONSTRATION, Reason.DEMONSTRATION),
    (Status.TEST, Reason.DEMONSTRATION),
    (Sensor.NOT_ON_USER, Reason.FINGER_OUT),
    (Sensor.SENSOR_FAULT, Reason.PROBE_ERROR),
    (Sensor.DISCONNECTED, Reason.PROBE_ERROR),
    (Sensor.UNKNOWN_SENSOR, Reason.PROBE_ERROR),
    (Sensor.MALFUNCTION, Reason.DEVICE_ERROR),
    (Status.UNAVAILABLE, Reason.SEARCHING),
    (Status.INVALID, Reason.UNSTABLE),
)
_NOT_YET: Table = (
    (Status.EARLY, Reason.SEARCHING),
    (Status.CALIBRATING, Reason.SEARCHING),
    (Sensor.ANALYSING, Reason.SEARCHING),
)
_DOUBTFUL: Table = (
    (Status.QUESTIONABLE, Reason.UNSTABLE),
    (Sensor.PROCESSING_IRREGULARITY, Reason.UNSTABLE),
    (Sensor.INADEQUATE_SIGNAL, Reason.WEAK_SIGNAL),
    (Sensor.POOR_SIGNAL, Reason.WEAK_SIGNAL),
    (Sensor.LOW_PERFUSION, Reason.WEAK_SIGNAL),
    (Sensor.ERRATIC_SIGNAL, Reason.UNSTABLE),
    (Sensor.NON_PULSATILE, Reason.WEAK_SIGNAL),
    (Sensor.QUESTIONABLE_PULSE, Reason.UNSTABLE),
    (Sensor.INTERFERENCE, Reason.WEAK_SIGNAL),
    (Sensor.DISPLACED, Reason.MOVEMENT),
)


class PulseOximeter(RunningDevice):
    """An oximeter of the Pulse Oximeter service 0x1822."""

    unknown = DeviceIdentity("", "oxymètre Bluetooth", "")

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        *,
        identity: DeviceIdentity | None = None,
        timing: Timing = AS_IN_LIFE,
        monotonic: Callable[[], float] = time.monotonic,
        retry_first_s: float = 1.0,
    ) -> None:
        super().__init__(radio, wanted, clock, identity=identity, timing=timing, monotonic=monotonic, retry_first_s=retry_first_s)
        self._continuous = False
        self.features = Supported(0)

    @property
    def _streams(self) -> bool:
        return self._continuous

    async def _subscribe(self, link: Link) -> None:
        self._continuous = link.offers(CONTINUOUS, "notify")
        if self._continuous:
            await link.subscribe(CONTINUOUS)
        if link.offers(SPOT_CHECK, "indicate") or not self._continuous:
            await link.subscribe(SPOT_CHECK)

    async def _introduced(self, link: Link) -> None:
        if link.offers(FEATURES, "read"):
            self.features = parse_features(await link.read(FEATURES))

    def _receive(self, value: CharacteristicValue) -> None:
        if value.uuid == CONTINUOUS:
            self._hear(_sample(Continuous.parse(value.data), value.data))
        else:
            self._finished(SpotCheck.parse(value.data), value.data)

    def _finished(self, packet: SpotCheck, raw: bytes) -> None:
        """A reading that the oximeter has finished by itself."""
        taken = None if packet.clock_unset else packet.taken
        unset = packet.clock_unset or (taken is not None and taken.instant is None)  # one without a clock has no memory either
        if self._heard_before(raw, taken):
            return
        if self._window is None:
            self.unasked += 1
            return
        now = self._clock()
        status, sensor = packet.status or Status(0), packet.sensor or Sensor(0)
        values = _values(packet.numbers)
        stale = bool(status & Status.FROM_STORAGE) or self._is_old(taken, self._window)
        refusing = (*((Reason.STALE,) if stale else ()), *_reasons(_REFUSING, status, sensor))
        if values and values[0].quantity is not Quantity.SPO2:
            refusing = (*refusing, Reason.NOT_A_NUMBER)  # a pulse rate alone is no oximetry
        foreign = Reason.STALE if stale else None
        if not values:
            self._came(NoReading(refusing[0] if refusing else Reason.NOT_A_NUMBER, now, self.identity, raw), foreign)
            return
        undated = (Reason.UNDATED,) if unset else ()
        doubts = (*undated, *_reasons(_NOT_YET, status, sensor), *_reasons(_DOUBTFUL, status, sensor))
        quality = Quality.of(refusing, doubts)
        told = str(packet.taken) if packet.taken is not None else ""
        dropped = (Reason.NOT_A_NUMBER,) * (2 - len(values))
        perfusion = _perfusion(packet.pulse_amplitude)
        self._came(Measurement(values, now, self.identity, quality, raw, device_time=told, dropped=dropped, perfusion=perfusion), foreign)


def _sample(packet: Continuous, raw: bytes) -> Sample:
    """What a running packet says; a number without the other, or with a refusing bit, only says why there is none."""
    status, sensor = packet.status or Status(0), packet.sensor or Sensor(0)
    refusing = _reasons(_REFUSING, status, sensor)
    if status & Status.FROM_STORAGE:
        refusing = (Reason.STALE, *refusing)
    values = _values(packet.normal)
    if refusing:
        return Sample((), raw, refusing[0])
    if len(values) < 2:
        return Sample((), raw, Reason.SEARCHING)
    not_yet = _reasons(_NOT_YET, status, sensor)
    return Sample(values, raw, not_yet[0] if not_yet else None, _reasons(_DOUBTFUL, status, sensor), _perfusion(packet.pulse_amplitude))


def _perfusion(amplitude: Number | None) -> Decimal | None:
    """Its Pulse Amplitude Index, %; None where it is not sent, or is none."""
    return amplitude if isinstance(amplitude, Decimal) and 0 <= amplitude <= 100 else None


def _values(numbers: Pair) -> tuple[Value, ...]:
    spo2, pulse_rate = numbers.known
    known: list[tuple[Quantity, Decimal | None]] = [(Quantity.SPO2, spo2), (Quantity.PULSE_RATE, pulse_rate)]
    return tuple(Value(quantity, number) for quantity, number in known if number is not None)


def _reasons(table: Table, status: Status, sensor: Sensor) -> tuple[Reason, ...]:
    """Of the bits that are set, each reason once."""
    hold = (reason for bit, reason in table if (bit & status if isinstance(bit, Status) else bit & sensor))
    return tuple(dict.fromkeys(hold))
