"""A cuff of the register and its checks: what the tests of the upkeep begin with."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from session.people import Author, Part
from session.upkeep.checks import Check, Environment, Point, Reference, Step, check_of, read_kinds
from session.upkeep.inventory import Checked, Entered, Equipment
from tests.session.visits import CLAIRE, NOW

YANN = Author(Part.TECHNICIAN, "Yann Perrot", "yann.perrot", "Technicien biomédical")
KINDS = read_kinds()
MR12 = Reference("Manomètre étalon", "MR-12", "LNE 2026-1187", date(2027, 6, 30))
ROOM = Environment(Decimal("21.4"), Decimal(46), Decimal(1009))
CUFF = Equipment("C-1", "cuff", "Tensiomètre", "Cuff", "Alcôve Simulation", "Cuff", location="Borne AL-00042", first_used=date(2026, 3, 3))


def points(steps: tuple[Step, ...], error: str = "0", *, other: str = "0") -> tuple[Point, ...]:
    """A point for every step: held against a reference, off by this error; else within its limit, off by `other`."""
    read = []
    for step in steps:
        if step.target is not None:
            read.append(Point(step.step_id, step.target + Decimal(error), step.target))
        elif step.tick:
            read.append(Point(step.step_id, Decimal(1)))
        else:
            limit = step.most if step.most is not None else step.least
            read.append(Point(step.step_id, (limit or Decimal(0)) + Decimal(other)))
    return tuple(read)


def checked(kind_id: str = "cuff-pressure", error: str = "0", *, at: datetime = NOW, serial: str = "C-1", **more: Any) -> Check:
    """A check of this kind that found the device off by this error."""
    kind = KINDS.named(kind_id)
    assert kind is not None
    method = kind.methods[0] if kind.methods else ""
    given = {
        "serial": serial,
        "done_at": at,
        "method": method,
        "found": points(kind.steps_for(None, method), error),
        "reference": MR12,
        "environment": ROOM,
        "signed_by": (YANN, CLAIRE),
        **more,
    }
    return check_of(kind, KINDS.version, given)


def entered(equipment: Equipment = CUFF, *, at: datetime = NOW, name: str = "", **more: Any) -> Entered:
    return Entered(entry_id=name or f"in-{equipment.serial}", at=at, by=YANN, equipment=equipment, **more)


def entry(check: Check, name: str = "", **more: Any) -> Checked:
    return Checked(entry_id=name or f"{check.kind_id}-{check.done_at:%Y%m%d%H%M}", at=check.done_at, by=YANN, check=check, **more)


def days(count: float) -> timedelta:
    return timedelta(days=count)
