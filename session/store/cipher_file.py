"""One encrypted SQLite file: what is acknowledged is on the disk, and nothing in it is ever in clear."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, ExceptionContext, QueuePool, create_engine, event

from session.store.errors import Damaged, DiskFailed, Unreadable
from session.store.keys import KEY_BYTES, sync_folder

SIDE_FILES = ("-wal", "-shm", "-journal")
_BUSY_S = 10.0
_OF_THE_DISK = {
    sqlcipher3.dbapi2.SQLITE_FULL: "the disk is full",
    sqlcipher3.dbapi2.SQLITE_IOERR: "the disk does not answer",
    sqlcipher3.dbapi2.SQLITE_CANTOPEN: "it cannot be opened",
    sqlcipher3.dbapi2.SQLITE_READONLY: "it can only be read",
    sqlcipher3.dbapi2.SQLITE_BUSY: "another program holds it",
    sqlcipher3.dbapi2.SQLITE_LOCKED: "another program holds it",
}
_OF_A_PAGE = (sqlcipher3.dbapi2.SQLITE_CORRUPT, sqlcipher3.dbapi2.SQLITE_NOTADB)


def open_cipher_file(path: Path, key: bytes) -> Engine:
    """The engine of this file, made where it is missing. Durable (WAL, synchronous FULL); a deleted row is overwritten.

    Whatever is done with it may raise DiskFailed, and Damaged among them; the transaction under way is then undone.

    Raises:
        Unreadable: the file does not open with this key.
    """
    if len(key) != KEY_BYTES:
        raise Unreadable(f"{path.name}: a key has {KEY_BYTES} bytes")
    made = not path.exists()
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # its log and its index then have the same mode
    unlock = f"PRAGMA key=\"x'{key.hex()}'\""

    def connect() -> Any:
        connection = sqlcipher3.dbapi2.connect(str(path), check_same_thread=False, timeout=_BUSY_S, isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level=NONE")  # a wrong key is our error to tell, not a line on stderr
            connection.execute(unlock)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("PRAGMA recursive_triggers=ON")  # or INSERT OR REPLACE would delete without asking the triggers
        except sqlcipher3.dbapi2.DatabaseError as error:
            connection.close()
            if isinstance(error, sqlcipher3.dbapi2.OperationalError):
                raise
            raise Unreadable(f"{path.name} does not open with this key, or is damaged") from None
        return connection

    engine = create_engine("sqlite://", creator=connect, module=sqlcipher3.dbapi2, poolclass=QueuePool, hide_parameters=True)

    # The driver would open transactions late and not at all for DDL; ours begin at once, and hold for everything in them.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "handle_error")
    def _of_the_disk(context: ExceptionContext) -> BaseException | None:
        return _disk_failure(path.name, context.original_exception)

    try:
        with engine.connect():
            pass
        if made:
            sync_folder(path.parent)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _disk_failure(name: str, error: BaseException) -> DiskFailed | None:
    """What the disk did to this file, as an error of ours; None where the error is another's."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte: what kind; above it, the finer cause
    if code in _OF_A_PAGE or isinstance(error, MemoryError):  # so SQLCipher calls a page with a broken seal that it meets while writing
        return Damaged(f"{name} is damaged: a page of it cannot be read")
    why = _OF_THE_DISK.get(code)
    return DiskFailed(f"{name}: {why}") if why is not None else None


@contextmanager
def _outside_transactions(engine: Engine, name: str) -> Iterator[Any]:
    """A cursor that holds no lock between its statements."""
    connection = engine.raw_connection()
    try:
        yield connection.cursor()
    except (sqlcipher3.dbapi2.Error, MemoryError) as error:
        raise (_disk_failure(name, error) or error) from None
    finally:
        connection.close()


def faults(engine: Engine, name: str) -> tuple[str, ...]:
    """What is wrong with the file, a sentence each: pages whose seal is broken, and what SQLite itself finds. Others may write meanwhile."""
    with _outside_transactions(engine, name) as cursor:
        found = _broken_seals(cursor) and _broken_seals(cursor)  # a page that was just being written is whole the second time
        if not found:
            try:
                found = [str(row[0]) for row in cursor.execute("PRAGMA quick_check")]
            except sqlcipher3.dbapi2.DatabaseError as error:
                found = [str(error)]
    return tuple(f"{name}: {each}" for each in found if each != "ok")


def _broken_seals(cursor: Any) -> list[str]:
    return [str(row[0]) for row in cursor.execute("PRAGMA cipher_integrity_check")]


def flush_log(engine: Engine) -> None:
    """Bring the write-ahead log into the file and empty it: what was deleted is then in neither."""
    with _outside_transactions(engine, "the write-ahead log") as cursor:
        answer = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if answer is None or answer[0]:  # the first of its three numbers: whether somebody was in the way
        raise Unreadable("the write-ahead log could not be emptied: another program holds the store")


def remove_cipher_file(path: Path) -> None:
    """Remove the file and what stands beside it, durably. Nothing happens where there is none."""
    for each in (path, *(path.with_name(path.name + side) for side in SIDE_FILES)):
        each.unlink(missing_ok=True)
    if path.parent.exists():
        sync_folder(path.parent)
