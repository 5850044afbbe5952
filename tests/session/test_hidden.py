"""What a patient hid stays hidden for the whole visit, also when the practitioner calls again; the next patient begins anew."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC

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
    live = LiveConsultation(booth, read_rules(), Clock())
    live.assistant = CLAIRE
    booth.begin().append(list(path_to_call()))
    live.resume()
    hub, media = HubClient("http://127.0.0.1:1", "b", "k"), MediaLink(COMMAND, Pictures.create(), spare_after_s=None)
    place = Site("Alcôve", "Pharmacie", "4 rue des Halles", "", "")
    one = Remote(live, Measuring(live, Booth({})), hub, media, site=place, zone=UTC, cameras=("patient", ""), recipients=lambda _: ())
    running = [asyncio.create_task(each) for each in (media.run(), one.run())]
    yield one
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


async def test_called_again_camera_and_microphone_are_as_the_patient_left_them(remote: Remote) -> None:
    health, live = remote.media.health, remote.live
    await reached(health, lambda health: health.patient_camera.seen is Seen.PRESENT)
    remote.mask(True)
    remote.mute(True)
    await reached(health, lambda health: health.masked and health.muted)
    await remote.hang_up("par erreur")
    await reached(health, lambda health: health.patient_camera.seen is Seen.CLOSED)
    live.apply(e.PractitionerTook(at=live.clock(), author=HADDAD.author, practitioner=HADDAD))
    again = await reached(health, lambda health: health.patient_camera.seen is Seen.PRESENT)
    assert again.masked
    assert again.muted


async def test_the_next_patient_begins_with_nothing_hidden(remote: Remote) -> None:
    health, live = remote.media.health, remote.live
    await reached(health, lambda health: health.patient_camera.seen is Seen.PRESENT)
    remote.mask(True)
    remote.mute(True)
    await reached(health, lambda health: health.masked and health.muted)
    live.consultation.publish(Consultation("the next"))
    await reached(health, lambda health: health.patient_camera.seen is Seen.CLOSED)
    await reached(health, lambda health: not health.masked and not health.muted)
