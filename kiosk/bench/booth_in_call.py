"""The whole booth in a call with the practitioner's real page, and what three figures see of it.

The booth is a process of its own (`booth_process`), as are its cameras; hub, oximeter and the bare relay are in this one.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import psutil
from playwright.async_api import Browser, Page, async_playwright
from playwright.async_api import Error as PlaywrightError

from kiosk.bench import booth_pss_mb, bytes_to_dom_ms_p95, gui_gap_ms_p99
from kiosk.bench.child import Child, Silent, started
from kiosk.bench.chromium import NoChromium, chromium, process_of
from kiosk.bench.counting_oximeter import CountingOximeter
from kiosk.bench.figure import Figure, void
from kiosk.bench.processes import memory_mb, pss_mb, stand_back
from kiosk.bench.relay import relay
from kiosk.bench.settings_file import written
from kiosk.bench.signalling import PAGES
from kiosk.bench.turns import by_turns_async
from kiosk.demo import PASSWORD, PRACTITIONER, prepare_store
from kiosk.settings import BoothSettings, DeviceSettings, HubSettings, Settings
from session.hub.server import Hub, serve

FIGURES = (bytes_to_dom_ms_p95, gui_gap_ms_p99, booth_pss_mb)
PULSE = '[data-quantity="8867-4"] b.v'
IN_CALL = """async (pulse) => {
  const seen = () => [...document.querySelectorAll("video")].some((video) => video.videoWidth >= 640);
  const shown = () => /^\\d+$/.test(document.querySelector(pulse)?.textContent ?? "");
  while (!seen() || !shown()) await new Promise((done) => setTimeout(done, 50));
}"""  # the page's own rules forbid what wait_for_function does
WINDOW_S = 6.0
GAPS_S = 5.0
SETTLE_S = 8.0  # the bit rate, and the media process's spare, which is loaded 5 s after the start
PATIENCE_MS = 30_000
LOOK_WITHIN_S = 3 * (2 * WINDOW_S + GAPS_S)


@dataclass
class Seen:
    """Of the booth and of its peers, window by window."""

    ages: tuple[list[list[float]], list[list[float]]] = ([], [])
    gaps: tuple[list[list[float]], list[list[float]]] = field(default_factory=lambda: ([], []))
    memory: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    pss: dict[str, float] = field(default_factory=dict)


def measure(samples: int) -> list[Figure]:
    """All three."""
    try:
        seen = asyncio.run(_in_call(samples))
    except (NoChromium, Silent, PlaywrightError, TimeoutError) as error:
        words = str(error).splitlines()
        why = f"the booth came into no call: {type(error).__name__}: {words[0] if words else 'too slow'}"
        return [void(figure.NAME, figure.MEANING, why, figure.TARGET) for figure in FIGURES]
    return [bytes_to_dom_ms_p95.figure(*seen.ages), gui_gap_ms_p99.figure(*seen.gaps), booth_pss_mb.figure(*seen.memory).with_detail(kernel_pss_mb=seen.pss)]


async def _in_call(samples: int) -> Seen:
    async with AsyncExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="alcove-bench-")))
        oximeter = await stack.enter_async_context(_running(CountingOximeter(scratch / "oximeter")))
        other = await stack.enter_async_context(_running(CountingOximeter(scratch / "other")))
        relay_page = await stack.enter_async_context(relay(scratch / "other"))
        hub, hub_page = await stack.enter_async_context(_hub(scratch))
        cameras = stack.enter_context(started("kiosk.bench.stamped_camera"))
        file = await asyncio.to_thread(_prepared, scratch, hub, hub_page, str(await _hear(cameras, "usable")))
        bare = stack.enter_context(started("kiosk.bench.bare_window"))
        booth = stack.enter_context(started("kiosk.bench.booth_process", str(file)))
        await _hear(bare, "usable")
        await _hear(booth, "whole")
        playwright = await stack.enter_async_context(async_playwright())
        browser = await stack.enter_async_context(chromium(playwright))
        relayed = await _watching(browser, "#pulse")
        await relayed.goto(relay_page)
        page = await _watching(browser, PULSE)
        await _log_in(page, hub_page)
        booth.ask({"do": "queue"})
        await _hear(booth, "queued")
        await _take(page)
        other.ask()
        await asyncio.sleep(SETTLE_S)
        async with asyncio.timeout(samples * LOOK_WITHIN_S):
            return await _look(samples, booth, bare, await process_of(browser), (page, oximeter), (relayed, other))


async def _look(
    samples: int, booth: Child, bare: Child, practitioner: psutil.Process, ours: tuple[Page, CountingOximeter], peer: tuple[Page, CountingOximeter]
) -> Seen:
    ages = await by_turns_async(samples, lambda: _ages(*ours), lambda: _ages(*peer))
    seen = Seen(ages)
    stand_back(practitioner)  # from here on only the booth's own side is looked at
    for _ in range(samples):
        for child in (booth, bare):  # at the same time: what disturbs one disturbs the other
            child.ask({"do": "gaps", "for_s": GAPS_S})
        for child, gaps, memory in zip((booth, bare), seen.gaps, seen.memory, strict=True):
            gaps.append([float(gap) for gap in await _hear(child, "gaps_ms")])
            memory.append(await asyncio.to_thread(memory_mb, psutil.Process(child.process.pid)))
    seen.pss = await asyncio.to_thread(pss_mb, psutil.Process(booth.process.pid))
    return seen


async def _ages(page: Page, oximeter: CountingOximeter) -> list[float]:
    """Each number's age as it appeared, over one window."""
    await page.evaluate("benchSeen()")
    ages: list[float] = []
    for _ in range(round(WINDOW_S)):  # the numbers come round every 3.3 s
        await asyncio.sleep(1)
        ages += oximeter.ages_ms([(float(at), str(text)) for at, text in await page.evaluate("benchSeen()")])
    return ages


# ── how it comes about ───────────────────────────────────────────────────────────────────────────────────────────────


def _prepared(scratch: Path, hub: Hub, page: str, cameras: str) -> Path:
    """A booth that the hub knows, with its settings in a file."""
    settings = replace(
        Settings(),
        booth=BoothSettings(data=str(scratch / "booth"), windows=2),
        hub=HubSettings(url=page.rstrip("/")),
        devices=DeviceSettings(oximeter=str(scratch / "oximeter"), patient_camera=f"{cameras}/patient", otoscope=f"{cameras}/otoscope"),
    )
    prepare_store(settings, hub)
    return written(settings, scratch / "settings.toml")


@asynccontextmanager
async def _hub(scratch: Path) -> AsyncIterator[tuple[Hub, str]]:
    hub = Hub.open(scratch / "hub")
    await asyncio.to_thread(hub.accounts.add_practitioner, PRACTITIONER, "Dr Samir Haddad", "10003456789", "Médecin généraliste", PASSWORD)
    runner = await serve(hub, "127.0.0.1", 0)
    try:
        host, port = runner.addresses[0][:2]
        yield hub, f"http://{host}:{port}/"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _running(oximeter: CountingOximeter) -> AsyncIterator[CountingOximeter]:
    speaking = asyncio.create_task(oximeter.run())
    await asyncio.sleep(0)  # it plugs in
    try:
        yield oximeter
    finally:
        speaking.cancel()
        with suppress(asyncio.CancelledError):
            await speaking


async def _hear(child: Child, wanted: str) -> Any:
    return await asyncio.to_thread(child.hear, wanted)


async def _watching(browser: Browser, selector: str) -> Page:
    page = await browser.new_page(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    page.set_default_timeout(PATIENCE_MS)
    script = await asyncio.to_thread((PAGES / "watch.js").read_text)
    await page.add_init_script(f"const SELECTOR = '{selector}';\n{script}")
    return page


async def _log_in(page: Page, address: str) -> None:
    await page.goto(address)
    await page.get_by_label("Identifiant").fill(PRACTITIONER)
    await page.get_by_label("Mot de passe").fill(PASSWORD)
    await page.get_by_role("button", name="Se connecter").click()
    await page.get_by_label("C’est bien moi").check()
    await page.get_by_label("Adresse du lieu").fill("Cabinet de Saint-Dizier")
    await page.get_by_role("button", name="Ouvrir ma file").click()


async def _take(page: Page) -> None:
    """Take the visit, confirm who it is, and wait until both cameras are seen and a live number is there."""
    await page.get_by_role("button", name="Commencer avec").click()
    await page.get_by_label("Le patient a dit son nom").check()
    await page.get_by_label("Le patient a dit sa date").check()
    await page.get_by_role("button", name="Ouvrir le dossier").click()
    async with asyncio.timeout(PATIENCE_MS / 1000):
        await page.evaluate(IN_CALL, PULSE)
