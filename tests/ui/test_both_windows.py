"""What both screens tell: Urgence, called on either, rung on both, ended by the staff; and what becomes of the sheet."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.role import Role
from session import events as e
from session.consultation import IllegalEvent, State
from session.finishing import NoPrinter
from session.people import PATIENT
from tests.session.visits import HADDAD, NOW, path_to_call, path_to_measures
from tests.ui.desk import Desk
from tests.ui.screen import Screen
from ui.assistant.known import Still
from ui.patient import PatientScreens, Place
from ui.patient_side import PatientSide
from ui.siren import Siren
from ui.urgency import join_urgency
from ui.voice import Voice


class Booth:
    """A console and a patient's window on one engine, with a loudspeaker that only a program plays."""

    def __init__(self, desk: Desk, player: Path) -> None:
        self.desk, self.player = desk, player
        screens = PatientScreens(desk.clock, desk.live.rules, {}, place=Place("Pharmacie des Halles", "Joinville", "03 00"))
        self.siren = Siren(str(player))
        self.patient = PatientSide(screens, desk.bridge, desk.live, desk.measuring, voice=Voice("no-such-program"), siren=self.siren)
        self.patient.window.view.show()
        self.screen = Screen(self.patient.window.view, {})
        join_urgency(self.patient, desk.side)
        desk.side.sheet_told.connect(self.patient.tell_sheet)
        desk.side.scope_turned.connect(self.patient.tell_scope)

    def rings(self, on: bool) -> None:
        """Wait until both screens and the loudspeaker say so."""
        desk, patient = self.desk, self.patient
        desk.until(lambda: self.siren.ringing is on)
        desk.until(lambda: patient.screens.emergency_open is on)
        desk.until(lambda: any("L’alarme sonne" in words for words in desk.screen.sentences()) is on)


class Printer:
    """Holds each sheet until it is let out, or says that nothing came out."""

    def __init__(self) -> None:
        self.out = asyncio.Event()
        self.error: Exception | None = None

    async def print_sheet(self) -> None:
        await self.out.wait()
        if self.error is not None:
            raise self.error


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def booth(qtbot: QtBot, qapp: QApplication, compiled_words: None, tmp_path: Path, printer: Printer) -> Iterator[Booth]:
    player = tmp_path / "player"
    player.write_text("#!/bin/sh\nexec cat > /dev/null\n")
    player.chmod(0o755)
    with Desk(qtbot, printer) as desk:
        booth = Booth(desk, player)
        yield booth
        booth.patient.close()


def test_from_the_patient_without_a_visit(booth: Booth) -> None:
    booth.screen.settle()
    booth.screen.touch("sos")
    booth.rings(True)
    booth.desk.touch("cancel-urgency")
    booth.rings(False)


def test_from_the_console_without_a_visit(booth: Booth) -> None:
    booth.desk.touch("sos")
    booth.rings(True)
    booth.patient.screens.emergency.was_a_mistake()
    booth.rings(False)


def test_from_the_practitioner_and_stopped_by_the_assistant(booth: Booth) -> None:
    booth.desk.to(path_to_call(), State.CALL)
    booth.desk.apply(e.UrgencyCalled(at=NOW, author=HADDAD.author))
    booth.rings(True)
    booth.desk.touch("cancel-urgency")
    booth.rings(False)
    assert booth.desk.live.now.record.urgency is None


def test_from_the_patient_in_a_visit_and_stopped_at_the_console(booth: Booth) -> None:
    booth.desk.to(path_to_call(), State.CALL)
    booth.screen.settle()
    booth.screen.touch("sos")
    booth.rings(True)
    booth.desk.until(lambda: booth.desk.live.now.record.urgency is not None)
    booth.desk.touch("cancel-urgency")
    booth.rings(False)


def test_an_alarm_that_cannot_be_heard_is_not_said_to_ring(booth: Booth) -> None:
    booth.player.unlink()
    booth.screen.settle()
    booth.screen.touch("sos")
    booth.desk.shows("Urgence appelée à 9 h 00. Alarme sans son : appelez à voix haute.")


@pytest.mark.parametrize(
    ("error", "words", "sheet"),
    [
        (None, "Elle est imprimée.", e.Sheet.PRINTED),
        (NoPrinter("rien"), "L’imprimante est absente", e.Sheet.COPIED),
        (IllegalEvent(e.SheetHandedOver, State.HYGIENE), "vous la donne.", None),
    ],
)
def test_the_patient_reads_and_the_record_holds_what_really_becomes_of_the_sheet(
    booth: Booth, printer: Printer, error: Exception | None, words: str, sheet: e.Sheet | None
) -> None:
    def patient_reads(part: str) -> None:
        booth.desk.until(lambda: any(part in sentence for sentence in booth.screen.sentences()))

    printer.error = error
    booth.desk.to([*path_to_call(), e.CallFailed(at=NOW, author=HADDAD.author, reason="ligne")], State.CALL_FAILED)
    patient_reads("vous la donne.")
    booth.desk.touch("print")
    patient_reads("Elle s’imprime maintenant.")
    booth.desk.loop.call_soon_threadsafe(printer.out.set)
    patient_reads(words)
    booth.screen.settle()
    if sheet is None:  # there is none to have: the assistant sees to it
        patient_reads("Votre feuille arrive")
        return
    booth.screen.touch("next")
    booth.desk.state(State.HYGIENE)
    handed = booth.desk.live.happened.latest
    assert isinstance(handed, e.SheetHandedOver)
    assert (handed.sheet, handed.author) == (sheet, PATIENT)


def test_a_page_that_comes_late_is_not_the_next_patients(booth: Booth, printer: Printer) -> None:
    booth.desk.to([*path_to_call(), e.CallFailed(at=NOW, author=HADDAD.author, reason="ligne")], State.CALL_FAILED)
    booth.desk.touch("print")
    booth.desk.until(lambda: booth.patient.screens.known.sheet == "printing")
    before = booth.desk.live.now.consultation_id

    async def next_patient() -> None:
        live = booth.desk.live
        await live.hand_over_sheet(e.Sheet.WITHOUT, "parti", for_patient=True)
        for item in e.HygieneItem:
            await live.clean(item)
        await live.sign_hygiene()
        await live.wipe()
        await live.begin()

    booth.desk.ask(next_patient())
    booth.desk.until(lambda: booth.patient.visit not in ("", before))
    with booth.desk.qtbot.waitSignal(booth.desk.side.sheet_told, check_params_cb=lambda visit, state: (visit, state) == (before, "printed")):
        booth.desk.loop.call_soon_threadsafe(printer.out.set)
    assert booth.patient.screens.known.sheet == "handed"
    assert booth.desk.side.console.typing.sheet is None


def test_the_patient_reads_which_ear_is_looked_into_and_that_the_picture_is_frozen(booth: Booth) -> None:
    desk, patient = booth.desk, booth.patient
    desk.to(path_to_measures(), State.MEASURES)
    patient.focus(Role.OTOSCOPE)
    desk.until(lambda: "Quelle oreille ?" in booth.screen.sentences())
    desk.side._desk.type(page="call")  # as its tile does, where the booth has one
    desk.until(lambda: desk.side.console.page == "call")
    desk.touch("side-right")
    desk.until(lambda: {"Oreille droite", "Pas encore d’image"} <= set(booth.screen.sentences()))
    visit = desk.live.now.consultation_id
    desk.side._desk.type(still=Still(visit, "right", desk.clock()))  # as once the frozen picture has come
    desk.until(lambda: "Image figée" in booth.screen.sentences())
    desk.side._desk.type(still=None, side="")
    desk.until(lambda: {"Quelle oreille ?", "Pas encore d’image"} <= set(booth.screen.sentences()))
