"""Enrolment, people, consultations and their wrapped keys, the audit, the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "enrolment",
        sa.Column("only", sa.Integer, sa.CheckConstraint('"only" = 1'), primary_key=True),
        sa.Column("hub_url", sa.Text, nullable=False),
        sa.Column("booth_id", sa.Text, nullable=False),
        sa.Column("booth_key", sa.Text, nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("login", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("profession", sa.Text, nullable=False),
        sa.Column("code_hash", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.Column("wrong_tries", sa.Integer, nullable=False),
        sa.Column("wait_until", sa.Text, nullable=False),
    )
    op.create_table(
        "consultations",
        sa.Column("consultation_id", sa.Text, primary_key=True),
        sa.Column("wrapped_key", sa.LargeBinary, nullable=False),
        sa.Column("begun_at", sa.Text, nullable=False),
        sa.Column("ready", sa.Integer, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sqlite_autoincrement=True,  # so that the number of the last entry is kept beside, and a cut tail is seen
    )
    op.create_table(
        "ledger",
        sa.Column("observation_id", sa.Text, primary_key=True),
        sa.Column("loinc", sa.Text, primary_key=True),
        sa.Column("consultation_id", sa.Text, nullable=False),
        sa.Column("make", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("serial", sa.Text, nullable=False),
        sa.Column("taken_at", sa.Text, nullable=False),
        sa.Column("calibration", sa.Text, nullable=False),
        sa.Column("document_id", sa.Text, nullable=False),
    )
    op.create_index("ledger_by_device", "ledger", ["make", "model", "serial", "taken_at"])
    for table, change in (("audit", "UPDATE"), ("audit", "DELETE"), ("ledger", "DELETE")):
        op.execute(f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END")
    op.execute(
        "CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger WHEN old.document_id <> '' OR old.observation_id <> new.observation_id"
        " OR old.loinc <> new.loinc OR old.consultation_id <> new.consultation_id OR old.make <> new.make OR old.model <> new.model"
        " OR old.serial <> new.serial OR old.taken_at <> new.taken_at OR old.calibration <> new.calibration"
        " BEGIN SELECT RAISE(ABORT, 'only the document of a ledger entry is added, once'); END"
    )


def downgrade() -> None:
    for table in ("ledger", "audit", "consultations", "people", "enrolment"):
        op.drop_table(table)
