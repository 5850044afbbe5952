"""Whoever uses the keyboard stays where they are, and whoever listens hears each thing once."""

from dataclasses import replace

import pytest
from playwright.async_api import BrowserContext, Page, expect

from session.hub import messages as m
from tests.browser.at_page import OFFER, log_in, open_record
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running

pytestmark = pytest.mark.browser
VISIT = "v" * 32
COUNTED = """element => {
  window.drawn = [];
  const note = (node) => node.nodeType === 1 && drawn.push(node.textContent);
  new MutationObserver((all) => all.forEach((each) => each.addedNodes.forEach(note))).observe(element, { childList: true });
}"""

CHANGED = """element => {
  window.changed = 0;
  new MutationObserver((all) => { changed += all.length; }).observe(element, { childList: true, characterData: true, subtree: true });
}"""


async def test_the_keyboard_stays_at_the_microphone_and_the_camera(page: Page, context: BrowserContext, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    patient = await context.new_page()
    await patient.goto(f"{hub.url}/health")
    await page.bring_to_front()
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        booth.line.say(m.CallOffer(VISIT, 1, await patient.evaluate(OFFER)))
        for now, then in (("Micro", "Micro coupé"), ("Caméra", "Caméra coupée")):
            await page.get_by_role("button", name=now, exact=True).press("Enter")
            await expect(page.get_by_role("button", name=then)).to_be_focused()
            await page.keyboard.press("Enter")
            await expect(page.get_by_role("button", name=now, exact=True)).to_be_focused()


async def test_each_message_and_request_is_drawn_once(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        booth.chat("Elle vit seule.")
        log = page.get_by_role("log")
        await expect(log).to_contain_text("Elle vit seule.")
        await log.evaluate(COUNTED)
        await page.get_by_label("Écrire à Claire").fill("Merci")
        await page.keyboard.press("Enter")
        await expect(log).to_contain_text("Vous, 10")  # in the record now
        booth.chat("Elle dort bien.")
        await expect(log).to_contain_text("Elle dort bien.")
        drawn = await page.evaluate("drawn")
        assert [each[-5:] for each in drawn] == ["Merci", "bien."]
        requests = page.locator(".requests")
        await ask(page)
        await expect(requests.locator(".req")).to_have_count(1)
        await requests.evaluate(COUNTED)
        await ask(page)
        await expect(requests.locator(".req")).to_have_count(2)
        assert len(await page.evaluate("drawn")) == 1


async def ask(page: Page) -> None:
    await page.get_by_text("Demander une mesure").click()
    await page.get_by_label("Mesure à demander").select_option("cuff")
    await page.get_by_role("button", name="Envoyer la demande").click()


async def test_who_comes_is_counted_in_the_tab_and_read_out(page: Page, hub: HubAtWork) -> None:
    await log_in(page, hub)
    await expect(page).to_have_title("Alcôve")
    async with running(BoothAtWork(hub, VISIT)):
        await expect(page).to_have_title("(1) Alcôve")
        await expect(page.locator("#live-region")).to_have_text("1 patient vous attend")
        async with running(BoothAtWork(hub, "w" * 32)):
            await expect(page).to_have_title("(2) Alcôve")
            await expect(page.locator("#live-region")).to_have_text("2 patients vous attendent")
    await expect(page).to_have_title("Alcôve")


async def test_a_call_to_see_somebody_now_is_read_out_and_does_not_outlast_them(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        heard = page.locator("#live-region")
        booth.line.say(replace(booth.renamed("Odette G."), alert="Gêne pour respirer"))
        await expect(heard).to_have_text("Odette G. attend, avec une alerte ouverte.")
        booth.line.say(replace(booth.renamed("Odette G."), priority=True))
        await expect(heard).to_have_text("Odette G. attend, médecin tout de suite.")
        booth.line.say(m.NotWaiting(VISIT))
        await expect(page.get_by_role("heading", name="Personne ne vous attend")).to_be_visible()
        await expect(page.get_by_role("main")).not_to_contain_text("Odette")


async def test_a_warning_that_stands_is_not_read_out_again_each_second(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    await page.clock.install()
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        booth.deaf = True
        await ask(page)
        await booth.until(1, m.RequestMeasure)
        booth.line.say(m.NotApplied(VISIT, booth.acts(m.RequestMeasure)[0].command_id, "ce n’est pas possible à cette étape"))
        why = page.get_by_role("region", name="Compte rendu").get_by_role("alert")
        await expect(why).to_have_text("ce n’est pas possible à cette étape")
        await why.evaluate(CHANGED)
        await page.clock.run_for(3_000)
        assert await page.evaluate("changed") == 0
        await page.get_by_role("button", name="Urgence patient").focus()
    await expect(page.get_by_role("heading", name="La borne ne répond plus.")).to_be_visible()
    await expect(page.get_by_role("link", name="Urgence : par téléphone")).to_be_focused()
    await page.get_by_role("alert").filter(has_text="La borne ne répond plus.").evaluate(CHANGED)
    await page.clock.run_for(3_000)
    assert await page.evaluate("changed") == 0
