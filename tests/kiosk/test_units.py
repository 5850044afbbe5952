"""The systemd units: systemd takes them, and what they start is a command that exists."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.__main__ import main

PACKAGING = Path(__file__).parents[2] / "packaging"
UNITS = PACKAGING / "systemd"
ALCOVE = "/opt/alcove/.venv/bin/alcove"


def started_by(unit: Path) -> str:
    """The command of its ExecStart, without the program."""
    line = next(line for line in unit.read_text().splitlines() if line.startswith("ExecStart="))
    program, _, command = line.removeprefix("ExecStart=").partition(" ")
    assert program == ALCOVE
    return command


@pytest.mark.parametrize(("name", "command"), [("alcove-hub", "hub"), ("alcove-booth", "run")])
def test_a_unit_starts_a_command_that_exists(name: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert started_by(UNITS / f"{name}.service") == command
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"alcove {command}" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine (packaging/debian-packages.txt)")
@pytest.mark.parametrize(("name", "whose"), [("alcove-hub", "--system"), ("alcove-booth", "--user")])
def test_systemd_takes_it(tmp_path: Path, name: str, whose: str) -> None:
    unit = tmp_path / f"{name}.service"
    unit.write_text((UNITS / unit.name).read_text().replace(ALCOVE, "/bin/true"))
    said = subprocess.run(
        ["systemd-analyze", "verify", whose, "--man=no", str(unit)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")


def test_the_udev_rule_lets_the_booth_read_cameras_buttons_and_nobody_more() -> None:
    lines = (PACKAGING / "udev/70-alcove-button.rules").read_text().splitlines()
    (rule,) = (line for line in lines if line and not line.startswith("#"))
    parts = dict(re.findall(r'([A-Z]+(?:\{\w+\})?)(?:==|=)"([^"]*)"', rule))
    assert {name: parts[name] for name in ("SUBSYSTEM", "KERNEL", "SUBSYSTEMS", "DRIVERS")} == {
        "SUBSYSTEM": "input",
        "KERNEL": "event*",
        "SUBSYSTEMS": "usb",
        "DRIVERS": "uvcvideo",
    }
    assert (parts["GROUP"], parts["MODE"]) == ("alcove", "0640")
    assert "usermod --append --groups alcove" in "\n".join(lines)
