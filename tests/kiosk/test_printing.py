"""Printing through a real CUPS: what its queue says, and that nothing is left in a stopped one for the next patient."""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.finding import Verdict
from kiosk.printing import NoQueue, Queue, default_queue, print_page, read_queue
from kiosk.try_machine import look_at_printer
from session.finishing import NoPrinter
from tests.journeys.hub import free_port
from tests.kiosk.print_server import CUPSD, PrintServer, print_server

PAGE = b"%PDF-1.4 a sheet\n"
needs_cups = pytest.mark.skipif(CUPSD is None, reason="no CUPS on this machine (packaging/debian-packages.txt)")


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    with tempfile.TemporaryDirectory(prefix="alcove-") as folder, print_server(Path(folder), free_port()) as server:
        monkeypatch.setenv("CUPS_SERVER", server.address)
        monkeypatch.setenv("LANG", "fr_FR.UTF-8")
        yield server


@needs_cups
async def test_a_sheet_goes_to_the_default_printer(cups: PrintServer) -> None:
    cups.add("Kiosk")
    assert await default_queue() == Queue("Kiosk", enabled=True, accepting=True, reason="")
    await print_page(PAGE)
    assert await asyncio.to_thread(cups.next_page) == PAGE
    found = await look_at_printer()
    assert found.verdict is Verdict.GOOD
    assert "Kiosk" in found.sentence


@needs_cups
async def test_a_stopped_printer_takes_no_sheet_and_the_self_test_says_why(cups: PrintServer) -> None:
    cups.add("Kiosk")
    cups.tell("cupsdisable", "-r", "plus de papier", "Kiosk")
    with pytest.raises(NoPrinter, match="arrêtée"):
        await print_page(PAGE)
    found = await look_at_printer()
    assert (found.verdict, "plus de papier" in found.sentence) == (Verdict.WRONG, True)
    assert "cupsenable Kiosk" in found.remedy
    assert cups.tell("lpstat", "-o") == "", "nothing waits for the next patient"


@needs_cups
async def test_a_printer_that_refuses_and_one_that_nobody_chose(cups: PrintServer) -> None:
    cups.add("Kiosk", default=False)
    with pytest.raises(NoQueue, match="par défaut"):
        await default_queue()
    assert (await look_at_printer()).verdict is Verdict.DOUBTFUL
    with pytest.raises(NoPrinter, match="Aucune imprimante"):
        await print_page(PAGE)
    cups.tell("lpadmin", "-d", "Kiosk")
    cups.tell("cupsreject", "Kiosk")
    with pytest.raises(NoPrinter, match="refusé"):
        await print_page(PAGE)
    found = await look_at_printer()
    assert (found.verdict, "cupsaccept Kiosk" in found.remedy) == (Verdict.WRONG, True)


async def test_without_cups_there_is_no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{free_port()}")
    assert (await look_at_printer()).verdict is Verdict.DOUBTFUL
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoQueue, match="installée"):
        await default_queue()


@given(st.text())
def test_whatever_cups_says_is_a_queue(said: str) -> None:
    assert read_queue("Kiosk", said).name == "Kiosk"


def test_what_the_printer_complains_of_is_told() -> None:
    said = "printer Kiosk is idle.  enabled since now\n\tAlerts: media-low-warning\nKiosk accepting requests since now\n"
    assert read_queue("Kiosk", said) == Queue("Kiosk", True, True, "media-low-warning")
