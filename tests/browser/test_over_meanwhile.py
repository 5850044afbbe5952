"""A visit that ended while the page was cut off: the page drops it with a sentence, and what nobody confirmed of the text is still there to copy."""

import pytest
from playwright.async_api import BrowserContext, Page, expect

from session.hub import messages as m
from tests.browser.at_page import keep, log_in, open_record
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running

pytestmark = pytest.mark.browser
VISIT = "v" * 32


async def test_a_visit_that_hub_and_booth_forgot_is_dropped_and_its_text_is_offered(page: Page, context: BrowserContext, hub: HubAtWork) -> None:
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        await hub.stop()
        await page.get_by_role("region", name="Compte rendu").get_by_label("Examen", exact=True).fill("Écrit pendant la coupure")
    await hub.start()
    await expect(page.get_by_role("heading", name="La borne ne répond plus.")).to_be_visible()
    async with running(BoothAtWork(hub, "w" * 32, key=booth.key)):  # began anew, the visit wiped
        await expect(page.get_by_role("main").get_by_text("GARNIER Odette : la visite est terminée.")).to_be_visible()
        card = page.get_by_role("region", name="Texte non enregistré, GARNIER Odette")
        text = card.get_by_role("textbox")
        await expect(text).to_have_value("Examen : Écrit pendant la coupure")
        await expect(page.get_by_role("button", name="Consultation")).to_have_count(0)
        await keep(page, "30-over")
        await page.reload()
        await expect(text).to_have_value("Examen : Écrit pendant la coupure")
        await card.get_by_role("button", name="Copier le texte").click()
        await expect(card.get_by_role("button", name="Copié")).to_be_visible()
        assert await page.evaluate("navigator.clipboard.readText()") == "Examen : Écrit pendant la coupure"
        await card.get_by_role("button", name="Effacer").click()
        await expect(card).to_have_count(0)
        assert await page.evaluate("Object.keys(sessionStorage)") == []


async def test_a_page_that_was_reloaded_meanwhile_still_offers_the_text(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        booth.deaf = True
        await page.get_by_role("region", name="Compte rendu").get_by_label("Examen", exact=True).fill("Jamais confirmé")
        await booth.until(1, m.SaveDraft)
        await hub.stop()
    await hub.start()
    await page.reload()
    await expect(page.get_by_role("heading", name="Personne ne vous attend")).to_be_visible()
    async with running(BoothAtWork(hub, "w" * 32, key=booth.key)):
        await expect(page.get_by_role("main").get_by_text("GARNIER Odette : la visite est terminée.")).to_be_visible()
        await expect(page.get_by_role("textbox", name="Texte non enregistré")).to_have_value("Examen : Jamais confirmé")


async def test_nothing_unsaved_nothing_offered(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        booth.line.say(m.Ended(VISIT, "le patient a retiré son accord"))
        await expect(page.get_by_role("main").get_by_text("GARNIER Odette : le patient a retiré son accord.")).to_be_visible()
        await expect(page.get_by_role("textbox", name="Texte non enregistré")).to_have_count(0)


async def test_the_next_person_at_this_browser_finds_nothing_of_it(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        await page.get_by_role("region", name="Compte rendu").get_by_label("Examen", exact=True).fill("À moi")
        await booth.until(1, m.SaveDraft)
        booth.deaf = True
        await page.get_by_role("region", name="Compte rendu").get_by_label("Examen", exact=True).fill("À moi seul")
        await booth.until(2, m.SaveDraft)
        await page.context.clear_cookies()  # the session is over, and the tab was left open
        await page.reload()
        await log_in(page, hub, login="i.blanc")
        await expect(page.get_by_role("heading", name="Personne ne vous attend")).to_be_visible()
        assert await page.evaluate("Object.keys(sessionStorage)") == []
