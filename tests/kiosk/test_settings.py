"""The settings file: what it may say, and how it is told that it is wrong."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import Settings, SettingsError, parse_settings, read_settings


def test_nothing_said_is_all_defaults() -> None:
    assert parse_settings("") == Settings()


def test_what_is_said_is_taken() -> None:
    settings = parse_settings('[booth]\nname = "Borne de Joinville"\nwindows = 2\n[call]\nice_servers = ["stun:a"]\n')
    assert settings.booth.name == "Borne de Joinville"
    assert settings.booth.windows == 2
    assert settings.call.ice_servers == ("stun:a",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[booth]\nnaem = 'x'", "line 2: [booth] naem is not a setting; did you mean name?"),
        ("[both]\nname = 'x'", "line 1: [both] is not a setting; did you mean booth?"),
        ("\n[booth]\nwindows = 3", "line 3: [booth] windows is one of 1, 2, not 3"),
        ("[booth]\nwindows = true", "line 2: [booth] windows is one of 1, 2, not True"),
        ("[hub]\nport = 'http'", "line 2: [hub] port is a whole number, not 'http'"),
        ("[hub]\nport = -1", "line 2: [hub] port is not negative"),
        ("[measures]\nrest_s = 2.5", "line 2: [measures] rest_s is a whole number, not 2.5"),
        ("booth = 3", "line 1: [booth] is a section: write [booth] on a line of its own"),
        ("[call]\nice_servers = 'stun:a'", "line 2: [call] ice_servers is a list of texts"),
        ("[booth\n", "Expected ']'"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    assert says in str(caught.value)


@given(st.text())
def test_any_text_is_settings_or_a_settings_error(text: str) -> None:
    with suppress(SettingsError):
        parse_settings(text)


def test_the_example_is_the_defaults() -> None:
    example = Path(__file__).parents[2] / "packaging/settings.toml"
    assert read_settings(example) == Settings()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        read_settings(tmp_path / "nowhere.toml")
