"""`alcove devices record` as a technician types it: what an oximeter on a real port says is in the file, and nothing is overwritten."""

import asyncio
from pathlib import Path

import pytest

from devices.errors import ConnectionLost
from drivers.oximeter_contec.simulator import ContecSimulator
from drivers.transport.recording import WARNING, read_recording
from kiosk.__main__ import main
from kiosk.recording import _listen
from tests.session.measures_bench import HandDevice
from tests.session.visits import CUFF


def settings(folder: Path, devices: str) -> list[str]:
    file = folder / "settings.toml"
    file.write_text(f'[booth]\ndata = "{folder / "booth"}"\n[devices]\n{devices}')
    return ["--settings", str(file), "devices", "record"]


async def test_what_an_oximeter_says_is_in_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    simulator = ContecSimulator(tmp_path / "port")
    simulator.port.plug_in()
    await simulator.obey("finger-in", spo2=96, pulse_rate=70)
    out = tmp_path / "kept.jsonl"
    typed = [*settings(tmp_path, f'oximeter = "{simulator.port.path}"\n'), "oximeter", "--out", str(out), "--seconds", "4"]
    plays = asyncio.create_task(simulator.run())
    assert await asyncio.to_thread(main, typed) == 0
    plays.cancel()
    await asyncio.gather(plays, return_exceptions=True)
    kept = read_recording(out.read_text(encoding="utf-8").splitlines())
    assert {"open", "in", "out", "close"} <= {each.what for each in kept}
    assert out.stat().st_mode & 0o777 == 0o600
    *printed, counted = capsys.readouterr().out.splitlines()
    assert WARNING in printed
    assert any("connecté" in line for line in printed)
    assert not any("96" in line for line in printed), "values stay in the file"
    assert counted == f"{len(kept)} lignes dans {out}."
    before = out.read_bytes()
    assert await asyncio.to_thread(main, typed) == 1
    assert "existe déjà" in capsys.readouterr().out
    assert out.read_bytes() == before


def test_what_the_settings_do_not_name_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*settings(tmp_path, ""), "oximeter", "--out", str(tmp_path / "x")]) == 1
    assert "rien dans les réglages" in capsys.readouterr().out
    assert not (tmp_path / "x").exists()
    with pytest.raises(SystemExit):
        main([*settings(tmp_path, ""), "otoscope", "--out", str(tmp_path / "x")])


class PulledOut(HandDevice):
    """It is gone when it is to be stopped."""

    async def stop(self) -> None:
        raise ConnectionLost("the serial cable was pulled out")


async def test_a_device_that_is_pulled_out_as_the_time_ends_spoils_nothing() -> None:
    device = PulledOut(CUFF)
    await _listen(device, 0.01)
    assert device.started.is_set()
    assert len(asyncio.all_tasks()) == 1, "nothing of it runs on"
