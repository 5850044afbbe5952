"""A window with an engine behind it, and hands to touch it."""

from collections.abc import Callable, Coroutine
from typing import Any, Protocol, Self, TypeVar

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from kiosk.engine import Engine
from session import events as e
from session.live import LiveConsultation
from tests.ui.screen import Screen
from tests.waiting import SOON_MS
from ui.bridge import Bridge
from ui.fonts import load_fonts
from ui.screens import Window

T = TypeVar("T")


class Side(Protocol):
    """One side of the booth: its window, and what stands behind it in the screens' thread."""

    window: Window

    def close(self) -> None: ...


class Touched:
    """To be made, given what runs and the side that shows it, and used with `with`; what QML complains of is an error at the end."""

    live: LiveConsultation
    side: Side

    def __init__(self, qtbot: QtBot) -> None:
        load_fonts()
        QAccessible.setActive(True)  # before the screen: Qt Quick names only what is made after it
        self.qtbot = qtbot
        self.engine = Engine()
        self.engine.start()
        self.loop = self.engine.loop
        self.bridge = Bridge(self.loop)

    def show(self, running: Coroutine[Any, Any, None]) -> None:
        """Show the side's window, and let this run in the engine as long as it stands."""
        view = self.side.window.view
        view.show()
        self.qtbot.waitExposed(view)
        self.screen = Screen(view, {})
        self.complaints: list[str] = []
        view.engine().warnings.connect(lambda warnings: self.complaints.extend(w.toString() for w in warnings))
        self._running = self.engine.begin(running)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._running.cancel()
        self.side.close()
        self.engine.stop()
        assert self.complaints == []

    def ask(self, verb: Coroutine[Any, Any, T]) -> T:
        """Do this in the engine."""
        return self.engine.ask(verb)

    def apply(self, *events: e.Event) -> None:
        async def happen() -> None:
            self.live.apply(*events)

        self.ask(happen())

    def publish(self, feed: Any, value: object) -> None:
        self.loop.call_soon_threadsafe(feed.publish, value)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=SOON_MS)

    def shows(self, *sentences: str) -> None:
        """Wait until all of these are on the screen."""

        def there() -> bool:
            said = self.screen.sentences()
            return all(sentence in said for sentence in sentences)

        try:
            self.until(there)
        except Exception as error:
            raise AssertionError(f"{sentences} not among {self.screen.sentences()}") from error

    def touch(self, *names: str) -> None:
        for name in names:
            self.screen.settle()
            self.screen.touch(name)
