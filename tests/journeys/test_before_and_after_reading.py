"""Nothing of the record leaves before the practitioner confirmed who it is; and what was not read again is not signed."""

from decimal import Decimal

import pytest

from devices.measurement import Quantity
from kiosk.settings import Settings
from session.consultation import State
from session.observation import ManualSource
from tests.journeys.booth import booth_at
from tests.journeys.hub import DRAFT, PASSWORD, HubHouse, Refused, page_at

BEFORE = {"waiting", "not-waiting", "queued", "applied", "taken", "booth-line", "call-media", "call-offer"}


async def test_nothing_of_the_record_leaves_before_the_identity_is_confirmed(bare: Settings, hub: HubHouse) -> None:
    async with booth_at(bare) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await booth.live.write_note("Chute dimanche")
        await booth.live.type_value([(Quantity.WEIGHT, Decimal(61))], ManualSource.SAID_BY_PATIENT)
        await page.act("not-matching", booth.visit_id)
        assert set(page.kinds(booth.visit_id)) <= BEFORE
        assert "Chute" not in str(page.heard)
        assert [each.what for each in booth.now.record.incidents] != []
        shown = await page.open_record(booth.visit_id)
        assert shown["note"] == "Chute dimanche"


async def test_what_changed_since_it_was_read_is_not_signed(bare: Settings, hub: HubHouse) -> None:
    async with booth_at(bare) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        visit = booth.visit_id
        await page.take(visit)
        await page.open_record(visit)
        with pytest.raises(Refused, match="il manque"):
            await page.prepare(visit)
        await page.act("save-draft", visit, draft=DRAFT)
        read = await page.prepare(visit)
        await booth.live.type_value([(Quantity.WEIGHT, Decimal(61))], ManualSource.SAID_BY_PATIENT)
        with pytest.raises(Refused, match="a changé depuis la lecture"):
            await page.act("sign", visit, sha256=read, password=PASSWORD)
        assert booth.now.record.signature is None
        read_again = await page.prepare(visit)
        assert read_again != read
        await page.act("end-call", visit, reason="")
        assert booth.now.state is State.CONCLUSION
        await page.act("sign", visit, sha256=await page.prepare(visit), password=PASSWORD)
        await booth.until_in(State.RECAP)
