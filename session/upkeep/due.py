"""What is due, and what that means for measuring: up to date, soon, overdue, failed, or never done. The clock is passed in. No I/O."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from devices.calibration import UNKNOWN, Calibration, CalibrationState
from session.upkeep.checks import Gate, Kind, Kinds
from session.upkeep.inventory import Device, Park, Standing

BOOTH_ROLE = "booth"


class State(Enum):
    """How one due date stands. The last four are to be done."""

    UP_TO_DATE = "up-to-date"
    NOT_APPLICABLE = "not-applicable"
    SOON = "soon"
    NEVER = "never"  # entered, and not accepted yet
    OVERDUE = "overdue"
    FAILED = "failed"


TO_DO = (State.SOON, State.NEVER, State.OVERDUE, State.FAILED)


@dataclass(frozen=True)
class Due:
    """One kind of check of one device."""

    kind: Kind
    state: State
    checked_on: date | None = None
    due_on: date | None = None
    days_left: int | None = None  # below zero: for how many days it is over
    checked_at: datetime | None = None


def due_of(device: Device, kind: Kind, today: date) -> Due:
    """How this kind stands for this device. The last day of the period still counts. A kind that measuring rests on concerns every device of its role."""
    if kind.may_be_left_out and kind.kind_id in device.equipment.not_applicable:
        return Due(kind, State.NOT_APPLICABLE)
    last = device.last(kind.kind_id)
    if last is None:
        return Due(kind, State.NEVER)
    checked_on = last.done_at.date()
    due_on = checked_on + timedelta(days=kind.period_days)
    left = (due_on - today).days
    if not last.left_good:
        state = State.FAILED
    elif left < 0:
        state = State.OVERDUE
    else:
        state = State.SOON if left <= kind.warn_days else State.UP_TO_DATE
    return Due(kind, state, checked_on, due_on, left, last.done_at)


def dues_of(device: Device, kinds: Kinds, today: date) -> tuple[Due, ...]:
    """Each kind of check that belongs to this device's role."""
    return tuple(due_of(device, kind, today) for kind in kinds.of(device.equipment.role))


def calibration(dues: Iterable[Due]) -> Calibration:
    """What the checks say of a measured value: the worst of those that measuring depends on, and the soonest due date."""
    gating = [due for due in dues if due.kind.gate is Gate.MEASURES and due.state is not State.NOT_APPLICABLE]
    if not gating:
        return UNKNOWN
    if any(due.state is State.NEVER for due in gating):
        return Calibration(CalibrationState.NOT_CALIBRATED)
    bad = [due for due in gating if due.state in (State.OVERDUE, State.FAILED)]
    first = min(bad or gating, key=lambda due: due.due_on or date.max)
    state = CalibrationState.CALIBRATION_REQUIRED if bad else CalibrationState.CALIBRATED
    return Calibration(state, first.checked_on, first.due_on, first.checked_at)


def calibration_of(park: Park, kinds: Kinds, serial: str, now: datetime) -> Calibration:
    """The state that a value of this serial carries now; unknown where the register has no such device."""
    device = park.devices.get(serial)
    return UNKNOWN if device is None else calibration(dues_of(device, kinds, now.date()))


class Hindrance(Enum):
    """Why a device may not measure."""

    STOPPED = "stopped"
    RETIRED = "retired"
    NOT_ACCEPTED = "not-accepted"
    OVERDUE = "overdue"
    FAILED = "failed"
    UNSAFE = "unsafe"  # electrical safety failed, its own or the whole booth's


def hindrance(park: Park, kinds: Kinds, serial: str, now: datetime, *, overdue_blocks: bool = True) -> Hindrance | None:
    """Why this device may not measure now; None where it may. A device that the register does not know may.

    Args:
        overdue_blocks: the site's choice. Where it does not, an overdue, failed or missing check only marks the values;
            what is stopped, retired or unsafe does not measure in either case, nor what replaced another and was not accepted yet.
    """
    device = park.devices.get(serial)
    if any(_unsafe(each, kinds, now) for each in park.in_service(BOOTH_ROLE)) or (device is not None and _unsafe(device, kinds, now)):
        return Hindrance.UNSAFE
    if device is None:
        return None
    if device.standing is not Standing.IN_SERVICE:
        return Hindrance.STOPPED if device.standing is Standing.STOPPED else Hindrance.RETIRED
    if device.replaces and any(due.state is State.NEVER and due.kind.gate is Gate.MEASURES for due in dues_of(device, kinds, now.date())):
        return Hindrance.NOT_ACCEPTED  # it came in the place of another: it is accepted first, whatever the site chose
    states = {due.state for due in dues_of(device, kinds, now.date()) if due.kind.gate is Gate.MEASURES}
    for state, why in ((State.FAILED, Hindrance.FAILED), (State.OVERDUE, Hindrance.OVERDUE), (State.NEVER, Hindrance.NOT_ACCEPTED)):
        if overdue_blocks and state in states:
            return why
    return None


def _unsafe(device: Device, kinds: Kinds, now: datetime) -> bool:
    return any(due.kind.gate is Gate.SAFETY and due.state is State.FAILED for due in dues_of(device, kinds, now.date()))
