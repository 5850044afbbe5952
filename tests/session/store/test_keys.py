"""The booth's key is whole, the booth's alone, and opens nothing that was not wrapped for it."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.store.errors import KeyUnusable
from session.store.keys import KEY_BYTES, Wrapping, booth_key

NO_CREDENTIALS: dict[str, str] = {}


def test_the_very_first_start_makes_a_key_and_the_next_finds_it(tmp_path: Path) -> None:
    file = tmp_path / "data" / "alcove-key"
    first = booth_key(file, may_create=True, environ=NO_CREDENTIALS)
    assert len(first) == KEY_BYTES
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert booth_key(file, may_create=False, environ=NO_CREDENTIALS) == first
    assert booth_key(tmp_path / "other", may_create=True, environ=NO_CREDENTIALS) != first
    assert [path.name for path in file.parent.iterdir()] == ["alcove-key"]  # nothing half-made beside it


def test_a_key_that_is_gone_is_never_made_again_beside_its_store(tmp_path: Path) -> None:
    with pytest.raises(KeyUnusable, match="missing"):
        booth_key(tmp_path / "alcove-key", may_create=False, environ=NO_CREDENTIALS)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o601])
def test_a_key_that_others_may_read_is_refused(mode: int, tmp_path: Path) -> None:
    file = tmp_path / "alcove-key"
    booth_key(file, may_create=True, environ=NO_CREDENTIALS)
    file.chmod(mode)
    with pytest.raises(KeyUnusable, match=r"others.*chmod 600"):
        booth_key(file, may_create=True, environ=NO_CREDENTIALS)


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_something_else_than_a_key_is_refused(size: int, tmp_path: Path) -> None:
    file = tmp_path / "alcove-key"
    file.write_bytes(os.urandom(size))
    file.chmod(0o600)
    with pytest.raises(KeyUnusable, match=f"{size} bytes"):
        booth_key(file, may_create=True, environ=NO_CREDENTIALS)


def test_a_systemd_credential_goes_before_the_file(tmp_path: Path) -> None:
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "alcove-key").write_bytes(b"c" * 32)
    environ = {"CREDENTIALS_DIRECTORY": str(credentials)}
    assert booth_key(tmp_path / "alcove-key", may_create=True, environ=environ) == b"c" * 32
    assert not (tmp_path / "alcove-key").exists()
    (credentials / "alcove-key").unlink()
    booth_key(tmp_path / "alcove-key", may_create=True, environ=environ)
    assert (tmp_path / "alcove-key").exists()


@given(st.binary(min_size=32, max_size=32), st.text(max_size=40), st.binary(min_size=32, max_size=32))
def test_a_wrapped_key_opens_for_its_consultation_alone(booth: bytes, consultation_id: str, key: bytes) -> None:
    wrapping = Wrapping(booth)
    wrapped = wrapping.wrap(consultation_id, key)
    assert wrapping.unwrap(consultation_id, wrapped) == key
    assert key not in wrapped
    with pytest.raises(KeyUnusable):
        wrapping.unwrap(consultation_id + "x", wrapped)
    with pytest.raises(KeyUnusable):
        Wrapping(bytes(byte ^ 1 for byte in booth)).unwrap(consultation_id, wrapped)


@given(st.binary(max_size=80))
def test_any_bytes_in_place_of_a_wrapped_key_are_refused_by_name(wrapped: bytes) -> None:
    with pytest.raises(KeyUnusable, match="c-1"):
        Wrapping(b"k" * 32).unwrap("c-1", wrapped)


def test_the_same_key_wrapped_twice_looks_different() -> None:
    wrapping = Wrapping(b"k" * 32)
    assert wrapping.wrap("c", b"x" * 32) != wrapping.wrap("c", b"x" * 32)
