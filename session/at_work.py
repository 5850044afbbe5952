"""Who is at work at this booth, as the visit knows it: logging in, being locked out after ten idle minutes, without losing the visit.

Lives on the engine's loop; hashing a code takes a tenth of a second and is done beside it.
"""

import asyncio

from devices.feed import Feed
from session.live import LiveConsultation
from session.logins import Login, Logins
from session.people import Author

LOOK_S = 1.0


class AtWork:
    """Joins the logins and the live visit."""

    def __init__(self, live: LiveConsultation, logins: Logins) -> None:
        self._live = live
        self._logins = logins
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
        """The person leaves; the visit stays as it is."""
        self._logins.lock()
        self.look()

    def look(self) -> None:
        """Follow the clock: a login that is over is over for the visit too."""
        login = self._logins.current
        self._live.assistant = login.author if login is not None else None
        if login != self.login.latest:
            self.login.publish(login)

    async def run(self) -> None:
        """Look every second; until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(LOOK_S)
