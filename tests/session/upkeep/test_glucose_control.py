"""A glucose meter is held against the range that its maker printed on the vial: typed first, then the reading between."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from devices.calibration import CalibrationState
from devices.identity import DeviceIdentity
from devices.role import Role
from session.documents.upkeep_words import reference_words, weighed_words
from session.plain import from_json, to_json
from session.upkeep.checks import Check, NotACheck, Point, Reference, Verdict
from session.upkeep.due import Hindrance
from session.upkeep.gate import Gate
from session.upkeep.inventory import Equipment, Park
from session.upkeep.underway import Begun, PointRead, ReferenceChosen, Underway
from tests.session.upkeep.devices import KINDS, YANN, checked, days, entered, entry
from tests.session.visits import NOW

METER = Equipment("G-1", "glucometer", "Glucomètre", "Meter")
VIALS = Reference("Solutions", "7 et 8", "9", date(2027, 6, 30), vials=True)
AT_BOOTH = DeviceIdentity("Maker", "Meter", "G-1")


def read(low: int = 50, high: int = 260, **bounds: int) -> tuple[Point, ...]:
    told = {"strips": 1, "low-least": 40, "low-most": 60, "low": low, "high-least": 220, "high-most": 300, "high": high, **bounds}
    return tuple(Point(step_id, Decimal(number)) for step_id, number in told.items())


def control(at_days: float = 0, **numbers: int) -> Check:
    return checked("glucose-control", serial="G-1", found=read(**numbers), reference=VIALS, environment=None, at=NOW + days(at_days))


def begun(*read_so_far: Point, vials: Reference = VIALS) -> Underway:
    """The check with its vials noted, and so much read."""
    kind = KINDS.named("glucose-control")
    assert kind is not None
    steps = kind.steps_for(None)
    begins = Begun(at=NOW, by=YANN, kind_id=kind.kind_id, rules=KINDS.version, serial="G-1", steps=steps, reference=kind.reference)
    chosen = ReferenceChosen(at=NOW, by=YANN, reference=vials)
    return Underway.of("c", (begins, chosen, *(PointRead(at=NOW, by=YANN, point=point) for point in read_so_far)))


@pytest.mark.parametrize(
    ("numbers", "good"),
    [
        ({}, True),
        ({"low": 40, "high": 300}, True),  # the printed bounds themselves are within
        ({"low": 39}, False),
        ({"high": 301}, False),
        ({"low": 61}, False),
        ({"low-least": 60, "low-most": 40}, False),  # copied the wrong way round, by a hand that no screen stopped: nothing lies there
    ],
)
def test_the_reading_lies_within_what_the_vial_says(numbers: dict[str, int], good: bool) -> None:
    check = control(**numbers)
    assert check.verdict is (Verdict.CONFORMING if good else Verdict.FAILED)
    assert check.found_good is good  # out of its range, what it measured before is looked back at
    assert from_json(Check, to_json(check)) == check
    kind = KINDS.named("glucose-control")
    assert kind is not None
    assert kind.steps_for(check) == kind.steps, "what other vials gave is nothing to compare with"


def test_the_certificate_says_the_lots_and_the_range_that_was_typed() -> None:
    assert reference_words(VIALS) == "Solutions, lots 7 et 8, bandelettes lot 9, valable jusqu’au 30/06/2027"
    low = next(each for each in control().as_found if each.step.step_id == "low")
    assert weighed_words(low).endswith("lu 50 mg/dL (au moins 40 mg/dL, au plus 60 mg/dL) : conforme")


def test_the_reading_comes_after_the_range_and_fails_the_check_as_it_is_read() -> None:
    *before, high = read(high=320)
    under_way = begun(*before)
    assert under_way.step_now is not None
    assert (under_way.step_now[0].step_id, under_way.fails) == ("high", False)
    out = under_way.after(PointRead(at=NOW, by=YANN, point=high))
    assert (out.fails, out.found_out, out.whole) == (True, True, True)  # a meter has nothing to adjust: it is signed as failed
    with pytest.raises(NotACheck):
        begun(high)


def test_nothing_is_checked_with_an_expired_vial() -> None:
    with pytest.raises(NotACheck, match="certificate-over"):
        begun(vials=replace(VIALS, valid_until=NOW.date() - timedelta(days=1)))


def test_a_range_that_is_copied_the_wrong_way_round_is_refused_as_it_is_typed() -> None:
    tick, least, *_ = read(**{"low-least": 400})
    check = begun(tick, least)
    most = PointRead(at=NOW, by=YANN, point=Point("low-most", Decimal(60)))
    with pytest.raises(NotACheck, match="range-reversed"):
        check.after(most)
    assert len(check.after(PointRead(at=NOW, by=YANN, point=Point("low-least", Decimal(40)))).after(most).found) == 3


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
