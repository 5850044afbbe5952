"""A thermometer fails its check after the visit was wiped: who signed opens the value from the record's server, decides, and the technician sees it closed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from devices.role import Role
from session import events as e
from session.upkeep.inventory import Entry
from tests.journeys.booth import SKIPPED, BoothAtWork, booth_at
from tests.journeys.conftest import Enrolled
from tests.journeys.hub import HubHouse, Page, page_at
from tests.journeys.theatre import Hands, Theatre
from tests.journeys.traces import traces_of_the_patient
from tests.node_packages import needs_node
from tests.session.delivery.record_server import RecordServer
from tests.session.upkeep.devices import CUFF, checked, entered, entry
from tests.waiting import reached


def failed_check(booth: BoothAtWork, serial: str) -> tuple[Entry, ...]:
    """What a technician writes: the device came in, was good before the visit, and is out of its limits now."""
    thermometer, now = replace(CUFF, serial=serial, role="thermometer", common_name="Thermomètre"), booth.clock()
    good = checked("thermometer-black-body", at=now - timedelta(days=30), serial=serial)
    bad = checked("thermometer-black-body", error="1", at=now, serial=serial)
    return entered(thermometer, at=now - timedelta(days=40)), entry(good, "good"), entry(bad, "bad")


async def asked(page: Page, act: str, answer: str, review: dict[str, Any], **fields: object) -> dict[str, Any]:
    """What comes back to this act on the first report of this look-back."""
    command_id = await page.send(act, check_id=review["check_id"], document_id=review["reports"][0]["document_id"], **fields)
    return await page.until(answer, lambda message: message["command_id"] == command_id)


@needs_node
async def test_a_failed_check_leads_to_the_value_in_the_record_and_closes(
    enrolled: Enrolled, hub: HubHouse, stage: Theatre, hands: Hands, record_server: RecordServer
) -> None:
    settings = enrolled(stage.devices, record_server.base_url)
    async with booth_at(settings, hands) as booth, page_at(hub.url) as page, page_at(hub.url, "roux") as other:
        await booth.to_measures()
        await booth.ready(Role.THERMOMETER)
        kept = await booth.measure_temperature(38.1)
        serial, visit = kept.measurement.device.serial, booth.visit_id
        await booth.live.finish_measures(tuple(each for each in SKIPPED if each[0] != Role.THERMOMETER.value))
        await booth.live.decide(e.Outcome.TELECONSULTATION, "Fièvre simple, adulte")
        await page.take(visit)
        await page.open_record(visit)
        await page.sign(visit)
        await booth.to_hygiene()
        await reached(booth.program.finishing.deliveries, lambda all_: any(each.receipt is not None for each in all_))
        await booth.clean_and_wipe()

        booth.program.store.register.append(*failed_check(booth, serial))
        booth.program.reviewing.wake()
        told = await page.until("to-review", lambda message: bool(message["reviews"]))
        (review,) = told["reviews"]
        assert (review["device"], review["quantities"], review["total"]) == (f"Thermomètre n° {serial}", ["Température"], 1)
        assert not any(message["reviews"] for message in other.heard if message["kind"] == "to-review")

        opened = await asked(page, "open-review", "review-opened", review)
        assert opened["full_name"].startswith("GARNIER")
        (number,) = [each for each in opened["numbers"] if each["concerned"]]
        assert (number["number"], number["again"], number["reread"]) == ("38.1", "38.1", "same")
        assert (await asked(other, "open-review", "act-refused", review))["reason"].startswith("ce compte rendu n’est pas")

        record_server.behave("fail")
        assert "ne répond pas" in (await asked(page, "open-review", "review-answered", review))["trouble"]
        done = await asked(page, "decide-review", "review-answered", review, decision="patient-recalled", sentence="Fièvre confirmée au cabinet")
        assert done["trouble"] == ""
        await page.until("to-review", lambda message: [each["decided"] for each in message["reviews"]] == [1])
        (closed,) = booth.program.reviewing.look_backs()
        assert (closed.decided, len(closed.documents), closed.is_closed) == (1, 1, True)
        booth.program.store.register.verify()
        assert [each.act for each in booth.program.store.audit_entries()][-2:] == ["review-opened", "review-decided"]
    assert traces_of_the_patient(settings.booth.folder) == []
    assert traces_of_the_patient(hub.folder) == []
