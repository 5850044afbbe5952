"""One practitioner, two tabs: the newer one has the call; the older says so and takes nothing back by itself."""

import pytest
from playwright.async_api import BrowserContext, Page, expect

from session.hub import messages as m
from tests.browser.at_page import keep, log_in, open_record
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running

pytestmark = pytest.mark.browser
VISIT = "v" * 32


async def test_the_older_tab_gives_way_until_it_is_asked_to_go_on(page: Page, context: BrowserContext, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    dialled: list[str] = []
    page.on("websocket", lambda socket: dialled.append(socket.url))
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        second = await context.new_page()
        await second.goto(hub.url)
        await expect(second.get_by_role("region", name="Compte rendu")).to_be_visible()
        await page.bring_to_front()
        await expect(page.get_by_role("heading", name="Ouverte ailleurs")).to_be_visible()
        await expect(page.get_by_role("button", name="Continuer ici")).to_be_focused()
        await keep(page, "30-elsewhere")
        await second.get_by_label("Écrire à Claire").fill("Toujours là")
        await second.keyboard.press("Enter")
        await booth.until(1, m.SendChat)
        await expect(second.get_by_role("log")).to_contain_text("Vous, 10")
        assert len(dialled) == 1  # and it answered nothing of what was said since
        await page.get_by_role("button", name="Continuer ici").click()
        await expect(page.get_by_role("log")).to_contain_text("Toujours là")
        await expect(second.get_by_role("heading", name="Ouverte ailleurs")).to_be_visible()
        await page.reload()
        await expect(page.get_by_role("region", name="Compte rendu")).to_be_visible()


async def test_what_the_older_tab_had_not_saved_overwrites_nothing_and_is_kept_apart(page: Page, context: BrowserContext, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        examination = page.get_by_role("region", name="Compte rendu").get_by_label("Examen", exact=True)
        booth.deaf = True
        await examination.fill("Jamais confirmé")
        await booth.until(1, m.SaveDraft)
        booth.deaf = False
        second = await context.new_page()
        await second.goto(hub.url)
        await second.get_by_role("region", name="Compte rendu").get_by_label("Examen", exact=True).fill("Écrit ensuite, ailleurs")
        await booth.until(2, m.SaveDraft)
        await expect(second.get_by_role("region", name="Compte rendu").get_by_role("status")).to_contain_text("enregistré à")
        await page.bring_to_front()
        await page.get_by_role("button", name="Continuer ici").click()
        await expect(examination).to_have_value("Écrit ensuite, ailleurs")
        await expect(page.get_by_role("region", name="Compte rendu").get_by_role("alert")).to_contain_text("Une autre page a écrit depuis.")
        await keep(page, "31-written-elsewhere")
        await page.get_by_role("button", name="File d’attente").click()
        card = page.get_by_role("region", name="Texte non enregistré, GARNIER Odette")
        await expect(card.get_by_role("textbox")).to_have_value("Examen : Jamais confirmé")
        await expect(card).to_contain_text("Une autre page a écrit dans ce compte rendu")
        await keep(page, "30-written-elsewhere")
        await card.get_by_role("button", name="Effacer").click()
        await expect(card).to_have_count(0)
        assert await page.evaluate("Object.keys(sessionStorage)") == []
    assert booth.consultation.record.draft.examination == "Écrit ensuite, ailleurs"
