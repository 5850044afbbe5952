"""The engine: one asyncio loop in one thread of its own, where devices, record and network live."""

import asyncio
import concurrent.futures
import logging
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
_log = logging.getLogger(__name__)
START_S = 10.0
STOP_S = 15.0


class Engine:
    """`start()` it, `ask()` it from any other thread, `stop()` it: every task it was given is cancelled and awaited."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._started = threading.Event()

    def start(self) -> None:
        """Begin; returns once the loop runs."""
        self._thread.start()
        if not self._started.wait(START_S):
            raise RuntimeError("the engine did not start")

    def ask(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine in the engine and wait for its result, or its exception."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result()

    def begin(self, coroutine: Coroutine[Any, Any, None]) -> concurrent.futures.Future[None]:
        """Run a coroutine in the engine without waiting for it."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop)

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

    def _close(self) -> None:
        tasks = asyncio.all_tasks(self.loop)
        for task in tasks:
            task.cancel()
        if tasks:
            results = self.loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
            for result in results:
                if isinstance(result, Exception):
                    _log.error("a task ended badly at the close: %s", type(result).__name__)
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
