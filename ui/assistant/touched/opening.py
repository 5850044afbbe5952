"""What touching the opening page does: one's own code, and the checks of the day."""

from typing import Any

from session.logins import MustWait, WrongCode
from session.workshop import VisitUnderWay
from ui.assistant.desk import Desk
from ui.assistant.shown.opening import checks_of
from ui.views.opening import CODE_LENGTH, CheckKind, CheckResult, pressed

ANSWERS = {True: "good", False: "to-see", None: "not-done"}
BY_HAND = frozenset({CheckKind.SOUND, CheckKind.LIGHT, CheckKind.PRINTING, CheckKind.HYGIENE})


class Opening:
    """Somebody logs in, checks the booth, and opens it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        opening = desk.console.opening
        opening.others_asked.connect(lambda: desk.type(technicians=not desk.console.typing.technicians, person="", code="", wrong=""))
        opening.person_chosen.connect(lambda login: desk.type(person=login, code="", wrong=""))
        opening.key_pressed.connect(self._press_code)
        opening.check_asked.connect(self._check)
        opening.open_asked.connect(self._open)

    def _press_code(self, key: str) -> None:
        person, before = self._console.typing.person, self._console.typing.code
        code = pressed(before, key)
        if not person or len(before) == len(code) == CODE_LENGTH:
            return
        self._desk.type(code=code, wrong="")
        if len(code) == CODE_LENGTH:
            at = self._desk.workshop if self._console.typing.technicians and self._desk.workshop is not None else self._desk.at_work
            self._desk.bridge.ask(lambda: at.log_in(person, code), self._welcome, self._refuse_code)

    def _welcome(self, login: Any) -> None:
        self._desk.type(code="", wrong="", technicians=False)
        if self._console.known.consultation is not None:
            self._desk.learn(opened=True)

    def _refuse_code(self, error: BaseException) -> None:
        tell = self._console.tell
        match error:
            case MustWait():
                words = tell.translate("Console", "Attendre jusqu’à {0}").format(tell.clock(error.until))
            case WrongCode(tries_left=1):
                words = tell.translate("Console", "Faux : encore 1 essai")
            case WrongCode():
                words = tell.translate("Console", "Faux : encore {0} essais").format(error.tries_left)
            case VisitUnderWay():
                words = tell.translate("Console", "Une visite est en cours")
            case _:
                words = ""
                self._desk.bridge.failed.emit(error)
        self._desk.type(code="", wrong=words)

    def _check(self, code: str) -> None:
        """What is checked by eye and ear is signed by whoever looked; the line and the devices show how they are."""
        kind = CheckKind(code)

        async def check() -> None:
            self._desk.at_work.check(kind.value)

        if kind in BY_HAND:
            self._desk.ask(check)
        else:
            self._console.refresh()

    def _open(self) -> None:
        """The day begins: how each check stands is kept with it."""
        checks = checks_of(self._console.known, self._console.tell)
        answers = {kind.value: ANSWERS[checks.get(kind, CheckResult()).good] for kind in CheckKind}

        async def open_booth() -> None:
            self._desk.at_work.open_booth(answers)

        self._desk.ask(open_booth)
        self._desk.learn(opened=True)
