"""The only crossing between the screens' thread and the engine's.

Values come in: the engine calls `post`, and each handler is called in the screens' thread, in order.
Verbs go out: a screen calls `ask` with what makes a coroutine, which runs in the engine's loop.

    bridge = Bridge(loop)
    bridge.hear(Consultation, patient.show)                          # screens' thread
    bridge.post(consultation)                                        # engine's thread, or any other
    bridge.ask(lambda: visit.consent(purpose), then=print_receipt)   # screens' thread
"""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
Handler = Callable[[Any], None]


class Bridge(QObject):
    """Belongs to the screens' thread; only `post` may be called from another."""

    arrived = Signal(object)
    """Every posted value, after the handlers of its class."""
    failed = Signal(object)
    """The exception that ended something asked, unless `otherwise` took it."""

    _posted = Signal(object)
    _ended = Signal(object, object, object)

    def __init__(self, loop: asyncio.AbstractEventLoop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop = loop
        self._handlers: list[tuple[type, Handler]] = []
        self._asked: set[Future[Any]] = set()
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def post(self, value: object) -> None:
        """Bring a value to the screens, from any thread. Once the screens are gone, nothing happens."""
        if isValid(self):
            self._posted.emit(value)

    def hear(self, kind: type[T], handler: Callable[[T], None]) -> None:
        """Call `handler` with each posted value of this class (or of a class derived from it)."""
        self._handlers.append((kind, handler))

    def ask(
        self,
        make: Callable[[], Coroutine[Any, Any, T]],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run what `make` makes in the engine's loop; its result comes back to `then`, its exception to `otherwise` or `failed`."""

        async def run() -> T:
            return await make()  # called in the engine's thread: what it touches belongs there

        future = asyncio.run_coroutine_threadsafe(run(), self._loop)
        self._asked.add(future)
        future.add_done_callback(lambda done: self._report(done, then, otherwise))

    def waiting(self) -> int:
        """How much of what was asked has not come back yet."""
        return len(self._asked)

    def _report(self, done: Future[Any], then: Handler | None, otherwise: Handler | None) -> None:
        if isValid(self):
            self._ended.emit(done, then, otherwise)

    @Slot(object)
    def _deliver(self, value: object) -> None:
        for kind, handler in self._handlers:
            if isinstance(value, kind):
                handler(value)
        self.arrived.emit(value)

    @Slot(object, object, object)
    def _settle(self, done: Future[Any], then: Handler | None, otherwise: Handler | None) -> None:
        self._asked.discard(done)
        try:
            result = done.result()
        except CancelledError:
            return  # the engine is closing
        except Exception as error:
            (otherwise or self.failed.emit)(error)
        else:
            if then is not None:
                then(result)
