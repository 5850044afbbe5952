"""The patient's camera is pulled out in the call: it is said at once on both sides, the visit goes on, and the picture comes back."""

import pytest

from kiosk.settings import Settings
from session.call.state import CallState
from session.consultation import State
from tests.journeys.booth import booth_at
from tests.journeys.browser import practitioner_at
from tests.journeys.hub import HubHouse
from tests.journeys.theatre import Hands
from tests.waiting import reached


@pytest.mark.browser
async def test_camera_pulled_out(with_camera: Settings, hub: HubHouse, hands: Hands) -> None:
    async with booth_at(with_camera, hands) as booth, practitioner_at(hub.url) as doctor:
        await booth.to_waiting()
        await doctor.take()
        await doctor.sees_the_patient()
        await hands.do("patient-camera", "pull-out")
        await reached(booth.media.health, lambda health: health.patient_camera.seen.value == "lost")
        await doctor.reads("Caméra du patient : débranchée")
        assert booth.now.state is State.CALL
        assert booth.media.state.latest is CallState.UP
        await doctor.open_record()  # the visit goes on meanwhile
        await hands.do("patient-camera", "replug")
        await reached(booth.media.health, lambda health: health.patient_camera.seen.value == "present")
        await doctor.sees_the_patient()
        assert await doctor.page.get_by_text("Caméra du patient :").count() == 0
