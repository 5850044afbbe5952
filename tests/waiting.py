"""Waiting for what a test expects: for the value that a feed tells, or for what tells nobody and is looked at."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from devices.feed import Feed

T = TypeVar("T")
SOON_S = 40.0
SOON_MS = 40_000  # as Qt counts
LOOK_S = 0.02


async def reached(feed: Feed[T], holds: Callable[[T], bool], within_s: float = SOON_S) -> T:
    """The first value, from the latest on, of which this holds."""
    async with asyncio.timeout(within_s):
        with feed.listen(1024) as values:
            latest = feed.latest
            while latest is None or not holds(latest):
                latest = await values.next()
            return latest


async def eventually(holds: Callable[[], bool], within_s: float = SOON_S) -> None:
    """Until this holds. Pictures in shared memory and another process's connections send no news: they are looked at, as the screens look."""
    async with asyncio.timeout(within_s):
        while not holds():  # noqa: ASYNC110  nothing tells of it
            await asyncio.sleep(LOOK_S)
