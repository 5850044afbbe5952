"""What a device is for in a booth."""

from enum import Enum


class Role(Enum):
    """What a device is for in this booth."""

    CUFF = "cuff"
    OXIMETER = "oximeter"
    THERMOMETER = "thermometer"
    SCALE = "scale"
    GLUCOMETER = "glucometer"
    HEARTBEAT = "heartbeat"
    PATIENT_CAMERA = "patient-camera"
    OTOSCOPE = "otoscope"
    STETHOSCOPE = "stethoscope"
