"""What a failed check leaves to be read again, by whose signature, and how it closes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.people import Author, Part
from session.upkeep.inventory import Decision, Entry, IllegalEntry, Park, Reviewed, Voided
from session.upkeep.lookback import LedgerEntry, Span
from session.upkeep.review import LookBack, look_backs
from tests.session.upkeep.devices import KINDS, checked, days, entered, entry, points
from tests.session.visits import NOW

HADDAD, BLANC = "10000000000", "10000000001"


def value(visit: int, signer: str = HADDAD, document: bool = True) -> LedgerEntry:
    at = NOW + days(visit + 0.5)
    return LedgerEntry(f"o-{visit}", "8480-6", f"v-{visit}", "Make", "Model", "C-1", at, "calibrated", f"d-{visit}" if document else "", signer, "")


LEDGER = (*(value(visit) for visit in range(6)), value(6, BLANC), value(7, "", document=False))


def look(*entries: Entry, ledger: tuple[LedgerEntry, ...] = LEDGER) -> tuple[LookBack, ...]:
    return look_backs(Park.of([entered(), *entries]), KINDS, lambda serial: [each for each in ledger if each.serial == serial])


def decided(document: str, check_id: str, decision: Decision = Decision.NOTHING_MORE, *, name: str = "", corrects: str = "", reason: str = "") -> Reviewed:
    by = Author(Part.PRACTITIONER, "Dr Samir Haddad", HADDAD)
    line = {"entry_id": name or f"r-{document}", "corrects": corrects, "reason": reason}
    return Reviewed(**line, at=NOW + days(20), by=by, check_id=check_id, document_id=document, decision=decision)


GOOD = entry(checked(at=NOW + days(2)), "good")
FAILED = entry(checked(error="4", at=NOW + days(8)), "failed")


def test_no_failed_check_asks_nothing_and_reads_no_ledger() -> None:
    park = Park.of([entered(), GOOD])
    assert look_backs(park, KINDS, lambda serial: pytest.fail("the ledger was read")) == ()


def test_each_signer_has_their_own_documents_since_the_last_good_check() -> None:
    (opened,) = look(GOOD, FAILED)
    assert (opened.check_id, opened.span, opened.is_closed) == ("failed", Span(NOW + days(2), None), False)
    assert [each.touched.document_id for each in opened.of_signer(HADDAD)] == ["d-2", "d-3", "d-4", "d-5"]
    assert [each.touched.document_id for each in opened.of_signer(BLANC)] == ["d-6"]
    assert opened.of_signer("") == ()


def test_the_latest_decision_holds_and_the_last_one_closes_it() -> None:
    documents = ("d-2", "d-3", "d-4", "d-5", "d-6")
    (half,) = look(GOOD, FAILED, decided("d-2", "failed"), decided("d-2", "failed", Decision.TO_REPEAT, name="again"))
    first = half.of("d-2")
    assert first is not None
    assert first.decided is not None
    assert (first.decided.decision, half.decided, half.is_closed) == (Decision.TO_REPEAT, 1, False)
    (whole,) = look(GOOD, FAILED, *(decided(each, "failed") for each in documents))
    assert (whole.decided, whole.is_closed) == (5, True)


def test_failing_again_before_it_was_mended_goes_on_with_the_same_look_back() -> None:
    kind = KINDS.named("cuff-pressure")
    assert kind is not None
    mended = checked(error="5", at=NOW + days(10), left=points(kind.steps), adjustment="Gain")
    (opened,) = look(GOOD, FAILED, decided("d-2", "failed"), entry(mended, "second"))
    assert (opened.check_id, opened.failed.entry_id, opened.span, opened.decided) == ("failed", "second", Span(NOW + days(2), NOW + days(10)), 1)
    later = entry(checked(error="4", at=NOW + days(30)), "third")
    assert [each.check_id for each in look(GOOD, FAILED, entry(mended, "second"), later)] == ["failed", "third"]


def test_a_correction_keeps_the_decisions_and_an_annulment_closes_the_look_back() -> None:
    corrected = entry(checked(error="5", at=NOW + days(8)), "corrected", corrects="failed", reason="Mauvais chiffre")
    (opened,) = look(GOOD, FAILED, decided("d-2", "failed"), corrected)
    assert (opened.check_id, opened.failed.entry_id, opened.decided) == ("failed", "corrected", 1)
    assert look(GOOD, FAILED, Voided(entry_id="x", at=NOW + days(9), by=FAILED.by, corrects="failed", reason="Autre appareil")) == ()


def test_what_was_decided_holds_when_the_line_that_opened_it_is_annulled_and_another_failure_stands() -> None:
    again = entry(checked(error="5", at=NOW + days(10)), "again")
    voided = Voided(entry_id="x", at=NOW + days(11), by=FAILED.by, corrects="failed", reason="Mauvais chiffre")
    (opened,) = look(GOOD, FAILED, decided("d-2", "failed"), again, voided)
    assert (opened.check_id, opened.decided, opened.span.since) == ("again", 1, NOW + days(2))
    anew = decided("d-2", "failed", Decision.TO_REPEAT, name="anew", corrects="r-d-2", reason="Revu depuis")
    (opened,) = look(GOOD, FAILED, decided("d-2", "failed"), again, voided, anew, decided("d-3", "again"))
    assert [each.decided.entry_id for each in opened.documents if each.decided] == ["anew", "r-d-3"]
    mended = entry(checked(at=NOW + days(9)), "mended")
    (opened,) = look(GOOD, FAILED, decided("d-2", "failed"), mended, again, voided)
    assert opened.decided == 0  # it was about what was measured before


def test_a_decision_needs_a_check_and_a_document() -> None:
    for wrong in (decided("d-2", "good-luck"), decided("d-2", "in-C-1")):
        with pytest.raises(IllegalEntry, match="not-a-check"):
            look(GOOD, FAILED, wrong)
    with pytest.raises(IllegalEntry, match="not-a-review"):
        decided("", "failed")


def test_a_decision_is_corrected_by_another_on_the_same_document_with_a_reason() -> None:
    first, anew = decided("d-2", "failed"), decided("d-2", "failed", Decision.TO_REPEAT, name="anew", corrects="r-d-2", reason="Revu depuis")
    (opened,) = look(GOOD, FAILED, first, anew)
    concerned = opened.of("d-2")
    assert concerned is not None
    assert (concerned.decided, opened.decided) == (anew, 1)
    assert Park.of([entered(), GOOD, FAILED, first, anew]).entries[-2:] == (first, anew)  # both stay
    assert anew.told_reason == ""
    for wrong, why in (
        (decided("d-3", "failed", corrects="r-d-2", reason="Autre document"), "corrects-another-kind"),
        (decided("d-2", "failed", name="x", corrects="r-d-2"), "reason-missing"),
        (decided("d-2", "failed", name="x", corrects="failed", reason="Un contrôle"), "corrects-another-kind"),
    ):
        with pytest.raises(IllegalEntry, match=why):
            look(GOOD, FAILED, first, wrong)
    with pytest.raises(IllegalEntry, match="corrected-already"):
        look(GOOD, FAILED, first, anew, decided("d-2", "failed", name="x", corrects="r-d-2", reason="Trop tard"))


def test_a_practitioner_s_decision_is_nobody_s_to_void() -> None:
    with pytest.raises(IllegalEntry, match="corrects-another-kind"):
        look(GOOD, FAILED, decided("d-2", "failed"), Voided(entry_id="x", at=NOW + days(21), by=FAILED.by, corrects="r-d-2", reason="Pas voulu"))


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(Decision)), max_size=12))
def test_as_many_are_decided_as_documents_of_it_were_named(choices: list[tuple[int, Decision]]) -> None:
    acts = [decided(f"d-{visit}", "failed", choice, name=f"r-{number}") for number, (visit, choice) in enumerate(choices)]
    (opened,) = look(GOOD, FAILED, *acts)
    assert opened.decided == len({visit for visit, _ in choices} & {2, 3, 4, 5, 6})
