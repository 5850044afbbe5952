"""What a technician calls each device of a booth."""

from collections.abc import Mapping

from devices.role import Role

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
