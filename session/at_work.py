"""Who answers for the visit, and whether the console obeys: logging in, locking the console, taking a visit over, without losing the visit.

A locked console changes nothing for the patient: what was guided goes on, and what it keeps is kept under the name of whoever answers for it.

Lives on the engine's loop; hashing a code takes a tenth of a second and is done beside it.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress

from devices.feed import Feed
from session.day_check import CheckBook, DayCheck
from session.live import LiveConsultation
from session.logins import Login, Logins
from session.people import Author
from session.store.errors import StoreError

LOOK_S = 1.0


class AtWork:
    """Joins the logins and the live visit."""

    def __init__(self, live: LiveConsultation, logins: Logins, book: CheckBook, audit: Callable[..., None]) -> None:
        self._live = live
        self._logins = logins
        self._book, self._audit = book, audit
        self.checks: Feed[tuple[DayCheck, ...]] = Feed(book.of(live.clock().date()))  # of today
        self._day = live.clock().date()
        self.login: Feed[Login | None] = Feed(None)

    def people(self) -> tuple[Author, ...]:
        """Everybody who may log in here."""
        return self._logins.people()

    async def log_in(self, name: str, code: str) -> Login:
        """Let this person in. Raises WrongCode or MustWait, and then nothing has changed."""
        login = await asyncio.to_thread(self._logins.log_in, name, code)
        self.look()
        return login

    def acted(self) -> None:
        """The person touched something: ten more minutes."""
        self._logins.acted()

    def lock(self) -> None:
        """The console is handed to the patient, or left alone: it opens again on a code only. The person still answers for the visit."""
        self._logins.lock()
        self.look()

    def send_home(self) -> None:
        """Nobody of the assistants is at work any more: a technician takes the booth, where there is no visit."""
        self._logins.log_out()
        self.look()

    def check(self, kind: str) -> None:
        """This was looked at, and is good. NobodyLoggedIn at a locked console."""
        check = DayCheck(kind, True, self._live.clock(), self._live.at_console())
        self._book.keep(check)
        self._audit("day-check", check.by, kind)
        self._turn_day()
        self.checks.publish((*(each for each in self.checks.latest or () if each.kind != kind), check))

    def open_booth(self, answers: Mapping[str, str]) -> None:
        """The day begins: what each check answered goes into the audit, with who opened."""
        if self._live.assistant is not None:
            self._audit("booth-opened", self._live.assistant, "", answers)

    def _turn_day(self) -> None:
        """A new day asks for its checks anew."""
        today = self._live.clock().date()
        if today != self._day:
            self._day = today
            self.checks.publish(self._book.of(today))

    def look(self) -> None:
        """Follow the clock and the visit. Without a visit to answer for, ten idle minutes end the person's work here."""
        self._turn_day()
        visit, login = self._live.consultation.latest, self._logins.current
        if login is None and visit is not None and visit.record.responsible is not None:
            self._logins.answer_again(visit.record.responsible)
        elif login is not None and visit is None and self._logins.idle:
            self._logins.log_out()
        login = self._logins.current
        self._live.locked = login is not None and login.locked
        self._live.put_in_charge(login.author if login is not None else None)
        if login != self.login.latest:
            self.login.publish(login)

    async def run(self) -> None:
        """Look every second; until cancelled."""
        while True:
            with suppress(StoreError):  # a full disk: noted at a later look
                self.look()
            await asyncio.sleep(LOOK_S)
