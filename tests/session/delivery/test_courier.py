"""The courier: the record folder, waking up, waiting for the clock, and telling what changed."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from session.consultation import Consultation
from session.delivery.courier import Courier
from session.delivery.delivery import Delivery, DeliveryState, Receipt, Recipient, RecipientKind, Trouble, Undelivered
from session.delivery.fhir_record import FhirRecord
from session.delivery.folder import RecordFolder
from session.delivery.outbox import Outbox, Parcel
from session.documents.finished import Finished
from tests.session.delivery.conftest import HandClock, another
from tests.session.signed_visit import PARIS, report, signature
from tests.waiting import SOON_S

TO_RECORD = ((Recipient(RecipientKind.SHARED_RECORD, "Mon espace santé"), DeliveryState.QUEUED),)


class UnreliableRecord:
    """A small record in memory that can be away, or take things in without saying so."""

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self.away = False
        self.silent = False
        self.held: dict[str, int] = {}

    async def ask(self, parcel: Parcel) -> Receipt | None:
        if self.away:
            raise Undelivered(Trouble.UNREACHABLE)
        known = parcel.delivery.delivery_id in self.held
        return Receipt("7F2C", self._clock(), ("here",)) if known else None

    async def send(self, parcel: Parcel) -> None:
        if self.away:
            raise Undelivered(Trouble.UNREACHABLE)
        self.held[parcel.delivery.delivery_id] = self.held.get(parcel.delivery.delivery_id, 0) + 1
        if self.silent:
            raise Undelivered(Trouble.TIMED_OUT)


def put(outbox: Outbox, visited: Consultation, finished: Finished) -> Delivery:
    return outbox.put(signature(report(visited)), finished, TO_RECORD, PARIS)[0]


async def test_the_folder_holds_the_documents_and_says_that_it_is_a_simulation(
    outbox: Outbox, visited: Consultation, finished: Finished, clock: HandClock, tmp_path: Path
) -> None:
    delivery = put(outbox, visited, finished)
    await Courier(outbox, {RecipientKind.SHARED_RECORD: RecordFolder(tmp_path / "record", clock)}).round()
    place = tmp_path / "record" / "shared-record" / delivery.delivery_id
    assert {file.name for file in place.iterdir()} == {"compte-rendu.pdf", "compte-rendu.fhir.json", "transaction.fhir.json", "SIMULATION.txt"}
    assert (place / "compte-rendu.pdf").read_bytes() == finished.pdf
    settled = outbox.deliveries(visited.consultation_id)[0]
    assert settled.state is DeliveryState.ACKNOWLEDGED
    assert settled.receipt is not None
    assert settled.receipt.simulated


async def test_the_folder_is_asked_before_it_is_written_again_and_what_was_altered_is_told(
    outbox: Outbox, visited: Consultation, finished: Finished, clock: HandClock, tmp_path: Path
) -> None:
    delivery = put(outbox, visited, finished)
    folder = RecordFolder(tmp_path, clock)
    await folder.send(outbox.parcel(delivery))
    (tmp_path / "shared-record" / f".{delivery.delivery_id}.growing").mkdir(exist_ok=True)  # as a killed attempt leaves it
    await folder.send(outbox.parcel(delivery))
    assert await folder.ask(outbox.parcel(delivery)) is not None
    (tmp_path / "shared-record" / delivery.delivery_id / "compte-rendu.pdf").write_bytes(b"other")
    with pytest.raises(Undelivered) as told:
        await folder.ask(outbox.parcel(delivery))
    assert told.value.trouble is Trouble.DIFFERENT


async def test_a_folder_that_cannot_be_written_is_unreachable(
    outbox: Outbox, visited: Consultation, finished: Finished, clock: HandClock, tmp_path: Path
) -> None:
    put(outbox, visited, finished)
    (tmp_path / "file").write_text("")
    await Courier(outbox, {RecipientKind.SHARED_RECORD: RecordFolder(tmp_path / "file" / "record", clock)}).round()
    assert outbox.deliveries(visited.consultation_id)[0].trouble is Trouble.UNREACHABLE


async def test_a_record_that_comes_back_gets_each_visit_once(outbox: Outbox, finished: Finished, clock: HandClock) -> None:
    record = UnreliableRecord(clock)
    courier = Courier(outbox, {RecipientKind.SHARED_RECORD: record})
    record.away = True
    for number in range(3):
        put(outbox, *another(number, finished))
    assert await courier.round() == 3
    record.away, record.silent = False, True
    clock.move(minutes=10)
    assert await courier.round() == 3
    record.silent = False
    clock.move(minutes=10)
    assert await courier.round() == 3
    assert sorted(record.held.values()) == [1, 1, 1]
    assert outbox.under_way() == ()


async def test_an_address_that_is_none_is_unreachable(outbox: Outbox, visited: Consultation, finished: Finished, clock: HandClock) -> None:
    put(outbox, visited, finished)
    async with httpx.AsyncClient() as client:
        await Courier(outbox, {RecipientKind.SHARED_RECORD: FhirRecord("https://host:abc/fhir", clock, client)}).round()
    assert outbox.deliveries(visited.consultation_id)[0].trouble is Trouble.UNREACHABLE


async def test_no_channel_is_no_delivery_and_no_crash(outbox: Outbox, visited: Consultation, finished: Finished) -> None:
    put(outbox, visited, finished)
    await Courier(outbox, {}).round()
    assert outbox.deliveries(visited.consultation_id)[0].trouble is Trouble.UNREACHABLE


async def until(done: Callable[[], bool], changed: asyncio.Event) -> None:
    async with asyncio.timeout(SOON_S):
        while not done():
            changed.clear()
            await changed.wait()


async def test_running_it_delivers_what_enters_and_tells_each_change(outbox: Outbox, visited: Consultation, finished: Finished, clock: HandClock) -> None:
    changed, told = asyncio.Event(), []

    def tell(consultation_id: str) -> None:
        told.append(consultation_id)
        changed.set()

    courier = Courier(outbox, {RecipientKind.SHARED_RECORD: UnreliableRecord(clock)}, tell)
    async with asyncio.TaskGroup() as group:
        running = group.create_task(courier.run())
        put(outbox, visited, finished)
        courier.wake()
        await until(lambda: outbox.under_way() == () and len(told) >= 2, changed)
        running.cancel()
    assert set(told) == {visited.consultation_id}
