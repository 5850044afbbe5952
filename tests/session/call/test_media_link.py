"""The booth's hold on its media process: what was hidden stays hidden, what was closed is gone, and no camera is missed that nobody opened."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from session.call.control import Seen
from session.call.media_link import MediaHealth, MediaLink
from session.call.pictures import Pictures, View
from tests.waiting import reached

COMMAND = (sys.executable, "-m", "tests.session.call.small_media")


@asynccontextmanager
async def linked(*orders: str) -> AsyncIterator[MediaLink]:
    pictures = Pictures.create()
    link = MediaLink((*COMMAND, *orders), pictures, spare_after_s=None)
    running = asyncio.create_task(link.run())
    try:
        await reached(link.health, lambda health: health.running)
        yield link
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        os.close(pictures.fd)


async def test_what_was_hidden_stays_hidden_when_all_is_closed_and_opened_again() -> None:
    async with linked() as link:
        link.open_cameras("patient", "")
        link.mask(True)
        link.mute(True)
        await reached(link.health, lambda health: health.masked and health.muted)
        await link.close()
        link.open_cameras("patient", "")
        health = await reached(link.health, lambda health: health.patient_camera.seen is Seen.PRESENT)
        assert health.masked
        assert health.muted


async def test_closing_is_sure_even_of_a_process_that_does_not_close() -> None:
    async with linked("deaf") as link:
        link.open_cameras("patient", "")
        await reached(link.health, lambda health: health.patient_camera.seen is Seen.PRESENT)
        assert link.pictures.newest(View.SELF) is not None
        link.mask(True)
        await link.close()
        assert link.pictures.newest(View.SELF) is None, "at once, or the patient sees themselves after the refusal"
        assert (link.health.latest or MediaHealth()).patient_camera.seen is Seen.CLOSED
        health = await reached(link.health, lambda health: health.running and health.restarts == 1)
        assert health.masked


@pytest.mark.parametrize(("patient", "otoscope"), [("patient", ""), ("", "otoscope"), ("", "")])
async def test_a_camera_that_nobody_opened_is_not_missed_after_a_restart(patient: str, otoscope: str) -> None:
    async with linked() as link:
        link.open_cameras(patient, otoscope)
        assert link._life is not None
        link._life.kill()
        buried = await reached(link.health, lambda health: health.restarts == 1)
        assert buried.patient_camera.seen is (Seen.LOST if patient else Seen.CLOSED)
        assert buried.otoscope.seen is (Seen.LOST if otoscope else Seen.CLOSED)
        link.mask(True)
        assert (link.health.latest or MediaHealth()).masked, "nothing is open: it is hidden as soon as it is wanted"
        again = await reached(link.health, lambda health: health.running and health.masked)
        assert again.patient_camera.seen is not Seen.LOST or patient
        assert again.otoscope.seen is not Seen.LOST or otoscope
