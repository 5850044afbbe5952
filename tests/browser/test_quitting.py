"""Whoever leaves over a cut line is told what goes with it, and what of the session stays."""

import asyncio

import pytest
from playwright.async_api import Page, Route, WebSocket, expect

from tests.browser.at_page import keep, log_in, open_record
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running

pytestmark = pytest.mark.browser
SAID = """() => {
  window.said = [];
  new MutationObserver(() => said.push(document.body.textContent)).observe(document.body, { childList: true, subtree: true });
}"""


async def test_nothing_is_thrown_away_unasked(page: Page, hub: HubAtWork) -> None:
    async with running(BoothAtWork(hub, "v" * 32)):
        await log_in(page, hub)
        await open_record(page)
        examination = page.get_by_role("region", name="Compte rendu").get_by_label("Examen", exact=True)
        await hub.stop()
        await expect(page.get_by_role("heading", name="La ligne est coupée.")).to_be_visible()
        await examination.fill("Écrit pendant la coupure")
        await page.get_by_role("button", name="Quitter").click()
        ask = page.get_by_role("dialog", name="Quitter ?")
        await expect(ask).to_contain_text("Perdu : le texte non enregistré du compte rendu de GARNIER Odette.")
        await keep(page, "31-quit")
        await ask.get_by_role("button", name="Rester").click()
        await expect(ask).to_have_count(0)
        await expect(examination).to_have_value("Écrit pendant la coupure")
        await page.get_by_role("button", name="Quitter").click()
        await ask.get_by_role("button", name="Quitter quand même").click()
        await expect(page.get_by_role("alert")).to_contain_text("votre session y reste ouverte")
        assert await page.evaluate("Object.keys(sessionStorage)") == []


async def test_over_a_whole_line_nobody_is_asked(page: Page, hub: HubAtWork) -> None:
    async with running(BoothAtWork(hub, "v" * 32)):
        await log_in(page, hub)
        await page.get_by_role("button", name="Quitter").click()
        await expect(page.get_by_label("Identifiant")).to_be_focused()
        await expect(page.get_by_text("votre session y reste ouverte")).to_have_count(0)


async def test_who_leaves_is_not_told_that_the_session_is_over(page: Page, hub: HubAtWork) -> None:
    closed = asyncio.Event()
    page.on("websocket", lambda socket: _notice(socket, closed))

    async def answer_late(route: Route) -> None:
        answer = await route.fetch()
        await asyncio.wait_for(closed.wait(), 30)  # the hub closes the line of a session that is over
        await route.fulfill(response=answer)

    await page.route("**/api/logout", answer_late)
    await log_in(page, hub)
    await page.evaluate(SAID)
    await page.get_by_role("button", name="Quitter").click()
    await expect(page.get_by_label("Identifiant")).to_be_focused()
    assert not [each for each in await page.evaluate("said") if "session est finie" in each]


def _notice(socket: WebSocket, closed: asyncio.Event) -> None:
    socket.on("close", lambda _: closed.set())
