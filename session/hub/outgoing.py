"""What waits to be said to the hub on one line: never more than so much, and nothing that must arrive is lost by that.

Running numbers and waves are of the moment: where they come faster than the line takes them, the oldest go. All else keeps its order. Where too
much of it waits, the line is of no use and ends; on the next one all that still holds is said again.
"""

import asyncio
from collections import deque
from collections.abc import Iterable

from session.hub.messages import BoothMessage, LiveVital, LiveWave

LIVE = (LiveVital, LiveWave)  # not LiveGone: without it a number that is over would stay on the page
MOST_LIVE = 64  # about three seconds of a wave
MOST_OTHERS = 512  # beside what stands when the line begins


class LineTooSlow(Exception):
    """More waits than a line that works would have left."""


class Outgoing:
    """One line's; belongs to one event loop."""

    def __init__(self, first: Iterable[BoothMessage] = ()) -> None:
        """`first`: what stands, and is said before all else."""
        self._waiting = deque(first)
        self._most_others = MOST_OTHERS + len(self._waiting)
        self._live = 0  # of those that wait
        self._came = asyncio.Event()
        self.dropped = 0

    def put(self, message: BoothMessage) -> None:
        """It is said after all that waits. LineTooSlow where there is no room for it."""
        if isinstance(message, LIVE):
            if self._live == MOST_LIVE:
                self._waiting.remove(next(each for each in self._waiting if isinstance(each, LIVE)))
                self.dropped += 1
            else:
                self._live += 1
        elif len(self._waiting) - self._live >= self._most_others:
            raise LineTooSlow
        self._waiting.append(message)
        self._came.set()

    async def next(self) -> BoothMessage:
        """What is to be said next."""
        while not self._waiting:
            self._came.clear()
            await self._came.wait()
        message = self._waiting.popleft()
        self._live -= isinstance(message, LIVE)
        return message

    def __len__(self) -> int:
        return len(self._waiting)
