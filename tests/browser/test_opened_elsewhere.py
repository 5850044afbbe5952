"""One practitioner, two tabs: the newer one has the call; the older says so and takes nothing back by itself."""

import pytest
from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from session.hub import messages as m
from tests.browser.at_page import keep, log_in, open_record
from tests.browser.router import Router, router
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running

pytestmark = pytest.mark.browser
VISIT = "v" * 32
SAVED_MS = 1_500
SILENCE_MS = 26_000


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


async def written_by_hand(page: Page, between: Router) -> tuple[Locator, Locator]:
    """The report and a field of it, in a page whose clock and line are ours."""
    await page.clock.install()
    await log_in(page, between.hub)
    await open_record(page)
    report = page.get_by_role("region", name="Compte rendu")
    return report, report.get_by_label("Examen", exact=True)


async def test_what_was_written_on_a_line_that_was_cut_overwrites_nothing_when_it_is_back(page: Page, chromium: Browser, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with router(hub) as between, running(booth):
        report, examination = await written_by_hand(page, between)
        await examination.fill("Enregistré")
        await page.clock.fast_forward(SAVED_MS)
        await booth.until(1, m.SaveDraft)
        await expect(report.get_by_role("status")).to_contain_text("enregistré à")
        await between.forget()
        await examination.fill("Écrit sans ligne")
        await page.clock.fast_forward(SAVED_MS)
        await expect(report.get_by_role("status")).to_contain_text("enregistrement…")
        second = await (await chromium.new_context()).new_page()  # another machine, whose clock goes on by itself
        await log_in(second, hub)
        await second.get_by_role("region", name="Compte rendu").get_by_label("Examen", exact=True).fill("Écrit ensuite, ailleurs")
        await booth.until(2, m.SaveDraft)
        await page.clock.fast_forward(SILENCE_MS)
        await expect(report.get_by_role("alert")).to_contain_text("Une autre page a écrit depuis.")
        await expect(examination).to_have_value("Écrit ensuite, ailleurs")
        await page.get_by_role("button", name="File d’attente").click()
        card = page.get_by_role("region", name="Texte non enregistré, GARNIER Odette")
        await expect(card.get_by_role("textbox")).to_have_value("Examen : Écrit sans ligne")
    assert booth.consultation.record.draft.examination == "Écrit ensuite, ailleurs"


async def test_what_was_written_on_a_line_that_was_cut_is_saved_when_it_is_back_though_the_record_is_a_few_saves_behind(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with router(hub) as between, running(booth):
        report, examination = await written_by_hand(page, between)
        booth.deaf = True
        for number, text in enumerate(("Tympan", "Tympan rouge", "Tympan rouge à droite"), start=1):
            await examination.fill(text)
            await page.clock.fast_forward(SAVED_MS)
            await booth.until(number, m.SaveDraft)
        await between.forget()
        booth.deaf = False
        booth.obey_again(m.SaveDraft, 0)
        await examination.fill("Tympan rouge à droite, bombé")
        await page.clock.fast_forward(SILENCE_MS)
        await expect(report.get_by_role("status")).to_contain_text("enregistré à")
        await expect(examination).to_have_value("Tympan rouge à droite, bombé")
        await booth.until(4, m.SaveDraft)
    assert booth.consultation.record.draft.examination == "Tympan rouge à droite, bombé"
