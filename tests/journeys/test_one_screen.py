"""One screen for two people: it is handed to and fro, and what is kept meanwhile is under the name of whoever answers for the visit."""

from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from kiosk.assemble import HERE, local_clock
from kiosk.booth_store import open_store
from kiosk.engine import Engine
from kiosk.settings import BoothSettings, Settings
from kiosk.site import site_of
from kiosk.window import Windows
from session import events as e
from session.consent import Purpose
from session.logins import Logins
from session.report import canonical, compose, sha256
from tests.journeys.booth import CODE, BoothAtWork, booth_at
from tests.journeys.theatre import Theatre
from tests.session.visits import CLAIRE, HADDAD, NOW, ODETTE, path_to_call
from tests.ui.screen import Screen
from tests.waiting import SOON_S
from ui.models.recap import SentTo

OTHER_CODE = "739164"


def ready(screen: Screen, name: str) -> bool:
    """Whether it is there to be touched."""
    try:
        return bool(screen.button(name).isEnabled())
    except AssertionError:
        return False


class OneScreen:
    """A booth whose two windows take turns, and the fingers of whoever has it."""

    def __init__(self, qtbot: QtBot, engine: Engine, booth: BoothAtWork) -> None:
        self.qtbot, self.engine, self.booth = qtbot, engine, booth
        self.windows = Windows(engine, booth.program)
        self.windows.show()
        self.console = Screen(self.windows.assistant.window.view, {})
        self.patient = Screen(self.windows.patient.window.view, {})

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=int(SOON_S * 1000))

    def touch(self, screen: Screen, *names: str) -> None:
        """As soon as it is there."""
        for name in names:
            self.until(partial(ready, screen, name))
            screen.settle()
            screen.touch(name)

    def has(self, screen: Screen) -> None:
        """Wait until this person has the screen, and the other has not."""
        other = self.patient if screen is self.console else self.console
        self.until(lambda: screen.view.isVisible() and not other.view.isVisible())

    def code(self, code: str, person: str = "") -> None:
        self.until(lambda: bool(self.windows.assistant.console.known.people))
        self.touch(self.console, *([f"person-{person}"] if person else []), *(f"pad-{figure}" for figure in code))
        self.until(lambda: not self.booth.live.locked and self.windows.assistant.console.known.at_console is not None)


@pytest.fixture
def screen(qtbot: QtBot, with_oximeter: Settings, stage: Theatre) -> Iterator[OneScreen]:
    store = open_store(with_oximeter)
    Logins(store.accounts, store.audit, local_clock).add("Paul Petit", OTHER_CODE, profession="Aide-soignant")
    store.close()
    settings = replace(with_oximeter, booth=replace(with_oximeter.booth, windows=1))
    engine, stack = Engine(), AsyncExitStack()
    engine.start()
    try:
        hands = engine.ask(stack.enter_async_context(stage.play()))
        booth = engine.ask(stack.enter_async_context(booth_at(settings, hands, logged_in=False)))
        made = OneScreen(qtbot, engine, booth)
        yield made
        made.windows.close()
    finally:
        engine.ask(stack.aclose())
        engine.stop()


def test_the_screen_goes_to_and_fro_and_the_record_says_who_answers(screen: OneScreen) -> None:
    booth, live, ask = screen.booth, screen.booth.live, screen.engine.ask
    screen.has(screen.console)
    screen.code(CODE, "claire.morel")
    screen.touch(screen.console, "check-hygiene", "open")
    screen.has(screen.patient)
    screen.until(lambda: live.locked)

    screen.touch(screen.patient, "next")  # « Commencer »
    screen.until(lambda: bool(screen.windows.patient.visit))  # not only the record: whatever is open as a visit reaches the screen is closed
    assert live.now.record.responsible is not None
    assert live.now.record.responsible.name == "Claire Morel"
    screen.touch(screen.patient, "help", "call-assistant")
    screen.has(screen.console)
    screen.until(lambda: "Qui reprend la visite ?" in screen.console.sentences())
    screen.code(CODE)

    async def to_measures() -> None:
        await live.enter_identity(ODETTE)
        await live.state_identity()
        await booth.consent()
        await booth.say_why()
        await booth.answer()

    ask(to_measures())
    screen.touch(screen.console, "pause")
    screen.has(screen.patient)
    screen.until(lambda: live.locked)
    alone = ask(booth.measure_oxygen(97))
    assert (alone.kept_by.name, alone.unattended) == ("Claire Morel", True)

    screen.touch(screen.patient, "help", "call-assistant")
    screen.has(screen.console)
    screen.until(lambda: "Visite en cours, Claire Morel en répond" in screen.console.sentences())
    assert not any("Odette" in words or "97" in words for words in screen.console.sentences())
    screen.code(OTHER_CODE, "paul.petit")
    screen.until(lambda: live.now.record.responsible is not None and live.now.record.responsible.name == "Paul Petit")
    acts = [(entry.who, entry.act) for entry in booth.program.store.audit_entries()]
    assert ("assistant paul.petit", "took-over") in acts
    assert live.now.record.observations[0].kept_by.name == "Claire Morel"


def test_the_recap_says_where_the_report_goes_as_the_agreements_stand(screen: OneScreen) -> None:
    live = screen.booth.live

    async def to_recap() -> None:
        live.assistant = CLAIRE
        await live.begin()
        live.apply(*path_to_call()[1:])
        content = canonical(compose(live.now, site_of(BoothSettings()), live.rules, HERE))
        live.apply(e.ReportSigned(at=NOW, author=HADDAD.author, practitioner=HADDAD, sha256=sha256(content), content=content.decode()))

    screen.engine.ask(to_recap())
    patient = screen.windows.patient
    screen.until(lambda: SentTo("Mon espace santé", "waiting") in patient.screens.known.sent_to)
    screen.until(lambda: patient.window.screen_name == "Patient/Recap")
    screen.engine.ask(live.withdraw(Purpose.SHARED_RECORD))
    screen.until(lambda: SentTo("Mon espace santé", "refused") in patient.screens.known.sent_to)
