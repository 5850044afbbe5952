"""The state of a device's link, and the table of what may follow what.

>>> TRANSITIONS[Status.ABSENT][Found]
<Status.CONNECTING: 'connecting'>
"""

from dataclasses import dataclass
from enum import Enum

from devices.errors import DeviceError
from devices.measurement import Reason


class Status(Enum):
    """Where a device stands."""

    ABSENT = "absent"
    CONNECTING = "connecting"
    READY = "ready"
    MEASURING = "measuring"
    FAULT = "fault"


class Found:
    """It answered a scan, or its port appeared."""


class Connected:
    """It speaks, and we understand it."""


class Started:
    """A measure began."""


class Ended:
    """The measure ended, with a value or without."""


class Lost:
    """The link is gone."""


class Failed:
    """It answers, and something is wrong with it."""


TRANSITIONS: dict[Status, dict[type, Status]] = {
    Status.ABSENT: {Found: Status.CONNECTING, Lost: Status.ABSENT, Failed: Status.FAULT},
    Status.CONNECTING: {Connected: Status.READY, Lost: Status.ABSENT, Failed: Status.FAULT},
    Status.READY: {Started: Status.MEASURING, Lost: Status.ABSENT, Failed: Status.FAULT},
    Status.MEASURING: {Ended: Status.READY, Lost: Status.ABSENT, Failed: Status.FAULT},
    Status.FAULT: {Found: Status.CONNECTING, Connected: Status.READY, Lost: Status.ABSENT, Failed: Status.FAULT},
}


def after(status: Status, event: type) -> Status:
    """The status that follows; an event that the table does not know raises ValueError and changes nothing."""
    try:
        return TRANSITIONS[status][event]
    except KeyError:
        raise ValueError(f"{event.__name__} cannot happen to a device that is {status.value}") from None


@dataclass(frozen=True)
class DeviceStatus:
    """What the screens and the self-test show of a device."""

    status: Status
    error: DeviceError | None = None  # in FAULT and ABSENT, where something is known
    signal: Reason | None = None  # while measuring: why there is no value yet
    battery_percent: int | None = None  # None: unknown, which is a state and not zero
