"""Whether a device's last check still holds. States are FHIR R4's DeviceMetric.calibration.state."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class CalibrationState(Enum):
    """FHIR R4 metric-calibration-state."""

    NOT_CALIBRATED = "not-calibrated"
    CALIBRATION_REQUIRED = "calibration-required"
    CALIBRATED = "calibrated"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True)
class Calibration:
    """The state attached to a kept value, and the day of the check behind it."""

    state: CalibrationState
    checked_on: date | None = None
    due_on: date | None = None
    checked_at: datetime | None = None


UNKNOWN = Calibration(CalibrationState.UNSPECIFIED)
