"""What a technician calls each device of a booth."""

from collections.abc import Mapping

from devices.role import Role
from kiosk.settings import DeviceSettings

NAMES: Mapping[Role, str] = {
    Role.CUFF: "Tensiomètre",
    Role.OXIMETER: "Oxymètre",
    Role.THERMOMETER: "Thermomètre",
    Role.SCALE: "Balance",
    Role.GLUCOMETER: "Glucomètre",
    Role.HEARTBEAT: "Cardiofréquencemètre",
    Role.PATIENT_CAMERA: "Caméra du patient",
    Role.OTOSCOPE: "Otoscope",
    Role.STETHOSCOPE: "Stéthoscope",
}


def name_of(role: Role, settings: DeviceSettings) -> str:
    """The same at this booth, whose one examination camera may be a dermatoscope."""
    return "Dermatoscope" if role is Role.OTOSCOPE and settings.otoscope_is == "dermatoscope" else NAMES[role]
