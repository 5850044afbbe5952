"""A line that is dead without having been closed: the page notices that even the hub's « still here » does not come, and dials again."""

import asyncio

import pytest
from playwright.async_api import Page, WebSocket, expect

from session.hub import line
from tests.browser.at_page import log_in
from tests.browser.router import router
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running

pytestmark = pytest.mark.browser


async def test_a_queue_is_not_called_empty_over_a_dead_line(page: Page, hub: HubAtWork) -> None:
    async with router(hub) as between:
        await page.clock.install()
        await log_in(page, between.hub)
        await expect(page.get_by_role("heading", name="Personne ne vous attend")).to_be_visible()
        await between.forget()
        async with running(BoothAtWork(hub, "v" * 32)):
            await expect(page.get_by_text("Disponible")).to_be_visible()  # nobody told the page
            await page.clock.fast_forward(26_000)
            await expect(page.get_by_role("cell", name="Odette G., 78 ans")).to_be_visible()


async def test_a_line_on_which_the_hub_has_nothing_to_say_is_not_taken_for_dead(page: Page, hub: HubAtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "QUIET_S", 0.2)
    said, lines = asyncio.Event(), []

    def opened(socket: WebSocket) -> None:
        lines.append(socket.url)
        socket.on("framereceived", lambda payload: said.set() if "hub-here" in str(payload) else None)

    page.on("websocket", opened)
    await page.clock.install()
    await log_in(page, hub)
    for _ in range(4):  # forty seconds in all
        said.clear()
        await asyncio.wait_for(said.wait(), 20)
        await page.clock.fast_forward(10_000)
    await expect(page.get_by_text("Disponible")).to_be_visible()
    assert len(lines) == 1
