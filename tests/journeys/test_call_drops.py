"""The call drops, by a media process that dies: another takes over, the pictures come back, and nobody ended anything."""

import os
import signal

import psutil
import pytest

from kiosk.settings import Settings
from session.call.state import CallState
from session.consultation import State
from tests.journeys.booth import booth_at, reached
from tests.journeys.browser import practitioner_at
from tests.journeys.hub import HubHouse
from tests.journeys.theatre import Hands


def media_processes() -> list[psutil.Process]:
    """The media processes of this test's booth, the oldest first."""
    mine = [each for each in psutil.Process().children() if "kiosk.media" in each.cmdline()]
    return sorted(mine, key=psutil.Process.create_time)


@pytest.mark.browser
async def test_call_drops(with_camera: Settings, hub: HubHouse, hands: Hands) -> None:
    async with booth_at(with_camera, hands) as booth, practitioner_at(hub.url) as doctor:
        await booth.to_waiting()
        await doctor.take()
        await doctor.open_record()
        await doctor.sees_the_patient()
        await reached(booth.media.state, lambda state: state is CallState.UP)
        before = booth.now
        os.kill(media_processes()[0].pid, signal.SIGKILL)
        await reached(booth.media.state, lambda state: state is CallState.LOST)
        assert booth.now == before
        await reached(booth.media.state, lambda state: state is CallState.UP)
        await doctor.sees_the_patient()
        assert booth.now.state is State.CALL
        await doctor.write()
        await booth.until(lambda visit: visit.record.draft.conclusion != "")
