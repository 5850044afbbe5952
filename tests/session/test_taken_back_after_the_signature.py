"""An agreement taken back after the signature holds too: what has not left stays here, and what nobody receives is printed."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import event

from session import events as e
from session.consent import Purpose
from session.consultation import State
from session.delivery.delivery import LEASE, Delivery, DeliveryState, Receipt, RecipientKind, Trouble
from session.delivery.outbox import Parcel
from tests.session.test_finishing import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.store.close()


def record_delivery(desk: Desk) -> Delivery:
    return next(each for each in desk.outbox.deliveries(desk.live.now.consultation_id) if each.recipient.kind is RecipientKind.SHARED_RECORD)


async def to_hygiene(desk: Desk) -> None:
    await desk.to_recap()
    await desk.live.give_recap()
    await desk.finishing.look()
    assert desk.live.now.state is State.HYGIENE


async def test_taken_back_before_the_documents_are_made_nothing_is_queued(desk: Desk) -> None:
    await desk.to_recap()
    await desk.live.withdraw(Purpose.SHARED_RECORD)
    await desk.live.give_recap()
    await desk.finishing.look()
    assert record_delivery(desk).state is DeliveryState.REFUSED
    assert await desk.courier.round() == 0


async def test_taken_back_while_the_documents_are_made_nothing_is_queued(desk: Desk) -> None:
    await desk.to_recap()
    await desk.live.give_recap()
    making = asyncio.create_task(desk.finishing.look())
    await asyncio.sleep(0)  # it has begun, beside the loop
    await desk.live.withdraw(Purpose.SHARED_RECORD)
    await making
    assert desk.live.now.state is State.HYGIENE
    assert record_delivery(desk).state is DeliveryState.REFUSED


async def test_taken_back_while_the_record_is_down_it_never_leaves(desk: Desk) -> None:
    await to_hygiene(desk)
    desk.outbox.claim()
    desk.outbox.failed(record_delivery(desk).delivery_id, Trouble.UNREACHABLE)
    await desk.live.withdraw(Purpose.SHARED_RECORD)
    await desk.finishing.look()
    desk.clock.pass_(timedelta(days=1).total_seconds())
    assert record_delivery(desk).state is DeliveryState.REFUSED
    assert await desk.courier.round() == 0


async def test_what_is_settled_is_written_once_however_often_the_visit_is_looked_at(desk: Desk) -> None:
    await to_hygiene(desk)
    await desk.live.withdraw(Purpose.SHARED_RECORD)
    changed: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if statement.startswith("UPDATE outbox"):
            changed.append(statement)

    event.listen(desk.store.engine, "before_cursor_execute", note)
    await desk.finishing.look()
    assert changed
    changed.clear()
    for item in e.HygieneItem:
        await desk.live.clean(item)
        await desk.finishing.look()
    assert changed == []
    assert record_delivery(desk).state is DeliveryState.REFUSED


def asked_for(desk: Desk) -> tuple[DeliveryState, Trouble | None]:
    delivery = record_delivery(desk)
    assert not delivery.may_leave
    return delivery.state, delivery.trouble


@pytest.mark.parametrize("ends", [Trouble.SERVER_ERROR, Trouble.TIMED_OUT, None])
@pytest.mark.parametrize("arrived", [False, True])
async def test_after_an_attempt_under_way_the_recipient_is_only_asked_whether_it_arrived(desk: Desk, ends: Trouble | None, arrived: bool) -> None:
    await to_hygiene(desk)
    claimed = desk.outbox.claim()
    assert claimed is not None
    await desk.live.withdraw(Purpose.SHARED_RECORD)
    await desk.finishing.look()
    assert asked_for(desk) == (DeliveryState.SENDING, Trouble.WITHDRAWN)
    if arrived:
        await desk.record.send(desk.outbox.parcel(claimed))
    if ends is not None:  # else a power cut
        desk.outbox.failed(claimed.delivery_id, ends)
        assert asked_for(desk) == (DeliveryState.FAILED, Trouble.WITHDRAWN)
    await desk.finishing.look()  # as at every step of the visit
    desk.clock.pass_(2 * LEASE.total_seconds())
    assert await desk.courier.round() == 1
    assert (record_delivery(desk).state is DeliveryState.ACKNOWLEDGED) is arrived
    assert asked_for(desk) == ((DeliveryState.ACKNOWLEDGED if arrived else DeliveryState.REFUSED), None)
    assert await desk.record.ask(desk.outbox.parcel(claimed)) is not None or not arrived
    desk.clock.pass_(timedelta(days=1).total_seconds())
    assert await desk.courier.round() == 0


async def test_what_timed_out_before_the_agreement_was_taken_back_is_asked_for_too(desk: Desk) -> None:
    await to_hygiene(desk)
    claimed = desk.outbox.claim()
    assert claimed is not None
    await desk.record.send(desk.outbox.parcel(claimed))
    desk.outbox.failed(claimed.delivery_id, Trouble.TIMED_OUT)
    await desk.live.withdraw(Purpose.SHARED_RECORD)
    await desk.finishing.look()
    desk.clock.pass_(2 * LEASE.total_seconds())
    assert await desk.courier.round() == 1
    assert record_delivery(desk).state is DeliveryState.ACKNOWLEDGED


async def test_what_was_sent_and_is_not_there_is_not_sent_again_once_the_agreement_is_taken_back(desk: Desk) -> None:
    await to_hygiene(desk)
    claimed = desk.outbox.claim()
    assert claimed is not None
    desk.outbox.sent(claimed.delivery_id)
    desk.outbox.failed(claimed.delivery_id, Trouble.NOT_UNDERSTOOD)
    await desk.live.withdraw(Purpose.SHARED_RECORD)
    await desk.finishing.look()
    desk.clock.pass_(2 * LEASE.total_seconds())
    assert await desk.courier.round() == 1
    assert record_delivery(desk).state is DeliveryState.REFUSED
    assert await desk.record.ask(desk.outbox.parcel(claimed)) is None


async def test_taken_back_while_the_recipient_is_asked_before_the_sending_nothing_is_sent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await to_hygiene(desk)
    visit, ask = desk.live.now.consultation_id, desk.record.ask

    async def asked(parcel: Parcel) -> Receipt | None:
        desk.outbox.refuse(visit, RecipientKind.SHARED_RECORD)
        return await ask(parcel)

    monkeypatch.setattr(desk.record, "ask", asked)
    assert await desk.courier.round() == 1
    assert record_delivery(desk).state is DeliveryState.REFUSED
    assert await ask(desk.outbox.parcel(record_delivery(desk))) is None


async def test_what_has_arrived_keeps_its_proof(desk: Desk) -> None:
    await to_hygiene(desk)
    claimed = desk.outbox.claim()
    assert claimed is not None
    desk.outbox.refuse(claimed.consultation_id, RecipientKind.SHARED_RECORD)
    desk.outbox.acknowledged(claimed.delivery_id, Receipt("1", desk.clock(), ("here",)))
    desk.outbox.refuse(claimed.consultation_id, RecipientKind.SHARED_RECORD)
    assert record_delivery(desk).state is DeliveryState.ACKNOWLEDGED


async def test_nothing_enters_the_outbox_under_an_alert_raised_while_documents_are_made(desk: Desk) -> None:
    await desk.to_recap()
    await desk.live.give_recap()
    making = asyncio.create_task(desk.finishing.look())
    await asyncio.sleep(0)
    await desk.live.feel_alarming("Le patient se sent mal")
    await making
    assert desk.outbox.deliveries(desk.live.now.consultation_id) == ()
    await desk.live.decide(e.Outcome.TELECONSULTATION, "Erreur de lecture")
    await desk.finishing.look()
    assert record_delivery(desk).state is DeliveryState.QUEUED


def titles(pages: list[bytes]) -> list[str]:
    found = []
    for page in pages:
        with pikepdf.open(BytesIO(page)) as opened:
            found.append(str(opened.docinfo["/Title"]))
    return found


async def test_the_signed_report_is_printed_where_nobody_receives_it(desk: Desk) -> None:
    await desk.to_recap()
    await desk.finishing.print_sheet()
    assert len(desk.pages) == 1
    await desk.live.withdraw(Purpose.SHARED_RECORD)
    await desk.finishing.print_sheet()
    sheet, report = titles(desk.pages[1:])
    assert sheet == titles(desk.pages[:1])[0]
    assert report != sheet
    assert "Compte rendu" in report
