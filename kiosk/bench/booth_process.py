"""The whole booth as it is, in a process that the bench measures: its windows, its engine, its media process.

    python -m kiosk.bench.booth_process SETTINGS.toml

Speaks as `kiosk.bench.spoken` says. Beside "gaps" it can be told to `queue` a made-up visit, so that a practitioner can take it; whatever
follows is done by the practitioner's real page.
"""

import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QUICK_BACKEND", "software")  # before Qt is loaded

from kiosk.assemble import REAL, Program, Simulated, assemble
from kiosk.bench.spoken import Answer, Listening, when_usable
from kiosk.engine import Engine
from kiosk.log import start_log
from kiosk.people import data_folder
from kiosk.settings import read_settings
from kiosk.window import Windows


def main() -> int:
    """Be the booth, until standard input ends."""
    settings = read_settings(Path(sys.argv[1]))
    start_log(data_folder(settings))
    engine = Engine()
    engine.start()

    async def build() -> Program:
        return assemble(settings, simulated=Simulated(("appareils",)) if settings.devices.oximeter else REAL)

    try:
        program = engine.ask(build())
        engine.begin(program.run())
        code = _show(engine, program)
    finally:
        engine.stop()
    program.close()
    return code


def _show(engine: Engine, program: Program) -> int:
    windows = Windows(engine, program)

    def queue(_: dict[str, Any], answer: Answer) -> None:
        engine.ask(_queue(program))
        windows.assistant.console.opening.open()  # « Reprendre la visite »
        answer({"queued": True})

    listening = Listening(windows.app, {"queue": queue})
    when_usable(windows.assistant.window.view, listening)
    windows.show()
    try:
        return int(windows.app.exec())
    finally:
        windows.close()


async def _queue(program: Program) -> None:
    """The assistant logs in, and a visit comes about by its events, as the screens would have made them."""
    from kiosk.bench.visit import until_queued  # no part of a booth, and so of its start
    from kiosk.demo import ASSISTANT, CODE

    await program.at_work.log_in(ASSISTANT, CODE)
    live = program.live
    await live.begin()
    assert live.assistant is not None, "logged in"
    live.apply(*until_queued(live.clock(), live.assistant)[1:])


if __name__ == "__main__":
    sys.exit(main())
