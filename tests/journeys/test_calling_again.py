"""The practitioner hangs up too soon and calls again: cameras go off and on with the call, and nobody says anything twice."""

import pytest
from playwright.async_api import expect

from kiosk.settings import Settings
from session.consultation import State
from tests.journeys.booth import booth_at
from tests.journeys.browser import practitioner_at
from tests.journeys.hub import HubHouse, Refused, page_at
from tests.journeys.theatre import Hands
from tests.waiting import reached


@pytest.mark.browser
async def test_calling_again(with_camera: Settings, hub: HubHouse, hands: Hands) -> None:
    async with booth_at(with_camera, hands) as booth, practitioner_at(hub.url) as doctor:
        await booth.to_waiting()
        await doctor.take()
        await doctor.open_record()
        await doctor.sees_the_patient()
        call = doctor.page.get_by_role("region", name="Appel")
        await call.get_by_role("button", name="Terminer", exact=True).click()
        await doctor.page.get_by_role("button", name="Terminer l’appel").click()
        await booth.until_in(State.CONCLUSION)
        await reached(booth.media.health, lambda health: health.patient_camera.seen.value == "closed")
        await call.get_by_role("button", name="Rappeler").click()
        await booth.until_in(State.CALL)
        await doctor.sees_the_patient()
        await expect(call.get_by_role("button", name="Terminer", exact=True)).to_be_visible()
        assert booth.now.record.identity_confirmed_at is not None
        assert booth.now.record.call_ended_at is None
        await doctor.write()
        await doctor.sign()
        await booth.until_in(State.RECAP)


async def test_calling_again_twice_is_once_and_after_the_signature_it_is_too_late(bare: Settings, hub: HubHouse) -> None:
    async with booth_at(bare) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await booth.live.leave_call()  # the patient touched « Terminer l’appel »
        await page.until("taken", lambda taken: not taken["in_call"])
        await page.act("call-again", booth.visit_id)
        assert booth.now.state is State.CALL
        began = booth.now.record.call_began_at
        await page.act("call-again", booth.visit_id)
        assert booth.now.state is State.CALL
        assert booth.now.record.call_began_at == began
        await page.sign(booth.visit_id)
        await booth.until_in(State.RECAP)
        with pytest.raises(Refused):
            await page.act("call-again", booth.visit_id)
