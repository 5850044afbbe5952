"""The same call made by the booth's media process and by Chromium in its place, by turns; three figures look at it.

Both ends of a call are on this machine. The cameras, the practitioner's page, the line between the two and the hints for the bit rate are the
same for both.
"""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import psutil
from playwright.async_api import Page, async_playwright
from playwright.async_api import TimeoutError as TooSlow

from kiosk.bench import call_setup_ratio, glass_to_glass_ratio, sender_cpu_ratio
from kiosk.bench.child import Silent, started
from kiosk.bench.chromium import NoChromium, chromium, process_of
from kiosk.bench.figure import Figure, void
from kiosk.bench.processes import cpu_s
from kiosk.bench.reception import Reception, received
from kiosk.bench.signalling import Signalling, signalling
from kiosk.bench.turns import by_turns_async
from session.call.control import Seen
from session.call.engine import MOST_KBPS, START_KBPS
from session.call.media_link import MediaHealth, MediaLink
from session.call.pictures import Pictures, View

WARM_UP_S = 10.0
WINDOW_S = 5.0
ALONE_AFTER_S = 3.0  # of the patient's camera alone, before it is looked at
PATIENCE_S = 30.0
CALL_WITHIN_S = WARM_UP_S + ALONE_AFTER_S + 2 * WINDOW_S + 2 * PATIENCE_S
MIRROR = (552, 310)  # as large as the patient's screen shows it during a call
PRACTITIONER = (640, 480)  # as Chromium shows it
FIGURES = (call_setup_ratio, sender_cpu_ratio, glass_to_glass_ratio)


@dataclass(frozen=True)
class OneCall:
    """What was seen of one call."""

    setup_s: float
    cpu: float  # processor seconds a second, of the sending side
    both: Reception  # the patient's camera and the otoscope
    patient: Reception  # the patient's camera alone, the otoscope closed


def measure(samples: int) -> list[Figure]:
    """All three."""
    try:
        with started("kiosk.bench.stamped_camera") as camera:
            ours, peer = asyncio.run(_calls(samples, str(camera.hear("usable"))))
    except (NoChromium, Silent, TooSlow, TimeoutError) as error:
        why = f"a call did not come about: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else 'too slow'}"
        return [void(figure.NAME, figure.MEANING, why, figure.TARGET) for figure in FIGURES]
    return [
        call_setup_ratio.figure([call.setup_s for call in ours], [call.setup_s for call in peer]),
        sender_cpu_ratio.figure([(call.cpu, call.both) for call in ours], [(call.cpu, call.both) for call in peer]),
        glass_to_glass_ratio.figure([call.patient for call in ours], [call.patient for call in peer]),
    ]


async def _calls(samples: int, cameras: str) -> tuple[list[OneCall], list[OneCall]]:
    async with signalling() as line, async_playwright() as playwright, chromium(playwright) as theirs, chromium(playwright) as senders:
        practitioner = await theirs.new_page()
        await practitioner.goto(f"{line.address}/practitioner.html")
        await practitioner.wait_for_function("window.ready && ready()", timeout=PATIENCE_S * 1000)
        sender = await senders.new_page()
        tree = await process_of(senders)

        async def ours() -> OneCall:
            async with asyncio.timeout(CALL_WITHIN_S):
                return await _of_media_process(line, practitioner, cameras)

        async def peer() -> OneCall:
            line.booth = None
            async with asyncio.timeout(CALL_WITHIN_S):
                return await _of_chromium(line, practitioner, sender, tree, cameras)

        return await by_turns_async(samples, ours, peer)


async def _of_chromium(line: Signalling, practitioner: Page, sender: Page, tree: psutil.Process, cameras: str) -> OneCall:
    await sender.goto(f"{line.address}/sender.html?patient={cameras}/patient&otoscope={cameras}/otoscope&start={START_KBPS}&most={MOST_KBPS}")
    try:
        await sender.wait_for_function("window.open_", timeout=PATIENCE_S * 1000)
        await sender.evaluate("open_()")
        began_ms = await sender.evaluate("call()")
        return await _watched(practitioner, float(began_ms) / 1000, tree, lambda: sender.evaluate("closeOtoscope()"))
    finally:
        await practitioner.evaluate("hangUp()")
        await sender.goto("about:blank")  # which lets the cameras go


async def _of_media_process(line: Signalling, practitioner: Page, cameras: str) -> OneCall:
    async def close_otoscope() -> None:
        link.open_cameras(f"{cameras}/patient", "")
        await _until(link, lambda health: health.otoscope.seen is Seen.CLOSED)

    async with _media() as link:
        link.open_cameras(f"{cameras}/patient", f"{cameras}/otoscope")
        await _until(link, lambda health: health.patient_camera.seen is Seen.PRESENT and health.otoscope.seen is Seen.PRESENT)
        with link.offers.listen() as offers:
            began_s = time.time()
            call = link.start_call()
            line.booth = lambda message: _pass_on(link, call, message)
            offer = await offers.next()
            await line.to_practitioner({"type": "offer", "sdp": offer.sdp})
        try:
            children = psutil.Process().children()
            media = next(each for each in children if "kiosk.media" in each.cmdline())
            return await _watched(practitioner, began_s, media, close_otoscope)
        finally:
            await practitioner.evaluate("hangUp()")


@asynccontextmanager
async def _media() -> AsyncIterator[MediaLink]:
    """A media process of its own, without a spare, which would be loaded in the middle of the measurement."""
    pictures = Pictures.create()
    pictures.want(View.SELF, *MIRROR)
    pictures.want(View.PRACTITIONER, *PRACTITIONER)
    link = MediaLink([sys.executable, "-m", "kiosk.media"], pictures, spare_after_s=None)
    running = asyncio.create_task(link.run())
    try:
        await _until(link, lambda health: health.running)
        yield link
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        os.close(pictures.fd)


async def _until(link: MediaLink, true: Callable[[MediaHealth], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        with link.health.listen() as healths:
            while link.health.latest is None or not true(link.health.latest):
                await healths.next()


def _pass_on(link: MediaLink, call: int, message: dict[str, Any]) -> None:
    if message["type"] == "answer":
        link.answer(call, message["sdp"])
    elif message["type"] == "candidate":
        link.candidate(call, message["candidate"], message["sdpMid"], message["sdpMLineIndex"])


async def _watched(practitioner: Page, began_s: float, sender: psutil.Process, close_otoscope: Callable[[], Awaitable[None]]) -> OneCall:
    """Wait for both pictures, let the bit rate settle, watch both for a while, and then the patient's alone."""
    first = await practitioner.wait_for_function("Number.isFinite(first()) && first()", timeout=PATIENCE_S * 1000)
    setup_s = float(await first.json_value()) / 1000 - began_s
    await asyncio.sleep(WARM_UP_S)
    await practitioner.evaluate("begin()")
    before, at = cpu_s(sender), time.monotonic()
    await asyncio.sleep(WINDOW_S)
    cpu = (cpu_s(sender) - before) / (time.monotonic() - at)
    both = await practitioner.evaluate("end()")
    await close_otoscope()
    await asyncio.sleep(ALONE_AFTER_S)
    await practitioner.evaluate("begin()")
    await asyncio.sleep(WINDOW_S)
    alone = await practitioner.evaluate("end()")
    return OneCall(setup_s, cpu, received(both["seconds"], both["tracks"]), received(alone["seconds"], alone["tracks"][:1]))
