"""What a measured window says to the bench and is told by it: a line of JSON each way.

← {"usable": true}                      the first picture is shown and the event loop turns
→ {"do": "gaps", "for_s": 5}            ← {"gaps_ms": [5.1, …]}      how long apart the turns of its event loop were
→ {"do": "queue"} …                     whatever else this window knows
standard input ends                     it leaves
"""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtQuick import QQuickView

TICK_MS = 5
Answer = Callable[[dict[str, Any]], None]
Act = Callable[[dict[str, Any], Answer], None]


class Listening(QObject):
    """Reads orders from standard input, in the window's own thread."""

    def __init__(self, app: QCoreApplication, acts: Mapping[str, Act]) -> None:
        """`acts`: what is done for each order, beside "gaps"; each is given the order and how to answer."""
        super().__init__()
        self._app, self._acts = app, {"gaps": self._watch_gaps, **acts}
        self._held = b""
        self._gaps: GapWatch | None = None
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def say(self, news: dict[str, Any]) -> None:
        """One line."""
        sys.stdout.write(json.dumps(news) + "\n")
        sys.stdout.flush()

    def _read(self) -> None:
        data = os.read(sys.stdin.fileno(), 65536)
        if not data:
            self._notifier.setEnabled(False)
            self._app.quit()
            return
        *lines, self._held = (self._held + data).split(b"\n")
        for line in lines:
            order = json.loads(line)
            self._acts[order["do"]](order, self.say)

    def _watch_gaps(self, order: dict[str, Any], answer: Answer) -> None:
        self._gaps = GapWatch(float(order["for_s"]), lambda gaps: answer({"gaps_ms": gaps}), self)


class GapWatch(QObject):
    """Asks for a turn every 5 ms and notes when each came."""

    def __init__(self, for_s: float, done: Callable[[list[float]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._done, self._gaps, self._last = done, list[float](), time.perf_counter()
        self._until = self._last + for_s
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start(TICK_MS)

    def _turn(self) -> None:
        now = time.perf_counter()
        self._gaps.append(round((now - self._last) * 1000, 2))
        self._last = now
        if now >= self._until:
            self._timer.stop()
            self._done(self._gaps)


def when_usable(view: QQuickView, listening: Listening) -> None:
    """Say so once the first picture was shown and the event loop had nothing left to do."""
    told = False

    def shown() -> None:
        nonlocal told
        if not told:
            told = True
            QTimer.singleShot(0, lambda: listening.say({"usable": True}))

    view.frameSwapped.connect(shown)
