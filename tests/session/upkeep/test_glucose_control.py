"""A glucose meter is held against the range that its maker printed on the vial: typed first, then the reading between."""

from decimal import Decimal

import pytest

from devices.calibration import CalibrationState
from devices.identity import DeviceIdentity
from devices.role import Role
from session.documents.upkeep_words import weighed_words
from session.plain import from_json, to_json
from session.upkeep.checks import Check, NotACheck, Point, Verdict
from session.upkeep.due import Hindrance
from session.upkeep.gate import Gate
from session.upkeep.inventory import Equipment, Park
from session.upkeep.underway import Begun, PointRead, Underway
from tests.session.upkeep.devices import KINDS, YANN, checked, days, entered, entry
from tests.session.visits import NOW

METER = Equipment("G-1", "glucometer", "Glucomètre", "Meter")
AT_BOOTH = DeviceIdentity("Maker", "Meter", "G-1")


def read(low: int = 50, high: int = 260, **bounds: int) -> tuple[Point, ...]:
    told = {"strips": 1, "low-least": 40, "low-most": 60, "low": low, "high-least": 220, "high-most": 300, "high": high, **bounds}
    return tuple(Point(step_id, Decimal(number)) for step_id, number in told.items())


def control(at_days: float = 0, **numbers: int) -> Check:
    return checked("glucose-control", serial="G-1", found=read(**numbers), reference=None, environment=None, at=NOW + days(at_days))


@pytest.mark.parametrize(
    ("numbers", "good"),
    [
        ({}, True),
        ({"low": 40, "high": 300}, True),  # the printed bounds themselves are within
        ({"low": 39}, False),
        ({"high": 301}, False),
        ({"low": 61}, False),
        ({"low-least": 60, "low-most": 40}, False),  # copied the wrong way round: nothing lies there
    ],
)
def test_the_reading_lies_within_what_the_vial_says(numbers: dict[str, int], good: bool) -> None:
    check = control(**numbers)
    assert check.verdict is (Verdict.CONFORMING if good else Verdict.FAILED)
    assert check.found_good is good  # out of its range, what it measured before is looked back at
    assert from_json(Check, to_json(check)) == check


def test_the_certificate_says_the_range_that_was_typed() -> None:
    low = next(each for each in control().as_found if each.step.step_id == "low")
    assert weighed_words(low).endswith("lu 50 mg/dL (au moins 40 mg/dL, au plus 60 mg/dL) : conforme")


def test_the_reading_comes_after_the_range_and_fails_the_check_as_it_is_read() -> None:
    kind = KINDS.named("glucose-control")
    assert kind is not None
    begun = Begun(at=NOW, by=YANN, kind_id=kind.kind_id, rules=KINDS.version, serial="G-1", steps=kind.steps_for(None))
    *before, high = read(high=320)
    under_way = Underway.of("c", (begun, *(PointRead(at=NOW, by=YANN, point=point) for point in before)))
    assert under_way.step_now is not None
    assert (under_way.step_now[0].step_id, under_way.fails) == ("high", False)
    out = under_way.after(PointRead(at=NOW, by=YANN, point=high))
    assert (out.fails, out.found_out, out.whole) == (True, True, True)  # a meter has nothing to adjust: it is signed as failed
    with pytest.raises(NotACheck):
        Underway.of("c", (begun, PointRead(at=NOW, by=YANN, point=high)))


def gate(*entries: object, after: float = 0, blocks: bool = True) -> Gate:
    return Gate(lambda: Park.of((entered(METER, at=NOW), *entries)), KINDS, lambda: NOW + days(after), blocks)  # type: ignore[arg-type]


def test_a_meter_does_not_measure_before_its_first_check_nor_after_a_failed_or_an_old_one() -> None:
    assert gate().hindrance(Role.GLUCOMETER, AT_BOOTH) is Hindrance.NOT_ACCEPTED
    assert gate(entry(control())).hindrance(Role.GLUCOMETER, AT_BOOTH) is None
    assert gate(entry(control(high=301))).hindrance(Role.GLUCOMETER, AT_BOOTH) is Hindrance.FAILED
    assert gate(entry(control()), after=32).hindrance(Role.GLUCOMETER, AT_BOOTH) is Hindrance.OVERDUE


def test_where_the_site_only_marks_its_values_say_so() -> None:
    late = gate(entry(control()), after=32, blocks=False)
    assert late.hindrance(Role.GLUCOMETER, AT_BOOTH) is None
    assert late.calibration_of("G-1").state is CalibrationState.CALIBRATION_REQUIRED
