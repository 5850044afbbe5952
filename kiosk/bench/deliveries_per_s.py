"""How many signed reports a second reach a real FHIR record through the durable outbox, beside a loop that only posts them."""

import asyncio
import os
import random
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import httpx

from kiosk.bench.figure import Figure, Series, single, void
from kiosk.bench.record_server import NoRecordServer, RecordServer, running
from kiosk.bench.turns import by_turns
from kiosk.bench.visit import PARIS, finished_visits
from session import events as e
from session.delivery.courier import Channel, Courier
from session.delivery.delivery import RecipientKind
from session.delivery.fhir_record import FhirRecord
from session.delivery.folder import RecordFolder
from session.delivery.outbox import Outbox
from session.delivery.recipients import addressed
from session.documents.fhir_words import urn
from session.documents.finished import FHIR_TYPE, PDF_TYPE, Finished
from session.documents.submission import transaction
from session.report import SignedReport
from session.store.booth import BoothStore

NAME = "deliveries_per_s"
MEANING = "signed reports that the record proved to hold, a second: into the encrypted outbox, sent, asked for, receipt on the disk"
VISITS = 12
Visit = tuple[SignedReport, e.ReportSigned, Finished]


def measure(samples: int) -> Figure:
    """Outbox and courier, beside a plain POST loop against the same server."""
    visits = finished_visits(VISITS)
    try:
        with running() as server:
            ours, peer = by_turns(samples, lambda: delivered_a_second(visits, server), lambda: posted_a_second(visits, server))
    except NoRecordServer as error:
        return void(NAME, MEANING, str(error))
    folder = [delivered_to_folder_a_second(visits) for _ in range(samples)]
    figure = single(NAME, MEANING, Series("outbox, courier and receipt", "/s", tuple(ours)), Series("plain POST loop, no receipt", "/s", tuple(peer)), None)
    over, under = figure.ours, figure.peer
    share = over.median / under.median if over and under and over.median and under.median else None
    return figure.with_detail(visits_a_sample=VISITS, share_of_plain_loop=share, to_a_folder_per_s=folder)


def delivered_a_second(visits: Sequence[Visit], server: RecordServer) -> float:
    """Through the outbox to the server; RuntimeError where one did not arrive."""
    server.reset()

    async def deliver(outbox: Outbox) -> None:
        async with httpx.AsyncClient() as client:
            await _deliver(outbox, visits, FhirRecord(server.base_url, _now, client))

    rate = _through_outbox(visits, deliver)
    if (held := server.held()) != len(visits):
        raise RuntimeError(f"the record holds {held} of {len(visits)} reports")
    return rate


def delivered_to_folder_a_second(visits: Sequence[Visit]) -> float:
    """Through the outbox into a record folder, as in the demonstration."""
    with tempfile.TemporaryDirectory(prefix="alcove-bench-") as scratch:
        return _through_outbox(visits, lambda outbox: _deliver(outbox, visits, RecordFolder(Path(scratch), _now)))


def posted_a_second(visits: Sequence[Visit], server: RecordServer) -> float:
    """The same transactions, made beforehand, posted one after another: no disk, no proof, no second try."""
    server.reset()
    bodies = [transaction(signed, _documents(signed, finished)) for signed, _, finished in visits]

    async def post() -> float:
        async with httpx.AsyncClient() as client:
            began = time.perf_counter()
            for body in bodies:
                answer = await client.post(server.base_url, content=body, headers={"Content-Type": "application/fhir+json"}, timeout=45)
                answer.raise_for_status()
            return len(bodies) / (time.perf_counter() - began)

    return asyncio.run(post())


def _through_outbox(visits: Sequence[Visit], deliver: Callable[[Outbox], Awaitable[None]]) -> float:
    """A booth's store made anew, the reports put in and delivered."""

    async def run(outbox: Outbox) -> float:
        began = time.perf_counter()
        await deliver(outbox)
        return len(visits) / (time.perf_counter() - began)

    with tempfile.TemporaryDirectory(prefix="alcove-bench-") as scratch:
        store = BoothStore.open(Path(scratch) / "booth", os.urandom(32), _now)
        try:
            return asyncio.run(run(Outbox(store.engine, _now, random.random)))
        finally:
            store.close()


async def _deliver(outbox: Outbox, visits: Sequence[Visit], channel: Channel) -> None:
    courier = Courier(outbox, {RecipientKind.SHARED_RECORD: channel})
    for signed, signature, finished in visits:
        await asyncio.to_thread(outbox.put, signature, finished, addressed(signed.report, courier.reachable, signed.report.agreed), PARIS)
    await courier.round()
    if waiting := outbox.under_way():
        raise RuntimeError(f"{len(waiting)} of {len(visits)} reports were not acknowledged")


def _documents(signed: SignedReport, finished: Finished) -> tuple[tuple[str, str, bytes], ...]:
    visit = signed.report.consultation_id
    return ((urn(visit, "pdf"), PDF_TYPE, finished.pdf), (urn(visit, "fhir"), FHIR_TYPE, finished.fhir))


def _now() -> datetime:
    return datetime.now(UTC)
