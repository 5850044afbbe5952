"""The settings file: what it may say, and how it is told that it is wrong."""

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.role import Role
from kiosk.settings import Settings, SettingsError, parse_settings, read_settings

NOBODY = 65534


def test_nothing_said_is_all_defaults() -> None:
    assert parse_settings("") == Settings()


def test_what_is_said_is_taken() -> None:
    settings = parse_settings('[booth]\nname = "Borne de Joinville"\nwindows = 2\n[call]\nice_servers = ["stun:a", "turn:b:c@d"]\n')
    assert settings.booth.name == "Borne de Joinville"
    assert settings.booth.windows == 2
    assert settings.call.ice_servers == ("stun:a", "turn:b:c@d")


def test_the_examination_camera_may_be_a_dermatoscope() -> None:
    assert parse_settings('[devices]\notoscope_is = "dermatoscope"').devices == replace(Settings().devices, otoscope_is="dermatoscope")
    assert Settings().devices.otoscope_is == "otoscope"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[devices]\notoscope_is = 'loupe'", 'ligne 2 : [devices] otoscope_is vaut "otoscope" ou "dermatoscope", pas "loupe"'),
        ("[booth]\nnaem = 'x'", "ligne 2 : [booth] naem n’est pas un réglage ; vouliez-vous dire name ?"),
        ("[both]\nname = 'x'", "ligne 1 : [both] n’est pas un réglage ; vouliez-vous dire booth ?"),
        ("\n[ 'both' ]\n", "ligne 2 : [both] n’est pas un réglage ; vouliez-vous dire booth ?"),
        ("[booth.extra]\na = 1", "[booth] extra n’est pas un réglage"),
        ("cuff = 'x'", "ligne 1 : cuff n’est pas un réglage ; il va sous [devices]"),
        ("[booth]\nport = 80", "ligne 2 : [booth] port n’est pas un réglage ; il va sous [hub]"),
        ("[booth]\nice_server = []", "ligne 2 : [booth] ice_server n’est pas un réglage ; vouliez-vous dire [call] ice_servers ?"),
        ("[devices]\nxyzzy = 1", "ligne 2 : [devices] xyzzy n’est pas un réglage ; il y a ici : cuff, thermometer"),
        ("\n[booth]\nwindows = 3", "ligne 3 : [booth] windows vaut 1 ou 2, pas 3"),
        (
            '[devices]\ncuff_user = "255"',
            'ligne 2 : [devices] cuff_user est le numéro d’un utilisateur de l’appareil entre guillemets, de "0" à "254"',
        ),
        ("[devices]\nscale_user = 'Anne'", "ligne 2 : [devices] scale_user est le numéro d’un utilisateur"),
        (
            "[devices]\ncuff_family = 'blood_pressure_microlife'\ncuff_user = '1'",
            "ligne 3 : [devices] cuff_user : les appareils de cette famille ne disent pas",
        ),
        (
            "[devices]\ncuff_family = 'blood_pressure_omron'\ncuff_user = '0'",
            'ligne 3 : [devices] cuff_user : les appareils de cette famille comptent leurs utilisateurs de "1" à "2"',
        ),
        (
            "[devices]\noximeter_format = '13'",
            'ligne 2 : [devices] oximeter_format : "13" n’est pas un format de l’oxymètre ; les appareils de cette famille n’en ont qu’un',
        ),
        (
            "[devices]\noximeter_family = 'oximeter_nonin_serial'\noximeter_format = '3'",
            'ligne 3 : [devices] oximeter_format : "3" n’est pas un format de l’oxymètre ; il y a : "2", "7", "8", "13"',
        ),
        ("[devices]\nscale_user = 1", "ligne 2 : [devices] scale_user est un texte entre guillemets, pas 1"),
        ("[booth]\nwindows = true", "ligne 2 : [booth] windows vaut 1 ou 2, pas true"),
        ("[call]\nengine = 'webrtc'", 'ligne 2 : [call] engine vaut "wrtc" ou "aiortc", pas "webrtc"'),
        ("[booth]\nname = 3", "ligne 2 : [booth] name est un texte entre guillemets, pas 3"),
        ("[hub]\nport = 'http'", 'ligne 2 : [hub] port est un nombre entier, pas "http"'),
        ("[hub]\nport = true", "ligne 2 : [hub] port est un nombre entier, pas true"),
        ("[hub]\nport = -1", "ligne 2 : [hub] port est entre 0 et 65535, pas -1"),
        ("[hub]\nport = 65536", "ligne 2 : [hub] port est entre 0 et 65535, pas 65536"),
        ("[hub]\nurl = 'hub.example'", 'ligne 2 : [hub] url est une adresse comme https://hub.example ou https://hub.example:8443, pas "hub.example"'),
        ("[hub]\nurl = 'http://hub.example'", "ligne 2 : [hub] url mène à une autre machine : écrire https://"),
        ("[hub]\nurl = 'http://127.0.0.1@hub.example'", "[hub] url mène à une autre machine"),
        ("[delivery]\nrecord_url = 'ftp://x'", "ligne 2 : [delivery] record_url est une adresse"),
        ("[delivery]\nrecord_url = 'http://fhir.example/r4'", "ligne 2 : [delivery] record_url mène à une autre machine : écrire https://"),
        (
            "[delivery]\nrecord_url = 'https://host:abc/fhir'",
            "ligne 2 : [delivery] record_url est une adresse comme https://",
        ),
        ("[delivery]\nrecord_url = 'https://fhir.example/a b'", "ligne 2 : [delivery] record_url est une adresse"),
        ("[measures]\nrest_s = 2.5", "ligne 2 : [measures] rest_s est un nombre entier, pas 2.5"),
        ('[measures]\ncuffs = ["M 22-32", "L"]', 'ligne 2 : [measures] cuffs : écrire le nom du brassard et les bras qu’il serre, en cm, comme "M 22-32"'),
        ("[measures]\nrest_s = 86400", "ligne 2 : [measures] rest_s est entre 0 et 3600, pas 86400"),
        ("booth = 3", "ligne 1 : booth est une section : écrire [booth] sur une ligne à elle"),
        ("[call]\nice_servers = 'stun:a'", "ligne 2 : [call] ice_servers est une liste de textes"),
        ("[call]\nice_servers = [1]", "ligne 2 : [call] ice_servers est une liste de textes"),
        ("\n[booth\n", "ligne 2 : ce n’est pas du TOML"),
        ("[booth]\nname = \"x\"\nname = 'y'", "ligne 3 : ce n’est pas du TOML"),
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


@pytest.mark.parametrize("family", ["", "blood_pressure_omron"])
def test_a_user_of_a_device_that_tells_its_users_apart_is_taken(family: str) -> None:
    devices = parse_settings(f'[devices]\ncuff = "F0:18:10:00:00:01"\ncuff_family = "{family}"\ncuff_user = "2"\nscale_user = "0"\n').devices
    assert (devices.user_of(Role.CUFF), devices.user_of(Role.SCALE), devices.user_of(Role.THERMOMETER)) == (2, 0, None)


def test_the_example_is_the_defaults() -> None:
    example = Path(__file__).parents[2] / "packaging/settings.toml"
    assert read_settings(example) == Settings()


def test_the_example_has_every_key_and_no_other() -> None:
    example = tomllib.loads((Path(__file__).parents[2] / "packaging/settings.toml").read_text(encoding="utf-8"))
    assert {section: set(keys) for section, keys in example.items()} == {name: set(vars(section)) for name, section in vars(Settings()).items()}


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes('[booth]\nname = "Alcôve"\n'.encode("latin-1"))
    unreadable = {"nowhere.toml": "n’existe pas", ".": "c’est un dossier", "latin.toml": r"latin\.toml, ligne 2 : ce n’est pas du texte UTF-8"}
    for name, says in unreadable.items():
        with pytest.raises(SettingsError, match=says):
            read_settings(tmp_path / name)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root reads everything: not as root, then."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_file_without_the_right_to_read_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.touch(mode=0o000)
    with as_nobody(), pytest.raises(SettingsError, match="pas le droit"):
        read_settings(file)


@pytest.mark.parametrize("address", ["turn:s3cret@turn.example", "turn:turn.example", "stun:a:s3cret@b", "https://s3cret", ""])
def test_an_address_of_a_call_server_that_is_none_is_said_without_the_password_in_it(address: str) -> None:
    with pytest.raises(SettingsError, match=r"ligne 2 : .call. ice_servers : écrire") as caught:
        parse_settings(f'[call]\nice_servers = ["{address}"]')
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("place", ["~nobody-is-called-so/alcove", "a\\u0000b"])
def test_a_place_that_nothing_can_be_at_is_said(place: str) -> None:
    assert parse_settings('[booth]\ndata = "~/alcove"').booth.folder == Path.home() / "alcove"
    for section, key in (("booth", "data"), ("booth", "authorities"), ("hub", "data"), ("delivery", "folder"), ("upkeep", "papers")):
        with pytest.raises(SettingsError, match=rf"ligne 2 : .{section}. {key} est un fichier ou un dossier"):
            parse_settings(f'[{section}]\n{key} = "{place}"')


@pytest.mark.parametrize("number", ["52078013", "5207801340", "52 078 013", "2C0780134", "nine"])
def test_a_finess_number_has_nine_signs(number: str) -> None:
    assert parse_settings('[booth]\nfiness = "2A0780134"').booth.finess == "2A0780134"
    with pytest.raises(SettingsError, match="FINESS a neuf chiffres"):
        parse_settings(f'[booth]\nfiness = "{number}"')
