"""The hub's own database: accounts and keys, sessions, and the inbox. Nothing of a patient lies in it in clear."""

import os
import secrets
from pathlib import Path

from sqlalchemy import Column, Connection, Engine, Float, Integer, LargeBinary, MetaData, String, Table, create_engine, event

KEY_BYTES = 32
metadata = MetaData()
practitioners = Table(
    "practitioner",
    metadata,
    Column("login", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("rpps", String, nullable=False, unique=True),
    Column("profession", String, nullable=False),
    Column("password_hash", String, nullable=False),
    Column("wrong_tries", Integer, nullable=False, default=0),
    Column("wait_until", Float, nullable=False, default=0.0),
)
booths = Table(
    "booth",
    metadata,
    Column("booth_id", String, primary_key=True),
    Column("key_hash", String, nullable=False),
    Column("enrolled_at", Float, nullable=False),
)
codes = Table("enrolment_code", metadata, Column("code_hash", String, primary_key=True), Column("expires_at", Float, nullable=False))
sessions = Table(
    "session",
    metadata,
    Column("token_hash", String, primary_key=True),
    Column("login", String, nullable=False),
    Column("place", String, nullable=False),
    Column("seen_at", Float, nullable=False),
    Column("began_at", Float, nullable=False),
)
places = Table(  # where each practitioner has worked, to choose from
    "place",
    metadata,
    Column("login", String, primary_key=True),
    Column("place", String, primary_key=True),
    Column("used_at", Float, nullable=False),
)
audit = Table(  # who was let in and who was put out: inserted, never altered, each row holding the one before (session.chain)
    "chained_audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("act", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    sqlite_autoincrement=True,
)
visits = Table(  # who took which visit, until the longest session is over
    "visit",
    metadata,
    Column("consultation_id", String, primary_key=True),
    Column("rpps", String, primary_key=True),
    Column("booth_id", String, nullable=False),
    Column("taken_at", Float, nullable=False),
    Column("ended_at", Float, nullable=True),
    Column("reason", String, nullable=False),
)
inbox = Table(
    "inbox",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("command_id", String, nullable=False, unique=True),
    Column("consultation_id", String, nullable=False),
    Column("booth_id", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)


@event.listens_for(audit, "after_create")
def _guard_audit(_: Table, db: Connection, **__: object) -> None:
    for change in ("UPDATE", "DELETE"):
        refusal = "SELECT RAISE(ABORT, 'the audit is only ever added to')"
        db.exec_driver_sql(f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON {audit.name} BEGIN {refusal}; END")


def open_database(folder: Path) -> Engine:
    """hub.db in this folder, made where it is missing; durable at each commit."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "hub.db"
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: object, _: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]  # a DB-API connection, which SQLAlchemy leaves untyped
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.execute("PRAGMA recursive_triggers=ON")  # or INSERT OR REPLACE would go round the audit's
        cursor.close()

    metadata.create_all(engine)
    path.chmod(0o600)
    return engine


def inbox_key(folder: Path) -> bytes:
    """The key that seals the inbox, made at the first start, readable by its owner only."""
    path = folder / "inbox.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = path.read_bytes()
        if len(key) != KEY_BYTES or path.stat().st_mode & 0o077:
            raise ValueError(f"{path} is not a key that only its owner reads") from None
        return key
    key = secrets.token_bytes(KEY_BYTES)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key
