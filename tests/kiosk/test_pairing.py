"""`alcove devices` as a technician types it, through the real bleak on the virtual radio."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.simulation.private_bus import CLIENT_VARIABLE
from kiosk.__main__ import main
from kiosk.in_service import in_service
from tests.drivers.bluetooth.conftest import _radio_process as _radio_process
from tests.drivers.bluetooth.conftest import air as air
from tests.drivers.bluetooth.radio import RadioProcess

CUFF, BONDED, PASSKEY, THERMOMETER = "F0:18:10:00:00:01", "F0:18:10:00:00:03", "F0:18:10:00:00:04", "F0:18:09:00:00:01"


Say = Callable[..., "Said"]


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def devices(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """`alcove devices …`, as typed; `settings` is what stands under [devices], `given` what is typed when asked."""

    def command(*arguments: str, given: str = "", settings: str = "") -> Said:
        file = tmp_path / "settings.toml"
        file.write_text(f'[booth]\ndata = "{tmp_path / "booth"}"\n[devices]\n{settings}')
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        return Said(main(["--settings", str(file), "devices", *arguments]), *capsys.readouterr())

    return command


def test_a_technician_pairs_one_and_forgets_it(air: RadioProcess, devices: Say) -> None:
    nobody = devices("pair", "cuff", "--seconds", "1.5")
    assert (nobody.returncode, "rien n’a été appairé" in nobody.stderr) == (1, True)
    assert "« Bonded Cuff », signal" in nobody.stdout
    assert THERMOMETER not in nobody.stdout, "only cuffs are candidates for the cuff"
    try:
        paired = devices("pair", "cuff", "--address", BONDED)
        assert paired.returncode == 0, paired.stderr
        assert f'cuff = "{BONDED}"' in paired.stdout
        again = devices("pair", "cuff", "--address", BONDED)
        assert (again.returncode, "déjà appairé" in again.stderr) == (1, True)
        air.order("bonded-cuff", "unplug")
        listed = devices("--seconds", "4", settings=f'thermometer = "{THERMOMETER}"\n')
        assert listed.returncode == 0, listed.stderr
        assert f"{BONDED}  « Bonded Cuff », appairé, pas entendu" in listed.stdout
        assert "✓ Thermomètre : connecté" in listed.stdout
        assert "thermomètre de cette borne" in listed.stdout
        assert "hors réglages : alcove devices pair cuff" in listed.stdout
        assert "micrologiciel 1.0, pile " in listed.stdout
    finally:
        forgotten = devices("forget", "cuff", settings=f'cuff = "{BONDED}"\n')
    assert (forgotten.returncode, f"{BONDED} oublié" in forgotten.stdout) == (0, True)
    nothing = devices("forget", "cuff", settings=f'cuff = "{BONDED}"\n')
    assert (nothing.returncode, "rien à oublier" in nothing.stderr) == (1, True)


def test_the_number_that_a_device_shows_is_asked_for(air: RadioProcess, devices: Say) -> None:
    wrong = devices("pair", "cuff", "--address", PASSKEY, given="271829\n")
    assert wrong.returncode == 1
    assert "Passkey Cuff a refusé l’appairage" in wrong.stderr
    try:
        right = devices("pair", "cuff", "--address", PASSKEY, given="271 828\n")
        assert right.returncode == 0, right.stderr
        assert "Numéro affiché par l’appareil" in right.stdout
    finally:
        devices("forget", "cuff", "--address", PASSKEY)


def test_one_that_sleeps_is_said_to_need_its_button(air: RadioProcess, devices: Say) -> None:
    air.order("thermometer", "unplug")
    silent = devices("pair", "thermometer", "--seconds", "1")
    assert silent.returncode == 1
    assert "Appuyez sur son bouton" in silent.stderr
    assert "--all" in silent.stderr
    nothing = devices("forget", "thermometer")
    assert (nothing.returncode, "--address" in nothing.stderr) == (1, True)


def test_without_bluetooth_it_says_what_is_missing(devices: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CLIENT_VARIABLE, f"unix:path={tmp_path}/no-bus")
    ended = devices("pair", "cuff")
    assert ended.returncode == 1
    assert "Pas de D-Bus" in ended.stderr
    listed = devices()
    assert (listed.returncode, "Pas de D-Bus" in listed.stdout) == (0, True)


def test_a_booth_that_runs_keeps_its_radio(devices: Say, tmp_path: Path) -> None:
    with in_service(tmp_path / "booth"):
        refused = devices("pair", "cuff", "--address", CUFF)
        listed = devices(settings=f'cuff = "{CUFF}"\n')
    assert (refused.returncode, "déjà ouverte" in refused.stderr) == (1, True)
    assert f"Tensiomètre : {CUFF}" in listed.stdout
    assert "en service" in listed.stdout
