"""A still that the hub has not got yet says so and comes by itself; one that was taken back is not looked at any longer."""

from dataclasses import replace

import pytest
from playwright.async_api import Page, expect

from session.hub import messages as m
from session.shown import record_shown
from tests.browser.at_page import keep, log_in, open_record
from tests.session.hub.booth_at_work import RECIPIENTS, BoothAtWork, HubAtWork, running
from tests.session.signed_visit import BEGAN, RULES

pytestmark = pytest.mark.browser
VISIT = "v" * 32
LATER = "l" * 32


async def test_a_still_that_is_late_comes_and_one_that_is_withdrawn_goes(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        await log_in(page, hub)
        await open_record(page)
        stills = page.locator(".still")
        record = record_shown(booth.consultation, RULES, BEGAN.date(), RECIPIENTS)
        (there,) = record.images
        booth.line.say(replace(record, images=(there, replace(there, image_id=LATER))))
        await expect(stills).to_have_count(2)
        await expect(stills.nth(1)).to_contain_text("Image en route…")
        await expect(stills.nth(0)).not_to_contain_text("Image en route…")
        await keep(page, "31-image-late")
        booth.line.say(m.ImageBytes(VISIT, LATER, "image/png", booth.picture))
        await expect(stills.nth(1)).not_to_contain_text("Image en route…")
        await page.wait_for_function('() => document.querySelectorAll(".still img")[1].naturalWidth === 16')
        await stills.nth(1).click()
        whole = page.locator("dialog.whole")
        await expect(whole).to_be_visible()
        booth.line.say(m.ImagesGone(VISIT, (there.image_id,)))
        booth.line.say(replace(record, images=(replace(there, image_id=LATER),)))
        await expect(stills).to_have_count(1)
        await expect(whole).to_be_visible()  # another one went
        booth.line.say(m.ImagesGone(VISIT, (LATER,)))
        booth.line.say(replace(record, images=()))
        await expect(whole).to_be_hidden()
        await expect(page.locator("img[src^=blob]")).to_have_count(0)
