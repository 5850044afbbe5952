"""The day's checks: sound, light, printing, hygiene, by whom and when."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "day_checks",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("day", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("good", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("profession", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("day_checks")
