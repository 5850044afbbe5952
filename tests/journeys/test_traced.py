"""Every number that a device measured is found again in the delivered report's own bytes, and while the visit lives on the practitioner's page."""

from pathlib import Path

from devices.device import Role
from devices.measurement import Quantity
from kiosk.settings import Settings
from kiosk.trace import traced
from session import events as e
from tests.journeys.booth import booth_at
from tests.journeys.conftest import Enrolled
from tests.journeys.hub import HubHouse, page_at
from tests.journeys.theatre import Hands, Theatre
from tests.waiting import reached


async def test_each_number_of_the_delivered_report_is_read_again_from_its_bytes(enrolled: Enrolled, hub: HubHouse, stage: Theatre, hands: Hands) -> None:
    settings: Settings = enrolled(stage.devices)
    async with booth_at(settings, hands) as booth, page_at(hub.url) as page:
        await booth.to_measures()
        await booth.ready(Role.CUFF, Role.OXIMETER, Role.THERMOMETER)
        await booth.measure_pressure()
        await booth.measure_oxygen(96)
        await booth.measure_temperature(37.4)
        await reached(booth.media.health, lambda health: health.otoscope.seen.value == "present")
        assert (await booth.keep_still()).size
        await booth.live.finish_measures()
        await booth.live.decide(e.Outcome.TELECONSULTATION, "Otalgie simple, adulte")
        visit = booth.visit_id
        await page.take(visit)
        await page.open_record(visit)
        shown = await page.until("record-shown", lambda record: len(record["observations"]) >= 6)
        proofs = [each["evidence"] for each in shown["observations"] if each["evidence"] is not None]
        assert len(proofs) >= 5  # three readings of the cuff, oxygen and temperature; the average has none of its own
        assert {proof["reread"] for proof in proofs} == {"same"}
        await page.sign(visit)
        await booth.to_hygiene()
        await booth.delivered()
    (report,) = (Path(settings.delivery.folder) / "shared-record").glob("*/compte-rendu.fhir.json")
    found = traced(report.read_bytes())
    assert all(each.holds for each in found), [each for each in found if not each.holds]
    measured = {each.quantity for each in found if each.evidence is not None}
    assert measured >= {Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.PULSE_RATE, Quantity.SPO2, Quantity.TEMPERATURE}
    assert all(each.evidence.device.simulated for each in found if each.evidence is not None)
