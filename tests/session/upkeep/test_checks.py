"""A check is judged by its points and by nothing else."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.people import Author, Part
from session.upkeep.checks import CHECKS_FILE, NotACheck, Point, Step, Verdict, Weighed, read_kinds
from tests.session.upkeep.devices import KINDS, MR12, YANN, checked, points
from tests.session.visits import CLAIRE


def test_the_kinds_of_checks_are_read_each_step_with_its_limit_and_source() -> None:
    kind = KINDS.named("cuff-pressure")
    assert kind is not None
    static = [step for step in kind.steps if step.target is not None]
    assert [str(step.target) for step in static] == ["0", "50", "100", "150", "200", "250", "250", "200", "150", "100", "50", "0"]
    assert {step.within for step in static} == {Decimal(3)}
    assert [(step.step_id, step.most) for step in kind.steps if step.target is None] == [
        ("zero", None),
        ("leak", Decimal(6)),
        ("exhaust", Decimal(10)),
        ("over-pressure", Decimal(330)),
    ]
    assert all(step.source for each in KINDS.all for step in each.steps)
    assert {each.group.value for each in KINDS.all} == {"quality-control", "calibration", "electrical-safety", "consumables", "battery"}


@pytest.mark.parametrize(("error", "verdict"), [("0", Verdict.CONFORMING), ("3", Verdict.CONFORMING), ("-3", Verdict.CONFORMING), ("3.1", Verdict.FAILED)])
def test_the_limit_itself_is_still_good(error: str, verdict: Verdict) -> None:
    assert checked(error=error).verdict is verdict


def test_a_leak_alone_fails_the_check() -> None:
    kind = KINDS.named("cuff-pressure")
    assert kind is not None
    check = checked(found=points(kind.steps, other="0.1"))
    assert [each.step.step_id for each in check.as_found if not each.good] == ["leak", "exhaust", "over-pressure"]
    assert check.verdict is Verdict.FAILED


def test_what_was_out_as_found_and_is_good_as_left_says_both() -> None:
    check = checked(error="4.6", left=points(checked().steps, "1.1"), adjustment="Gain −1,4 %")
    assert (check.found_good, check.left_good, check.verdict) == (False, True, Verdict.ADJUSTED)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"found": checked().found[1:]}, "point-missing"),
        ({"found": (*checked().found, checked().found[0])}, "point-twice"),
        ({"found": (*checked().found, Point("other", Decimal(1)))}, "point-unknown"),
        ({"found": tuple(replace(each, reference=None) for each in checked().found)}, "reference-missing"),
        ({"left": checked().found}, "adjustment-unsaid"),
        ({"reference": None}, "reference-missing"),
        ({"environment": None}, "environment-missing"),
        ({"reference": replace(MR12, valid_until=date(2026, 11, 21))}, "certificate-over"),
        ({"signed_by": (YANN,)}, "two-signatures"),
        ({"signed_by": (YANN, YANN)}, "two-signatures"),
        ({"signed_by": (YANN, Author(Part.ASSISTANT, "Claire"))}, "two-signatures"),
        ({"signed_by": (CLAIRE, YANN)}, "technician-first"),
    ],
)
def test_what_is_not_whole_is_not_a_check(change: dict[str, object], why: str) -> None:
    with pytest.raises(NotACheck) as refused:
        checked(**change)  # type: ignore[arg-type]
    assert refused.value.why == why


def test_a_certificate_holds_on_its_last_day() -> None:
    assert checked(reference=replace(MR12, valid_until=date(2026, 11, 22))).verdict is Verdict.CONFORMING


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1E+40", "1E-40", "1234567890123"])
def test_a_point_is_a_number_that_an_instrument_shows(number: str) -> None:
    with pytest.raises(ValueError, match="leak"):
        Point("leak", Decimal(number))


@given(
    reading=st.decimals(-400, 400, places=2),
    reference=st.decimals(-400, 400, places=2),
    within=st.decimals(0, 20, places=1),
)
def test_a_point_is_good_exactly_within_its_limit(reading: Decimal, reference: Decimal, within: Decimal) -> None:
    weighed = Weighed(Step("s", "S", "1", "test", Decimal(0), within=within), Point("s", reading, reference))
    assert weighed.good == (reference - within <= reading <= reference + within)


@pytest.mark.parametrize(
    ("old", "new"),
    [('within = "3"', 'within = "three"'), ("period_days = 365", "period_days = 0"), ('gate = "safety"', 'gate = "perhaps"'), ('most = "6"', 'mist = "6"')],
)
def test_a_file_with_a_mistake_is_refused(old: str, new: str, tmp_path: object) -> None:
    file = tmp_path / "checks.toml"  # type: ignore[operator]
    file.write_text(CHECKS_FILE.read_text().replace(old, new, 1))
    with pytest.raises((KeyError, ValueError)):
        read_kinds(file)
