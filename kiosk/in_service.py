"""One booth at a time in one folder: who runs says so, and a second one, or the self-test, sees it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK_FILE = "in-service.lock"


class AlreadyInService(Exception):
    """Another process runs this booth; `process` is its number, 0 where it did not say."""

    def __init__(self, folder: Path, process: int) -> None:
        said = f" (processus {process})" if process else ""
        super().__init__(f"La borne de {folder} est déjà ouverte{said} : fermez-la d’abord.")
        self.process = process


@contextmanager
def in_service(folder: Path) -> Iterator[None]:
    """Hold the booth of this folder as long as the block lasts. The kernel lets go of it however the process ends.

    Raises:
        AlreadyInService: another process holds it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyInService(folder, _said(lock)) from None
        os.ftruncate(lock, 0)
        os.pwrite(lock, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(lock)


def who_runs(folder: Path) -> int | None:
    """The process that runs the booth of this folder (0 where it did not say); None where none does."""
    try:
        lock = os.open(folder / LOCK_FILE, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)  # let go of by closing
    except BlockingIOError:
        return _said(lock)
    finally:
        os.close(lock)
    return None


def _said(lock: int) -> int:
    digits = os.pread(lock, 20, 0)
    return int(digits) if digits.isdigit() else 0
