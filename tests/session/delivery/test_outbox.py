"""Nothing enters unsigned or twice, nothing leaves altered, and every delivery says where it stands."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st

from session import events as e
from session.consent import Purpose
from session.consultation import Consultation
from session.delivery.delivery import FIRST_WAIT, LEASE, LONGEST_WAIT, DeliveryState, Receipt, Recipient, RecipientKind, Trouble, wait_after
from session.delivery.outbox import Outbox
from session.delivery.recipients import addressed
from session.delivery.tables import DELIVERIES, DOCUMENTS, METADATA
from session.documents.finished import Finished
from session.report import NotSigned, canonical, sha256
from session.store.booth import BoothStore
from tests.session.delivery.conftest import HandClock
from tests.session.signed_visit import CUFF, PARIS, kept, pressure, report, signature, visit

BOTH = frozenset(RecipientKind)
STANDING = frozenset(Purpose).__contains__  # no agreement taken back since
TO_RECORD = ((Recipient(RecipientKind.SHARED_RECORD, "Mon espace santé"), DeliveryState.QUEUED),)


def test_the_migration_and_the_tables_are_the_same(store: BoothStore) -> None:
    with store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert [each for each in found if "outbox" in str(each)] == []


def test_the_usual_visit_is_queued_for_the_record_and_refused_for_the_doctor(outbox: Outbox, visited: Consultation, finished: Finished) -> None:
    composed = report(visited)
    deliveries = outbox.put(signature(composed), finished, addressed(composed, BOTH, STANDING), PARIS)
    assert [(each.recipient.kind, each.state) for each in deliveries] == [
        (RecipientKind.SHARED_RECORD, DeliveryState.QUEUED),
        (RecipientKind.OWN_DOCTOR, DeliveryState.REFUSED),
    ]
    assert deliveries[1].recipient.name == "Dr Lenoir, Joinville"
    assert outbox.document(visited.consultation_id, "pdf") == finished.pdf
    assert outbox.under_way() == deliveries[:1]


def test_all_sharing_refused_is_delivered_to_nobody() -> None:
    composed = report(refused=(Purpose.SHARED_RECORD, Purpose.OWN_DOCTOR))
    assert {state for _, state in addressed(composed, BOTH, STANDING)} == {DeliveryState.REFUSED}


def test_agreed_but_no_way_there_is_not_activated() -> None:
    composed = report(refused=())
    assert {state for _, state in addressed(composed, frozenset(), STANDING)} == {DeliveryState.NOT_ACTIVATED}


def test_the_same_visit_again_changes_nothing(outbox: Outbox, visited: Consultation, finished: Finished, clock: HandClock) -> None:
    composed = report(visited)
    first = outbox.put(signature(composed), finished, addressed(composed, BOTH, STANDING), PARIS)
    clock.move(minutes=5)
    assert outbox.put(signature(composed), finished, addressed(composed, BOTH, STANDING), PARIS) == first
    claimed = outbox.claim()
    assert claimed is not None
    outbox.acknowledged(claimed.delivery_id, Receipt("7F2C", clock(), ("a",)))
    assert outbox.put(signature(composed), finished, addressed(composed, BOTH, STANDING), PARIS)[0].state is DeliveryState.ACKNOWLEDGED


def test_nothing_enters_without_its_signature(outbox: Outbox, visited: Consultation, finished: Finished) -> None:
    good = signature(report(visited))
    other = visit(observations=(kept("bp-9", 8, CUFF, *pressure("120", "70", "60"), raw=b"\x09"),))
    foreign = signature(report(other))
    for bad, documents in (
        (None, finished),
        (replace(good, sha256=sha256(b"other")), finished),
        (replace(good, content=good.content.replace("Otite", "Grippe")), finished),
        (foreign, finished),  # a signature, of another content
        (good, replace(finished, content_sha256=sha256(b"other"))),
        (good, replace(finished, evidence=b"{}")),
        (good, replace(finished, evidence=b'{"observations":[]}')),
    ):
        with pytest.raises(NotSigned):
            outbox.put(bad, documents, TO_RECORD, PARIS)
        assert outbox.under_way() == ()


def test_a_second_content_of_the_same_visit_is_refused(outbox: Outbox, visited: Consultation, finished: Finished) -> None:
    outbox.put(signature(report(visited)), finished, TO_RECORD, PARIS)
    changed = replace(report(visited), motive_words="autre")
    later = replace(finished, content_sha256=sha256(canonical(changed)))
    with pytest.raises(NotSigned, match="another content"):
        outbox.put(signature(changed), later, TO_RECORD, PARIS)


def test_what_was_damaged_in_the_outbox_does_not_leave(outbox: Outbox, store: BoothStore, visited: Consultation, finished: Finished) -> None:
    outbox.put(signature(report(visited)), finished, TO_RECORD, PARIS)
    delivery = outbox.claim()
    assert delivery is not None
    assert outbox.parcel(delivery).signed.report == report(visited)
    with store.engine.begin() as db:
        db.execute(DOCUMENTS.update().where(DOCUMENTS.c.name == "pdf").values(body=finished.pdf + b"x"))
    with pytest.raises(NotSigned):
        outbox.parcel(delivery)


def test_a_claimed_delivery_is_nobody_else_s_until_the_lease_is_over(outbox: Outbox, visited: Consultation, finished: Finished, clock: HandClock) -> None:
    outbox.put(signature(report(visited)), finished, TO_RECORD, PARIS)
    first = outbox.claim()
    assert first is not None
    assert first.attempts == 1
    assert outbox.claim() is None
    clock.now += LEASE
    again = outbox.claim()
    assert again is not None
    assert again.attempts == 2
    assert again.trouble is Trouble.BROKEN_OFF


def test_failures_wait_longer_and_longer_and_become_overdue(outbox: Outbox, visited: Consultation, finished: Finished, clock: HandClock) -> None:
    outbox.put(signature(report(visited)), finished, TO_RECORD, PARIS)
    waits = []
    for _ in range(10):
        delivery = outbox.claim()
        assert delivery is not None
        outbox.failed(delivery.delivery_id, Trouble.UNREACHABLE)
        due = outbox.next_due()
        assert due is not None
        waits.append(due)
        clock.now += due
    assert waits[0] == FIRST_WAIT * 1.125
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT * 1.125
    assert [each.state for each in outbox.overdue()] == [DeliveryState.FAILED]


def test_what_the_recipient_rejects_is_overdue_at_once_and_can_be_tried_now(outbox: Outbox, visited: Consultation, finished: Finished) -> None:
    outbox.put(signature(report(visited)), finished, TO_RECORD, PARIS)
    delivery = outbox.claim()
    assert delivery is not None
    outbox.failed(delivery.delivery_id, Trouble.REJECTED)
    assert len(outbox.overdue()) == 1
    assert outbox.claim() is None
    outbox.try_now(delivery.delivery_id)
    assert outbox.claim() is not None


def test_a_proof_that_does_not_come_is_asked_for_now(outbox: Outbox, visited: Consultation, finished: Finished) -> None:
    outbox.put(signature(report(visited)), finished, TO_RECORD, PARIS)
    delivery = outbox.claim()
    assert delivery is not None
    outbox.sent(delivery.delivery_id)
    outbox.failed(delivery.delivery_id, Trouble.NOT_UNDERSTOOD)
    assert outbox.claim() is None
    outbox.try_now(delivery.delivery_id)
    again = outbox.claim()
    assert again is not None
    assert (again.delivery_id, again.attempts) == (delivery.delivery_id, 2)


def test_what_nobody_receives_is_forgotten_at_once(outbox: Outbox, visited: Consultation, finished: Finished, clock: HandClock) -> None:
    refused = tuple((recipient, DeliveryState.REFUSED) for recipient, _ in TO_RECORD)
    outbox.put(signature(report(visited)), finished, refused, PARIS)
    assert outbox.forget_settled(clock() - timedelta(days=30)) == 1
    assert outbox.document(visited.consultation_id, "pdf") is None


def test_settled_visits_are_forgotten_and_their_receipts_stay(outbox: Outbox, visited: Consultation, finished: Finished, clock: HandClock) -> None:
    outbox.put(signature(report(visited)), finished, TO_RECORD, PARIS)
    assert outbox.forget_settled(clock() + timedelta(days=1)) == 0
    delivery = outbox.claim()
    assert delivery is not None
    outbox.acknowledged(delivery.delivery_id, Receipt("7F2C", clock(), ("DocumentReference/1",)))
    assert outbox.forget_settled(clock() + timedelta(days=1)) == 1
    assert outbox.document(visited.consultation_id, "pdf") is None
    assert outbox.deliveries(visited.consultation_id)[0].receipt is not None


@given(st.integers(1, 10_000), st.sampled_from(Trouble), st.floats(0, 1, exclude_max=True))
def test_no_wait_is_beyond_its_bounds(attempts: int, trouble: Trouble, chance: float) -> None:
    assert FIRST_WAIT <= wait_after(attempts, trouble, lambda: chance) <= LONGEST_WAIT * 1.25


def test_the_outbox_s_rows_name_no_patient(outbox: Outbox, store: BoothStore, visited: Consultation, finished: Finished) -> None:
    outbox.put(signature(report(visited)), finished, addressed(report(visited), BOTH, STANDING), PARIS)
    with store.engine.connect() as db:
        rows = db.execute(sa.select(DELIVERIES)).all()
    assert "GARNIER" not in str(rows)
    assert "ODETTE" not in str(rows).upper()


def test_a_doctor_who_was_not_named_is_called_the_own_doctor(visited: Consultation) -> None:
    composed = report(visited)
    unnamed = replace(composed, answers=tuple(replace(each, detail="") if each.question is e.Question.OWN_DOCTOR else each for each in composed.answers))
    names = [recipient.name for recipient, _ in addressed(unnamed, BOTH, STANDING)]
    assert names == ["Mon espace santé", "Médecin traitant"]


def test_instants_come_back_aware(outbox: Outbox, visited: Consultation, finished: Finished) -> None:
    delivery = outbox.put(signature(report(visited)), finished, TO_RECORD, PARIS)[0]
    assert delivery.queued_at.tzinfo == UTC
