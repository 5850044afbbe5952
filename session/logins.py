"""Who works at this booth now: a name and a personal code for each, a wait after wrong codes, a lock after ten idle minutes.

The lock is the console's: the visit goes on, the person who was logged in answers for it, and nothing at the console obeys without a code.
Their own code opens it again; somebody else's takes the visit over.
"""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from session.identity.names import without_accents
from session.people import Author, Part

WRONG_TRIES = 5
WAIT = timedelta(minutes=10)
IDLE = timedelta(minutes=10)
CODE_LENGTH = 6
_CODE_LENGTH_AT_MOST = 128
_HASHER = PasswordHasher()
_SHARED_WORDS = frozenset(
    ("admin", "alcove", "assistant", "assistante", "borne", "cabine", "compte", "equipe", "infirmier", "infirmiere", "invite", "officine", "pharmacie", "test")
)


@dataclass(frozen=True)
class Account:
    """A person as this booth knows them. The code itself is kept nowhere."""

    login: str
    name: str
    part: Part
    profession: str
    code_hash: str = field(repr=False)
    wrong_tries: int = 0
    wait_until: datetime | None = None

    @property
    def author(self) -> Author:
        return Author(self.part, self.name, self.login, self.profession)


@dataclass(frozen=True)
class Login:
    """One person, at work since this instant. Locked: they still answer for the visit, and the console obeys nobody until a code opens it."""

    author: Author
    since: datetime
    locked: bool = False


class LoginRefused(Exception):
    """Nobody was let in. Never says more than its class does, and never holds the code."""


class WrongCode(LoginRefused):
    """This name and this code do not go together."""

    def __init__(self, tries_left: int) -> None:
        super().__init__(f"wrong name or code; {tries_left} tries left")
        self.tries_left = tries_left


class MustWait(LoginRefused):
    """Too many wrong codes: even the right one counts only after `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"too many wrong codes; wait until {until:%H:%M}")
        self.until = until


class NotAdded(Exception):
    """This account cannot be made; the sentence says why."""


class NameTaken(NotAdded):
    """Somebody of this name is here already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} est déjà là : à chaque personne un compte, et un seul")


class WeakCode(NotAdded):
    """The code would be guessed."""


class NotAPerson(NotAdded):
    """An account belongs to one person, by first name and name."""


class Accounts(Protocol):
    """Where accounts are kept; each call is on the disk when it returns."""

    def add(self, account: Account, at: datetime) -> None: ...

    def save(self, account: Account) -> None: ...

    def find(self, login: str) -> Account | None: ...

    def all(self) -> tuple[Account, ...]: ...


class Audit(Protocol):
    """Where it is noted who did what, to whom."""

    def __call__(self, act: str, author: Author, subject: str = "") -> None: ...


class Logins:
    """The verbs of logging in at one booth. Hashing takes a tenth of a second: call `add` and `log_in` off the engine's loop."""

    def __init__(
        self,
        accounts: Accounts,
        audit: Audit,
        clock: Callable[[], datetime],
        hasher: PasswordHasher | None = None,
        *,
        parts: tuple[Part, ...] = (Part.ASSISTANT,),
    ) -> None:
        """`parts`: who is let in here; for the others there is no such name. The console is the assistants': a technician answers for no visit."""
        self._parts = parts
        self._accounts = accounts
        self._audit = audit
        self._clock = clock
        self._hasher = hasher or _HASHER
        self._nobody = _nobody_of(self._hasher)
        self._one_at_a_time = threading.Lock()  # or two tries at once would count as one
        self._login: Login | None = None
        self._last_act: datetime = clock()

    def add(self, name: str, code: str, part: Part = Part.ASSISTANT, profession: str = "") -> Account:
        """A new person.

        Raises:
            NotAPerson, WeakCode, NameTaken: each with its sentence.
        """
        name = " ".join(name.split())
        words = login_of(name).split(".")
        if part not in (Part.ASSISTANT, Part.TECHNICIAN):
            raise NotAPerson("seuls téléassistants et techniciens entrent à la borne")
        if len(words) < 2 or _SHARED_WORDS & set(words):
            raise NotAPerson("un compte est à une personne : donner prénom et nom")
        _check_code(code)
        account = Account(login_of(name), name, part, profession, self._hasher.hash(code))
        self._accounts.add(account, self._clock())
        self._audit("account-added", account.author)
        return account

    def change_code(self, name: str, code: str) -> None:
        """A new code for somebody who is here; it also ends a wait. KeyError for an unknown name."""
        account = self._accounts.find(login_of(name))
        if account is None:
            raise KeyError(login_of(name))
        _check_code(code)
        self._accounts.save(replace(account, code_hash=self._hasher.hash(code), wrong_tries=0, wait_until=None))
        self._audit("code-changed", account.author)

    def people(self) -> tuple[Author, ...]:
        """Everybody who may log in here, by name."""
        return tuple(account.author for account in self._accounts.all() if account.part in self._parts)

    def log_in(self, name: str, code: str) -> Login:
        """Let this person in, in place of whoever was.

        Raises:
            WrongCode: this name and this code do not go together. The try is counted before the code is looked at.
            MustWait: five wrong codes; nothing counts until the wait is over.
        """
        with self._one_at_a_time:
            return self._log_in(name, code)

    def vouch(self, name: str, code: str) -> Author:
        """Who signs with this name and this code; nobody is logged in by it. Raises as `log_in` does."""
        with self._one_at_a_time:
            return self._proven(name, code).author

    def _log_in(self, name: str, code: str) -> Login:
        account = self._proven(name, code)
        before, self._last_act = self.current, self._clock()
        if before is None or before.author.identifier != account.login:
            self._login = Login(account.author, self._last_act)
            self._audit("logged-in" if before is None else "took-over", account.author, "" if before is None else before.author.identifier)
        else:
            self._login = replace(before, locked=False)
            self._audit("unlocked", account.author)
        return self._login

    def _proven(self, name: str, code: str) -> Account:
        now = self._clock()
        account = self._accounts.find(login_of(name))
        if account is None or account.part not in self._parts:
            self._matches(self._nobody, code)
            raise WrongCode(WRONG_TRIES - 1)
        if account.wait_until is not None:
            if now < account.wait_until:
                raise MustWait(account.wait_until)
            account = replace(account, wrong_tries=0, wait_until=None)
        tries = account.wrong_tries + 1
        last = tries >= WRONG_TRIES
        tried = replace(account, wrong_tries=tries, wait_until=now + WAIT if last else None)
        self._accounts.save(tried)  # first, so that a process killed now has not given a try for nothing
        if not self._matches(account.code_hash, code):
            self._audit("wrong-code", account.author)
            if tried.wait_until is not None:
                self._audit("locked-out", account.author)
                raise MustWait(tried.wait_until)
            raise WrongCode(WRONG_TRIES - tries)
        code_hash = self._hasher.hash(code) if self._hasher.check_needs_rehash(account.code_hash) else account.code_hash
        self._accounts.save(replace(account, code_hash=code_hash, wrong_tries=0, wait_until=None))
        return account

    def acted(self) -> None:
        """The person did something: ten more minutes. Does not open a lock."""
        login = self.current
        if login is not None and not login.locked:
            self._last_act = self._clock()

    def lock(self) -> None:
        """Nothing at the console obeys until a code opens it. Whoever is logged in still answers for the visit."""
        if self._login is not None and not self._login.locked:
            self._login = replace(self._login, locked=True)
            self._audit("locked", self._login.author)

    def log_out(self) -> None:
        """Nobody is at work any more."""
        if self._login is not None:
            self._audit("logged-out", self._login.author)
            self._login = None

    def answer_again(self, author: Author) -> None:
        """After a restart: this person answered for the visit that was interrupted, and does until a code says otherwise."""
        self._login = Login(author, self._clock(), locked=True)

    @property
    def current(self) -> Login | None:
        """Who is logged in, locked after ten minutes without an act; None when nobody is."""
        if self.idle:
            self.lock()
        return self._login

    @property
    def idle(self) -> bool:
        """Whether ten minutes went by without an act."""
        return self._clock() >= self._last_act + IDLE

    def _matches(self, code_hash: str, code: str) -> bool:
        try:
            return len(code) <= _CODE_LENGTH_AT_MOST and self._hasher.verify(code_hash, code)
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobody_of(hasher: PasswordHasher) -> str:
    """What is checked for an unknown name, so that it takes as long. Made once: a booth has more than one Logins, and a hash takes its time."""
    return hasher.hash("nobody")


def login_of(name: str) -> str:
    """The login that this name gives: lower case, without accents, words joined by dots. A login gives itself."""
    return ".".join(re.findall(r"[a-z0-9]+", without_accents(name.casefold())))


def _check_code(code: str) -> None:
    if len(code) != CODE_LENGTH or not (code.isascii() and code.isdigit()):
        raise WeakCode(f"un code a {CODE_LENGTH} chiffres ; le pavé de la borne n’a pas de lettres")
    steps = {ord(second) - ord(first) for first, second in pairwise(code)}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        raise WeakCode("ce code se devine : ni le même chiffre partout, ni des chiffres à la suite")
