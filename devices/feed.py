"""One value after another, to whoever listens. A slow listener loses the oldest and delays nobody."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")


class Listener(Generic[T]):
    """One listener's queue: `async for value in listener`."""

    def __init__(self, depth: int) -> None:
        self._queue: asyncio.Queue[T] = asyncio.Queue(depth)
        self.lost = 0

    def put(self, value: T) -> None:
        """Take the value in, dropping the oldest where there is no room."""
        if self._queue.full():
            self._queue.get_nowait()
            self.lost += 1
        self._queue.put_nowait(value)

    async def next(self) -> T:
        """Wait for the next value."""
        return await self._queue.get()

    def waiting(self) -> int:
        """How many values are here already."""
        return self._queue.qsize()

    async def __aiter__(self) -> AsyncIterator[T]:
        while True:
            yield await self._queue.get()

    async def batches(self, every_s: float) -> AsyncIterator[list[T]]:
        """All that came, at most so often: for what comes sixty times a second and is looked at a few times."""
        async for first in self:
            await asyncio.sleep(every_s)
            yield [first, *(self._queue.get_nowait() for _ in range(self._queue.qsize()))]


class Feed(Generic[T]):
    """Belongs to one event loop: publish and listen from there only."""

    def __init__(self, latest: T | None = None) -> None:
        self.latest = latest
        self._listeners: list[Listener[T]] = []

    def publish(self, value: T) -> None:
        """Hand the value to each listener."""
        self.latest = value
        for listener in tuple(self._listeners):
            listener.put(value)

    @contextmanager
    def listen(self, depth: int = 64) -> Iterator[Listener[T]]:
        """Hear all that is published from here on; `depth` values may wait."""
        listener: Listener[T] = Listener(depth)
        self._listeners.append(listener)
        try:
            yield listener
        finally:
            self._listeners.remove(listener)
