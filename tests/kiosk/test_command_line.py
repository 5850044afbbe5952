"""The command `alcove` as a technician types it, in processes of its own."""

import json
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PASSWORD = "un mot de passe bien long"
NOT_AT_A_HUB = ("PySide6", "shiboken6", "cv2", "bleak", "av", "webrtc", "aiortc", "sounddevice", "serial", "weasyprint")


def alcove(*arguments: str, given: str = "", folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """Run it to its end."""
    command = [sys.executable, "-m", "kiosk", *([] if folder is None else ["--settings", str(settings_in(folder))]), *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, timeout=60, cwd=ROOT)


def settings_in(folder: Path) -> Path:
    """The settings file of this folder, made at its first use: a booth and a hub, on a port that is free."""
    file = folder / "settings.toml"
    if not file.exists():
        with socket.create_server(("127.0.0.1", 0)) as listening:
            port = listening.getsockname()[1]
        hub = f'url = "http://127.0.0.1:{port}"\nport = {port}\ndata = "{folder / "hub"}"'
        file.write_text(f'[booth]\ndata = "{folder / "booth"}"\n[hub]\n{hub}\n')
    return file


@contextmanager
def hub_in(folder: Path) -> Iterator[str]:
    """`alcove hub`, listening; ended by an interrupt as at a terminal."""
    command = [sys.executable, "-m", "kiosk", "--settings", str(settings_in(folder)), "hub"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            assert said.startswith("Page des médecins : http://127.0.0.1:")
            yield said.split(" : ")[1].strip()
        finally:
            process.terminate()
            process.wait(20)


def test_help_names_every_command_in_french() -> None:
    said = alcove("--help")
    assert said.returncode == 0
    for command in ("run", "demo", "hub", "self-test", "assistant", "join"):
        assert command in said.stdout
    assert "n’est pas un dispositif médical" in said.stdout
    assert "add-practitioner" in alcove("hub", "--help").stdout


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[booth]\nnane = 'x'", "ligne 2 : [booth] nane n’est pas un réglage ; vouliez-vous dire name ?"),
        ("[booth]\nwindows = 3", "ligne 2 : [booth] windows vaut 1 ou 2, pas 3"),
        ("[hub]\nport = 'many'", "ligne 2 : [hub] port est un nombre entier"),
        ("[hub\n", "settings.toml"),
    ],
)
def test_wrong_settings_name_the_line_and_what_was_meant(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "settings.toml").write_text(written)
    ended = alcove("hub", "enrol", folder=tmp_path)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_settings_that_are_not_there(tmp_path: Path) -> None:
    ended = alcove("--settings", str(tmp_path / "nothing.toml"), "hub")
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)
    assert "nothing.toml" in ended.stderr


def test_a_command_that_does_not_exist() -> None:
    assert alcove("explode").returncode == 2


def test_a_practitioner_is_added_once_and_gets_in(tmp_path: Path) -> None:
    words = ("hub", "add-practitioner", "s.haddad", "--name", "Dr Samir Haddad", "--rpps", "10003456789")
    weak = alcove(*words, given="court\n", folder=tmp_path)
    assert (weak.returncode, weak.stdout) == (1, "")
    assert "au moins 12 caractères" in weak.stderr
    added = alcove(*words, given=f"{PASSWORD}\n", folder=tmp_path)
    assert added.returncode == 0
    assert "Dr Samir Haddad" in added.stdout
    assert PASSWORD not in added.stdout + added.stderr
    again = alcove(*words, given=f"{PASSWORD}\n", folder=tmp_path)
    assert again.returncode == 1
    assert "déjà inscrit" in again.stderr
    with hub_in(tmp_path) as url:
        assert ask(f"{url}api/login", url, login="s.haddad", password=PASSWORD)["name"] == "Dr Samir Haddad"


def test_a_code_enrols_one_booth_and_no_second(tmp_path: Path) -> None:
    made = alcove("hub", "enrol", folder=tmp_path)
    code = made.stdout.split("alcove join ")[1].strip()
    unreachable = alcove("join", code, folder=tmp_path)
    assert unreachable.returncode == 1
    assert "ne répond pas" in unreachable.stderr
    with hub_in(tmp_path):
        joined = alcove("join", code, folder=tmp_path)
        assert (joined.returncode, joined.stdout) == (0, "Borne inscrite.\n")
        second = alcove("join", code, folder=tmp_path)
        assert second.returncode == 1
        assert "pas, ou plus, valable" in second.stderr


def test_an_assistant_is_added_once(tmp_path: Path) -> None:
    added = alcove("assistant", "add", "Claire Morel", given="482913\n", folder=tmp_path)
    assert (added.returncode, added.stdout) == (0, "Claire Morel peut ouvrir cette borne.\n")
    again = alcove("assistant", "add", "Claire Morel", given="482913\n", folder=tmp_path)
    assert again.returncode == 1
    weak = alcove("assistant", "add", "Paul Petit", given="123456\n", folder=tmp_path)
    assert (weak.returncode, "Traceback" in weak.stderr) == (1, False)


def test_a_hub_whose_port_is_taken_says_so(tmp_path: Path) -> None:
    with hub_in(tmp_path):
        second = alcove("hub", folder=tmp_path)
        assert second.returncode == 1
        assert "ne peut pas écouter" in second.stderr


@pytest.mark.parametrize("arguments", [["hub", "enrol"], ["hub", "add-practitioner", "s.haddad", "--name", "Dr H", "--rpps", "10003456789"]])
def test_the_hub_imports_nothing_that_its_machine_does_not_have(tmp_path: Path, arguments: list[str]) -> None:
    given = ["--settings", str(settings_in(tmp_path)), *arguments]
    program = f"import sys; from kiosk.__main__ import main; assert main({given!r}) == 0; import kiosk.hub, session.hub.server; "
    program += f"found = set({NOT_AT_A_HUB!r}) & set(sys.modules); assert not found, found"
    ended = subprocess.run([sys.executable, "-c", program], input=PASSWORD, capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert ended.returncode == 0, ended.stderr


def ask(address: str, origin: str, **form: str) -> dict[str, Any]:
    """Post a form of the page's."""
    headers = {"Content-Type": "application/json", "Origin": origin.rstrip("/")}
    with urllib.request.urlopen(urllib.request.Request(address, json.dumps(form).encode(), headers), timeout=20) as answer:
        said: dict[str, Any] = json.load(answer)
    return said
