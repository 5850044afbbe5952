"""A check as it is done: step after step, adjusted, read again, signed by two; what is noted too early is refused."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session.people import Author, Part
from session.upkeep import underway as u
from session.upkeep.checks import Environment, NotACheck, Photo, Point, Reference, Uncertainty, Verdict
from tests.session.upkeep.devices import KINDS, MR12, ROOM, YANN, checked, days
from tests.session.visits import CLAIRE, NOW

OTHER = Author(Part.TECHNICIAN, "Marc Blanc", "marc.blanc")


def begun(kind_id: str = "cuff-pressure", method: str = "") -> u.Underway:
    """A check of this kind that has just begun."""
    kind = KINDS.named(kind_id)
    assert kind is not None
    note = u.Begun(
        at=NOW,
        by=YANN,
        kind_id=kind_id,
        rules=KINDS.version,
        serial="C-1",
        steps=kind.steps_for(None, method),
        method=method,
        adjust_after=kind.adjust_after,
        reference=kind.reference,
        environment=kind.environment,
    )
    return u.Underway.of("check-1", [note])


def ready(kind_id: str = "cuff-pressure", method: str = "") -> u.Underway:
    """With its instrument and its room."""
    return begun(kind_id, method).after(u.ReferenceChosen(at=NOW, by=YANN, reference=MR12)).after(u.RoomRead(at=NOW, by=YANN, environment=ROOM))


def read(check: u.Underway, error: str = "0", *, other: str = "0", at: datetime = NOW) -> u.Underway:
    """The step of now, off by this error where it is held against the reference."""
    assert check.step_now is not None
    step, _ = check.step_now
    if step.target is not None:
        point = Point(step.step_id, step.target + Decimal(error), step.target)
    else:
        limit = step.most if step.most is not None else step.least
        point = Point(step.step_id, (limit or Decimal(0)) + Decimal(other))  # of a tick: 1, or 0 with an `other` of −1
    return check.after(u.PointRead(at=at, by=YANN, point=point))


def read_all(check: u.Underway, error: str = "0") -> u.Underway:
    """Every step up to the adjustment or the end."""
    while check.step_now is not None:
        check = read(check, error)
    return check


def adjust(check: u.Underway, words: str) -> u.Underway:
    return check.after(u.Adjusted(at=NOW, by=YANN, adjustment=words))


def sign(check: u.Underway, *by: Author) -> u.Underway:
    for each in by:
        check = check.after(u.Signed(at=NOW, by=each))
    return check


def phases(check: u.Underway) -> list[tuple[str, str, bool]]:
    return [(stage.phase.value, stage.series, stage.done) for stage in check.stages]


def test_the_steps_stand_in_their_order_and_the_series_is_read_again_after_an_adjustment() -> None:
    check = read_all(ready(), "4.6")
    assert phases(check) == [
        ("found", "zero", True),
        ("found", "static", True),
        ("adjust", "", False),
        ("found", "leak", False),
        ("found", "exhaust", False),
        ("found", "over-pressure", False),
    ]
    check = adjust(check, "Gain −1,4 %")
    assert phases(check)[2:5] == [("adjust", "", True), ("left", "static", False), ("found", "leak", False)]
    check = sign(read_all(check, "1.1"), YANN, CLAIRE)
    done = check.check(NOW + days(0.02))
    assert (done.verdict, done.found_good, done.left_good) == (Verdict.ADJUSTED, False, True)
    assert len(done.left) == 12
    assert (done.begun_at, done.adjustment, done.reference) == (NOW, "Gain −1,4 %", MR12)


def test_without_an_adjustment_the_check_is_what_was_found() -> None:
    check = adjust(read_all(ready()), "")
    done = sign(read_all(check), YANN, CLAIRE).check(NOW)
    assert (done.verdict, done.left, done.adjustment) == (Verdict.CONFORMING, (), "")


def test_a_leak_that_was_mended_has_everything_read_again() -> None:
    check = adjust(read_all(ready()), "")
    check = read(check, other="1")
    assert check.found_out
    check = adjust(check, "Tuyau changé")
    assert [stage.series for stage in check.stages if stage.phase is u.Phase.LEFT] == ["static", "leak"]
    done = sign(read_all(check), YANN, CLAIRE).check(NOW)
    assert (done.verdict, done.found_good) == (Verdict.ADJUSTED, False)


def test_an_overpressure_out_of_its_limit_fails_and_says_nothing_against_older_values() -> None:
    check = adjust(read_all(ready()), "")
    for other in ("0", "0", "1"):
        check = read(check, other=other)
    done = sign(check, YANN, CLAIRE).check(NOW)
    assert (done.verdict, done.found_good, done.left_good) == (Verdict.FAILED, True, False)


def test_a_reading_taken_again_takes_the_place_of_the_first() -> None:
    check = read(ready())
    step = check.step_now
    assert step is not None
    check = read(check, "9").after(u.PointRead(at=NOW, by=YANN, point=Point(step[0].step_id, Decimal("0.2"), Decimal(0))))
    assert [each.error for each in check.weighed() if each.step is step[0]] == [Decimal("0.2")]


def test_a_check_that_fails_already_may_be_broken_off_with_a_reason() -> None:
    check = read(read(ready()), "9")
    with pytest.raises(NotACheck, match="stage-open"):
        sign(check, YANN)
    check = check.after(u.BrokenOff(at=NOW, by=YANN, reason="La pression ne monte pas"))
    done = sign(check, YANN, CLAIRE).check(NOW)
    assert (done.verdict, done.found_good, len(done.not_read)) == (Verdict.FAILED, False, 14)
    good = read(read(ready()))
    with pytest.raises(NotACheck, match="broken-off-without-failure"):
        good.after(u.BrokenOff(at=NOW, by=YANN, reason="Plus le temps"))


def test_one_more_note_and_both_sign_again() -> None:
    check = sign(read_all(adjust(read_all(ready()), "")), YANN)
    assert check.signed_by == (YANN,)
    check = check.after(u.Remarked(at=NOW, by=YANN, note="Brassard M", employer="Biomed SARL"))
    assert check.signed_by == ()
    with pytest.raises(NotACheck, match="two-signatures"):
        check.check(NOW)
    done = sign(check, YANN, CLAIRE).check(NOW)
    assert (done.note, done.employer, done.signed_by) == ("Brassard M", "Biomed SARL", (YANN, CLAIRE))


@pytest.mark.parametrize(("signers", "why"), [((CLAIRE,), "technician-first"), ((YANN, YANN), "two-signatures"), ((YANN, CLAIRE, OTHER), "two-signatures")])
def test_two_persons_sign_and_the_first_is_a_technician(signers: tuple[Author, ...], why: str) -> None:
    with pytest.raises(NotACheck, match=why):
        sign(read_all(adjust(read_all(ready()), "")), *signers)


def test_an_instrument_whose_certificate_is_over_is_refused() -> None:
    over = replace(MR12, valid_until=date(2026, 11, 21))
    with pytest.raises(NotACheck, match="certificate-over"):
        begun().after(u.ReferenceChosen(at=NOW, by=YANN, reference=over))
    begun().after(u.ReferenceChosen(at=NOW, by=YANN, reference=replace(MR12, valid_until=date(2026, 11, 22))))
    unnamed = Reference("", "MR-12", "LNE", date(2027, 1, 1))
    with pytest.raises(NotACheck, match="reference-unnamed"):
        begun().after(u.ReferenceChosen(at=NOW, by=YANN, reference=unnamed))


def test_an_instrument_whose_certificate_ended_meanwhile_gives_no_check() -> None:
    check = sign(read_all(adjust(read_all(ready()), "")), YANN, CLAIRE)
    with pytest.raises(NotACheck, match="certificate-over"):
        check.check(NOW + days(400))


def test_nothing_is_read_before_the_instrument_and_the_room_are_known() -> None:
    for check, why in (
        (begun(), "reference-missing"),
        (begun().after(u.ReferenceChosen(at=NOW, by=YANN, reference=MR12)), "environment-missing"),
    ):
        with pytest.raises(NotACheck, match=why):
            check.after(u.PointRead(at=NOW, by=YANN, point=Point("zero", Decimal(1))))


@pytest.mark.parametrize(
    ("note", "why"),
    [
        (u.PointRead(at=NOW, by=YANN, point=Point("leak", Decimal(2))), "too-early"),
        (u.PointRead(at=NOW, by=YANN, point=Point("static-up-0", Decimal(0), Decimal(0))), "too-early"),
        (u.PointRead(at=NOW, by=YANN, point=Point("zero", Decimal(2))), "not-a-tick"),
        (u.PointRead(at=NOW, by=YANN, point=Point("other", Decimal(2))), "point-unknown"),
        (u.PointRead(at=NOW, by=YANN, point=Point("static-up-0", Decimal(0))), "reference-missing"),
        (u.Adjusted(at=NOW, by=YANN, adjustment="Gain"), "too-early"),
        (u.GivenUp(at=NOW, by=YANN, reason=" "), "reason-missing"),
        (u.UncertaintySaid(at=NOW, by=YANN, uncertainty=Uncertainty(Decimal("0.8"), "kg")), "uncertainty"),
        (u.Signed(at=NOW, by=YANN), "stage-open"),
    ],
)
def test_what_cannot_follow_is_refused(note: u.Note, why: str) -> None:
    with pytest.raises(NotACheck) as refused:
        ready().after(note)
    assert refused.value.why == why


def test_no_adjustment_in_the_middle_of_a_series() -> None:
    check = ready("electrical-safety", "direct")
    check = read(check, other="-1")  # a cord that is worn, as a look shows
    with pytest.raises(NotACheck, match="series-open"):
        adjust(check, "Cordon changé")
    check = adjust(read(check), "Cordon changé")
    assert phases(check)[:3] == [("found", "visual", True), ("adjust", "", True), ("left", "visual", False)]
    done = sign(read_all(check), YANN, CLAIRE).check(NOW)
    assert done.verdict is Verdict.ADJUSTED


def test_the_leakage_limit_follows_the_method() -> None:
    limits = {method: [str(step.most) for step in begun("electrical-safety", method).steps_of("leakage")] for method in ("direct", "alternative")}
    assert limits == {"direct": ["500", "5000"], "alternative": ["1000", "5000"]}
    with pytest.raises(NotACheck, match="method-unknown"):
        begun("electrical-safety")


def test_eight_photos_at_most_and_the_same_one_once() -> None:
    check = ready()
    for name in "abcdefgh":
        check = check.after(u.PhotoAdded(at=NOW, by=YANN, photo=Photo(name * 64)))
    with pytest.raises(NotACheck, match="photos-many"):
        check.after(u.PhotoAdded(at=NOW, by=YANN, photo=Photo("i" * 64)))
    assert len(check.photos) == 8


def test_a_check_that_was_given_up_goes_no_further() -> None:
    check = ready().after(u.GivenUp(at=NOW, by=YANN, reason="Mauvais appareil"))
    with pytest.raises(NotACheck, match="given-up"):
        check.after(u.RoomRead(at=NOW, by=YANN, environment=ROOM))


def test_what_is_read_at_acceptance_is_what_is_compared_with_later() -> None:
    kind = KINDS.named("otoscope-picture")
    assert kind is not None
    seen = tuple(Point(step.step_id, Decimal(40) if step.least_share else step.most or step.least or Decimal(1)) for step in kind.steps)
    accepted = checked("otoscope-picture", serial="O-1", found=seen, reference=None, environment=None)
    later = {step.step_id: step for step in kind.steps_for(accepted)}
    assert (later["sharpness-centre"].least, later["sharpness-centre"].acceptance) == (Decimal("32.0"), Decimal(40))
    assert (later["colours"].most, later["colours"].acceptance) == (Decimal(8), Decimal(8))


@pytest.mark.parametrize(
    ("room", "why"), [(("214", "46", "1009"), "room-temperature"), (("21.4", "460", "1009"), "room-humidity"), (("21.4", "46", "1.009"), "room-pressure")]
)
def test_a_room_that_no_room_is_was_typed_wrong(room: tuple[str, str, str], why: str) -> None:
    with pytest.raises(NotACheck, match=why):
        Environment(*map(Decimal, room))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["read", "bad", "adjust", "none", "break", "sign", "second"]), st.integers(0, 15)), max_size=40))
def test_whatever_is_noted_gives_a_check_that_can_be_judged_or_none(acts: list[tuple[str, int]]) -> None:
    check = ready()
    for act, which in acts:
        step = check.steps[which % len(check.steps)]
        reading = Decimal(0) if act == "bad" and step.tick else Decimal(1) if step.tick else (step.target or Decimal(1)) + (400 if act == "bad" else 0)
        notes: dict[str, u.Note] = {
            "read": u.PointRead(at=NOW, by=YANN, point=Point(step.step_id, reading, step.target)),
            "bad": u.PointRead(at=NOW, by=YANN, point=Point(step.step_id, reading, step.target)),
            "adjust": u.Adjusted(at=NOW, by=YANN, adjustment="Gain"),
            "none": u.Adjusted(at=NOW, by=YANN, adjustment=""),
            "break": u.BrokenOff(at=NOW, by=YANN, reason="Fuite"),
            "sign": u.Signed(at=NOW, by=YANN),
            "second": u.Signed(at=NOW, by=CLAIRE),
        }
        try:
            check = check.after(notes[act])
        except NotACheck:
            continue
    if len(check.signed_by) == 2:
        done = check.check(NOW)
        assert (done.verdict is Verdict.FAILED) == (check.fails or bool(check.broken_off))
