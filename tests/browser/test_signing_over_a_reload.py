"""A signature that is on its way outlasts a reload of the page: until the booth has answered, the text stays as it is."""

import pytest
from playwright.async_api import Page, expect

from session.hub import messages as m
from tests.browser.at_page import log_in
from tests.browser.test_answers import open_written, sign_without_answer
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running

pytestmark = pytest.mark.browser


async def test_the_page_that_comes_back_waits_for_it(page: Page, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, "v" * 32)
    report = page.get_by_role("region", name="Compte rendu")
    async with running(booth):
        await log_in(page, hub)
        await open_written(page, booth)
        await sign_without_answer(page, booth)
        await page.reload()
        await expect(report.get_by_role("button", name="Signature en route")).to_be_disabled()
        await expect(report.get_by_label("Examen", exact=True)).not_to_be_editable()
        booth.obey_again(m.Sign)
        await expect(page.get_by_role("main").get_by_text("signé à")).to_be_visible()
