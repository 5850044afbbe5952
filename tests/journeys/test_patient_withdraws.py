"""The patient takes an agreement back in the call: within a second everything is off, what was not sent is gone, and the row stays."""

import time

import pytest

from kiosk.settings import Settings
from session import events as e
from session.call.media_link import MediaHealth
from session.call.state import CallState
from session.consent import Purpose
from session.consultation import State
from tests.journeys.booth import BoothAtWork, booth_at
from tests.journeys.hub import HubHouse, page_at
from tests.journeys.theatre import Hands
from tests.waiting import eventually, reached

WITHIN_S = 3.0  # within one second; a hard limit in a test has a threefold margin


def all_off(health: MediaHealth) -> bool:
    """No camera, no microphone, no loudspeaker."""
    cameras = (health.patient_camera.seen.value, health.otoscope.seen.value)
    return set(cameras) == {"closed"} and health.sound.microphone.value == health.sound.speaker.value == "closed"


async def seen(booth: BoothAtWork) -> None:
    await reached(booth.media.health, lambda health: health.patient_camera.seen.value == health.otoscope.seen.value == "present")


async def unwatched(hands: Hands, camera: str) -> None:
    """Nobody reads this camera any more, as the camera itself sees it."""
    await eventually(lambda: not hands.camera_readers(camera))


async def test_withdraws_from_the_call(with_cameras: Settings, hub: HubHouse, hands: Hands) -> None:
    async with booth_at(with_cameras, hands) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await seen(booth)
        assert hands.camera_readers("patient-camera") == hands.camera_readers("otoscope") == 1
        image = await booth.keep_still()
        shown = await page.until("record-shown", lambda record: bool(record["images"]))
        assert shown["images"][0]["image_id"] == image.image_id
        page.heard.clear()

        began = time.monotonic()
        await booth.live.withdraw(Purpose.TELECONSULTATION)
        await reached(booth.media.health, all_off)
        await unwatched(hands, "patient-camera")
        await unwatched(hands, "otoscope")
        ended = await page.until("ended")
        assert time.monotonic() - began < WITHIN_S
        assert ended["reason"] == "le patient a retiré son accord"

        assert booth.media.state.latest in (CallState.ENDED, CallState.NEW)
        assert booth.now.state is State.REFUSED
        record = booth.now.record
        assert isinstance(record.consents[Purpose.TELECONSULTATION], e.ConsentWithdrawn)
        assert record.images == ()
        with pytest.raises(KeyError):
            booth.live.records.blob(image.image_id)
        assert await _picture(page.url, booth.visit_id, image.image_id) == 401
        page.heard.clear()
        await page.say("rejoin", booth.visit_id)
        assert (await page.until("act-refused"))["reason"]
        await booth.hand_over_sheet()
        await booth.clean_and_wipe()


async def test_withdraws_pictures_alone(with_cameras: Settings, hub: HubHouse, hands: Hands) -> None:
    async with booth_at(with_cameras, hands) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await seen(booth)
        image = await booth.keep_still()
        await page.until("record-shown", lambda record: bool(record["images"]))
        began = time.monotonic()
        await booth.live.withdraw(Purpose.IMAGES)
        await reached(booth.media.health, lambda health: health.otoscope.seen.value == "closed")
        await unwatched(hands, "otoscope")
        gone = await page.until("images-gone")
        assert time.monotonic() - began < WITHIN_S
        assert gone["image_ids"] == [image.image_id]
        assert (await page.until("record-shown", lambda record: not record["images"]))["refused"] == ["Prendre des images et des sons pour le médecin"]
        assert booth.now.state is State.CALL
        assert booth.media.health.latest is not None
        assert booth.media.health.latest.patient_camera.seen.value == "present"
        with pytest.raises(KeyError):
            booth.live.records.blob(image.image_id)


async def _picture(url: str, visit: str, image_id: str) -> int:
    import aiohttp

    async with aiohttp.ClientSession() as http, http.get(f"{url}/api/image/{visit}/{image_id}") as answer:
        return answer.status
