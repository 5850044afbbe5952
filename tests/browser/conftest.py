"""A real Chromium in front of a real hub. Waits are generous: what is waited for is the proof, and a busy machine is no fault."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.session.hub.booth_at_work import Clock, HubAtWork, hub_at_work
from tests.waiting import SOON_MS

ARGUMENTS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
async def context(chromium: Browser) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR", timezone_id="Europe/Paris")
    context.set_default_timeout(SOON_MS)
    expect.set_options(timeout=SOON_MS)
    yield context
    await context.close()


@pytest.fixture
async def page(context: BrowserContext) -> AsyncIterator[Page]:
    page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    assert wrong == []


@pytest.fixture
async def hub(tmp_path: Path) -> AsyncIterator[HubAtWork]:
    async with hub_at_work(tmp_path / "hub", Clock()) as hub:
        yield hub
