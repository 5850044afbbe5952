"""Every act gets its own answer in words, even where the line was cut before the answer came."""

import pytest
from playwright.async_api import Page, expect

from session import events as e
from session.hub import messages as m
from tests.browser.at_page import keep, log_in, open_record
from tests.browser.router import router
from tests.session.hub.booth_at_work import PASSWORD, BoothAtWork, HubAtWork, running
from tests.session.signed_visit import BEGAN, DRAFT, HADDAD

pytestmark = pytest.mark.browser
VISIT = "v" * 32
SILENCE_MS = 26_000


async def open_written(page: Page, booth: BoothAtWork) -> None:
    """The record, with all that a signature wants."""
    await open_record(page)
    booth.apply(e.DraftSaved(at=BEGAN, author=HADDAD.author, draft=DRAFT))
    await expect(page.get_by_role("button", name="Signer", exact=True)).to_be_enabled()


async def give_signature(page: Page) -> None:
    await page.get_by_role("button", name="Signer", exact=True).click()
    await page.get_by_label("Votre mot de passe").fill(PASSWORD)
    await page.get_by_role("button", name="Signer et envoyer").click()


async def sign_without_answer(page: Page, booth: BoothAtWork) -> None:
    """The signature reaches the booth, which says nothing."""
    await page.get_by_role("button", name="Signer", exact=True).click()
    await page.get_by_label("Votre mot de passe").fill(PASSWORD)
    booth.deaf = True
    await page.get_by_role("button", name="Signer et envoyer").click()
    await booth.until(1, m.Sign)


async def test_a_save_and_a_call_for_help_whose_answers_were_lost_are_asked_for_again(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with router(hub) as between, running(booth):
        await page.clock.install()
        await log_in(page, between.hub)
        await open_written(page, booth)
        report = page.get_by_role("region", name="Compte rendu")
        booth.deaf = True
        await report.get_by_label("Examen", exact=True).fill("Écrit juste avant")
        await booth.until(1, m.SaveDraft)
        await expect(report.get_by_role("status")).to_contain_text("enregistrement…")
        await page.get_by_role("banner").get_by_role("button", name="Urgence patient").click()
        await booth.until(1, m.CallUrgency)
        await expect(page.get_by_role("banner").get_by_role("button", name="Urgence : envoyé…")).to_be_visible()
        await between.forget()
        booth.deaf = False
        for lost in (m.SaveDraft, m.CallUrgency):
            booth.obey_again(lost)
        await page.clock.fast_forward(SILENCE_MS)
        await expect(report.get_by_role("status")).to_contain_text("enregistré à")
        await expect(report.get_by_role("button", name="Signer", exact=True)).to_be_enabled()
        await expect(page.get_by_role("banner").get_by_role("button", name="Urgence sonnée à la borne à")).to_be_visible()
        for lost in (m.SaveDraft, m.CallUrgency):
            assert len({each.command_id for each in booth.acts(lost)}) == 1


async def test_a_signature_on_its_way_holds_the_text_until_it_is_there(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    report = page.get_by_role("region", name="Compte rendu")
    async with running(booth):
        await log_in(page, hub)
        await open_written(page, booth)
        await sign_without_answer(page, booth)
        await expect(page.get_by_role("button", name="Signature en route…")).to_be_disabled()
        await page.get_by_role("button", name="Revenir au texte").click()
        await expect(report.get_by_role("button", name="Signature en route")).to_be_disabled()
        await expect(report.get_by_label("Examen", exact=True)).not_to_be_editable()
        await keep(page, "31-signing")
        await hub.stop()
        await expect(page.get_by_role("heading", name="La ligne est coupée.")).to_be_visible()
        await expect(report.get_by_role("button", name="Signature en route")).to_be_disabled()
        await hub.start()
        await booth.until(2, m.PrepareSignature)  # the page asks what became of it
        await expect(report.get_by_role("button", name="Signature en route")).to_be_disabled()
        booth.obey_again(m.Sign)
        await expect(page.get_by_role("main").get_by_text("signé à")).to_be_visible()
    assert booth.consultation.record.signature is not None
    assert await page.evaluate("Object.keys(sessionStorage)") == []


async def test_a_signature_that_never_arrived_is_said_not_to_have_passed(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    report = page.get_by_role("region", name="Compte rendu")
    async with router(hub) as between, running(booth):
        await page.clock.install()
        await log_in(page, between.hub)
        await open_written(page, booth)
        await page.get_by_role("button", name="Signer", exact=True).click()
        await page.get_by_label("Votre mot de passe").fill(PASSWORD)
        await between.forget()
        await page.get_by_role("button", name="Signer et envoyer").click()
        await expect(page.get_by_role("button", name="Signature en route…")).to_be_disabled()
        await page.clock.fast_forward(SILENCE_MS)
        await expect(report.get_by_role("alert")).to_contain_text("La signature n’est pas passée : relisez, puis signez de nouveau.")
        await expect(report.get_by_label("Examen", exact=True)).to_be_editable()
        assert booth.acts(m.Sign) == []
        await give_signature(page)
        await expect(page.get_by_role("main").get_by_text("signé à")).to_be_visible()


async def test_a_call_for_help_says_what_came_of_it(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await open_written(page, booth)
        booth.deaf = True
        top, heard = page.get_by_role("banner"), page.locator("#live-region")
        await top.get_by_role("button", name="Urgence patient").press("Enter")
        await booth.until(1, m.CallUrgency)
        await expect(top.get_by_role("button", name="Urgence : envoyé…")).to_be_focused()
        booth.deaf = False
        booth.obey_again(m.CallUrgency)
        await expect(top.get_by_role("button", name="Urgence sonnée à la borne à")).to_be_focused()
        await expect(heard).to_contain_text("Urgence sonnée à la borne à")
        await page.set_viewport_size({"width": 1280, "height": 720})
        await keep(page, "31-urgency")
        await page.get_by_role("button", name="Signer", exact=True).click()
        sheet = page.get_by_role("dialog", name="Signature")
        await expect(sheet).to_be_visible()
        booth.deaf = True
        await sheet.get_by_role("button", name="Urgence sonnée").click()
        await booth.until(2, m.CallUrgency)
        await expect(sheet.get_by_role("button", name="Urgence : envoyé…")).to_be_visible()
        booth.line.say(m.NotApplied(VISIT, booth.acts(m.CallUrgency)[-1].command_id, "ce n’est pas possible à cette étape"))
        await expect(sheet.get_by_role("button", name="Urgence non sonnée : ce n’est pas possible à cette étape")).to_be_visible()
        await keep(page, "31c-urgency")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not await page.locator(".report .error").is_visible()


async def test_a_visit_that_was_asked_for_before_a_break_can_be_asked_for_after_it(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    booth.deaf = True
    async with running(booth):
        await log_in(page, hub)
        await page.get_by_role("button", name="Commencer avec").click()
        await booth.until(1, m.Take)
        await expect(page.get_by_role("button", name="La borne répond…")).to_be_disabled()
        await hub.stop()
        await expect(page.get_by_role("alert")).to_contain_text("La ligne est coupée")
        await hub.start()
        await expect(page.get_by_role("button", name="Commencer avec")).to_be_enabled()
        booth.deaf = False
        await page.get_by_role("button", name="Commencer avec").click()
        await expect(page.get_by_role("heading", name="Avant d’ouvrir le dossier")).to_be_visible()
        await expect(page.locator("#live-region")).not_to_contain_text("confrère")


async def test_a_refusal_stands_beside_what_was_refused(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await page.get_by_role("button", name="Commencer avec").click()
        await expect(page.get_by_role("heading", name="Avant d’ouvrir le dossier")).to_be_visible()
        booth.deaf = True
        await page.get_by_role("button", name="Ça ne correspond pas").click()
        await booth.until(1, m.NotMatching)
        await expect(page.get_by_role("alert")).to_contain_text("pas encore reçu")
        booth.deaf = False
        booth.obey_again(m.NotMatching)
        await expect(page.get_by_role("alert")).to_contain_text("Signalé au téléassistant")
        await page.get_by_label("Le patient a dit son nom").check()
        await page.get_by_label("Le patient a dit sa date").check()
        await page.get_by_role("button", name="Ouvrir le dossier").click()
        report = page.get_by_role("region", name="Compte rendu")
        await expect(report).to_be_visible()
        booth.deaf = True
        await page.get_by_label("Écrire à Claire").fill("Elle entend mieux ?")
        await page.keyboard.press("Enter")
        await booth.until(1, m.SendChat)
        await expect(page.get_by_role("log")).to_contain_text("Vous, en route")
        booth.line.say(m.NotApplied(VISIT, booth.acts(m.SendChat)[0].command_id, "le patient n’a pas voulu être accompagné"))
        await expect(page.get_by_role("log")).to_contain_text("Vous, pas transmis : le patient n’a pas voulu être accompagné")
        await expect(page.get_by_role("log")).to_contain_text("Elle entend mieux ?")
        assert await page.locator(".msg").evaluate("each => each.scrollWidth <= each.clientWidth")  # whole, on as many lines as it takes
        await expect(report.locator(".error")).to_have_text("")
        await keep(page, "31-chat-refused")


async def test_a_message_on_its_way_outlasts_the_screen_it_was_written_on(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        booth.deaf = True
        await page.get_by_label("Écrire à Claire").fill("Elle entend mieux ?")
        await page.keyboard.press("Enter")
        await booth.until(1, m.SendChat)
        await page.get_by_role("button", name="File d’attente").click()
        await page.get_by_role("button", name="Revenir").click()
        await expect(page.get_by_role("log")).to_contain_text("Vous, en route")
        await page.get_by_role("button", name="File d’attente").click()
        booth.line.say(m.NotApplied(VISIT, booth.acts(m.SendChat)[0].command_id, "le patient n’a pas voulu être accompagné"))
        await page.get_by_role("button", name="Revenir").click()
        await expect(page.get_by_role("log")).to_contain_text("Vous, pas transmis : le patient n’a pas voulu être accompagné")
        await expect(page.get_by_role("log")).to_contain_text("Elle entend mieux ?")
