"""Delivers visits in children that are killed: at each step in turn, and at seeded instants. Prints what the server and the booth then hold.

Run as a program of its own, because it forks: python -m tests.session.delivery.killed_courier ADDRESS FOLDER SEED
"""

import asyncio
import gc
import json
import os
import random
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from session.delivery.courier import Courier
from session.delivery.delivery import Delivery, DeliveryState, Receipt, Recipient, RecipientKind
from session.delivery.fhir_record import FhirRecord
from session.delivery.outbox import Outbox
from session.documents import fhir
from session.documents.finished import Evidence, Finished
from session.plain import to_json
from session.report import SignedReport
from session.store.booth import BoothStore
from tests.session.delivery.record_server import RecordServer
from tests.session.signed_visit import PARIS, report, signature, visit

KEY = bytes(range(32))
BEGAN = datetime(2026, 11, 21, 10, 5, tzinfo=UTC)
STEPS = 16
INSTANTS = 3


class Steps:
    """Counts what the courier does; at one of them the process is gone, as with kill -9."""

    def __init__(self, die_at: int) -> None:
        self._left = die_at

    def step(self) -> None:
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1


class DyingOutbox(Outbox):
    """The outbox, with a step before and after each thing that it writes."""

    steps: Steps

    def claim(self) -> Delivery | None:
        self.steps.step()
        claimed = super().claim()
        self.steps.step()
        return claimed

    def sent(self, delivery_id: str) -> None:
        self.steps.step()
        super().sent(delivery_id)
        self.steps.step()

    def acknowledged(self, delivery_id: str, receipt: Receipt) -> None:
        self.steps.step()
        super().acknowledged(delivery_id, receipt)
        self.steps.step()


class DyingRecord(FhirRecord):
    """The channel, with a step before and after each exchange."""

    steps: Steps

    async def _exchange(self, method: str, url: str, headers: dict[str, str], **more: Any) -> tuple[int, bytes]:
        self.steps.step()
        answer = await super()._exchange(method, url, headers, **more)
        self.steps.step()
        return answer


def in_child(work: Callable[[], None]) -> bool:
    """Whether the child came to its end."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def deliver(folder: Path, address: str, at: datetime, die_at: int = -1, dead_after_s: float = 0) -> None:
    """One round. The alarm's own action ends the process at its instant without a word to Python."""

    async def once() -> None:
        store = BoothStore.open(folder, KEY, lambda: at)
        outbox = DyingOutbox(store.engine, lambda: at, lambda: 0.0)
        async with httpx.AsyncClient(verify=False) as client:  # plain HTTP on the loopback: a TLS context takes longer than the test
            record = DyingRecord(address, lambda: at, client)
            outbox.steps = record.steps = Steps(die_at)
            signal.setitimer(signal.ITIMER_REAL, dead_after_s)
            await Courier(outbox, {RecipientKind.SHARED_RECORD: record}).round()
        if outbox.under_way():
            os._exit(1)

    asyncio.run(once())


def put(folder: Path, number: int) -> None:
    consultation = visit(consultation_id=f"00000000-0000-4000-8000-{number:012d}")
    signed = SignedReport.of(signature(report(consultation)), PARIS)
    evidence = to_json(Evidence(consultation.record.observations)).encode()
    finished = Finished(signed.sha256, b"%PDF-1.4 of visit " + str(number).encode(), fhir.render(signed), b"%PDF-1.4", evidence)
    store = BoothStore.open(folder, KEY, lambda: BEGAN)
    recipients = ((Recipient(RecipientKind.SHARED_RECORD, "Mon espace santé"), DeliveryState.QUEUED),)
    Outbox(store.engine, lambda: BEGAN, lambda: 0.0).put(replace(signature(signed.report)), finished, recipients, PARIS)
    store.close()


def until_settled(attempt: Callable[[int, datetime], bool]) -> int:
    """How many children it took; each later one lives past the lease of the one before."""
    at = BEGAN
    for child in range(1, 10):
        if attempt(child, at):
            return child
        at += timedelta(minutes=3)
    return 10


def main(address: str, folder: Path, seed: int) -> None:
    server = RecordServer(address.removesuffix("/fhir"))
    chance = random.Random(seed)
    told = []
    put(folder / "before", 999)
    deliver(folder / "before", address, BEGAN)  # what is loaded once here is not loaded in every child
    gc.freeze()
    for number in range(STEPS + INSTANTS):
        place, steps = folder / str(number), number < STEPS
        server.reset()
        in_child(lambda place=place, number=number: put(place, number))

        def attempt(child: int, at: datetime, place: Path = place, steps: bool = steps, number: int = number) -> bool:
            instant = chance.uniform(0.005, 0.12)
            if steps:
                return in_child(lambda: deliver(place, address, at, number if child == 1 else -1))
            return in_child(lambda: deliver(place, address, at, dead_after_s=instant if child <= 3 else 0))

        children = until_settled(attempt)
        told.append({"kill": f"step {number}" if steps else f"instant {number - STEPS}", "children": children, "counts": server.counts()})
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
