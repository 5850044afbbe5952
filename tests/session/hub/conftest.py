"""A hub on this machine, and a page's line without a browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.session.hub.booth_at_work import Clock, HubAtWork, hub_at_work


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def hub(tmp_path: Path, clock: Clock) -> AsyncIterator[HubAtWork]:
    async with hub_at_work(tmp_path / "hub", clock) as hub:
        yield hub
