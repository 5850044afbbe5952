"""Once a visit is signed and said, its documents are in the outbox, once, whatever happens meanwhile; and there is always a sheet."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from session import events as e
from session.alarm import read_rules
from session.consent import Purpose
from session.consultation import State
from session.delivery.courier import Courier
from session.delivery.delivery import DeliveryState, RecipientKind
from session.delivery.folder import RecordFolder
from session.delivery.outbox import Outbox
from session.documents.finished import Finished, finish
from session.documents.sheet import Destination
from session.draft import Draft
from session.finishing import Finishing, NoPrinter
from session.live import LiveConsultation
from session.report import NotSigned, Site, canonical, compose, sha256
from session.store.booth import BoothStore
from session.store.cipher_file import flush_log
from session.store.errors import Damaged
from tests.session.documents.pdf_text import compact, text
from tests.session.failing_disk import FULL, READ_ONLY, failing
from tests.session.visits import CLAIRE, HADDAD, Clock, path_to_call, pressure
from tests.waiting import SOON_S, eventually, reached

SITE = Site("Borne", "Pharmacie", "12 place du Marché", "0102030405")
ELSEWHERE = Destination("Maison de santé de Joinville", "4 rue des Écoles, jusqu’à 20 h")
DRAFT = Draft("Tympan rouge", "Otite", "Repos", "Une inflammation", "Fièvre", "48 h")


class Desk:
    """A visit with its real store, outbox and record folder."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.zone = self.clock().tzinfo
        assert self.zone is not None
        self.store = BoothStore.open(folder / "booth", bytes(range(32)), self.clock)
        self.live = LiveConsultation(self.store, read_rules(), self.clock)
        self.live.assistant = CLAIRE
        self.outbox = Outbox(self.store.engine, self.clock, lambda: 0.5)
        self.record = RecordFolder(folder / "record", self.clock)
        self.received: list[str] = []
        self.courier = Courier(
            self.outbox,
            {RecipientKind.SHARED_RECORD: self.record},
            lambda _: self.finishing.tell(),
            lambda delivery: self.received.append(delivery.recipient.kind.value),
        )
        self.pages: list[bytes] = []
        self.finishing = self.another_finishing()

    def another_finishing(self) -> Finishing:
        """As after a restart."""
        assert self.zone is not None
        return Finishing(self.live, self.outbox, self.courier, site=SITE, zone=self.zone, print_page=self._print, destination=ELSEWHERE, again_s=0.01)

    async def _print(self, pdf: bytes) -> None:
        self.pages.append(pdf)

    async def to_call(self) -> None:
        await self.live.begin()
        self.live.apply(*path_to_call()[1:])

    async def to_recap(self) -> None:
        """Signed, as the practitioner's side signs."""
        await self.to_call()
        await self.sign()

    async def sign(self) -> None:
        self.live.apply(e.DraftSaved(at=self.clock(), author=HADDAD.author, draft=DRAFT))
        assert self.zone is not None
        content = canonical(compose(self.live.now, SITE, self.live.rules, self.zone))
        signed = e.ReportSigned(at=self.clock(), author=HADDAD.author, practitioner=HADDAD, sha256=sha256(content), content=content.decode())
        self.live.apply(signed)

    async def clean_and_wipe(self) -> None:
        for item in e.HygieneItem:
            await self.live.clean(item)
        await self.live.sign_hygiene()
        await self.live.wipe()

    async def until(self, state: State) -> None:
        async with asyncio.timeout(SOON_S):
            with self.live.consultation.listen() as visits:
                while self.live.now.state is not state:
                    await visits.next()

    @contextlib.asynccontextmanager
    async def finishing_runs(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.finishing.run())
        try:
            yield
            if task.done():
                task.result()
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.store.close()


async def test_what_is_signed_and_said_is_handed_over_once(desk: Desk) -> None:
    await desk.to_recap()
    async with desk.finishing_runs():
        await desk.live.give_recap()
        await desk.live.hand_over_sheet(e.Sheet.PRINTED)  # while the documents are made
        await desk.until(State.HYGIENE)
    deliveries = desk.outbox.deliveries(desk.live.now.consultation_id)
    assert [each.state for each in deliveries] == [DeliveryState.QUEUED, DeliveryState.NOT_ACTIVATED]
    assert desk.live.now.record.deliveries == tuple(each.delivery_id for each in deliveries)
    assert desk.finishing.deliveries.latest == deliveries


async def test_the_ledger_leads_from_a_wiped_visit_to_the_document_that_was_delivered(desk: Desk) -> None:
    await desk.to_call()
    desk.live.keep(pressure(128, 76))
    await desk.sign()
    visit = desk.live.now.consultation_id
    assert {entry.document_id for entry in desk.store.ledger(serial="C-1")} == {""}
    async with desk.finishing_runs():
        await desk.live.give_recap()
        await desk.until(State.HYGIENE)
    await desk.clean_and_wipe()
    await desk.courier.round()
    assert desk.received == ["shared-record"]
    delivered = next(each for each in desk.outbox.deliveries(visit) if each.state is DeliveryState.ACKNOWLEDGED)
    masters = [master for master, _, _ in desk.outbox.parcel(delivered).documents]
    entries = desk.store.ledger(serial="C-1")
    assert {(entry.consultation_id, entry.document_id) for entry in entries} == {(visit, masters[1])}
    assert len(entries) == 3


async def test_the_audit_follows_a_visit_and_knows_nothing_of_the_patient(desk: Desk) -> None:
    await desk.to_recap()
    visit = desk.live.now.consultation_id
    await desk.live.withdraw(Purpose.EXPERT)
    async with desk.finishing_runs():
        await desk.live.give_recap()
        await desk.until(State.HYGIENE)
    await desk.clean_and_wipe()
    entries = desk.store.audit_entries()
    assert [(entry.act, entry.who) for entry in entries] == [
        ("consultation-begun", "patient"),
        ("took-charge", "assistant claire"),
        ("signed", "practitioner 10003456789"),
        ("consent-withdrawn", "patient"),
        ("handed-to-outbox", "system"),
        ("wiped", "assistant claire"),
    ]
    assert {entry.subject for entry in entries} == {visit}
    assert not any(word in repr(entries).lower() for word in ("garnier", "odette", "1947-03", "otite", "oreille"))
    assert desk.store.verify_audit() == len(entries)


async def test_begun_again_after_a_kill_it_hands_over_the_same(desk: Desk) -> None:
    await desk.to_recap()
    await desk.live.give_recap()
    desk.finishing._put(desk.live.now, await _finished(desk))  # stored, and killed before the visit knew
    before = desk.outbox.deliveries(desk.live.now.consultation_id)
    desk.finishing = desk.another_finishing()
    async with desk.finishing_runs():
        await desk.until(State.HYGIENE)
    assert desk.outbox.deliveries(desk.live.now.consultation_id) == before


async def _finished(desk: Desk) -> Finished:
    return await asyncio.to_thread(finish, desk.finishing.signed(desk.live.now), desk.live.now.record.observations, {})


async def test_an_alert_holds_the_handing_over_until_it_is_decided(desk: Desk) -> None:
    await desk.to_recap()
    await desk.live.give_recap()
    await desk.live.feel_alarming("Le patient se sent mal")
    await desk.finishing.look()
    assert desk.live.now.state is State.DELIVERY
    assert desk.outbox.deliveries(desk.live.now.consultation_id) == ()
    await desk.live.decide(e.Outcome.TELECONSULTATION, "Il va mieux")
    await desk.finishing.look()
    assert desk.live.now.state is State.HYGIENE


async def test_an_alert_raised_while_the_documents_are_made_holds_it_too(desk: Desk) -> None:
    await desk.to_recap()
    await desk.live.give_recap()
    async with desk.finishing_runs():
        await asyncio.sleep(0)  # it has begun, and makes the documents beside the loop
        await desk.live.feel_alarming("Le patient se sent mal")
        assert desk.live.now.state is State.DELIVERY
        await desk.live.decide(e.Outcome.TELECONSULTATION, "Il va mieux")
        await desk.until(State.HYGIENE)


async def test_documents_wait_for_a_full_disk_and_the_booth_lives_on(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    await desk.to_recap()
    await desk.live.give_recap()
    async with desk.finishing_runs():
        with failing(desk.store.engine, FULL):
            await eventually(lambda: "handed over now: DiskFailed" in caplog.text)
            assert desk.live.now.state is State.DELIVERY
        await desk.until(State.HYGIENE)
    assert "Garnier" not in caplog.text


async def test_a_report_that_is_not_the_signed_one_stays_here_is_told_and_the_booth_lives_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.to_recap()
    whole, made = desk.live.now, finish
    await desk.live.give_recap()
    monkeypatch.setattr("session.finishing.finish", lambda *of: replace(made(*of), evidence=b'{"observations":[]}', content_sha256=sha256(b"another")))
    async with desk.finishing_runs():
        assert isinstance(await reached(desk.finishing.held_up, lambda _: True), NotSigned)
        assert desk.outbox.deliveries(whole.consultation_id) == ()
        await desk.live.call_urgency()
        assert desk.live.now.state is State.DELIVERY
        monkeypatch.undo()  # as after the program was mended
        await desk.until(State.HYGIENE)


async def test_a_damaged_file_is_told_and_the_booth_lives_on(desk: Desk) -> None:
    await desk.to_recap()
    await desk.live.give_recap()
    flush_log(desk.store.engine)
    desk.store.engine.dispose()
    file = desk.store.folder / "booth.db"
    whole = file.read_bytes()
    with desk.store.engine.connect() as db:
        db.exec_driver_sql("SELECT 1 FROM sqlite_master").all()
    page = len(whole) // 4096
    file.write_bytes(whole[:4096] + b"".join(whole[each * 4096 : each * 4096 + 4095] + b"x" for each in range(1, page)))
    async with desk.finishing_runs():
        assert isinstance(await reached(desk.finishing.held_up, lambda _: True), Damaged)
        assert desk.live.now.state is State.DELIVERY  # not handed over, and nothing says that it was


async def test_the_courier_waits_for_a_full_disk_too(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    await desk.to_recap()
    await desk.live.give_recap()
    await desk.finishing.look()
    with failing(desk.store.engine, READ_ONLY):
        running = asyncio.create_task(desk.courier.run())
        await eventually(lambda: "nothing can be delivered now: DiskFailed" in caplog.text)
        assert desk.received == []
    try:
        desk.courier.wake()
        await eventually(lambda: desk.received == ["shared-record"])
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_the_sheet_of_a_signed_visit_and_of_an_ending(desk: Desk) -> None:
    await desk.to_recap()
    await desk.finishing.print_sheet()
    await desk.live.give_recap()
    await desk.finishing.look()
    await desk.finishing.print_sheet()
    assert all(page.startswith(b"%PDF") for page in desk.pages)
    assert len(desk.pages) == 2


async def test_an_ending_has_a_sheet_too_and_delivers_nothing(desk: Desk) -> None:
    await desk.to_call()
    await desk.live.end(e.CallFailed, reason="La ligne ne tient pas")
    await desk.finishing.look()
    await desk.finishing.print_sheet()
    assert desk.pages[0].startswith(b"%PDF")
    assert desk.finishing.deliveries.latest == ()


@pytest.mark.parametrize("outcome", [e.Outcome.IN_PERSON, e.Outcome.EXPERTISE, e.Outcome.EMERGENCY])
async def test_whoever_is_sent_elsewhere_by_a_decision_takes_the_place_home(desk: Desk, outcome: e.Outcome) -> None:
    await desk.to_call()
    await desk.live.decide(outcome, "Douleur qui dure")
    await desk.finishing.print_sheet()
    told = compact(text(desk.pages[0]))
    assert (compact("Où aller maintenant") in told and compact("4 rue des Écoles") in told) is (outcome is not e.Outcome.EMERGENCY)


async def test_the_sheet_of_an_ending_is_printed_again_once_it_was_handed_over(desk: Desk) -> None:
    await desk.to_call()
    await desk.live.end(e.NoPractitioner, reason="Aucun en ligne")
    await desk.live.hand_over_sheet(e.Sheet.HELD)
    assert desk.live.now.state is State.HYGIENE
    await desk.finishing.print_sheet()
    assert compact("Maison de santé de Joinville") in compact(text(desk.pages[0]))


async def test_without_a_printer_the_sentence_says_what_to_do(desk: Desk) -> None:
    async def no_printer(_: bytes) -> None:
        raise NoPrinter("Aucune imprimante sur cette borne")

    await desk.to_recap()
    desk.finishing._print = no_printer
    with pytest.raises(NoPrinter, match="Aucune imprimante"):
        await desk.finishing.print_sheet()
