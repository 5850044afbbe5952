"""The oximeter dies in mid-reading: nothing of it stays on the practitioner's page, no value is made up, and it works again once plugged in."""

from devices.measurement import Reason
from devices.role import Role
from kiosk.settings import Settings
from session.consultation import State
from tests.journeys.booth import booth_at
from tests.journeys.hub import HubHouse, page_at
from tests.journeys.theatre import Hands
from tests.waiting import reached


async def test_oximeter_is_pulled_out(with_oximeter: Settings, hub: HubHouse, hands: Hands) -> None:
    async with booth_at(with_oximeter, hands) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await booth.ready(Role.OXIMETER)
        await hands.do("oximeter", "movement", spo2=96, pulse_rate=74)  # moving: live, and no steady value yet
        await booth.measuring.show(Role.OXIMETER)
        await page.until("live-vital", lambda vital: vital["role"] == "oximeter")
        await page.until("live-wave")
        await hands.do("oximeter", "unplug")
        await page.until("live-gone", lambda gone: gone["role"] == "oximeter")
        measures = await reached(booth.measuring.measures, lambda all_: not all_[Role.OXIMETER].under_way)
        assert measures[Role.OXIMETER].failed is Reason.NO_DATA
        assert measures[Role.OXIMETER].kept is None
        assert booth.now.record.observations == ()
        assert booth.now.state is State.CALL
        assert page.kinds(booth.visit_id)[-1] != "live-vital"
        await hands.do("oximeter", "replug")
        await booth.ready(Role.OXIMETER)
        observation = await booth.measure_oxygen(97)
        await page.until("record-shown", lambda record: [each["observation_id"] for each in record["observations"]] == [observation.observation_id])


async def test_oximeter_goes_quiet(with_oximeter: Settings, hub: HubHouse, hands: Hands) -> None:
    async with booth_at(with_oximeter, hands) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await hands.do("oximeter", "movement", spo2=96, pulse_rate=74)
        await booth.measuring.show(Role.OXIMETER)
        await page.until("live-vital")
        await hands.do("oximeter", "silence")
        await page.until("live-gone", within_s=9)  # within 3 s; a hard limit in a test has a threefold margin
        assert booth.now.record.observations == ()
