"""The usual visit, whole: welcome, agreements, questions, measures, waiting room, call, signature, recap, delivery, hygiene, wiped."""

from pathlib import Path

import pytest

from devices.role import Role
from kiosk.settings import Settings
from session import events as e
from session.call.state import CallState
from session.consultation import State
from tests.journeys.booth import booth_at
from tests.journeys.browser import WRITTEN, practitioner_at
from tests.journeys.conftest import Enrolled
from tests.journeys.hub import HubHouse
from tests.journeys.theatre import Hands, Theatre
from tests.journeys.traces import traces_of_the_patient
from tests.node_packages import needs_node
from tests.session.delivery.record_server import RecordServer
from tests.waiting import reached


@needs_node
@pytest.mark.browser
async def test_usual_visit(enrolled: Enrolled, hub: HubHouse, stage: Theatre, hands: Hands, record_server: RecordServer) -> None:
    settings: Settings = enrolled(stage.devices, record_server.base_url)
    async with booth_at(settings, hands) as booth, practitioner_at(hub.url) as doctor:
        await doctor.reads("Personne ne vous attend")

        # at the booth, with the assistant
        await booth.to_measures()
        assert booth.media.health.latest is not None
        assert booth.media.health.latest.patient_camera.seen.value == "closed"
        await booth.ready(Role.CUFF, Role.OXIMETER, Role.THERMOMETER)
        mean = await booth.measure_pressure()
        assert [format(value.number, "f") for value in mean.measurement.values][:2] == ["133", "83"]
        await booth.measure_oxygen(96)
        await booth.measure_temperature(37.4)
        await reached(booth.media.health, lambda health: health.otoscope.seen.value == "present")
        still = await booth.keep_still()
        assert (still.width, still.height) == (1280, 720)
        await booth.live.write_note("Vit seule, vient à pied.")
        await booth.live.finish_measures()
        await booth.live.decide(e.Outcome.TELECONSULTATION, "Otalgie simple, adulte")
        assert booth.now.state is State.WAITING

        # the practitioner comes
        await doctor.take()
        await booth.until_in(State.CALL)
        await doctor.reads("12 mars 1947")
        assert await doctor.page.get_by_text("Vit seule").count() == 0  # nothing of the record before the identity is confirmed
        await doctor.sees_the_patient()
        await reached(booth.media.state, lambda state: state is CallState.UP)
        await doctor.open_record()
        await doctor.reads_measure("8480-6", "133/83")
        await doctor.reads_measure("2708-6", "96")
        await doctor.reads_measure("8310-5", "37,4")
        await doctor.reads("Vit seule, vient à pied.")
        await doctor.sees_the_patient()
        ear = doctor.page.get_by_role("button", name="Droite").locator("img")
        assert await ear.evaluate("image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])") == [1280, 720]
        await booth.until(lambda visit: still.image_id in visit.record.seen_images)  # the console says « vue par le médecin »

        # a measure asked for, done live and kept
        await doctor.page.get_by_text("Demander une mesure").click()
        await doctor.page.get_by_label("Mesure à demander").select_option("oximeter")
        await doctor.page.get_by_role("button", name="Envoyer la demande").click()
        asked = (await booth.until(lambda visit: bool(visit.record.requests))).record.requests[0]
        await booth.live.answer_request(asked.request_id, accepted=True)
        await doctor.reads("acceptée")
        await booth.measure_oxygen(97)
        await doctor.reads_measure("2708-6", "97")

        # written, signed
        await doctor.write()
        await doctor.sign()
        signed = (await booth.until_in(State.RECAP)).record.signature
        assert signed is not None
        assert signed.practitioner.rpps == "10003456789"
        await reached(booth.media.health, lambda health: health.patient_camera.seen.value == "closed")

        # at the booth again
        assert (await booth.hand_over_sheet()).startswith(b"%PDF")
        await booth.live.give_recap("Je reviens si la fièvre monte.")
        await booth.until_in(State.HYGIENE)
        deliveries = await booth.delivered()
        receipts = [each.receipt for each in deliveries if each.receipt is not None]
        assert len(receipts) == 1
        counts = record_server.counts()
        assert (counts["List"], counts["DocumentReference"], counts["Binary"]) == (1, 2, 2)
        await booth.clean_and_wipe()
        assert booth.program.store.unfinished() == ()
        await doctor.reads("Personne ne vous attend")
        assert traces_of_the_patient(Path(settings.booth.data), *WRITTEN.values(), "Vit seule", "la fièvre monte") == []
        assert traces_of_the_patient(hub.folder, *WRITTEN.values(), "Vit seule") == []
