"""Every visit that ends without a report ends well: a reason, a sheet, hygiene, and nothing left."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.settings import Settings
from session import events as e
from session.consent import Purpose
from session.consultation import State
from tests.journeys.booth import BoothAtWork, booth_at
from tests.journeys.hub import HubHouse, page_at
from tests.journeys.traces import traces_of_the_patient
from tests.session.documents.pdf_text import compact, text

ELSEWHERE = "Maison de santé de Joinville"


async def ends(booth: BoothAtWork, folder: Path) -> bytes:
    """The sheet, the hygiene, the wipe; afterwards nothing of the patient is on the disk, and nothing leaves."""
    assert booth.now.record.ending is not None
    sheet = await booth.hand_over_sheet()
    assert sheet.startswith(b"%PDF")
    await booth.clean_and_wipe()
    assert booth.program.live.consultation.latest is None
    assert booth.program.finishing.deliveries.latest == ()
    assert booth.program.store.unfinished() == ()
    assert traces_of_the_patient(folder) == []
    return sheet


@pytest.mark.parametrize("outcome", [e.Outcome.EMERGENCY, e.Outcome.IN_PERSON, e.Outcome.EXPERTISE])
async def test_oriented_elsewhere(bare: Settings, outcome: e.Outcome) -> None:
    sends = replace(bare, booth=replace(bare.booth, in_person=ELSEWHERE))
    async with booth_at(sends) as booth:
        await booth.to_measures()
        await booth.live.finish_measures()
        await booth.live.decide(outcome, "Douleur qui dure")
        assert booth.now.state is State.ORIENTED
        sheet = compact(text(await ends(booth, Path(bare.booth.data))))
        assert (compact(ELSEWHERE) in sheet) is (outcome is not e.Outcome.EMERGENCY)


async def test_a_red_flag_sends_to_the_15(bare: Settings) -> None:
    async with booth_at(bare) as booth:
        await booth.welcome()
        await booth.consent()
        await booth.live.give_motive("heart")
        await booth.live.answer_red_flag("chest-pain", e.AnswerKind.YES)
        assert booth.now.alert is not None
        await booth.live.decide(e.Outcome.EMERGENCY, "Douleur dans la poitrine depuis une heure")
        assert booth.now.state is State.ORIENTED
        await ends(booth, Path(bare.booth.data))


async def test_the_call_is_refused(bare: Settings) -> None:
    async with booth_at(bare) as booth:
        await booth.welcome()
        await booth.consent(refusing=(Purpose.TELECONSULTATION,))
        assert booth.now.state is State.REFUSED
        await ends(booth, Path(bare.booth.data))


async def test_no_practitioner_comes(bare: Settings, hub: HubHouse) -> None:
    async with page_at(hub.url) as page, booth_at(bare) as booth:
        await booth.to_waiting()
        await page.until("waiting")
        await booth.live.end(e.NoPractitioner, reason="Personne ne peut prendre avant la fermeture")
        await page.until("not-waiting")
        await ends(booth, Path(bare.booth.data))


async def test_the_patient_leaves(bare: Settings, hub: HubHouse) -> None:
    async with page_at(hub.url) as page, booth_at(bare) as booth:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await booth.live.leave()
        assert booth.now.state is State.PATIENT_LEFT
        await page.until("ended")
        await ends(booth, Path(bare.booth.data))


async def test_the_call_fails(bare: Settings, hub: HubHouse) -> None:
    async with page_at(hub.url) as page, booth_at(bare) as booth:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await booth.live.end(e.CallFailed, reason="La ligne ne tient pas")
        assert (await page.until("ended"))["reason"]
        await ends(booth, Path(bare.booth.data))
