"""The practitioner's page in real Chromium, against the real hub and a booth on the real line."""

import pytest
from playwright.async_api import BrowserContext, Page, expect

from session.hub import messages as m
from tests.browser.at_page import OFFER, keep, log_in, open_record
from tests.session.hub.booth_at_work import PASSWORD, BoothAtWork, HubAtWork, running
from tests.session.signed_visit import BEGAN, DRAFT

pytestmark = pytest.mark.browser
VISIT = "v" * 32


async def test_a_wrong_password_says_so_and_nothing_opens(page: Page, hub: HubAtWork) -> None:
    await page.goto(hub.url)
    await page.get_by_label("Identifiant").fill("s.haddad")
    await page.get_by_label("Mot de passe").fill("pas le bon mot")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_text("Identifiant ou mot de passe inconnu.")


async def test_an_empty_waiting_room_says_so(page: Page, hub: HubAtWork) -> None:
    await log_in(page, hub)
    await expect(page.get_by_role("heading", name="Personne ne vous attend")).to_be_visible()
    await keep(page, "30-empty")


async def test_from_the_waiting_room_to_the_signature(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    hub.clock.now = BEGAN.timestamp() + 24 * 60
    await page.clock.set_fixed_time(BEGAN)  # or a busy machine would let live values grow old before they are looked at
    async with running(booth):
        await log_in(page, hub)
        await expect(page.get_by_role("cell", name="Odette G., 78 ans")).to_be_visible()
        await expect(page.get_by_role("row", name="Odette").get_by_text("8 min")).to_be_visible()
        await expect(page.get_by_text("Simulation", exact=True)).to_be_visible()
        await keep(page, "30")
        await open_record(page)
        report = page.get_by_role("region", name="Compte rendu")
        measures = page.get_by_role("region", name="Mesures")
        await expect(measures.locator('[data-quantity="8480-6"]')).to_contain_text("134/82")
        await expect(measures.locator('[data-quantity="8310-5"]')).to_contain_text("38,10")
        await expect(measures.locator('[data-quantity="8310-5"]')).to_contain_text("pile faible")

        booth.line.say(m.LiveVital(VISIT, 1, "oximeter", (m.ShownValue("2708-6", "97", "%"), m.ShownValue("8867-4", "72", "/min")), "good", (), BEGAN))
        await expect(measures.locator('[data-quantity="2708-6"]')).to_contain_text("97")
        await expect(measures.locator('[data-quantity="2708-6"]')).to_contain_text("en direct")
        booth.line.say(m.LiveWave(VISIT, 0, 60.0, 127, tuple((number * 7) % 120 for number in range(240))))
        await expect(measures.locator("canvas")).to_have_attribute("data-newest", "239")
        booth.line.say(m.LiveGone(VISIT, "oximeter"))
        await expect(measures.locator('[data-quantity="2708-6"]')).not_to_contain_text("en direct")

        booth.chat("Elle vit seule.")
        await expect(page.get_by_role("log")).to_contain_text("Elle vit seule.")
        await page.get_by_label("Écrire à Claire").fill("Pouvez-vous vérifier ses médicaments ?")
        await page.keyboard.press("Enter")
        await booth.until(1, m.SendChat)
        await expect(page.get_by_role("log")).to_contain_text("Vous, 10")

        await page.get_by_text("Demander une mesure").click()
        await page.get_by_label("Mesure à demander").select_option("cuff")
        await page.get_by_role("button", name="Envoyer la demande").click()
        await expect(measures.get_by_text("demandée, pas encore de réponse")).to_be_visible()

        await page.wait_for_function('() => document.querySelector(".still img")?.naturalWidth === 16')
        await page.get_by_role("button", name="Droite").click()
        await page.wait_for_function('() => document.querySelector(".whole-image img")?.naturalHeight === 16')
        await page.get_by_role("button", name="Fermer").click()

        await keep(page, "31")
        for name in ("Examen", "Conclusion", "Conduite à tenir", "Suivi", "Pour le patient, en mots simples", "Rappeler si"):
            await report.get_by_label(name, exact=True).fill(f"{name} : écrit")
        await booth.until(1, m.SaveDraft)
        await expect(report.get_by_role("status")).to_contain_text("enregistré à 10")
        assert booth.consultation.record.draft.conclusion == "Conclusion : écrit"

        await report.get_by_role("button", name="Signer").click()
        sheet = page.get_by_role("dialog", name="Signature")
        await expect(sheet.get_by_text("refusé : rien ne part").first).to_be_visible()
        await keep(page, "31c")
        await sheet.get_by_label("Votre mot de passe").fill("ce n’est pas lui")
        await sheet.get_by_role("button", name="Signer et envoyer").click()
        await expect(sheet.get_by_role("alert")).to_contain_text("mot de passe inconnu")
        await sheet.get_by_label("Votre mot de passe").fill(PASSWORD)
        await sheet.get_by_role("button", name="Signer et envoyer").click()
        await expect(page.get_by_role("main").get_by_text("signé à")).to_be_visible()
        assert booth.consultation.record.signature is not None
        assert PASSWORD not in str(booth.commands)


async def test_reloading_ends_nothing_and_keeps_what_was_written(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT, draft=DRAFT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        conclusion = page.get_by_role("region", name="Compte rendu").get_by_label("Conclusion", exact=True)
        await conclusion.fill("Otite moyenne aiguë droite, et la suite")
        await page.reload()
        await expect(conclusion).to_have_value("Otite moyenne aiguë droite, et la suite")
        await booth.until(1, m.SaveDraft)
        assert booth.consultation.record.draft.conclusion == "Otite moyenne aiguë droite, et la suite"
        assert len(booth.acts(m.Take)) == 1


async def test_the_line_is_cut_and_comes_back_by_itself(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT, draft=DRAFT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        report = page.get_by_role("region", name="Compte rendu")
        await hub.stop()
        await expect(page.get_by_role("heading", name="La ligne est coupée.")).to_be_visible()
        await expect(report.get_by_role("button", name="Signer : ligne coupée")).to_be_disabled()
        await report.get_by_label("Examen", exact=True).fill("Écrit pendant la coupure")
        await expect(report.get_by_role("status")).to_contain_text("gardé ici")
        await keep(page, "31d")
        await hub.start()
        await expect(page.get_by_role("region", name="Mesures")).to_be_visible()
        await booth.until(1, m.SaveDraft)
        assert booth.consultation.record.draft.examination == "Écrit pendant la coupure"
        assert len({each.command_id for each in booth.acts(m.SaveDraft)}) == 1


async def test_the_hub_is_back_before_the_booth_and_nothing_is_refused(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT, draft=DRAFT)
    report = page.get_by_role("region", name="Compte rendu")
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        await hub.stop()
        await report.get_by_label("Examen", exact=True).fill("Écrit pendant la coupure")
    await hub.start()
    await expect(page.get_by_role("heading", name="La borne ne répond plus.")).to_be_visible()
    await expect(report.get_by_role("status")).to_contain_text("gardé ici")
    await keep(page, "31d-booth")
    after = BoothAtWork(hub, VISIT, key=booth.key)
    after.consultation = booth.consultation
    async with running(after):
        await after.until(1, m.SaveDraft)
        await expect(page.get_by_role("region", name="Mesures")).to_be_visible()
        await expect(report.get_by_role("status")).to_contain_text("enregistré à")
    assert after.consultation.record.draft.examination == "Écrit pendant la coupure"


async def test_the_page_answers_a_real_offer_with_both_tracks_and_shows_both_videos(page: Page, context: BrowserContext, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT, draft=DRAFT)
    other = await context.new_page()
    await other.goto(f"{hub.url}/health")
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        await booth.until(1, m.Rejoin)
        booth.line.say(m.CallMedia(VISIT, "present", "present", "on"))
        offer = await other.evaluate(OFFER)
        booth.line.say(m.CallOffer(VISIT, 1, offer))
        await booth.until(1, m.CallAnswer)
        (answer,) = booth.acts(m.CallAnswer)
        assert isinstance(answer, m.CallAnswer)
        await other.evaluate('sdp => peer.setRemoteDescription({ type: "answer", sdp })', answer.sdp)
        for candidate in booth.acts(m.AddCandidate):
            assert isinstance(candidate, m.AddCandidate)
            found = {"candidate": candidate.candidate, "sdpMid": candidate.sdp_mid, "sdpMLineIndex": candidate.sdp_m_line_index}
            await other.evaluate("found => peer.addIceCandidate(found)", found)
        await page.wait_for_function('() => [...document.querySelectorAll("video:not(.own)")].filter((video) => video.videoWidth === 320).length === 2')
        assert await other.evaluate("peer.got.sort().join()") == "audio,video"
        await keep(page, "31-call")
        await hub.stop()  # the call goes from browser to booth, past the hub
        await expect(page.get_by_role("alert").get_by_text("La ligne est coupée")).to_be_visible()
        await expect(page.get_by_label("Vidéo du patient")).to_be_visible()
        await keep(page, "31-call-cut")


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
async def test_nothing_runs_out_of_the_window(page: Page, hub: HubAtWork, size: tuple[int, int]) -> None:
    await page.set_viewport_size({"width": size[0], "height": size[1]})
    booth = BoothAtWork(hub, VISIT, draft=DRAFT)
    out = "() => [document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollHeight <= innerHeight]"
    async with running(booth):
        await log_in(page, hub)
        assert await page.evaluate(out) == [True, True]
        await open_record(page)
        assert await page.evaluate(out) == [True, True]
        for button in await page.get_by_role("button").all():
            if await button.is_visible():
                assert await button.evaluate("each => each.scrollWidth <= each.clientWidth + 1"), await button.text_content()
        await keep(page, f"31-{size[0]}")
