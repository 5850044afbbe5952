"""Readings of the camera chart, and an otoscope with earlier checks."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from devices.chart import Found, Reading
from session.upkeep.camera_chart import DELAY, KIND, RATE, points_of
from session.upkeep.checks import Check, Kinds, Point, check_of, read_kinds
from session.upkeep.inventory import Equipment
from tests.session.upkeep.devices import KINDS, YANN
from tests.session.visits import CLAIRE, NOW

OTOSCOPE = Equipment("OT-051962", "otoscope", "Caméra otoscope", location="Borne AL-00042")
HERE = Found(((0.5, 0.1),) * 4, ((0.4, 0.2),) * 4, ((0.6, 0.2),) * 4, ((0.5, 0.6),) * 4, ((0.5, 0.8),) * 4, 5.0, 1.01, 16 / 9)


def kinds_of_any_rate() -> Kinds:
    """Every kind of check, and no camera too slow: how many pictures come in a second is this machine's doing, and not what is shown here."""
    kinds = read_kinds()
    kind = kinds.named(KIND)
    assert kind is not None
    any_rate = replace(kind, steps=tuple(replace(step, least=Decimal(1)) if step.step_id == RATE else step for step in kind.steps))
    return replace(kinds, all=tuple(any_rate if each is kind else each for each in kinds.all))


def reading(**other: Any) -> Reading:
    values: dict[str, Any] = {
        **{"chart": "M3", "lot": "2026-04", "found": HERE, "width": 1280, "height": 720, "pictures": 30, "seconds": 0.967, "rate": 30.0},
        **{"centre": 6.5, "centre_pixels": 0.24, "corners": (6.0, 5.9, 5.5, 5.8), "colours": (5.4,) * 18, "greys": (1.0, -2.0, 0.5, 0.0, 0.0, 3.0)},
        **{"evenness": 0.78, "dead_pixels": 0},
    }
    return Reading(**(values | other))


def seen(at: datetime = NOW, accepted: Check | None = None, **other: Any) -> Check:
    """A signed check of the otoscope with this reading."""
    kind = KINDS.named(KIND)
    assert kind is not None
    found = points_of(reading(**other), 118)
    check = check_of(kind, KINDS.version, {"serial": OTOSCOPE.serial, "done_at": at, "found": found, "signed_by": (YANN, CLAIRE)})
    return check if accepted is None else Check(**{**check.__dict__, "steps": kind.steps_for(accepted)})


def delay(ms: int) -> Point:
    return Point(DELAY, Decimal(ms))
