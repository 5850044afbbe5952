"""The hub goes and comes back, politely or killed: the visit goes on at the booth, and what the practitioner did is done once."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import expect

from drivers.transport.child_process import child_process
from kiosk.settings import Settings
from session.consultation import State
from tests.journeys.booth import booth_at
from tests.journeys.browser import practitioner_at
from tests.journeys.hub import DRAFT, HubHouse, page_at
from tests.journeys.theatre import as_toml
from tests.waiting import reached

ROOT = Path(__file__).parents[2]


async def test_hub_restarts(bare: Settings, hub: HubHouse) -> None:
    async with booth_at(bare) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await page.act("save-draft", booth.visit_id, draft=DRAFT)
        await hub.stop()
        await reached(booth.program.hub.link, lambda up: not up)
        await page.until("line-closed")
        assert booth.now.state is State.CALL
        await booth.live.write_note("Écrit pendant la panne")
        await hub.start()
        await reached(booth.program.hub.link, lambda up: up)
        await page.reload()
        await page.until("taken")  # the booth says it again: the hub had forgotten
        shown = await page.until("record-shown")
        assert shown["note"] == "Écrit pendant la panne"
        assert shown["draft"]["conclusion"] == DRAFT["conclusion"]
        await page.sign(booth.visit_id)
        await booth.until_in(State.RECAP)


async def test_a_restarted_hub_shows_nothing_to_another_practitioner(bare: Settings, hub: HubHouse) -> None:
    async with booth_at(bare) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await hub.restart()
        await reached(booth.program.hub.link, lambda up: up)
        async with page_at(hub.url, "roux") as other:
            await other.say("take", booth.visit_id)
            await other.until("taken-by-other")
            assert set(other.kinds(booth.visit_id)) <= {"taken-by-other", "not-waiting"}


async def test_the_queue_survives_the_hub(bare: Settings, hub: HubHouse) -> None:
    async with booth_at(bare) as booth:
        await booth.to_waiting()
        async with page_at(hub.url) as page:
            first = await page.until("waiting")
        await hub.restart()
        async with page_at(hub.url) as page:
            assert await page.until("waiting") == first


async def test_hub_killed_with_the_command_line(bare: Settings, hub_folder: Path, port: int) -> None:
    async with hub_process(hub_folder, port) as first, booth_at(bare) as booth, page_at(f"http://127.0.0.1:{port}") as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        command_id = await page.say("save-draft", booth.visit_id, draft=DRAFT)
        await page.until("queued", lambda queued: queued["command_id"] == command_id)
        os.kill(first.pid, signal.SIGKILL)
        await first.wait()
        await page.until("line-closed")
        async with hub_process(hub_folder, port):
            await page.reload()  # the session stands: it is kept
            await booth.until(lambda visit: visit.record.draft.conclusion == DRAFT["conclusion"])
            await page.until("record-shown", lambda record: record["draft"]["conclusion"] == DRAFT["conclusion"])
            await page.sign(booth.visit_id)
            await booth.until_in(State.RECAP)


@pytest.mark.browser
async def test_hub_killed_and_the_visit_over_before_it_is_back(bare: Settings, hub_folder: Path, port: int) -> None:
    url = f"http://127.0.0.1:{port}"
    async with hub_process(hub_folder, port) as first, booth_at(bare) as booth, practitioner_at(url) as doctor:
        await booth.to_waiting()
        await doctor.take()
        await doctor.open_record()
        os.kill(first.pid, signal.SIGKILL)
        await first.wait()
        await doctor.report.get_by_label("Examen", exact=True).fill("Écrit après la panne")
        await booth.live.leave()
        await booth.hand_over_sheet()
        await booth.clean_and_wipe()
        async with hub_process(hub_folder, port):
            await expect(doctor.page.get_by_role("main").get_by_text("GARNIER Odette : la visite est terminée sur place.")).to_be_visible()
            await expect(doctor.page.get_by_role("textbox", name="Texte non enregistré")).to_have_value("Examen : Écrit après la panne")
            await expect(doctor.page.get_by_role("heading", name="Personne ne vous attend")).to_be_visible()


@asynccontextmanager
async def hub_process(folder: Path, port: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """`alcove hub`, until it is ended or has been killed."""
    file = folder.with_name("hub.toml")
    file.write_text(as_toml({"hub": {"data": str(folder), "port": port}}))
    arguments = ("-m", "kiosk", "--settings", str(file), "hub")
    async with child_process(sys.executable, *arguments, stderr=None, cwd=ROOT) as process:
        assert process.stdout is not None
        async with asyncio.timeout(30):
            said = (await process.stdout.readline()).decode()
        assert f":{port}/" in said
        yield process
        if process.returncode is None:
            process.terminate()
            await process.wait()
