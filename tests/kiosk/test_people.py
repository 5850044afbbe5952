"""The people of a booth from the command line: added, listed, given a new code, taken out, and all of it in the audit."""

import io
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.booth_store import open_store
from kiosk.local_time import local_clock
from kiosk.settings import BoothSettings, Settings
from session.logins import WAIT, WRONG_TRIES, LoginRefused, Logins

Type = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Type:
    """`alcove …`, as typed; its exit code and what it said."""
    file = tmp_path / "settings.toml"
    file.write_text(f'[booth]\ndata = "{tmp_path}"\n')

    def command(*arguments: str, code: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{code}\n"))
        ended = main(["--settings", str(file), *arguments])
        return ended, *capsys.readouterr()

    return command


@pytest.fixture
def assistant(typed: Type) -> Type:
    """`alcove assistant …`"""
    return partial(typed, "assistant")


@pytest.fixture
def technician(typed: Type) -> Type:
    """`alcove technician …`"""
    return partial(typed, "technician")


def opens(folder: Path, name: str, code: str) -> bool:
    """Whether this name and this code open the booth of this folder."""
    with closing(open_store(Settings(booth=BoothSettings(data=str(folder))))) as store:
        try:
            Logins(store.accounts, store.audit, local_clock).log_in(name, code)
        except LoginRefused:
            return False
        return True


def audited(folder: Path) -> list[tuple[str, str]]:
    with closing(open_store(Settings(booth=BoothSettings(data=str(folder))))) as store:
        return [(entry.who, entry.act) for entry in store.audit_entries()]


def test_a_new_code_takes_the_place_of_the_old_and_ends_a_wait(assistant: Type, tmp_path: Path) -> None:
    assert assistant("add", "Claire Morel", code="748291")[0] == 0
    for _ in range(WRONG_TRIES):
        assert not opens(tmp_path, "Claire Morel", "000001")
    assert not opens(tmp_path, "Claire Morel", "748291"), f"she waits {WAIT}"
    assert "attend jusqu’à" in assistant("list")[1]
    weak = assistant("set-code", "Claire Morel", code="123456")
    assert (weak[0], weak[2].startswith("Code inchangé : ")) == (1, True)
    changed = assistant("set-code", "claire morel", code="193746")
    assert (changed[0], "Claire Morel" in changed[1], "193746" in changed[1]) == (0, True, False)
    assert not opens(tmp_path, "Claire Morel", "748291")
    assert opens(tmp_path, "Claire Morel", "193746")
    assert ("assistant claire.morel", "code-changed") in audited(tmp_path)


def test_who_is_taken_out_opens_nothing_and_may_come_again(assistant: Type, tmp_path: Path) -> None:
    assert assistant("list")[1].startswith("Personne encore")
    for name in ("Claire Morel", "Paul Petit"):
        assistant("add", name, code="748291")
    assert assistant("list")[1] == "Claire Morel, Infirmière (claire.morel)\nPaul Petit, Infirmière (paul.petit)\n"
    removed = assistant("remove", "Claire Morel")
    assert (removed[0], "ne peut plus ouvrir" in removed[1]) == (0, True)
    assert not opens(tmp_path, "Claire Morel", "748291")
    assert ("assistant claire.morel", "account-removed") in audited(tmp_path)
    assert "Plus personne" in assistant("remove", "Paul Petit")[1]
    assert assistant("add", "Claire Morel", code="193746")[0] == 0


def test_a_name_that_nobody_has_is_said_with_those_that_are(assistant: Type) -> None:
    assistant("add", "Claire Morel", code="748291")
    for act in ("set-code", "remove"):
        ended, _, said = assistant(act, "Claire Moral", code="193746")
        assert (ended, "Il y a : Claire Morel." in said) == (1, True)


def test_technicians_are_kept_apart_from_assistants(assistant: Type, technician: Type, tmp_path: Path) -> None:
    assert assistant("add", "Claire Morel", code="748291")[0] == 0
    added = technician("add", "Yann Perrot", code="582914")
    assert (added[0], added[1]) == (0, "Yann Perrot peut contrôler les appareils de cette borne.\n")
    assert technician("list")[1] == "Yann Perrot, Technicien biomédical (yann.perrot)\n"
    assert "Yann" not in assistant("list")[1]
    assert not opens(tmp_path, "Yann Perrot", "582914")
    assert assistant("remove", "Yann Perrot")[0] == 1
    assert technician("set-code", "Yann Perrot", code="914582")[0] == 0
    assert technician("remove", "Yann Perrot")[0] == 0
    assert technician("list")[1].startswith("Personne encore : alcove technician add")
