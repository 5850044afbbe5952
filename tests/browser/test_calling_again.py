"""Who ended the call too soon calls the patient again, before signing."""

import pytest
from playwright.async_api import Page, expect

from session import events as e
from session.consultation import State
from session.hub import messages as m
from tests.browser.at_page import keep, log_in, open_record
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running
from tests.session.signed_visit import BEGAN, DRAFT, HADDAD

pytestmark = pytest.mark.browser
VISIT = "v" * 32


async def test_who_ended_the_call_too_soon_calls_again(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT, draft=DRAFT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        await booth.until(1, m.Rejoin)
        call = page.get_by_role("region", name="Appel")
        await call.get_by_role("button", name="Terminer", exact=True).click()
        await page.get_by_role("button", name="Terminer l’appel").click()
        await expect(call.get_by_text(f"Appel terminé par {HADDAD.name}. Le compte rendu reste à signer.")).to_be_visible()
        assert booth.consultation.state is State.CONCLUSION
        await expect(call.get_by_role("button", name="Terminer", exact=True)).to_be_hidden()
        await keep(page, "31-ended")
        await page.reload()  # the page knows it from the booth
        again = call.get_by_role("button", name="Rappeler")
        before = len(booth.acts(m.Rejoin))
        await again.click()
        await booth.until(before + 1, m.Rejoin)
        assert booth.consultation.state is State.CALL
        assert booth.consultation.record.identity_confirmed_at is not None
        await expect(call.get_by_role("button", name="Terminer", exact=True)).to_be_visible()
        await expect(again).to_be_hidden()
        await expect(page.get_by_role("region", name="Compte rendu")).to_be_visible()
        assert len(booth.acts(m.CallAgain)) == 1


async def test_a_call_that_ended_before_the_record_opened_can_be_taken_up_again(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await page.get_by_role("button", name="Commencer avec").click()
        call = page.get_by_role("region", name="Appel")
        await call.get_by_role("button", name="Terminer", exact=True).click()
        await page.get_by_role("button", name="Terminer l’appel").click()
        await call.get_by_role("button", name="Rappeler").click()
        await expect(call.get_by_role("button", name="Terminer", exact=True)).to_be_visible()
        await expect(page.get_by_role("heading", name="Avant d’ouvrir le dossier")).to_be_visible()


async def test_nobody_is_called_again_while_the_line_is_cut(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT, draft=DRAFT)
    async with running(booth):
        await log_in(page, hub)
        await page.get_by_role("button", name="Commencer avec").click()
        booth.apply(e.CallEnded(at=BEGAN, author=HADDAD.author))
        again = page.get_by_role("button", name="Rappeler")
        await expect(again).to_be_enabled()
        await hub.stop()
        await expect(again).to_be_disabled()
        await hub.start()
        await expect(again).to_be_enabled()
    await expect(again).to_be_disabled()  # the booth is gone
