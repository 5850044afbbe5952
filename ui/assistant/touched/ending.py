"""What closing a visit without a report does: the ending, and the patient's sheet."""

from collections.abc import Callable

from session.finishing import NoPrinter
from ui.assistant.desk import Desk
from ui.verbs import Verb
from ui.views.ending import CODES, code_of


class Ending:
    """The ending with its reason; the sheet printed, or why not."""

    def __init__(self, desk: Desk, sheet_told: Callable[[str], None]) -> None:
        self._desk, self._console = desk, desk.console
        self._sheet_told = sheet_told
        ending = desk.console.ending
        ending.ending_chosen.connect(lambda code: desk.type(ending=code, ending_reason=""))
        ending.reason_written.connect(lambda text: desk.type(ending_reason=text))
        ending.print_asked.connect(self._print)
        ending.no_sheet_asked.connect(lambda: desk.type(printed=False))
        ending.no_sheet_written.connect(lambda text: desk.type(no_sheet_reason=text))
        ending.finish_asked.connect(self._finish_visit)

    def _ending(self) -> Verb:
        """The ending that was chosen, unless the visit has ended already; as it stands now, in the screens' thread."""
        ended = self._console.record.ending is not None
        code, reason = self._console.typing.ending, self._console.typing.ending_reason

        async def end() -> None:
            if not ended:
                kind, fields = CODES[code]
                await self._desk.live.end(kind, reason=reason, **fields)

        return end

    def _print(self) -> None:
        """The sheet says how the visit ends: so it ends first, then is printed."""
        console, finishing = self._console, self._desk.finishing
        code = code_of(console.record.ending) or console.typing.ending
        if not code or (console.record.ending is None and not console.typing.ending_reason.strip()):
            self._desk.type(notice=console.tell.translate("Console", "Choisissez d’abord l’issue et sa raison."))
            return
        if finishing is None:
            self._desk.type(printed=False)
            self._sheet_told("none")
            return

        end = self._ending()
        self._sheet_told("printing")

        async def end_and_print() -> None:
            await end()
            await finishing.print_sheet()

        self._desk.bridge.ask(end_and_print, self._tell_printed, self._tell_not_printed)

    def _tell_printed(self, _: None) -> None:
        self._desk.type(printed=True)
        self._sheet_told("printed")

    def _tell_not_printed(self, error: BaseException) -> None:
        self._sheet_told("none" if isinstance(error, NoPrinter) else "handed")
        self._desk.tell_refused(error)
        if isinstance(error, NoPrinter):
            self._desk.type(printed=False)

    def _finish_visit(self) -> None:
        printed, why = bool(self._console.typing.printed), self._console.typing.no_sheet_reason
        end = self._ending()

        async def finish() -> None:
            await end()
            await self._desk.live.hand_over_sheet(printed, "" if printed else why)

        self._desk.ask(finish)
