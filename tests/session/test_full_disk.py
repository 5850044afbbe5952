"""A disk that takes nothing more costs what was just measured, asked or done, says so, and stops nothing else."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from devices.booth import Booth
from devices.measurement import Quality, QualityLevel, Reason
from devices.role import Role
from session.alarm import read_rules
from session.at_work import AtWork
from session.call.media_link import MediaLink
from session.call.pictures import Pictures
from session.commands import Commands
from session.hub import messages as m
from session.hub.client import HubClient
from session.live import LiveConsultation
from session.logins import IDLE, Logins
from session.measuring import Measuring
from session.people import Part
from session.report import Site
from session.store.booth import BoothStore
from session.store.consultation import ConsultationStore
from session.store.errors import DiskFailed
from tests.session.failing_disk import READ_ONLY, failing
from tests.session.measures_bench import HandDevice
from tests.session.visits import CLAIRE, HADDAD, OXIMETER, Clock, path_to_call, path_to_measures, saturation
from tests.waiting import eventually, reached


@pytest.fixture
def store(tmp_path: Path) -> Iterator[BoothStore]:
    opened = BoothStore.open(tmp_path, bytes(range(32)), Clock())
    yield opened
    opened.close()


@pytest.fixture
def live(store: BoothStore) -> LiveConsultation:
    one = LiveConsultation(store, read_rules(), Clock())
    one.assistant = CLAIRE
    return one


def of_the_visit(live: LiveConsultation) -> ConsultationStore:
    assert isinstance(live.records, ConsultationStore)
    return live.records


async def measured(live: LiveConsultation) -> tuple[HandDevice, Measuring, "asyncio.Task[None]"]:
    """An oximeter that was asked for a value."""
    await live.begin()
    live.apply(*path_to_measures()[1:])
    oximeter = HandDevice(OXIMETER)
    measuring = Measuring(live, Booth({Role.OXIMETER: oximeter}))  # type: ignore[dict-item]
    running = asyncio.create_task(measuring.run())
    await eventually(lambda: bool(oximeter.results._listeners))
    await measuring.start(Role.OXIMETER)
    return oximeter, measuring, running


async def test_a_value_that_is_not_stored_is_said_to_be_lost_and_the_next_one_counts(live: LiveConsultation) -> None:
    oximeter, measuring, running = await measured(live)
    with failing(of_the_visit(live)._engine, READ_ONLY):
        oximeter.results.publish(saturation(97))
        assert isinstance(await reached(live.not_stored, lambda _: True), DiskFailed)
    assert measuring.of(Role.OXIMETER).failed is not None
    assert live.now.record.observations == ()
    await measuring.start(Role.OXIMETER)
    oximeter.results.publish(saturation(98))
    await reached(live.consultation, lambda visit: visit is not None and len(visit.record.observations) == 1)
    assert not running.done()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_doubtful_reading_that_cannot_be_stored_waits_on(live: LiveConsultation) -> None:
    oximeter, measuring, running = await measured(live)
    oximeter.results.publish(replace(saturation(97), quality=Quality(QualityLevel.DOUBTFUL, (Reason.MOVEMENT,))))
    await eventually(lambda: measuring.of(Role.OXIMETER).pending is not None)
    with failing(of_the_visit(live)._engine, READ_ONLY):
        for touched in (measuring.keep_pending, measuring.discard_pending, measuring.start):
            with pytest.raises(DiskFailed):
                await touched(Role.OXIMETER)
            assert measuring.of(Role.OXIMETER).pending is not None
    await measuring.keep_pending(Role.OXIMETER)
    assert measuring.of(Role.OXIMETER).pending is None
    assert len(live.now.record.observations) == 1
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_what_a_practitioner_does_is_refused_with_the_reason_and_the_call_goes_on(live: LiveConsultation, monkeypatch: pytest.MonkeyPatch) -> None:
    await live.begin()
    live.apply(*path_to_call()[1:])
    hub, media = HubClient("http://127.0.0.1:1", "b", "k"), MediaLink(("true",), Pictures.create())
    said, asked = list[object](), asyncio.Queue[m.Command]()
    monkeypatch.setattr(hub, "say", said.append)
    monkeypatch.setattr(hub, "next_command", asked.get)
    running = asyncio.create_task(Commands(live, hub, media, site=Site("", "", "", ""), zone=UTC, recipients=lambda _: ()).run())
    end = m.EndCall("command-1", live.now.consultation_id, "")
    with failing(of_the_visit(live)._engine, READ_ONLY):
        asked.put_nowait(m.Command(HADDAD, live.clock(), end))
        await eventually(lambda: any(isinstance(each, m.NotApplied) and "disque" in each.reason for each in said))
    assert isinstance(live.not_stored.latest, DiskFailed)
    asked.put_nowait(m.Command(HADDAD, live.clock(), end))
    await eventually(lambda: any(isinstance(each, m.Applied) for each in said))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_lock_that_cannot_be_noted_locks_all_the_same(store: BoothStore, live: LiveConsultation) -> None:
    clock = Clock()
    logins = Logins(store.accounts, store.audit, clock)
    logins.add("Claire Morel", "271828", Part.ASSISTANT)
    at_work = AtWork(live, logins, store.day_checks, store.audit)
    await at_work.log_in("Claire Morel", "271828")
    await live.begin()
    clock.pass_(IDLE.total_seconds())
    with failing(store.engine, READ_ONLY):
        running = asyncio.create_task(at_work.run())
        await reached(at_work.login, lambda login: login is not None and login.locked)
    assert not running.done()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_what_the_visits_file_took_has_happened_even_where_the_booths_own_could_not_note_it(store: BoothStore, live: LiveConsultation) -> None:
    await live.begin()
    live.apply(*path_to_measures()[1:])
    with failing(store.engine, READ_ONLY), pytest.raises(DiskFailed):
        live.keep(saturation(97))
    assert len(live.now.record.observations) == 1
    assert live.now == of_the_visit(live).consultation
    again = LiveConsultation(store, read_rules(), Clock())
    with failing(store.engine, READ_ONLY):
        assert again.resume()  # the booth opens, and so does Urgence
    assert again.now == live.now
