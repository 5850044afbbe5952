"""The booth's first screen: there before the program behind it, and already touched for good."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.booth_store import open_store
from kiosk.first_screen import Start
from kiosk.local_time import local_clock
from kiosk.settings import Settings
from session import events as e
from session.logins import Logins
from session.people import PATIENT
from session.store.door import look
from session.store.errors import KeyUnusable, Unreadable
from session.store.keys import booth_key
from tests.ui.conftest import compiled_words as compiled_words
from tests.ui.screen import Screen

HEAVY = {"sqlalchemy", "aiohttp", "httpx", "numpy", "av", "cv2", "bleak", "argon2", "cryptography", "asyncio", "segno", "session.live", "session.events"}
LONG_MS = 30_000


def open_booth(folder: Path) -> Settings:
    """Settings of a booth with one assistant, without a hub."""
    settings = replace(Settings(), booth=replace(Settings().booth, data=str(folder / "booth"), windows=2, place="Pharmacie des Halles, Joinville"))
    store = open_store(settings)
    Logins(store.accounts, store.audit, local_clock).add("Claire Morel", "271828", profession="Infirmière")
    store.close()
    return settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return open_booth(tmp_path)


@pytest.fixture
def start(settings: Settings, qapp: object, compiled_words: None) -> Iterator[Callable[[], tuple[Start, Screen]]]:
    """start() shows the first screen, with nothing behind it until its `follow` is called."""
    opened: list[Start] = []

    def begin() -> tuple[Start, Screen]:
        started = Start(settings)
        opened.append(started)
        started.show()
        screen = Screen(started.door.window.view, {})
        screen.settle()
        return started, screen

    yield begin
    for each in opened:
        each.close()


def touch_code(screen: Screen, code: str) -> None:
    for figure in code:
        screen.touch(f"pad-{figure}")
        screen.settle()


def test_it_needs_nothing_of_the_engine() -> None:
    told = subprocess.run([sys.executable, "-c", "import kiosk.first_screen, sys; print(*sys.modules)"], capture_output=True, text=True, check=True)
    assert HEAVY & set(told.stdout.split()) == set()


def test_a_code_touched_before_the_engine_is_there_lets_its_person_in(start: Callable[[], tuple[Start, Screen]], qtbot: QtBot) -> None:
    started, screen = start()
    screen.touch("person-claire.morel")
    screen.settle()
    touch_code(screen, "271828")
    assert "vérification" in screen.sentences()
    assert started.engine is None
    with qtbot.waitSignal(started.ready, timeout=LONG_MS):
        started.follow()
    qtbot.waitUntil(lambda: "C’est bien vous" in screen.sentences(), timeout=LONG_MS)
    assert started.program is not None
    login = started.program.at_work.login.latest
    assert login is not None
    assert login.author.name == "Claire Morel"


def test_closed_while_the_rest_is_loaded_it_ends_quietly(start: Callable[[], tuple[Start, Screen]], qtbot: QtBot) -> None:
    started, _ = start()
    started.follow()
    qtbot.waitUntil(lambda: started.engine is not None, timeout=LONG_MS)
    started.close()
    qtbot.wait(1)  # whatever was on its way arrives
    assert started.windows is None


def test_half_a_code_stays_and_is_finished_afterwards(start: Callable[[], tuple[Start, Screen]], qtbot: QtBot) -> None:
    started, screen = start()
    screen.touch("person-claire.morel")
    screen.settle()
    touch_code(screen, "271")
    with qtbot.waitSignal(started.ready, timeout=LONG_MS):
        started.follow()
    assert "encore 3 chiffres" in screen.sentences()
    touch_code(screen, "828")
    qtbot.waitUntil(lambda: "C’est bien vous" in screen.sentences(), timeout=LONG_MS)


def test_urgence_called_before_the_engine_is_there_goes_on(start: Callable[[], tuple[Start, Screen]], qtbot: QtBot) -> None:
    started, screen = start()
    screen.touch("sos")
    assert any("Urgence appelée à" in words for words in screen.sentences())
    with qtbot.waitSignal(started.ready, timeout=LONG_MS):
        started.follow()
    assert started.windows is not None
    patient = started.windows.patient
    qtbot.waitUntil(lambda: patient.screens.emergency_open, timeout=LONG_MS)
    assert any("Urgence appelée à" in words for words in screen.sentences())


def test_a_visit_that_waits_is_said_at_once_and_taken_up(start: Callable[[], tuple[Start, Screen]], settings: Settings, qtbot: QtBot) -> None:
    store = open_store(settings)
    store.begin().append([e.Welcomed(at=local_clock(), author=PATIENT, language="fr", text_scale=1.0, voice=False, high_contrast=False)])
    store.close()
    started, screen = start()
    assert "Qui reprend la visite ?" in screen.sentences()
    screen.touch("person-claire.morel")
    screen.settle()
    touch_code(screen, "27")
    with qtbot.waitSignal(started.ready, timeout=LONG_MS):
        started.follow()
    assert started.program is not None
    assert started.program.live.consultation.latest is not None
    assert "encore 4 chiffres" in screen.sentences()
    touch_code(screen, "1828")
    qtbot.waitUntil(lambda: started.windows is not None and started.windows.assistant.console.page == "identity", timeout=LONG_MS)


def test_a_visit_that_does_not_open_is_told(start: Callable[[], tuple[Start, Screen]], settings: Settings, qtbot: QtBot) -> None:
    store = open_store(settings)
    broken = store.begin()
    broken.append([e.Welcomed(at=local_clock(), author=PATIENT, language="fr", text_scale=1.0, voice=False, high_contrast=False)])
    store.close()
    (settings.booth.folder / "consultations" / f"{broken.consultation.consultation_id}.db").write_bytes(bytes(4096))
    started, screen = start()
    with qtbot.waitSignal(started.ready, timeout=LONG_MS):
        started.follow()
    qtbot.waitUntil(lambda: "Visite qui ne s’ouvre plus : 1. Appelez le technicien, n’effacez rien." in screen.sentences(), timeout=LONG_MS)


def test_what_is_read_at_the_door_is_what_the_store_holds(settings: Settings) -> None:
    folder = Path(settings.booth.data)
    store = open_store(settings)
    try:
        seen = look(folder, booth_key(folder / "booth.key", may_create=False))
        assert seen.people == tuple(account.author for account in store.accounts.all())
        assert seen.visit_waits is bool(store.unfinished())
        store.begin()
        assert look(folder, booth_key(folder / "booth.key", may_create=False)).visit_waits is True
    finally:
        store.close()
    assert look(folder, bytes(32)).people == ()
    assert look(folder / "elsewhere", bytes(32)).people == ()


def test_a_missing_key_is_told_before_anything_is_shown(settings: Settings, qapp: object, compiled_words: None) -> None:
    (Path(settings.booth.data) / "booth.key").unlink()
    with pytest.raises(KeyUnusable, match="put the booth's key back"):
        Start(settings)


def test_a_store_that_does_not_open_closes_the_first_screen_and_is_told(settings: Settings, qapp: object, compiled_words: None) -> None:
    (Path(settings.booth.data) / "booth.key").write_bytes(os.urandom(32))
    with pytest.raises(Unreadable, match="does not open with this key"):
        Start(settings).run()
