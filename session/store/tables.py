"""The tables of booth.db as the program uses them. How they came to be stands in migrations/."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

enrolment = Table(
    "enrolment",
    metadata,
    Column("only", Integer, primary_key=True),  # always 1: a booth has one hub
    Column("hub_url", Text, nullable=False),
    Column("booth_id", Text, nullable=False),
    Column("booth_key", Text, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("login", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("profession", Text, nullable=False),
    Column("code_hash", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("wrong_tries", Integer, nullable=False),
    Column("wait_until", Text, nullable=False),  # empty: no wait
)

consultations = Table(
    "consultations",
    metadata,
    Column("consultation_id", Text, primary_key=True),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("begun_at", Text, nullable=False),
    Column("ready", Integer, nullable=False),  # 1 once its file is there
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("observation_id", Text, primary_key=True),
    Column("loinc", Text, primary_key=True),
    Column("consultation_id", Text, nullable=False),
    Column("make", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("serial", Text, nullable=False),
    Column("taken_at", Text, nullable=False),  # UTC, so that text order is time order
    Column("calibration", Text, nullable=False),
    Column("document_id", Text, nullable=False),  # empty until a document states the value
    Column("signer", Text, nullable=False, server_default=""),  # RPPS of whoever signed it
    Column("document_sha256", Text, nullable=False, server_default=""),  # of its bytes as they were delivered
)

register = Table(
    "register",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),  # UTC
    Column("kind", Text, nullable=False),  # of the entry, in session.upkeep.inventory
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

day_checks = Table(
    "day_checks",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("day", Text, nullable=False),  # of the booth's own clock
    Column("kind", Text, nullable=False),
    Column("good", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("login", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("profession", Text, nullable=False),
)

check_notes = Table(
    "check_notes",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),  # UTC
    Column("check_id", Text, nullable=False),  # the entry of the register that it becomes
    Column("kind", Text, nullable=False),  # of the note, in session.upkeep.underway
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

photos = Table(
    "photos",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("jpeg", LargeBinary, nullable=False),
    Column("kept_at", Text, nullable=False),  # UTC
)
