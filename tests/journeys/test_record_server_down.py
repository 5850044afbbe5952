"""The record's server is down for an hour: the visit ends and is wiped without it, and the report arrives once, when it is back."""

from kiosk.settings import DeviceSettings
from session.consent import Purpose
from session.consultation import State
from session.delivery.delivery import DeliveryState, Trouble
from tests.journeys.booth import booth_at
from tests.journeys.conftest import Enrolled
from tests.journeys.hub import HubHouse, page_at
from tests.node_packages import needs_node
from tests.session.delivery.record_server import RecordServer
from tests.waiting import reached


@needs_node
async def test_record_server_down_for_an_hour(enrolled: Enrolled, hub: HubHouse, record_server: RecordServer) -> None:
    settings = enrolled(DeviceSettings(), record_server.base_url)
    record_server.behave("fail")
    async with booth_at(settings) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await page.sign(booth.visit_id)
        await booth.to_hygiene()
        await reached(booth.program.finishing.deliveries, lambda all_: any(each.trouble is not None for each in all_))
        await booth.clean_and_wipe()  # never waits for a receipt
        assert booth.program.live.consultation.latest is None
        booth.clock.move(hours=1)
        booth.program.courier.wake()
        late = await reached(booth.program.finishing.deliveries, lambda all_: any(each.attempts > 1 and each.state is DeliveryState.FAILED for each in all_))
        assert late[0].trouble is not Trouble.REJECTED
        assert booth.program.finishing.overdue() != ()  # it stands on the opening screen
        record_server.behave("normal")
        booth.clock.move(hours=1)
        booth.program.courier.wake()
        await reached(booth.program.finishing.deliveries, lambda all_: all_ == ())
        assert booth.program.finishing.overdue() == ()
        counts = record_server.counts()
        assert (counts["List"], counts["DocumentReference"], counts["Binary"]) == (1, 2, 2)


@needs_node
async def test_sharing_refused_delivers_to_nobody_and_prints_a_sheet(enrolled: Enrolled, hub: HubHouse, record_server: RecordServer) -> None:
    settings = enrolled(DeviceSettings(), record_server.base_url)
    async with booth_at(settings) as booth, page_at(hub.url) as page:
        await booth.to_waiting(refusing=(Purpose.SHARED_RECORD, Purpose.OWN_DOCTOR, Purpose.EXPERT))
        await page.take(booth.visit_id)
        shown = await page.open_record(booth.visit_id)
        assert shown["recipients"] == []
        assert "Mettre le résumé dans Mon espace santé" in shown["refused"]
        await page.sign(booth.visit_id)
        await booth.until_in(State.RECAP)
        assert (await booth.hand_over_sheet()).startswith(b"%PDF")
        await booth.live.give_recap()
        await booth.until_in(State.HYGIENE)
        deliveries = booth.program.finishing.deliveries.latest
        assert deliveries is not None
        assert {each.state for each in deliveries} == {DeliveryState.REFUSED}
        assert record_server.requests() == 0
        await booth.clean_and_wipe()
