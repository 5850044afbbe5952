"""The media process dies or hangs in the call: another takes over, the pictures come back on both sides, and nobody ended anything."""

import asyncio
import logging
import os
import signal
import time

import psutil
import pytest

from kiosk.settings import Settings
from session.call.media_link import MediaLink
from session.call.pictures import View
from session.call.state import CallState
from session.consultation import State
from tests.journeys.booth import booth_at
from tests.journeys.browser import Practitioner, practitioner_at
from tests.journeys.hub import HubHouse
from tests.journeys.theatre import Hands
from tests.waiting import eventually, reached

log = logging.getLogger(__name__)
VIEWS = (View.SELF, View.PRACTITIONER)
BACK_WITHIN_S = 3 * 3.0  # three seconds are wanted; a test's machine is busy with much else


def media_processes() -> list[psutil.Process]:
    """The media processes of this test's booth, the oldest first."""
    mine = [each for each in psutil.Process().children() if "kiosk.media" in each.cmdline()]
    return sorted(mine, key=psutil.Process.create_time)


async def both_sides_see(media: MediaLink, doctor: Practitioner) -> None:
    """Ten new pictures of the patient and of the practitioner in the booth, and of the patient on the page."""
    pictures = media.pictures
    before = {view: pictures.number(view) for view in VIEWS}
    booth = eventually(lambda: all(pictures.number(view) >= before[view] + 10 and pictures.newest(view) is not None for view in VIEWS))
    await asyncio.gather(booth, doctor.sees_the_patient())


@pytest.mark.browser
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["dead", "hung"])
async def test_call_drops(how: signal.Signals, with_camera: Settings, hub: HubHouse, hands: Hands) -> None:
    async with booth_at(with_camera, hands) as booth, practitioner_at(hub.url) as doctor:
        for view in VIEWS:
            booth.media.pictures.want(view, 320, 180)
        await booth.to_waiting()
        await doctor.take()
        await doctor.open_record()
        await reached(booth.media.state, lambda state: state is CallState.UP)
        await both_sides_see(booth.media, doctor)
        await eventually(lambda: booth.media.has_spare)
        before = booth.now
        began_s = time.monotonic()
        os.kill(media_processes()[0].pid, how)
        await reached(booth.media.state, lambda state: state is CallState.LOST)
        assert booth.now == before
        gone_s = time.monotonic() - began_s
        async with asyncio.timeout(BACK_WITHIN_S):
            await reached(booth.media.state, lambda state: state is CallState.UP)
            await both_sides_see(booth.media, doctor)
        log.info("%s: missed after %.2f s, pictures on both sides after %.2f s", how.name, gone_s, time.monotonic() - began_s)
        assert booth.now.state is State.CALL
        await doctor.write()
        await booth.until(lambda visit: visit.record.draft.conclusion != "")
