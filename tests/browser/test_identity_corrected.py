"""An identity corrected in the call: the page closes the record, says what was wrong, and opens it on two new ticks."""

from dataclasses import replace

import pytest
from playwright.async_api import Page, expect

from session import events as e
from session.hub import messages as m
from tests.browser.at_page import keep, log_in, open_record
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running
from tests.session.signed_visit import BEGAN, DRAFT
from tests.session.visits import CLAIRE

pytestmark = pytest.mark.browser
VISIT = "v" * 32


async def test_the_record_closes_until_the_corrected_name_is_ticked(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT, draft=DRAFT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        report = page.get_by_role("region", name="Compte rendu")
        await report.get_by_label("Examen", exact=True).fill("Écrit juste avant")
        before = booth.consultation.record.identity
        assert before is not None
        after = replace(before, traits=replace(before.traits, birth_name="GARNIEZ"))
        booth.apply(e.IdentityCorrected(at=BEGAN, author=CLAIRE, identity=after, reason="Lu de travers"))
        await expect(page.get_by_role("heading", name="Avant d’ouvrir le dossier")).to_be_visible()
        await expect(report).to_have_count(0)
        await expect(page.get_by_text("Lu de travers")).to_be_visible()
        await expect(page.get_by_label("Le patient a dit son nom")).not_to_be_checked()
        await expect(page.get_by_text("GARNIEZ", exact=False).first).to_be_visible()
        await keep(page, "31b-corrected")
        await page.get_by_label("Le patient a dit son nom").check()
        await page.get_by_label("Le patient a dit sa date").check()
        await page.get_by_role("button", name="Ouvrir le dossier").click()
        await expect(report.get_by_label("Examen", exact=True)).to_have_value("Écrit juste avant")
        assert booth.consultation.record.identity_confirmed_at is not None
        await booth.until(1, m.SaveDraft)
        assert booth.consultation.record.draft.examination == "Écrit juste avant"
