"""The practitioner of a played visit: real Chromium, in a thread of its own, that does one thing after another."""

import os
import queue
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import Page, expect, sync_playwright

ARGUMENTS = [
    "--no-sandbox" if hasattr(os, "geteuid") and os.geteuid() == 0 else "--disable-breakpad",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 30_000
Act = Callable[[Page], Any]


class Browser:
    """`with Browser(pictures) as browser: browser.do(lambda page: page.goto(url))`; each act is a future."""

    def __init__(self, pictures: Path) -> None:
        self._pictures = pictures
        self._acts: queue.Queue[tuple[Act, Future[Any]] | None] = queue.Queue()
        self._thread = threading.Thread(target=self._run, name="practitioner", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._acts.put(None)
        self._thread.join(20)

    def do(self, act: Act) -> "Future[Any]":
        """Do this once what was asked before is done."""
        done: Future[Any] = Future()
        self._acts.put((act, done))
        return done

    def picture(self, name: str) -> "Future[Any]":
        """Keep what the page shows."""
        return self.do(lambda page: page.screenshot(path=self._pictures / f"{name}.png"))

    def _run(self) -> None:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=shutil.which("chromium") or "/usr/bin/chromium", headless=True, args=ARGUMENTS)
            page = chromium.new_page(viewport={"width": 1440, "height": 900}, locale="fr-FR")
            page.set_default_timeout(PATIENCE_MS)
            expect.set_options(timeout=PATIENCE_MS)  # it has a shorter patience of its own
            while (asked := self._acts.get()) is not None:
                act, done = asked
                try:
                    done.set_result(act(page))
                except Exception as error:  # handed to whoever waits for the act
                    done.set_exception(error)
            chromium.close()
