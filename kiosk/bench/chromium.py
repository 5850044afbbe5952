"""Chromium for the bench: with a pretended camera and microphone, in processes whose work can be counted."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psutil
from playwright.async_api import Browser, Playwright

from kiosk.bench.machine import CHROMIUM

FLAGS = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--use-fake-device-for-media-stream=fps=30",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]


class NoChromium(Exception):
    """There is none on this machine."""


@asynccontextmanager
async def chromium(playwright: Playwright) -> AsyncIterator[Browser]:
    """One browser of its own, closed with the block."""
    if not os.access(CHROMIUM, os.X_OK):
        raise NoChromium(f"{CHROMIUM} is not installed")
    browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    try:
        yield browser
    finally:
        await browser.close()


async def process_of(browser: Browser) -> psutil.Process:
    """The browser's first process, from which all of its others stem."""
    session = await browser.new_browser_cdp_session()
    told = await session.send("SystemInfo.getProcessInfo")
    await session.detach()
    return psutil.Process(next(int(each["id"]) for each in told["processInfo"] if each["type"] == "browser"))
