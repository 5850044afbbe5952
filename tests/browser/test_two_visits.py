"""A practitioner with two visits: only the patient on the screen hears and sees them."""

import pytest
from playwright.async_api import BrowserContext, JSHandle, Page, expect

from session import events as e
from session.hub import messages as m
from tests.browser.at_page import OFFER, keep, log_in, open_record
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running
from tests.session.signed_visit import BEGAN, HADDAD

pytestmark = pytest.mark.browser
FIRST, SECOND = "v" * 32, "w" * 32
CROWDED = """() => [
  document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight,
  [...document.querySelectorAll(".g-top > *")].every((each) => each.scrollWidth <= each.clientWidth + 1 && each.getBoundingClientRect().right <= innerWidth),
]"""
LEAVES = "stream => stream.getTracks().map(track => `${track.kind} ${track.enabled && track.readyState === 'live'}`).sort().join()"


async def begin(page: Page, context: BrowserContext, hub: HubAtWork, booth: BoothAtWork, number: int = 1) -> JSHandle:
    """The booth calls; the practitioner's own sound and picture, as the page holds them."""
    patient = await context.new_page()
    await patient.goto(f"{hub.url}/health")
    await page.bring_to_front()
    booth.line.say(m.CallOffer(booth.visit, number, await patient.evaluate(OFFER)))
    await booth.until(1, m.CallAnswer)
    own = await page.evaluate_handle('document.querySelector("video.own").srcObject')
    assert await own.evaluate(LEAVES) == "audio true,video true"
    return own


async def test_who_leaves_the_call_for_the_waiting_room_is_not_heard_there_and_begins_with_nobody_else(
    page: Page, context: BrowserContext, hub: HubAtWork
) -> None:
    one, two = BoothAtWork(hub, FIRST), BoothAtWork(hub, SECOND)
    async with running(one):
        await log_in(page, hub)
        await open_record(page)
        await one.until(1, m.Rejoin)
        async with running(two):
            own = await begin(page, context, hub, one)
            await page.get_by_role("button", name="Caméra").click()
            assert await own.evaluate(LEAVES) == "audio true,video false"
            await page.get_by_role("button", name="File d’attente").click()
            await expect(page.get_by_role("main")).to_contain_text("Appel en cours avec GARNIER Odette : votre micro et votre caméra sont coupés")
            await expect(page.get_by_role("banner")).to_contain_text("Micro et caméra coupés")
            assert await own.evaluate(LEAVES) == "audio false,video false"
            await expect(page.get_by_role("button", name="Terminez d’abord l’appel avec GARNIER Odette").first).to_be_disabled()
            await expect(page.get_by_role("button", name="Commencer avec")).to_have_count(0)
            await keep(page, "30-in-call")
            await page.get_by_role("button", name="Revenir").click()
            await expect(page.get_by_role("region", name="Appel")).to_be_visible()
            assert await own.evaluate(LEAVES) == "audio true,video false"  # as they were
            await page.get_by_role("region", name="Appel").get_by_role("button", name="Terminer", exact=True).click()
            await page.get_by_role("button", name="Terminer l’appel").click()
            await expect(page.get_by_role("button", name="Rappeler")).to_be_enabled()
            await page.get_by_role("button", name="File d’attente").click()
            await expect(page.get_by_text("Consultation en cours : GARNIER Odette")).to_be_visible()
            await page.get_by_role("button", name="Commencer avec").click()
            await expect(page.get_by_role("heading", name="Avant d’ouvrir le dossier")).to_be_visible()
            await page.get_by_role("button", name="File d’attente").click()
            await page.get_by_role("button", name="Revenir").first.click()  # the first visit, whose report is left to be signed
            await expect(page.get_by_role("button", name="Terminez d’abord l’appel avec GARNIER Odette")).to_be_disabled()
            await keep(page, "31-other-call")


async def test_a_visit_that_comes_back_takes_nobody_away_from_the_one_on_the_screen(page: Page, context: BrowserContext, hub: HubAtWork) -> None:
    one, two = BoothAtWork(hub, FIRST), BoothAtWork(hub, SECOND)
    async with running(two):
        await log_in(page, hub)
        await open_record(page)
        await two.until(1, m.Rejoin)
        own = await begin(page, context, hub, two)
        async with running(one):
            one.apply(e.PractitionerTook(at=BEGAN, author=HADDAD.author, practitioner=HADDAD))  # by another page of this practitioner's
            await expect(page.get_by_role("banner")).to_contain_text("Autre appel")
            await expect(page.get_by_role("region", name="Compte rendu")).to_be_visible()
            await page.get_by_role("button", name="Urgence patient").click()
            await expect(page.get_by_role("button", name="Urgence sonnée à la borne à")).to_be_visible()
            for width, height in ((1280, 720), (960, 600)):  # the most that stands in the bar; the second is a window that is enlarged by half
                await page.set_viewport_size({"width": width, "height": height})
                assert await page.evaluate(CROWDED) == [True, True]
            await page.set_viewport_size({"width": 1440, "height": 900})
            assert await own.evaluate(LEAVES) == "audio true,video true"
            assert one.acts(m.Rejoin) == []  # nobody is rung for behind the screen
            await page.get_by_role("button", name="File d’attente").click()
            await page.locator(f'[data-id="back-{FIRST}"]').click()
            await expect(page.get_by_role("heading", name="Avant d’ouvrir le dossier")).to_be_visible()
            await one.until(1, m.Rejoin)
            assert await own.evaluate(LEAVES) == "audio false,video false"


async def test_what_is_written_in_two_visits_over_a_cut_line_arrives_at_both(page: Page, hub: HubAtWork) -> None:
    one, two = BoothAtWork(hub, FIRST), BoothAtWork(hub, SECOND)
    examination = page.get_by_role("region", name="Compte rendu").get_by_label("Examen", exact=True)
    async with running(one):
        await log_in(page, hub)
        await open_record(page)
        one.apply(e.CallEnded(at=BEGAN, author=HADDAD.author))
        await expect(page.get_by_role("button", name="Rappeler")).to_be_visible()
        await page.get_by_role("button", name="File d’attente").click()
        async with running(two):
            await open_record(page)
            await hub.stop()
            await examination.fill("De la seconde")
            await page.get_by_role("button", name="File d’attente").click()
            await page.locator(f'[data-id="back-{FIRST}"]').click()
            await examination.fill("De la première")
            await page.get_by_role("button", name="File d’attente").click()  # saved on leaving
            await hub.start()
            await one.until(1, m.SaveDraft)
            await two.until(1, m.SaveDraft)
    assert one.consultation.record.draft.examination == "De la première"
    assert two.consultation.record.draft.examination == "De la seconde"
