"""Two booths and one practitioner: each visit stays its own, and two practitioners never get the same one."""

from kiosk.settings import DeviceSettings
from session.consultation import State
from tests.journeys.booth import booth_at
from tests.journeys.conftest import Enrolled
from tests.journeys.hub import HubHouse, page_at


async def test_two_booths(enrolled: Enrolled, hub: HubHouse) -> None:
    async with booth_at(enrolled(DeviceSettings())) as one, booth_at(enrolled(DeviceSettings())) as two, page_at(hub.url) as page:
        await one.to_waiting()
        await page.until("waiting", lambda message: message["consultation_id"] == one.visit_id)
        await two.to_waiting()
        await page.take(one.visit_id)
        await page.open_record(one.visit_id)
        await page.take(two.visit_id)
        await page.act("send-chat", one.visit_id, text="Pour la première")
        await page.act("send-chat", two.visit_id, text="Pour la seconde")
        assert [each.text for each in one.now.record.chat] == ["Pour la première"]
        assert [each.text for each in two.now.record.chat] == ["Pour la seconde"]
        await page.sign(one.visit_id)
        await one.until_in(State.RECAP)
        assert two.now.state is State.CALL
        await page.act("confirm-identity", two.visit_id)
        await page.sign(two.visit_id)
        await two.until_in(State.RECAP)


async def test_two_practitioners_and_one_visit(enrolled: Enrolled, hub: HubHouse) -> None:
    async with booth_at(enrolled(DeviceSettings())) as booth, page_at(hub.url) as haddad, page_at(hub.url, "roux") as roux:
        await booth.to_waiting()
        for page in (haddad, roux):
            await page.until("waiting")
        for page in (haddad, roux):
            await page.say("take", booth.visit_id)
        visit = await booth.until_in(State.CALL)
        assert visit.record.practitioner is not None
        first, second = (haddad, roux) if visit.record.practitioner.rpps == "10003456789" else (roux, haddad)
        await first.until("taken")
        await second.until("not-waiting")
        assert not {"taken", "record-shown", "call-offer"} & set(second.kinds(booth.visit_id))
