"""A real booth store, a clock that is moved by hand, and a finished visit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from session.consultation import Consultation
from session.delivery.outbox import Outbox
from session.documents.finished import Finished, finish
from session.report import SignedReport
from session.store.booth import BoothStore
from tests.session.signed_visit import PARIS, PIXEL, report, signature, visit

KEY = bytes(range(32))


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 10, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **more: float) -> None:
        self.now += timedelta(**more)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(tmp_path: Path, clock: HandClock) -> Iterator[BoothStore]:
    opened = BoothStore.open(tmp_path / "booth", KEY, clock)
    yield opened
    opened.close()


@pytest.fixture
def outbox(store: BoothStore, clock: HandClock) -> Outbox:
    return Outbox(store.engine, clock, lambda: 0.5)


@pytest.fixture(scope="session")
def visited() -> Consultation:
    return visit()


@pytest.fixture(scope="session")
def finished(visited: Consultation) -> Finished:
    signed = SignedReport.of(signature(report(visited)), PARIS)
    return finish(signed, visited.record.observations, {"image-1": PIXEL})


def another(number: int, finished: Finished) -> tuple[Consultation, Finished]:
    """Another visit with the same paper: its own content, its own FHIR document."""
    consultation = visit(consultation_id=f"00000000-0000-4000-8000-{number:012d}")
    signed = SignedReport.of(signature(report(consultation)), PARIS)
    from session.documents import fhir

    return consultation, replace(finished, content_sha256=signed.sha256, fhir=fhir.render(signed))
