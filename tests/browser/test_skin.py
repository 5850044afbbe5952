"""A booth with a dermatoscope, at the practitioner's page: the panel says so, what can be asked for is skin, and a picture says where it is of."""

from dataclasses import replace

import pytest
from playwright.async_api import Page, expect

from devices.picture_score import PictureFlaw, PictureScore
from session import events as e
from session.skin import SKIN, ExaminationCamera
from tests.browser.at_page import keep, log_in, open_record
from tests.session.hub.booth_at_work import NOBODY_TOOK_IT, BoothAtWork, HubAtWork, running
from tests.session.signed_visit import CLAIRE, events, image, minute

pytestmark = pytest.mark.browser
VISIT = "v" * 32
SITE = "Dos, sous l’omoplate <gauche>"


async def test_a_picture_of_the_skin_says_where_and_nothing_speaks_of_ears(page: Page, hub: HubAtWork) -> None:
    mole = replace(image(), subject=SKIN, site=SITE, score=PictureScore(31, 80, 97, PictureFlaw.BLURRED))
    happened = [e.ImageKept(at=minute(14), author=CLAIRE, image=mole) if isinstance(each, e.ImageKept) else each for each in events()[:NOBODY_TOOK_IT]]
    booth = BoothAtWork(hub, VISIT, happened)
    booth.camera = ExaminationCamera.DERMATOSCOPE
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        panel = page.get_by_role("region", name="Dermatoscope")
        await expect(panel.get_by_role("heading", name="Dermatoscope")).to_be_visible()
        await expect(page.get_by_role("region", name="Otoscope")).to_have_count(0)
        await page.wait_for_function('() => document.querySelector(".still img")?.naturalWidth === 16')
        still = panel.get_by_role("button", name=SITE)
        await expect(still).to_contain_text(SITE)
        await expect(still).not_to_contain_text("floue")
        await keep(page, "31-skin")
        await still.click()
        await expect(page.get_by_role("heading", name=SITE)).to_contain_text("netteté 31 %, pour information")
        await keep(page, "31-skin-whole")
        await page.get_by_role("button", name="Fermer").click()
        await page.get_by_text("Demander une mesure").click()
        offered = await page.get_by_label("Mesure à demander").locator("option").all_text_contents()
        assert "Image de la peau" in offered
        assert not any("Oreille" in each for each in offered)
