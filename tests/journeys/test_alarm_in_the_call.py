"""A value becomes alarming in the call: both see it, nothing can be signed before the assistant decided, and the decision has an author and a reason."""

from decimal import Decimal

import pytest

from devices.measurement import Quantity
from kiosk.settings import Settings
from session import events as e
from session.consultation import State
from session.observation import ManualSource
from tests.journeys.booth import booth_at
from tests.journeys.hub import DRAFT, HubHouse, Refused, page_at
from tests.journeys.theatre import Hands


async def test_alarm_in_the_call(with_oximeter: Settings, hub: HubHouse, hands: Hands) -> None:
    async with booth_at(with_oximeter, hands) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await booth.measure_oxygen(88)
        shown = await page.until("record-shown", lambda record: record["alert"] != "")
        assert shown["alert"] == "Oxygène bas : 88 %"
        assert shown["observations"][-1]["alarming"] == ["Oxygène bas : 88 %"]
        assert booth.now.record.relevance is None

        await page.act("save-draft", booth.visit_id, draft=DRAFT)
        with pytest.raises(Refused, match="une alerte attend la décision"):
            await page.prepare(booth.visit_id)

        await booth.live.decide(e.Outcome.TELECONSULTATION, "Vu avec le médecin, doigts froids")
        shown = await page.until("record-shown", lambda record: len(record["decisions"]) > 1)
        assert shown["alert"] == ""
        assert (shown["decisions"][-1]["author"], shown["decisions"][-1]["reason"]) == ("Claire Morel", "Vu avec le médecin, doigts froids")
        await page.sign(booth.visit_id)
        await booth.until_in(State.RECAP)


async def test_alarm_in_the_call_sends_to_the_15(bare: Settings, hub: HubHouse) -> None:
    async with booth_at(bare) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await booth.live.type_value([(Quantity.TEMPERATURE, Decimal("41.2"))], ManualSource.READ_ON_DEVICE)
        await page.until("record-shown", lambda record: record["alert"] != "")
        await booth.live.decide(e.Outcome.EMERGENCY, "Fièvre et confusion")
        assert booth.now.state is State.ORIENTED
        assert (await page.until("ended"))["reason"] == "la visite est terminée sur place"


async def test_an_alarm_after_the_signature_holds_the_delivery_until_it_is_decided(bare: Settings, hub: HubHouse) -> None:
    async with booth_at(bare) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await page.sign(booth.visit_id)
        await booth.until_in(State.RECAP)
        await booth.live.give_recap()
        await booth.live.feel_alarming("Le patient se sent mal")
        assert booth.now.state is State.DELIVERY
        assert booth.now.alert is not None
        await booth.live.decide(e.Outcome.TELECONSULTATION, "Il va mieux")
        await booth.until_in(State.HYGIENE)


async def test_practitioner_now_comes_first(bare: Settings, hub: HubHouse) -> None:
    async with booth_at(bare) as booth, page_at(hub.url) as page:
        await booth.to_measures()
        await booth.live.type_value([(Quantity.SPO2, Decimal(89))], ManualSource.READ_ON_DEVICE)
        await booth.live.decide(e.Outcome.PRIORITY, "Oxygène bas, confortable")
        waiting = await page.until("waiting")
        assert waiting["priority"] is True
