"""A look-back lists exactly the visits between the last good check and the next."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from session.upkeep.inventory import Park
from session.upkeep.lookback import LedgerEntry, Span, look_back, span_of, span_to_review
from tests.session.upkeep.devices import KINDS, checked, days, entered, entry, points
from tests.session.visits import NOW


def value(consultation: str, at: datetime, serial: str = "C-1", loinc: str = "8480-6", document: str = "") -> LedgerEntry:
    return LedgerEntry(f"{consultation}-{at:%d%H}", loinc, consultation, "Make", "Model", serial, at, "calibrated", document)


LEDGER = tuple(value(f"visit-{day}", NOW + days(day) + days(0.1)) for day in range(20))


def test_a_failed_check_opens_the_visits_since_the_last_good_one_and_no_other() -> None:
    good, failed = checked(at=NOW + days(5)), checked(error="4", at=NOW + days(12))
    device = Park.of([entered(), entry(checked(), "first"), entry(good), entry(failed)]).devices["C-1"]
    span = span_to_review(device, KINDS)
    assert span == Span(NOW + days(5), None)  # bad as left: what comes after is in doubt too
    assert [each.consultation_id for each in look_back(LEDGER, "C-1", span)] == [f"visit-{day}" for day in range(5, 20)]
    assert look_back(LEDGER, "C-2", span) == ()


def test_what_was_adjusted_is_in_doubt_up_to_the_adjustment() -> None:
    kind = KINDS.named("cuff-pressure")
    assert kind is not None
    adjusted = checked(error="4", at=NOW + days(12), left=points(kind.steps), adjustment="Gain")
    device = Park.of([entered(), entry(checked(), "first"), entry(adjusted)]).devices["C-1"]
    assert span_to_review(device, KINDS) == Span(NOW, NOW + days(12))
    assert [each.consultation_id for each in look_back(LEDGER, "C-1", span_to_review(device, KINDS))] == [f"visit-{day}" for day in range(12)]


def test_an_older_failure_keeps_its_own_time() -> None:
    failed, good = checked(error="4", at=NOW + days(3)), checked(at=NOW + days(6))
    device = Park.of([entered(), entry(checked(), "first"), entry(failed), entry(good)]).devices["C-1"]
    assert span_of(device, failed) == Span(NOW, NOW + days(6))
    assert span_to_review(device, KINDS) == Span(NOW + days(6), None)


def test_a_device_that_was_never_good_casts_doubt_on_all_of_its_values() -> None:
    device = Park.of([entered(), entry(checked(error="4", at=NOW + days(3)))]).devices["C-1"]
    assert span_to_review(device, KINDS) == Span(None, None)
    assert len(look_back(LEDGER, "C-1", Span(None, None))) == 20


def test_a_visit_stands_once_with_its_quantities_and_its_document() -> None:
    ledger = [value("v", NOW), value("v", NOW + days(0.01), document="d"), value("v", NOW, loinc="8462-4"), value("w", NOW, serial="C-2")]
    (row,) = look_back(ledger, "C-1", Span(None, None))
    assert (row.consultation_id, row.loincs, row.first, row.last, row.document_id) == ("v", ("8462-4", "8480-6"), NOW, NOW + days(0.01), "d")


@given(
    values=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40), st.sampled_from(["C-1", "C-2"])), max_size=30),
    since=st.none() | st.integers(0, 40),
    until=st.none() | st.integers(0, 40),
)
def test_exactly_those_visits(values: list[tuple[int, int, str]], since: int | None, until: int | None) -> None:
    span = Span(None if since is None else NOW + days(since), None if until is None else NOW + days(until))
    listed = {each.consultation_id for each in look_back((value(f"v{visit}", NOW + days(day), serial) for visit, day, serial in values), "C-1", span)}
    expected = {f"v{visit}" for visit, day, serial in values if serial == "C-1" and (since is None or day > since) and (until is None or day <= until)}
    assert listed == expected
