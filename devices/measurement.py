"""What a device said, at one instant, with its unit and its quality.

A value without a quality does not exist here, and neither does a number that is not one: `Value` refuses NaN and infinity.
Units are UCUM codes, quantities are LOINC codes (loinc.org; the vital-signs panel of HL7 FHIR R4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from devices.identity import DeviceIdentity
from devices.signal_quality import SignalQuality
from devices.waveform import Samples

LONGEST_NUMBER = 40  # characters: what is kept is read again, and what has more digits is no instrument's


class Quantity(Enum):
    """A coded kind of value: LOINC code, UCUM unit, LOINC's short name."""

    SYSTOLIC = ("8480-6", "mm[Hg]", "Systolic blood pressure")
    DIASTOLIC = ("8462-4", "mm[Hg]", "Diastolic blood pressure")
    MEAN_ARTERIAL = ("8478-0", "mm[Hg]", "Mean blood pressure")
    PULSE_RATE = ("8867-4", "/min", "Heart rate")
    SPO2 = ("2708-6", "%", "Oxygen saturation in Arterial blood")
    TEMPERATURE = ("8310-5", "Cel", "Body temperature")
    RESPIRATORY_RATE = ("9279-1", "/min", "Respiratory rate")
    WEIGHT = ("29463-7", "kg", "Body weight")
    HEIGHT = ("8302-2", "cm", "Body height")
    GLUCOSE = ("2339-0", "mg/dL", "Glucose [Mass/volume] in Blood")
    PAIN = ("72514-3", "{score}", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")

    unit: str
    display: str

    def __new__(cls, loinc: str, unit: str, display: str) -> "Quantity":
        quantity = object.__new__(cls)
        quantity._value_ = loinc  # so that Quantity("8480-6") finds it again in what was stored
        quantity.unit, quantity.display = unit, display
        return quantity

    @property
    def loinc(self) -> str:
        return str(self.value)

    @classmethod
    def of(cls, loinc: str) -> "Quantity":
        """The quantity of this LOINC code; KeyError where there is none."""
        return {quantity.loinc: quantity for quantity in cls}[loinc]


@dataclass(frozen=True)
class Value:
    """A finite number of one quantity, in that quantity's unit. The digits are the instrument's: 36.40 stays 36.40."""

    quantity: Quantity
    number: Decimal

    def __post_init__(self) -> None:
        if not self.number.is_finite():
            raise ValueError(f"{self.quantity.name}: {self.number} is not a number")
        if abs(self.number.adjusted()) >= LONGEST_NUMBER or len(str(self.number)) > LONGEST_NUMBER:
            raise ValueError(f"{self.quantity.name}: a number that no instrument shows")
        if self.number.as_tuple().exponent > 0:  # type: ignore[operator]  # finite: the exponent is a number
            object.__setattr__(self, "number", Decimal(format(self.number, "f")))  # 19E+1, as some cuffs send it, is read as 190

    @property
    def unit(self) -> str:
        return self.quantity.unit


class QualityLevel(Enum):
    """How far the value may be believed."""

    GOOD = "good"
    DOUBTFUL = "doubtful"  # shown with its reason; kept only with a warning beside it
    REFUSED = "refused"  # never a value in the record


class Reason(Enum):
    """Why a measurement is doubtful or refused, or why there is none."""

    MOVEMENT = "movement"
    CUFF_LOOSE = "cuff-loose"
    IRREGULAR_PULSE = "irregular-pulse"
    PULSE_OUT_OF_RANGE = "pulse-out-of-range"
    BAD_POSITION = "bad-position"
    NOT_A_NUMBER = "not-a-number"  # the device sent NaN, NRes, infinity or its own "no value"
    FINGER_OUT = "finger-out"
    SEARCHING = "searching"
    PROBE_ERROR = "probe-error"
    WEAK_SIGNAL = "weak-signal"
    UNSTABLE = "unstable"
    STALE = "stale"  # measured before it was asked for: a stored reading, maybe another person's
    OTHER_DAY = "other-day"  # dated more than a day away: an old reading, or a clock that is wrong and cannot be read
    UNDATED = "undated"  # its clock is not set, or it tells no date, and it was not seen to measure: maybe of its memory
    OTHER_USER = "other-user"
    DEMONSTRATION = "demonstration"  # the device says that it is in demo or test mode
    OUT_OF_RANGE = "out-of-range"  # beyond what a living person can have
    INCONSISTENT = "inconsistent"  # systolic not above diastolic
    NO_DATA = "no-data"  # connected, and silent
    DEVICE_ERROR = "device-error"
    STOPPED = "stopped"  # somebody stopped it
    LOW_BATTERY = "low-battery"
    CLIPPED = "clipped"  # louder than the instrument can tell: cut off
    FLAT_SIGNAL = "flat-signal"  # a number, and nothing beats in the wave under it
    RATE_DISAGREES = "rate-disagrees"  # its own wave beats at another rate than the device says


@dataclass(frozen=True)
class Quality:
    """The level, and every reason for it."""

    level: QualityLevel
    reasons: tuple[Reason, ...] = ()
    signal: SignalQuality | None = None  # of the wave under the number, where the device sends one

    def __post_init__(self) -> None:
        if self.level is not QualityLevel.GOOD and not self.reasons:
            raise ValueError(f"{self.level.value} without a reason")

    @classmethod
    def of(cls, refusing: Sequence[Reason], doubts: Sequence[Reason] = ()) -> "Quality":
        """What these reasons make of a value: one that refuses is enough, and without any it is good. Each is said once."""
        reasons = tuple(dict.fromkeys((*refusing, *doubts)))
        if not reasons:
            return GOOD
        return cls(QualityLevel.REFUSED if refusing else QualityLevel.DOUBTFUL, reasons)


GOOD = Quality(QualityLevel.GOOD)


class Origin(Enum):
    """Who put the number into the booth."""

    DEVICE = "device"
    MANUAL = "manual"  # typed by the assistant, and marked so for ever


@dataclass(frozen=True)
class Measurement:
    """What a device said at one instant: one value for a thermometer, up to four for a cuff."""

    values: tuple[Value, ...]
    taken_at: datetime  # the booth's clock, aware
    device: DeviceIdentity
    quality: Quality
    raw: bytes  # what stood on the wire; empty for a typed value
    origin: Origin = Origin.DEVICE
    device_time: str = ""  # ISO 8601 without offset, as the device's own clock had it: data, never trusted
    site: str = ""  # body site where the device says it (ear, armpit…)
    own_words: str = ""  # number and unit as the device gave them, where they were converted: « 6.2 mmol/L »
    dropped: tuple[Reason, ...] = ()  # values of this packet that were not numbers
    wave: tuple[Samples, ...] = ()  # the stretch of waveform that the values were taken from
    pieces: tuple[int, ...] = ()  # how long each packet in `raw` is, where several stand there and do not say it themselves
    read_as: str = ""  # what the driver knew beside the bytes, as its family's `decoding.py` wants it: a dialect, a format
    perfusion: Decimal | None = None  # %, as an oximeter that tells it says: how much of its signal pulses
    codec: str = ""  # by which family's codec, in which version, the bytes were read: « oximeter_contec/1 »

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError("a measurement without a value")
        if self.taken_at.tzinfo is None:
            raise ValueError("a measurement needs an aware instant")

    def value(self, quantity: Quantity) -> Decimal | None:
        """The number of this quantity, where it was measured."""
        return next((value.number for value in self.values if value.quantity is quantity), None)


@dataclass(frozen=True)
class CuffPressure:
    """The cuff's pressure while it inflates and deflates, mmHg: shown live, never kept."""

    mmhg: Decimal
    at: datetime
    pulse_found: bool = False


@dataclass(frozen=True)
class NoReading:
    """The measure ended without a value: a result, not a fault. Repeat it."""

    reason: Reason
    at: datetime
    device: DeviceIdentity
    raw: bytes = b""
