"""The booth's key, and the key of each consultation wrapped by it: where a key is gone, what it locked is gone."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from session.store.errors import KeyUnusable

KEY_BYTES = 32
CREDENTIAL = "alcove-key"  # its name in the systemd unit: LoadCredentialEncrypted=alcove-key:…
_NONCE_BYTES = 12


def booth_key(file: Path, *, may_create: bool, environ: Mapping[str, str] = os.environ) -> bytes:
    """The booth's raw key: the systemd credential where there is one, else this file, made on the very first start.

    Args:
        may_create: whether a missing file may be made. Never where a store exists: its key would be another.

    Raises:
        KeyUnusable: no key, a file that others may read, or something that is not 32 bytes.
    """
    if folder := environ.get("CREDENTIALS_DIRECTORY"):
        credential = Path(folder) / CREDENTIAL
        if credential.exists():
            return _read(credential)
    if not file.exists():
        if not may_create:
            raise KeyUnusable(f"{file} is missing, and the store beside it cannot be opened without it: put the booth's key back")
        _create(file)
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o077:
        raise KeyUnusable(f"{file} may be read by others (mode {mode:04o}): chmod 600 it, and think of it as known")
    return _read(file)


def _read(file: Path) -> bytes:
    try:
        key = file.read_bytes()
    except OSError as error:
        raise KeyUnusable(f"{file} cannot be read: {error.strerror}") from None
    if len(key) != KEY_BYTES:
        raise KeyUnusable(f"{file} holds {len(key)} bytes, and a booth key is {KEY_BYTES} raw bytes")
    return key


def _create(file: Path) -> None:
    """Whole or not at all: written beside, then linked, so that a kill leaves no half key and nobody's key is overwritten."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.urandom(8).hex()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(os.urandom(KEY_BYTES))
            out.flush()
            os.fsync(out.fileno())
        try:
            file.hardlink_to(beside)
        except FileExistsError:
            return  # another process of this first start was quicker: its key is the key
    finally:
        beside.unlink()
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Make what was created or removed in this folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Wrapping:
    """Wraps the keys of consultations, each bound to its consultation: a wrapped key moved to another row does not open."""

    def __init__(self, key: bytes) -> None:
        # here, and not with the module: whoever only needs the booth's key does not wait for them
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        derived = HKDF(SHA256(), KEY_BYTES, salt=None, info=b"alcove: wrapping of consultation keys, 1").derive(key)
        self._cipher = AESGCM(derived)

    def wrap(self, consultation_id: str, key: bytes) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, key, consultation_id.encode())

    def unwrap(self, consultation_id: str, wrapped: bytes) -> bytes:
        """The key again; KeyUnusable where it was wrapped by another booth or for another consultation."""
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], consultation_id.encode())
        except (InvalidTag, ValueError):
            raise KeyUnusable(f"the key of consultation {consultation_id} does not open with this booth's key") from None
