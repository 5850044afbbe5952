"""What a patient hid stays hidden for the whole visit, also when the practitioner calls again; the next patient begins anew."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from devices.booth import Booth
from session import events as e
from session.alarm import read_rules
from session.call.control import Seen
from session.call.media_link import MediaLink
from session.call.pictures import Pictures
from session.consultation import Consultation
from session.hub.client import HubClient
from session.live import LiveConsultation
from session.measuring import Measuring
from session.remote import Remote
from session.report import Site
from tests.session.call.test_media_link import COMMAND
from tests.session.visits import CLAIRE, HADDAD, Clock, MemoryBooth, path_to_call
from tests.waiting import reached


@pytest.fixture
async def remote() -> AsyncIterator[Remote]:
    booth = MemoryBooth()
    booth.begin().append(list(path_to_call()))
    async with at_work(booth) as one:
        yield one


@asynccontextmanager
async def at_work(booth: MemoryBooth) -> AsyncIterator[Remote]:
    """The booth's program begins, and finds the visit that is there."""
    live = LiveConsultation(booth, read_rules(), Clock())
    live.assistant = CLAIRE
    live.resume()
    hub, media = HubClient("http://127.0.0.1:1", "b", "k"), MediaLink(COMMAND, Pictures.create(), spare_after_s=None)
    place = Site("Alcôve", "Pharmacie", "4 rue des Halles", "", "")
    one = Remote(live, Measuring(live, Booth({})), hub, media, site=place, cameras=("patient", ""), recipients=lambda _: ())
    running = [asyncio.create_task(each) for each in (media.run(), one.run())]
    yield one
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


async def hide_both(remote: Remote) -> None:
    """In the call, the patient hides camera and microphone."""
    health = remote.media.health
    await reached(health, lambda health: health.patient_camera.seen is Seen.PRESENT)
    remote.mask(True)
    remote.mute(True)
    await reached(health, lambda health: health.masked and health.muted)


async def test_called_again_camera_and_microphone_are_as_the_patient_left_them(remote: Remote) -> None:
    health, live = remote.media.health, remote.live
    await hide_both(remote)
    await remote.hang_up("par erreur")
    await reached(health, lambda health: health.patient_camera.seen is Seen.CLOSED)
    live.apply(e.PractitionerTook(at=live.clock(), author=HADDAD.author, practitioner=HADDAD))
    again = await reached(health, lambda health: health.patient_camera.seen is Seen.PRESENT)
    assert again.masked
    assert again.muted


async def test_the_next_patient_begins_with_nothing_hidden(remote: Remote) -> None:
    health, live = remote.media.health, remote.live
    await hide_both(remote)
    live.consultation.publish(Consultation("the next"))
    await reached(health, lambda health: health.patient_camera.seen is Seen.CLOSED)
    await reached(health, lambda health: not health.masked and not health.muted)


async def test_a_booth_that_was_killed_shows_nothing_that_the_patient_hid() -> None:
    booth = MemoryBooth()
    booth.begin().append(list(path_to_call()))
    async with at_work(booth) as before:
        before.mask(True)
        before.mute(True)
        before.mute(False)
    async with at_work(booth) as after:
        seen = await reached(after.media.health, lambda health: health.patient_camera.seen is Seen.PRESENT)
        assert (seen.masked, seen.muted) == (True, False)
        after.mask(False)
        await reached(after.media.health, lambda health: not health.masked)
        hidden = after.live.now.record.hidden
        assert hidden is not None
        assert (hidden.cameras, hidden.microphone) == (False, False)
