"""The practitioner's camera is off once the visit is over, even where the browser asked for leave longer than the visit lasted."""

import pytest
from playwright.async_api import BrowserContext, Page, expect

from session.hub import messages as m
from tests.browser.at_page import OFFER, log_in, open_record
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running

pytestmark = pytest.mark.browser
SLOW_LEAVE = """() => {
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.granted = [];
  const answered = new Promise((done) => { window.sayYes = done; });
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    window.asked = true;
    await answered;
    const stream = await real(wanted);
    window.granted.push(stream);
    return stream;
  };
}"""


async def test_leave_that_is_given_after_the_visit_opens_no_camera(page: Page, context: BrowserContext, hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, "v" * 32)
    patient = await context.new_page()
    await patient.goto(f"{hub.url}/health")
    await page.bring_to_front()
    async with running(booth):
        await log_in(page, hub)
        await page.evaluate(SLOW_LEAVE)
        await open_record(page)
        booth.line.say(m.CallOffer(booth.visit, 1, await patient.evaluate(OFFER)))
        await page.wait_for_function("() => window.asked")
        booth.line.say(m.Ended(booth.visit, "le patient a retiré son accord"))
        await expect(page.get_by_role("main").get_by_text("GARNIER Odette : le patient a retiré son accord.")).to_be_visible()
        await page.evaluate("window.sayYes()")
        await page.wait_for_function("() => granted.length && granted.every(stream => stream.getTracks().every(track => track.readyState === 'ended'))")
