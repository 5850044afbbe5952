"""The local alarm rings until it is stopped, and says truly whether it rings."""

import sys
from array import array
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.waiting import SOON_MS
from ui.siren import Siren, one_round


def player(folder: Path, body: str) -> str:
    """A program that listens as pacat does."""
    program = folder / "player"
    program.write_text(f"#!{sys.executable}\nimport pathlib, sys\nheard = pathlib.Path({str(folder / 'heard')!r})\n{body}\n")
    program.chmod(0o700)
    return str(program)


def test_it_rings_round_after_round_until_it_is_stopped(tmp_path: Path, qtbot: QtBot) -> None:
    body = "n = 0\nwhile data := sys.stdin.buffer.read(4096):\n    n += len(data)\n    heard.write_text(str(n))"
    siren = Siren(player(tmp_path, body))
    with qtbot.waitSignal(siren.changed, timeout=SOON_MS):
        siren.start()
    assert siren.ringing
    heard, wanted = tmp_path / "heard", 2 * len(one_round())
    qtbot.waitUntil(lambda: heard.exists() and int(heard.read_text() or 0) > wanted, timeout=SOON_MS)
    siren.stop()
    assert not siren.ringing


def test_a_player_that_dies_does_not_ring(tmp_path: Path, qtbot: QtBot) -> None:
    siren = Siren(player(tmp_path, "sys.exit(1)"))
    siren.start()
    qtbot.waitUntil(lambda: not siren.ringing, timeout=SOON_MS)


def test_without_a_player_nothing_rings(qtbot: QtBot) -> None:
    siren = Siren("no-such-program")
    siren.start()
    assert not siren.ringing


def test_the_tone_peaks_at_twelve_decibels_below_full_scale() -> None:
    samples = array("h", one_round())
    assert 0.24 < max(samples) / 32767 < 0.26
