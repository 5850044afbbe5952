"""« alcove upkeep sweep »: played into the loudspeaker, heard back through a real sound server, and in the register with two signatures."""

import io
import sys
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.local_time import local_clock
from session.logins import Logins
from session.people import Part
from session.upkeep.checks import Verdict
from tests.kiosk.test_upkeep import CLAIRES, YANN, store_of
from tests.sound_server import sound_server


def test_a_sweep_becomes_a_check_of_the_register(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def type_in(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    file = tmp_path / "settings.toml"
    file.write_text(f'[booth]\ndata = "{tmp_path}"\n[devices]\nstethoscope = "loudspeaker.monitor"\n')
    with store_of(tmp_path) as store:
        logins = Logins(store.accounts, store.audit, local_clock)
        logins.add(*YANN, Part.TECHNICIAN)
        logins.add(*CLAIRES)
    type_in(*YANN)
    assert main(["--settings", str(file), "upkeep", "enter-device", "stethoscope", "S-1", "--make", "Thinklabs", "--model", "One"]) == 0
    (tmp_path / "sound").mkdir()
    with sound_server(tmp_path / "sound", monkeypatch.setenv):
        type_in(*YANN, "", "", *CLAIRES)
        code = main(["--settings", str(file), "upkeep", "sweep"])
    said = capsys.readouterr().out
    assert code == 0, said
    assert "Verdict : conforme" in said
    with store_of(tmp_path) as store:
        (check,) = store.register.park().devices["S-1"].checks
    assert check.verdict is Verdict.CONFORMING
    points = {point.step_id: float(point.reading) for point in check.found}
    response = [points[f"response-{hertz}"] for hertz in (50, 100, 200, 400, 800)]
    assert max(response) - min(response) < 1, "a wire is flat"
    assert (abs(points["linearity"]) < 0.5, abs(points["steady"]) < 0.5, abs(points["gate"]) < 1, points["noise"] < -80) == (True,) * 4
    assert "Réponse par tiers d’octave" in check.note


def test_without_its_input_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'none'}")
    file = tmp_path / "settings.toml"
    file.write_text(f'[booth]\ndata = "{tmp_path}"\n[devices]\nstethoscope = "Thinklabs"\n')
    with store_of(tmp_path) as store:
        Logins(store.accounts, store.audit, local_clock).add(*YANN, Part.TECHNICIAN)
    for arguments in (("enter-device", "stethoscope", "S-1"), ("sweep",)):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in YANN)))
        code = main(["--settings", str(file), "upkeep", *arguments])
    assert code == 1
    assert "aucune entrée son de ce nom" in capsys.readouterr().err
