"""What touching a value does: its sheet opens, and its bytes are read again."""

import asyncio
from functools import partial

from devices.evidence import Evidence, Unreadable
from devices.measurement import Value
from session.shown import Reread
from ui.assistant.desk import Desk
from ui.views.evidence import Again, readings


class EvidenceSheet:
    """The sheet over a value, opened and closed."""

    def __init__(self, desk: Desk, reread: Reread) -> None:
        self._desk, self._reread = desk, reread
        desk.console.preparation.evidence_asked.connect(self._open)
        desk.console.evidence.close_asked.connect(lambda: desk.type(evidence="", again={}))

    def _open(self, code: str) -> None:
        console = self._desk.console
        found = readings(code, console.record, console.known.measures, console.tell)
        carried = {each.key: evidence for each in found if (evidence := Evidence.of(each.measurement)) is not None}
        self._desk.type(evidence=code if found else "", again={})

        def tell(again: Again) -> None:
            if console.typing.evidence == code:  # closed meanwhile, or another one was touched
                self._desk.type(again=again)

        self._desk.ask(partial(asyncio.to_thread, self._read, carried), tell)  # beside the engine: a long stretch takes its time

    def _read(self, carried: dict[str, Evidence]) -> Again:
        return {key: self._one(evidence) for key, evidence in carried.items()}

    def _one(self, evidence: Evidence) -> tuple[Value, ...]:
        try:
            return self._reread(evidence) or ()
        except Unreadable:
            return ()
