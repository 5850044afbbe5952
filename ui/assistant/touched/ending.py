"""What closing a visit without a report does: the ending, and the patient's sheet."""

from collections.abc import Callable

from session import events as e
from session.finishing import NoPrinter
from ui.assistant.desk import Desk
from ui.verbs import Verb
from ui.views.ending import CODES, code_of, kept


class Ending:
    """The ending with its reason; the sheet printed, or why not."""

    def __init__(self, desk: Desk, sheet_told: Callable[[str, str], None]) -> None:
        self._desk, self._console = desk, desk.console
        self._sheet_told = sheet_told
        ending = desk.console.ending
        ending.ending_chosen.connect(lambda code: desk.type(ending=code, ending_reason=""))
        ending.reason_written.connect(lambda text: desk.type(ending_reason=text))
        ending.print_asked.connect(self._print)
        ending.no_sheet_asked.connect(lambda: desk.type(sheet=e.Sheet.WITHOUT))
        ending.no_sheet_written.connect(lambda text: desk.type(no_sheet_reason=text))
        ending.finish_asked.connect(self._finish_visit)

    def _ending(self) -> Verb:
        """The ending that was chosen, unless the visit has ended already; as it stands now, in the screens' thread."""
        ended = self._console.record.ending is not None
        code = self._console.typing.ending
        reason = kept(code, self._console.typing.ending_reason, self._console.tell)

        async def end() -> None:
            if not ended:
                kind, fields = CODES[code]
                await self._desk.live.end(kind, reason=reason, **fields)

        return end

    def _print(self) -> None:
        """The sheet says how the visit ends: so it ends first, then is printed. What comes of it is this visit's, whoever is here by then."""
        console, finishing = self._console, self._desk.finishing
        code = code_of(console.record.ending) or console.typing.ending
        if not code or (console.record.ending is None and not console.typing.ending_reason.strip()):
            self._desk.type(notice=console.tell.translate("Console", "Choisissez d’abord l’issue et sa raison."))
            return
        visit = self._visit
        if finishing is None:
            self._tell(visit, "none", e.Sheet.COPIED)
            return

        end = self._ending()
        self._tell(visit, "printing")

        async def end_and_print() -> None:
            await end()
            await finishing.print_sheet()

        def refused(error: BaseException) -> None:
            if isinstance(error, NoPrinter):
                self._tell(visit, "none", e.Sheet.COPIED)
            else:
                self._tell(visit, "handed")
            self._desk.tell_refused(error)

        self._desk.bridge.ask(end_and_print, lambda _: self._tell(visit, "printed", e.Sheet.PRINTED), refused)

    @property
    def _visit(self) -> str:
        visit = self._console.known.consultation
        return "" if visit is None else visit.consultation_id

    def _tell(self, visit: str, state: str, sheet: e.Sheet | None = None) -> None:
        self._sheet_told(visit, state)
        if sheet is not None and visit == self._visit:
            self._desk.type(sheet=sheet)

    def _finish_visit(self) -> None:
        typing = self._console.typing
        sheet = typing.sheet or e.Sheet.WITHOUT
        why = "" if sheet is e.Sheet.PRINTED else typing.no_sheet_reason
        end = self._ending()

        async def finish() -> None:
            await end()
            await self._desk.live.hand_over_sheet(sheet, why, for_patient=True)

        self._desk.ask(finish)
