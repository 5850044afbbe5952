"""A console with an engine behind it and hands to touch it."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, date
from typing import Any

import pytest
from argon2 import PasswordHasher
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.booth import Booth
from devices.device import Role
from session import events as e
from session.alarm import read_rules
from session.at_work import AtWork
from session.consultation import State
from session.day_check import DayCheck
from session.live import LiveConsultation
from session.logins import Account, Logins
from session.measuring import Measuring
from session.remote import Remote
from session.shown import Reread, not_here
from tests.session.measures_bench import HandDevice
from tests.session.visits import CUFF, OXIMETER, Clock, MemoryBooth
from tests.ui.touched import Touched
from ui.assistant_side import AssistantSide
from ui.console import Console
from ui.language import speak
from ui.news import relay, sources_of
from ui.views.opening import CheckKind
from ui.views.place import Place

CODE = "482913"
PLACE = Place("Pharmacie des Halles", "Borne AL-00042", "03 00 00 00 00", "Maison de santé", "4 rue des Écoles")


class MemoryAccounts:
    """The people of a booth, in memory."""

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}

    def add(self, account: Account, at: object) -> None:
        self.accounts[account.login] = account

    def save(self, account: Account) -> None:
        self.accounts[account.login] = account

    def find(self, login: str) -> Account | None:
        return self.accounts.get(login)

    def all(self) -> tuple[Account, ...]:
        return tuple(self.accounts.values())


class MemoryCheckBook:
    """The day's checks, in memory."""

    def __init__(self) -> None:
        self.checks: list[DayCheck] = []

    def keep(self, check: DayCheck) -> None:
        self.checks.append(check)

    def of(self, day: date) -> tuple[DayCheck, ...]:
        return tuple({check.kind: check for check in self.checks if check.at.date() == day}.values())


class Desk(Touched):
    """At the console."""

    side: AssistantSide

    def __init__(
        self, qtbot: QtBot, finishing: Any = None, remote: Callable[[LiveConsultation, Measuring], Remote] | None = None, reread: Reread = not_here
    ) -> None:
        super().__init__(qtbot)
        self.clock, self.records, self.book = Clock(), MemoryBooth(), MemoryCheckBook()
        self.live = LiveConsultation(self.records, read_rules(), self.clock)
        self.cuff, self.oximeter = HandDevice(CUFF), HandDevice(OXIMETER)
        self.measuring = Measuring(self.live, Booth({Role.CUFF: self.cuff, Role.OXIMETER: self.oximeter}))  # type: ignore[dict-item]
        logins = Logins(MemoryAccounts(), lambda act, author, subject="": None, self.clock, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        logins.add("Claire Morel", CODE, profession="Infirmière")
        logins.add("Léa Roux", "739164", profession="Pharmacienne")
        self.at_work = AtWork(self.live, logins, self.book, lambda act, author, subject="", detail=None: None)
        console = Console(self.live.rules, PLACE, self.clock, UTC)
        self.remote = remote(self.live, self.measuring) if remote is not None else None
        self.side = AssistantSide(console, self.bridge, self.live, self.measuring, self.at_work, remote=self.remote, finishing=finishing, reread=reread)
        self.show(self._follow())

    async def _follow(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.measuring.run())
            if self.remote is not None and self.remote.listening is not None:
                tasks.create_task(self.remote.listening.run())
            tasks.create_task(relay(self.bridge, sources_of(self.live, self.measuring, self.at_work, self.remote)))

    def write(self, field: str, text: str) -> None:
        """Touch the field, then the keys of the touch keyboard."""
        self.touch(field)
        for character in text:
            self.touch(f"key-{'space' if character == ' ' else character}")

    def in_record(self, where: str, key: object) -> None:
        """Wait until the console has this answer, agreement or cleaned item."""
        self.until(lambda: key in getattr(self.side.console.record, where))

    def ticked(self, posture: str) -> None:
        self.until(lambda: any(tick.value == posture for tick in self.side.console.known.guide.ticks))

    def state(self, state: State) -> None:
        """Wait until the console has the visit there."""
        known = self.side.console
        self.until(lambda: known.known.consultation is not None and known.known.consultation.state is state)

    def log_in(self, code: str = CODE) -> None:
        self.until(lambda: bool(self.side.console.known.people))
        self.touch("person-claire.morel", *(f"pad-{figure}" for figure in code))

    def open(self) -> None:
        """Claire is at work, and the day is checked."""
        self.log_in()
        self.shows("C’est bien vous")
        self.touch("check-hygiene")
        self.until(lambda: CheckKind.HYGIENE in self.side.console.known.checks)  # kept, then shown
        self.touch("open")
        self.shows("Le patient arrive")

    def to(self, events: list[e.Event], state: State) -> None:
        """A visit that has come this far."""
        self.open()
        self.ask(self.live.begin())
        self.apply(*events[1:])
        self.state(state)

    def look(self) -> None:
        """The engine's second passes."""

        async def look() -> None:
            self.at_work.look()

        self.ask(look())


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, compiled_words: None) -> Iterator[Desk]:
    speak("fr")
    with Desk(qtbot) as desk:
        yield desk
