"""The outbox: signed reports, their finished documents, and one delivery for each recipient."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox_reports",
        sa.Column("consultation_id", sa.Text, primary_key=True),
        sa.Column("content_sha256", sa.Text, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sa.Column("put_at", sa.Text, nullable=False),
    )
    op.create_table(
        "outbox_documents",
        sa.Column("consultation_id", sa.Text, sa.ForeignKey("outbox_reports.consultation_id"), primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "outbox_deliveries",
        sa.Column("delivery_id", sa.Text, primary_key=True),
        sa.Column("consultation_id", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("recipient_name", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("content_sha256", sa.Text, nullable=False),
        sa.Column("queued_at", sa.Text, nullable=False),
        sa.Column("next_attempt_at", sa.Text),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("sent_at", sa.Text),
        sa.Column("acknowledged_at", sa.Text),
        sa.Column("receipt", sa.Text),
        sa.Column("trouble", sa.Text),
        sa.UniqueConstraint("consultation_id", "recipient"),
    )


def downgrade() -> None:
    for table in ("outbox_deliveries", "outbox_documents", "outbox_reports"):
        op.drop_table(table)
