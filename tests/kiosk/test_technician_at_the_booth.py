"""A technician at a real booth, by touch: own code, the park, a device replaced, and the new one refuses to measure until it is accepted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from devices.errors import CheckNeeded
from devices.role import Role
from kiosk.booth_store import open_store
from kiosk.first_screen import Start
from kiosk.local_time import local_clock
from session.live import BoothClosed
from session.logins import Logins
from session.people import Part
from session.upkeep.inventory import Entry
from tests.kiosk.test_first_screen import LONG_MS, open_booth
from tests.session.upkeep.devices import CUFF, checked, days, entered, entry
from tests.session.visits import path_to_measures
from tests.ui.conftest import compiled_words as compiled_words
from tests.ui.screen import Screen

CODE = "739164"


class Booth:
    """A booth with these devices in its settings and its cuff in the register, an assistant and a technician, and hands to touch it."""

    def __init__(self, folder: Path, qtbot: QtBot, *more: Entry, **devices: str) -> None:
        self.qtbot = qtbot
        settings = open_booth(folder)
        settings = replace(settings, devices=replace(settings.devices, cuff="a cuff that nobody switched on", **devices))
        store = open_store(settings)
        Logins(store.accounts, store.audit, local_clock).add("Yann Perrot", CODE, Part.TECHNICIAN, "Technicien biomédical")
        now = local_clock()
        store.register.append(entered(CUFF, at=now - days(40)), entry(checked(at=now - days(40))), *more)
        store.close()
        self.start = Start(settings)
        with qtbot.waitSignal(self.start.ready, timeout=LONG_MS):
            self.start.follow()
            self.start.show()
        assert self.start.windows is not None
        assert self.start.program is not None
        self.program, self.windows = self.start.program, self.start.windows
        self.console = Screen(self.windows.assistant.window.view, {})
        self.patient = Screen(self.windows.patient.window.view, {})
        self.console.view.requestActivate()  # of the two, the one whose fields are written in
        qtbot.waitUntil(self.console.view.isActive, timeout=LONG_MS)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=LONG_MS)

    def shows(self, *sentences: str) -> None:
        try:
            self.until(lambda: set(sentences) <= set(self.console.sentences()))
        except Exception as error:
            raise AssertionError(f"{sentences} not among {self.console.sentences()}") from error

    def sees(self, name: str) -> None:
        """Wait until this button or field is there."""
        try:
            self.until(lambda: any(item.objectName() == name and item.isVisible() for item in self.console._items()))
        except Exception as error:
            raise AssertionError(f"no {name} beside {self.console.sentences()}") from error

    def touch(self, *names: str) -> None:
        for name in names:
            self.sees(name)
            self.console.settle()
            self.console.touch(name)

    def write(self, field: str, text: str) -> None:
        self.touch(field, *(f"key-{'space' if each == ' ' else each}" for each in text), "key-done")

    def come_in(self) -> None:
        self.touch("others", "person-yann.perrot", *(f"pad-{figure}" for figure in CODE))
        self.shows("Mode technicien", "Yann Perrot", "Parc : Pharmacie des Halles")

    def ask(self, verb: Callable[[], object]) -> object:
        """Do this in the engine."""
        assert self.start.engine is not None

        async def do() -> object:
            return verb()

        return self.start.engine.ask(do())


@pytest.fixture
def booth(tmp_path: Path, qtbot: QtBot, qapp: object, compiled_words: None) -> Iterator[Booth]:
    QAccessible.setActive(True)
    booth = Booth(tmp_path, qtbot)
    complaints: list[str] = []
    booth.console.view.engine().warnings.connect(lambda warnings: complaints.extend(w.toString() for w in warnings))
    yield booth
    booth.start.close()
    assert complaints == []


def test_a_replaced_device_does_not_measure_before_it_is_accepted(booth: Booth) -> None:
    booth.come_in()
    assert booth.program.live.closed
    booth.until(lambda: "Cette borne est en contrôle." in booth.patient.sentences())
    assert "Urgence" in booth.console.sentences()

    booth.touch("device-C-1", "swap")
    booth.shows("Remplacer C-1", "L’ancien est retiré. Le nouveau ne mesure qu’après un contrôle d’acceptation conforme.")
    booth.touch("write")  # nothing is said yet: nothing is written
    booth.shows("à dire")
    booth.write("field-serial", "c2")
    booth.write("field-reason", "perdu")
    booth.touch("write")
    booth.until(lambda: "c2" in (booth.program.workshop.park.latest or booth.program.store.register.park()).devices)
    booth.touch("page-park")
    booth.shows("Tensiomètre", "c2", "Bloqué", "Jamais fait")

    booth.touch("leave-workspace")
    booth.shows("Qui ouvre la borne ?")
    booth.until(lambda: not booth.program.live.closed)
    assert booth.start.engine is not None
    booth.start.engine.ask(booth.program.live.begin())
    booth.ask(lambda: booth.program.live.apply(*path_to_measures()[1:]))
    booth.start.engine.ask(booth.program.measuring.start(Role.CUFF))
    measure = (booth.program.measuring.measures.latest or {})[Role.CUFF]
    assert isinstance(measure.error, CheckNeeded)
    assert not measure.under_way


def test_while_a_technician_works_nobody_begins_a_visit_on_either_screen(booth: Booth) -> None:
    booth.come_in()
    assert booth.start.engine is not None
    with pytest.raises(BoothClosed):
        booth.start.engine.ask(booth.program.live.begin())
    assert not any(item.objectName() == "begin" and item.isVisible() for item in booth.patient._items())


def test_a_technician_is_not_offered_a_way_in_while_a_visit_is_open(booth: Booth) -> None:
    assert booth.start.engine is not None
    booth.until(lambda: "Technicien" in booth.console.sentences())
    booth.start.engine.ask(booth.program.live.begin())
    booth.until(lambda: "Technicien" not in booth.console.sentences())


def test_a_locked_workspace_opens_again_where_it_was(booth: Booth) -> None:
    booth.come_in()
    booth.touch("page-consumables")
    booth.shows("Rien n’est encore compté.")
    booth.touch("lock-workspace")
    booth.shows("Qui travaille sur la borne ?", "Borne fermée : mode technicien")
    assert booth.program.live.closed
    booth.touch(*(f"pad-{figure}" for figure in CODE))
    booth.shows("Rien n’est encore compté.")
    booth.touch("page-park", "device-C-1", "lock-workspace")
    booth.shows("Qui travaille sur la borne ?")
    booth.touch(*(f"pad-{figure}" for figure in CODE), "stop")
    booth.shows("Arrêter C-1")


def test_urgence_works_in_the_workspace_as_everywhere(booth: Booth) -> None:
    booth.come_in()
    booth.touch("sos")
    booth.until(lambda: any(words.startswith("Urgence appelée à") for words in booth.console.sentences()))
    booth.until(lambda: booth.windows.patient.screens.emergency_open)
    booth.touch("cancel-urgency")
    booth.until(lambda: not booth.windows.patient.screens.emergency_open)
    assert booth.program.live.closed
