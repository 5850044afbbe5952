"""A measurement that somebody kept in the record, and the hard limits that a value must pass to be kept.

Limits: beyond them no living person's value lies; from the design's table of plausible ranges, to be validated by a physician.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from devices.calibration import UNKNOWN, Calibration
from devices.measurement import Measurement, QualityLevel, Quantity, Reason
from devices.picture_score import PictureScore
from session.cuffs import CuffUse
from session.people import Author
from session.skin import check_site

HARD_LIMITS: dict[Quantity, tuple[Decimal, Decimal]] = {
    Quantity.SYSTOLIC: (Decimal(40), Decimal(300)),
    Quantity.DIASTOLIC: (Decimal(20), Decimal(200)),
    Quantity.MEAN_ARTERIAL: (Decimal(20), Decimal(250)),
    Quantity.PULSE_RATE: (Decimal(20), Decimal(300)),
    Quantity.SPO2: (Decimal(50), Decimal(100)),
    Quantity.TEMPERATURE: (Decimal(30), Decimal(44)),
    Quantity.RESPIRATORY_RATE: (Decimal(3), Decimal(80)),
    Quantity.WEIGHT: (Decimal("0.5"), Decimal(350)),
    Quantity.HEIGHT: (Decimal(30), Decimal(250)),
    Quantity.GLUCOSE: (Decimal(10), Decimal(800)),
    Quantity.PAIN: (Decimal(0), Decimal(10)),
}


class ManualSource(Enum):
    """Where a typed value comes from: the entry is refused without it."""

    READ_ON_DEVICE = "read-on-device"  # on a device that cannot send
    SAID_BY_PATIENT = "said-by-patient"
    SEEN_ON_DOCUMENT = "seen-on-document"
    COUNTED = "counted"  # by the assistant, such as a respiratory rate


@dataclass(frozen=True)
class Observation:
    """A kept measurement. Never altered: a correction is another observation that names this one."""

    observation_id: str
    measurement: Measurement
    kept_at: datetime
    kept_by: Author
    calibration: Calibration = UNKNOWN
    manual_source: ManualSource | None = None
    corrects: str = ""  # the observation that this one replaces
    average_of: tuple[str, ...] = ()  # the observations whose average this is
    withdrawn: bool = False  # struck out, with the reason in `note`
    note: str = ""
    unattended: bool = False  # kept by itself, at the end of a guided measure, while the console was locked; `kept_by` answers for it
    series: str = ""  # the guided series that it belongs to
    cuff: CuffUse | None = None


@dataclass(frozen=True)
class StillImage:
    """A picture kept in the record; its bytes lie encrypted beside it."""

    image_id: str
    subject: str  # "otoscope-left", "otoscope-right", "dermatoscope", "patient"
    taken_at: datetime
    sha256: str
    width: int
    height: int
    size: int
    media_type: str = "image/jpeg"
    score: PictureScore | None = None  # how good a picture it is, where that was looked at
    calibration: Calibration = UNKNOWN  # of the camera, when it was taken
    serial: str = ""  # of the camera, as the register knows it
    site: str = ""  # of the skin: where on the body, in words; empty for anything else

    def __post_init__(self) -> None:
        check_site(self.subject, self.site)


class NotKept(Exception):
    """A measurement that must not enter the record. `reason` says why, for the screen."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(f"not kept: {reason.value}")
        self.reason = reason


def check(measurement: Measurement) -> None:
    """Pass a measurement that may be kept.

    Raises:
        NotKept: the device itself refuses it, or a value lies beyond the hard limits, or systolic is not above diastolic, or one of both is missing.
    """
    if measurement.quality.level is QualityLevel.REFUSED:
        raise NotKept(measurement.quality.reasons[0])
    for value in measurement.values:
        low, high = HARD_LIMITS[value.quantity]
        if not low <= value.number <= high:
            raise NotKept(Reason.OUT_OF_RANGE)
    systolic, diastolic = measurement.value(Quantity.SYSTOLIC), measurement.value(Quantity.DIASTOLIC)
    if (systolic is None) != (diastolic is None):
        raise NotKept(Reason.INCONSISTENT)  # half a blood pressure is none
    if systolic is not None and diastolic is not None and systolic <= diastolic:
        raise NotKept(Reason.INCONSISTENT)
