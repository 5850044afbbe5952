"""A wrong letter noticed in the call: the record closes until the practitioner ticked what is right, and nothing is signed before."""

from dataclasses import replace

import pytest

from kiosk.settings import Settings
from session.consultation import State
from tests.journeys.booth import booth_at
from tests.journeys.hub import DRAFT, PASSWORD, HubHouse, Refused, page_at
from tests.session.visits import ODETTE

CORRECTED = replace(ODETTE, traits=replace(ODETTE.traits, birth_name="GARNIEZ"))


async def test_a_name_corrected_in_the_call_is_ticked_again_before_the_record_opens(bare: Settings, hub: HubHouse) -> None:
    async with booth_at(bare) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        visit = booth.visit_id
        await page.take(visit)
        await page.open_record(visit)
        await page.act("save-draft", visit, draft=DRAFT)
        read = await page.prepare(visit)

        await booth.live.correct_identity(CORRECTED, "Lu de travers")
        again = await page.until("taken", lambda taken: taken["identity_version"] == 1)
        assert again["full_name"].startswith("GARNIEZ")
        assert [(each["full_name"].split()[0], each["reason"]) for each in again["corrections"]] == [("GARNIER", "Lu de travers")]
        heard = len(page.heard)
        await booth.live.write_note("Vu après la correction")
        with pytest.raises(Refused, match="a été corrigée entre-temps"):
            await page.act("confirm-identity", visit, identity_version=0)  # ticked on the earlier name, and late
        assert "Vu après" not in str(page.heard[heard:])
        for refused in ("prepare-signature", "sign"):
            more = {"sha256": read, "password": PASSWORD} if refused == "sign" else {}
            with pytest.raises(Refused, match="confirmé son identité"):
                await page.act(refused, visit, **more)

        async with page_at(hub.url) as page:  # and a page that comes back is not told the record either
            await page.until("taken", lambda taken: taken["identity_version"] == 1)
            assert "record-shown" not in page.kinds(visit)

            await booth.live.state_identity()
            await page.act("confirm-identity", visit, identity_version=1)
            await page.until("record-shown", lambda shown: shown["note"] == "Vu après la correction")
            with pytest.raises(Refused, match="a changé depuis"):
                await page.act("sign", visit, sha256=read, password=PASSWORD)
            await page.act("sign", visit, sha256=await page.prepare(visit), password=PASSWORD)
            await booth.until_in(State.RECAP)
            assert booth.now.record.signature is not None
            assert "Lu de travers" in booth.now.record.signature.content
