"""The register of the booth's devices: what came, was checked, stopped, corrected. Only ever added to."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "register",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sqlite_autoincrement=True,  # so that the number of the last entry is kept beside, and a cut tail is seen
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER register_no_{change.lower()} BEFORE {change} ON register BEGIN SELECT RAISE(ABORT, 'register is only ever added to'); END")


def downgrade() -> None:
    op.drop_table("register")
