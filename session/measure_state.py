"""How one device's measure stands in the visit, as the screens show it: under way, waiting for the assistant, kept, or why it gave nothing."""

from dataclasses import dataclass

from devices.device import Role
from devices.errors import DeviceError
from devices.measurement import Measurement, Quantity, Reason
from session.live_signal import LiveSignal
from session.observation import Observation

MAIN = {  # what each device is there for
    Role.CUFF: Quantity.SYSTOLIC,
    Role.OXIMETER: Quantity.SPO2,
    Role.THERMOMETER: Quantity.TEMPERATURE,
    Role.SCALE: Quantity.WEIGHT,
    Role.GLUCOMETER: Quantity.GLUCOSE,
    Role.HEARTBEAT: Quantity.PULSE_RATE,
}


@dataclass(frozen=True)
class MeasureState:
    """One device's measure, as the screens show it."""

    under_way: bool = False
    pending: Measurement | None = None  # doubtful: the assistant keeps or discards it
    kept: Observation | None = None  # the last one kept in this visit
    failed: Reason | None = None  # why the last try gave nothing
    error: DeviceError | None = None
    signal: LiveSignal | None = None  # of the wave while it is measured, where the device sends one


@dataclass(frozen=True)
class Shown:
    """The measure that the patient's screen guides through; None when there is none."""

    role: Role | None
