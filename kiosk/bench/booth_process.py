"""The whole booth as it is, in a process that the bench measures: its windows, its engine, its media process.

    python -m kiosk.bench.booth_process SETTINGS.toml

Speaks as `kiosk.bench.spoken` says, and says {"whole": true} once everything is there. Beside "gaps" it can be told to `queue` a made-up visit, so
that a practitioner can take it; whatever follows is done by the practitioner's real page.
"""

import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QUICK_BACKEND", "software")  # before Qt is loaded

from kiosk.bench.spoken import Answer, Listening, when_usable
from kiosk.first_screen import Start
from kiosk.log import start_log
from kiosk.settings import read_settings


def main() -> int:
    """Be the booth, until standard input ends."""
    settings = read_settings(Path(sys.argv[1]))
    start_log(settings.booth.folder)
    start = Start(settings, simulated=("appareils",) if settings.devices.oximeter else ())

    def queue(_: dict[str, Any], answer: Answer) -> None:
        assert start.engine is not None
        assert start.windows is not None, "the bench waits for the whole of it"
        start.engine.ask(_queue(start))
        start.windows.assistant.console.opening.open()  # « Reprendre la visite »
        answer({"queued": True})

    listening = Listening(start.app, {"queue": queue})
    when_usable(start.door.window.view, listening)
    start.ready.connect(lambda: listening.say({"whole": True}))
    return start.run()


async def _queue(start: Start) -> None:
    """The assistant logs in, and a visit comes about by its events, as the screens would have made them."""
    from kiosk.bench.visit import until_queued  # no part of a booth, and so of its start
    from kiosk.demo import ASSISTANT, CODE

    assert start.program is not None
    await start.program.at_work.log_in(ASSISTANT, CODE)
    live = start.program.live
    await live.begin()
    assert live.assistant is not None, "logged in"
    live.apply(*until_queued(live.clock(), live.assistant)[1:])


if __name__ == "__main__":
    sys.exit(main())
