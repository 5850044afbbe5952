"""A media process that does not leave is killed, also where whoever waits for it is cancelled."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest

from session.call.child import Child

STAYS = ("/bin/sh", "-c", "exec /bin/sleep 60")


@pytest.fixture
async def child() -> AsyncIterator[Child]:
    pictures = os.memfd_create("pictures")
    one = await Child.start(STAYS, pictures)
    yield one
    os.close(pictures)


async def test_whoever_is_cancelled_while_it_leaves_kills_it(child: Child) -> None:
    ending = asyncio.create_task(child.end(at_once=False))
    await asyncio.sleep(0)
    ending.cancel()
    await asyncio.gather(ending, return_exceptions=True)
    assert ending.cancelled()
    assert await child.process.wait() == -signal.SIGKILL


async def test_told_to_end_at_once_it_is_gone_afterwards(child: Child) -> None:
    await child.end(at_once=True)
    assert child.process.returncode == -signal.SIGKILL
