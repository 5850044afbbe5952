"""After a crash no picture leaves before it is hidden: the order is told before a camera is opened."""

from typing import Any

import pytest

from session import events as e
from session.call.control import Seen
from session.call.media_link import MediaLink
from session.people import SYSTEM
from tests.session.test_hidden import at_work
from tests.session.visits import NOW, MemoryBooth, path_to_call
from tests.waiting import reached


async def test_what_was_hidden_is_hidden_before_anything_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, ...]] = []

    def noted(verb: str) -> None:
        real = getattr(MediaLink, verb)

        def tell(link: MediaLink, *given: Any) -> None:
            told.append((verb, *map(str, given)))
            real(link, *given)

        monkeypatch.setattr(MediaLink, verb, tell)

    for verb in ("mask", "mute", "open_cameras", "open_sound"):
        noted(verb)
    booth = MemoryBooth()
    booth.begin().append([*path_to_call(), e.HiddenInCall(at=NOW, author=SYSTEM, cameras=True, microphone=True)])
    async with at_work(booth) as after:
        await reached(after.media.health, lambda health: health.patient_camera.seen is Seen.PRESENT)
    assert told[:2] == [("mask", "True"), ("mute", "True")]
    assert ("open_cameras", "patient", "") in told
