"""What touching the rail, the line above the page, and the exchange does."""

from session.consultation import State
from ui.assistant.desk import Desk
from ui.console import STAGE_PAGES
from ui.views import identity_form
from ui.views.exchange import sent

AGREEMENTS_STAGE = 1  # of the rail


class Rail:
    """The rail of the visit, and what stands beside every page."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        frame, mirror, exchange = desk.console.frame, desk.console.mirror, desk.console.exchange
        frame.stage_asked.connect(self._open_stage)
        frame.page_asked.connect(lambda page: desk.type(page=page, report=False, agreements=False))
        frame.agreements_asked.connect(lambda: self._open_acting(agreements=True))
        frame.notice_dismissed.connect(lambda: desk.type(notice=""))
        mirror.act_asked.connect(self._act_for_patient)
        exchange.send_asked.connect(self._send)

    def _send(self, text: str) -> None:
        words = sent(text, self._console.tell)
        self._desk.ask(lambda: self._desk.live.send_chat(words))

    def _open_stage(self, stage: int) -> None:
        """A past stage of the rail; that of the agreements shows them, to be taken back."""
        past = self._console.known.consultation is not None and self._console.known.consultation.state is not State.CONSENT
        entered = self._console.record.identity
        if entered is not None and STAGE_PAGES[stage] == "identity":  # as it stands, whatever was begun and left there
            self._desk.type(identity=identity_form.form_of(entered), name_matches=False, date_matches=False, correction="")
        self._desk.type(page=STAGE_PAGES[stage], report=False, agreements=past and stage == AGREEMENTS_STAGE, withdrawing=None)

    def _open_acting(self, *, agreements: bool) -> None:
        self._desk.type(page="acting", report=False, agreements=agreements, withdrawing=None)

    def _act_for_patient(self) -> None:
        """The patient's own step; where there is none now, what they can do at any time."""
        self._open_acting(agreements=False)
        if self._console.acting.property("code") == "":
            self._open_acting(agreements=self._console.may_withdraw)
