"""One encrypted SQLite file: what is acknowledged is on the disk, and nothing in it is ever in clear."""

import os
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError

from session.store.errors import Unreadable
from session.store.keys import KEY_BYTES, sync_folder

SIDE_FILES = ("-wal", "-shm", "-journal")
_BUSY_S = 10.0


def open_cipher_file(path: Path, key: bytes) -> Engine:
    """The engine of this file, made where it is missing. Durable (WAL, synchronous FULL); a deleted row is overwritten.

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

    try:
        with engine.connect():
            pass
        if made:
            sync_folder(path.parent)
    except BaseException:
        engine.dispose()
        raise
    return engine


def faults(engine: Engine, name: str) -> tuple[str, ...]:
    """What is wrong with the file, a sentence each: pages whose seal is broken, and what SQLite itself finds."""
    with engine.connect() as db:
        found = [str(row[0]) for row in db.exec_driver_sql("PRAGMA cipher_integrity_check")]
    if not found:
        try:
            with engine.connect() as db:
                found = [str(row[0]) for row in db.exec_driver_sql("PRAGMA quick_check")]
        except DatabaseError as error:
            found = [str(error.orig)]
    return tuple(f"{name}: {each}" for each in found if each != "ok")


def flush_log(engine: Engine) -> None:
    """Bring the write-ahead log into the file and empty it: what was deleted is then in neither."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        answer = cursor.fetchone()
        cursor.close()
    finally:
        connection.close()
    if answer is None or answer[0]:  # the first of its three numbers: whether somebody was in the way
        raise Unreadable("the write-ahead log could not be emptied: another program holds the store")


def remove_cipher_file(path: Path) -> None:
    """Remove the file and what stands beside it, durably. Nothing happens where there is none."""
    for each in (path, *(path.with_name(path.name + side) for side in SIDE_FILES)):
        each.unlink(missing_ok=True)
    if path.parent.exists():
        sync_folder(path.parent)
