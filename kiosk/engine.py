"""The engine: one asyncio loop in one thread of its own, where devices, record and network live."""

import asyncio
import concurrent.futures
import logging
import threading
from collections.abc import Coroutine, Set
from typing import Any, TypeVar

T = TypeVar("T")
_log = logging.getLogger(__name__)
START_S = 10.0
STOP_S = 15.0


class Engine:
    """`start()` it, `ask()` it from any other thread, `stop()` it: every task it was given is cancelled and awaited."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._given: set[asyncio.Task[Any]] = set()
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._started = threading.Event()

    def start(self) -> None:
        """Begin; returns once the loop runs."""
        self._thread.start()
        if not self._started.wait(START_S):
            raise RuntimeError("the engine did not start")

    def ask(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine in the engine and wait for its result, or its exception."""
        return asyncio.run_coroutine_threadsafe(self._whole(coroutine), self.loop).result()

    def begin(self, coroutine: Coroutine[Any, Any, None]) -> concurrent.futures.Future[None]:
        """Run a coroutine in the engine without waiting for it."""
        return asyncio.run_coroutine_threadsafe(self._whole(coroutine), self.loop)

    def stop(self) -> None:
        """Cancel all that runs, wait for it, and end the thread."""
        if self._thread.is_alive():
            self.loop.call_soon_threadsafe(self.loop.stop)
            self._thread.join(STOP_S)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.call_soon(self._started.set)
        try:
            self.loop.run_forever()
        finally:
            self._close()

    async def _whole(self, coroutine: Coroutine[Any, Any, T]) -> T:
        task = asyncio.current_task()
        assert task is not None
        self._given.add(task)
        try:
            return await coroutine
        finally:
            self._given.remove(task)

    def _close(self) -> None:
        self.loop.run_until_complete(asyncio.sleep(0))  # what was given last has begun
        self.loop.run_until_complete(_end(self._given))  # each ends its own: cancelled twice, it would leave half of what it puts away undone
        self.loop.run_until_complete(_end(asyncio.all_tasks(self.loop)))
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()


async def _end(tasks: Set[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(result, Exception):
            _log.error("a task ended badly at the close: %s", type(result).__name__)
