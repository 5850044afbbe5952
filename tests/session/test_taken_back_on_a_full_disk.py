"""What a patient takes back is obeyed at once, whatever the disk says; and a picture that cannot be read ends no call."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.booth import Booth
from session import events as e
from session.alarm import read_rules
from session.call.media_link import MediaLink
from session.call.pictures import Pictures
from session.consent import Purpose
from session.hub import messages as m
from session.hub.client import HubClient
from session.live import LiveConsultation
from session.measuring import Measuring
from session.media_wanted import MediaWanted, media_wanted
from session.observation import StillImage
from session.remote import Remote
from session.report import Site
from session.store.booth import BoothStore
from session.store.consultation import ConsultationStore
from session.store.errors import DiskFailed, Unreadable
from tests.session.failing_disk import READ_ONLY, failing
from tests.session.visits import CLAIRE, HADDAD, Clock, path_to_call
from tests.waiting import eventually


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveConsultation]:
    store = BoothStore.open(tmp_path, bytes(range(32)), Clock())
    one = LiveConsultation(store, read_rules(), Clock())
    one.assistant = CLAIRE
    yield one
    store.close()


def of_the_visit(live: LiveConsultation) -> ConsultationStore:
    assert isinstance(live.records, ConsultationStore)
    return live.records


def a_picture(live: LiveConsultation) -> StillImage:
    return StillImage("image-1", "otoscope-left", live.clock(), "0" * 64, 8, 8, 7)


@pytest.mark.parametrize("purpose", [Purpose.TELECONSULTATION, Purpose.IMAGES])
async def test_an_agreement_that_is_taken_back_is_obeyed_though_it_cannot_be_stored_and_is_stored_before_anything_else(
    live: LiveConsultation, purpose: Purpose
) -> None:
    await live.begin()
    live.apply(*path_to_call()[1:])
    live.keep_image(a_picture(live), b"picture")
    with failing(of_the_visit(live)._engine, READ_ONLY):
        with pytest.raises(DiskFailed):
            await live.withdraw(purpose)
        assert not media_wanted(live.now).otoscope
        assert media_wanted(live.now).patient_camera is (purpose is Purpose.IMAGES)
        assert live.now.record.images == ()
        await live.withdraw(purpose)  # taken back already
        with pytest.raises(DiskFailed):
            await live.write_note("Il veut arrêter")
        assert not live.now.record.agreed(purpose)
    await live.write_note("Il veut arrêter")
    assert live.now == of_the_visit(live).consultation
    assert not live.now.record.agreed(purpose)
    assert of_the_visit(live).blob_ids() == ()
    await live.write_note("Encore")
    assert sum(isinstance(each, e.ConsentWithdrawn) for each in of_the_visit(live).events()) == 1


async def test_an_agreement_that_is_stored_is_obeyed_though_the_log_cannot_be_emptied(live: LiveConsultation, monkeypatch: pytest.MonkeyPatch) -> None:
    await live.begin()
    live.apply(*path_to_call()[1:])
    live.keep_image(a_picture(live), b"picture")

    def busy(_: object) -> None:
        raise Unreadable("the write-ahead log could not be emptied")

    monkeypatch.setattr("session.store.consultation.flush_log", busy)
    with pytest.raises(Unreadable):
        await live.withdraw(Purpose.TELECONSULTATION)
    monkeypatch.undo()
    assert live.now == of_the_visit(live).consultation
    assert media_wanted(live.now) == MediaWanted()


async def test_a_picture_that_cannot_be_read_is_shown_later_and_the_call_goes_on(live: LiveConsultation, monkeypatch: pytest.MonkeyPatch) -> None:
    await live.begin()
    live.apply(*path_to_call()[1:])
    live.apply(e.IdentityConfirmed(at=live.clock(), author=HADDAD.author))
    hub, media = HubClient("http://127.0.0.1:1", "b", "k"), MediaLink(("true",), Pictures.create())
    remote = Remote(live, Measuring(live, Booth({})), hub, media, site=Site("", "", "", ""), cameras=("", ""), recipients=lambda _: ())
    said = list[object]()
    monkeypatch.setattr(hub, "say", said.append)
    running = asyncio.create_task(remote.run())
    await eventually(lambda: any(isinstance(each, m.RecordShown) for each in said))
    read = live.records.blob

    def fails(_: str) -> bytes:
        raise DiskFailed("visit.db: the disk does not answer")

    monkeypatch.setattr(live.records, "blob", fails)
    live.keep_image(a_picture(live), b"picture")
    await eventually(lambda: isinstance(live.not_stored.latest, DiskFailed))
    monkeypatch.setattr(live.records, "blob", read)
    await live.write_note("Elle a vu")
    await eventually(lambda: any(isinstance(each, m.ImageBytes) and each.data == b"picture" for each in said))
    assert not running.done()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
