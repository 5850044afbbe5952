"""The practitioner reloads the page: the visit is theirs still, the text is there, and the pictures come back."""

import pytest
from playwright.async_api import expect

from kiosk.settings import Settings
from session.consultation import State
from tests.journeys.booth import booth_at
from tests.journeys.browser import practitioner_at
from tests.journeys.hub import HubHouse
from tests.journeys.theatre import Hands


@pytest.mark.browser
async def test_practitioner_reloads(with_camera: Settings, hub: HubHouse, hands: Hands) -> None:
    async with booth_at(with_camera, hands) as booth, practitioner_at(hub.url) as doctor:
        await booth.to_waiting()
        await doctor.take()
        await doctor.page.reload()
        await expect(doctor.page.get_by_role("heading", name="Avant d’ouvrir le dossier")).to_be_visible()
        await doctor.open_record()
        await doctor.sees_the_patient()
        await doctor.report.get_by_label("Examen", exact=True).fill("Écrit juste avant de recharger")  # not saved yet
        await doctor.page.reload()
        await expect(doctor.report.get_by_label("Examen", exact=True)).to_have_value("Écrit juste avant de recharger")
        await doctor.sees_the_patient()
        assert booth.now.state is State.CALL
        await booth.until(lambda visit: visit.record.draft.examination == "Écrit juste avant de recharger")
        await doctor.write()
        await doctor.sign()
        assert (await booth.until_in(State.RECAP)).record.draft.examination == "Tympan droit rouge et bombé."
