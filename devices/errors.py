"""What can go wrong with a device, and what the person beside it can do.

    DeviceError
    ├── NotFound          → SWITCH_ON
    ├── ConnectionLost    → MOVE_CLOSER
    ├── PortBusy          → CALL_TECHNICIAN
    ├── PairingRefused    → PAIR_AGAIN
    ├── ProtocolError     → CALL_TECHNICIAN   (carries the packet)
    ├── TimedOut          → REPEAT
    ├── Unsupported       → CALL_TECHNICIAN
    └── CheckNeeded       → CALL_TECHNICIAN

No value is not an error: it is `devices.measurement.NoReading`.
"""

from enum import Enum


class Remedy(Enum):
    """What the person beside the device can do."""

    SWITCH_ON = "switch-on"
    MOVE_CLOSER = "move-closer"
    REPEAT = "repeat"
    PAIR_AGAIN = "pair-again"
    PLUG_IN = "plug-in"
    CALL_TECHNICIAN = "call-technician"


class DeviceError(Exception):
    """Something is wrong with a device. `device` names it, `remedy` says what to do."""

    remedy = Remedy.CALL_TECHNICIAN

    def __init__(self, sentence: str, *, device: str = "", remedy: Remedy | None = None) -> None:
        super().__init__(sentence)
        self.device = device
        if remedy is not None:
            self.remedy = remedy


class NotFound(DeviceError):
    """No answer: off, out of range, unplugged."""

    remedy = Remedy.SWITCH_ON


class ConnectionLost(DeviceError):
    """It was there, and went."""

    remedy = Remedy.MOVE_CLOSER


class PortBusy(DeviceError):
    """Another program holds the port, the radio or the camera."""


class PairingRefused(DeviceError):
    """The bond is missing or was refused."""

    remedy = Remedy.PAIR_AGAIN


class Malformed(Enum):
    """What is wrong with bytes that are no packet."""

    STRANGE = "strange"  # nothing that this family says
    LENGTH = "length"
    FLAGS = "flags"
    CHECK = "check"  # its check byte or its sum


class ProtocolError(DeviceError):
    """It sent what its protocol does not allow."""

    def __init__(self, sentence: str, *, packet: bytes, device: str = "", why: Malformed = Malformed.STRANGE) -> None:
        super().__init__(f"{sentence}: {packet[:64].hex(' ')}", device=device)
        self.packet, self.why = packet, why


class TimedOut(DeviceError):
    """It did not answer in time."""

    remedy = Remedy.REPEAT


class Unsupported(DeviceError):
    """This model cannot do that."""


class CheckNeeded(DeviceError):
    """The booth's register holds it back: a check of it is overdue, failed or was never done, or it is out of service."""
