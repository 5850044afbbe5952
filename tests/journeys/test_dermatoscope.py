"""A booth with a dermatoscope: what it sees is of the skin and says where, on the practitioner's line and in what is delivered."""

import json
from dataclasses import replace
from pathlib import Path

from session import events as e
from session.skin import SKIN
from tests.journeys.booth import SKIPPED, booth_at
from tests.journeys.conftest import Enrolled
from tests.journeys.hub import HubHouse, page_at
from tests.journeys.theatre import Hands, Theatre
from tests.waiting import reached


async def test_a_mole_is_seen_kept_and_delivered_with_its_place(enrolled: Enrolled, hub: HubHouse, stage: Theatre, hands: Hands) -> None:
    settings = enrolled(replace(stage.cameras, patient_camera="", otoscope_is="dermatoscope"))
    async with booth_at(settings, hands) as booth, page_at(hub.url) as page:
        await booth.to_measures(motive="skin")
        await reached(booth.media.health, lambda health: health.otoscope.seen.value == "present")
        mole = await booth.keep_still(SKIN, "Avant-bras gauche")
        await booth.live.finish_measures(SKIPPED)
        await booth.live.decide(e.Outcome.TELECONSULTATION, "Grain de beauté qui change, adulte")
        visit = booth.visit_id
        await page.take(visit)
        await page.open_record(visit)
        shown = await page.until("record-shown", lambda record: bool(record["images"]))
        assert (shown["images"][0]["subject"], shown["images"][0]["site"], shown["camera"]) == ("dermatoscope", "Avant-bras gauche", "dermatoscope")
        asked = [code for code, _ in shown["can_request"]]
        assert SKIN in asked
        assert not any(code.startswith("otoscope") for code in asked)
        await page.sign(visit)
        await booth.to_hygiene()
        await booth.delivered()
    (report,) = (Path(settings.delivery.folder) / "shared-record").glob("*/compte-rendu.fhir.json")
    (media,) = [each["resource"] for each in json.loads(report.read_bytes())["entry"] if each["resource"]["resourceType"] == "Media"]
    assert (media["bodySite"], media["deviceName"]) == ({"text": "Avant-bras gauche"}, "Dermatoscope")
    assert mole.sha256 in json.dumps(media)
