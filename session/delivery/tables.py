"""The outbox's three tables in booth.db: signed reports, their finished documents, and one row for each recipient."""

import sqlalchemy as sa

METADATA = sa.MetaData()

REPORTS = sa.Table(
    "outbox_reports",
    METADATA,
    sa.Column("consultation_id", sa.Text, primary_key=True),
    sa.Column("content_sha256", sa.Text, nullable=False),
    sa.Column("signature", sa.Text, nullable=False),  # the signature event with the signed content, as JSON
    sa.Column("put_at", sa.Text, nullable=False),
)
DOCUMENTS = sa.Table(
    "outbox_documents",
    METADATA,
    sa.Column("consultation_id", sa.Text, sa.ForeignKey("outbox_reports.consultation_id"), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
DELIVERIES = sa.Table(
    "outbox_deliveries",
    METADATA,
    sa.Column("delivery_id", sa.Text, primary_key=True),
    sa.Column("consultation_id", sa.Text, nullable=False),
    sa.Column("recipient", sa.Text, nullable=False),
    sa.Column("recipient_name", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("content_sha256", sa.Text, nullable=False),
    sa.Column("queued_at", sa.Text, nullable=False),
    sa.Column("next_attempt_at", sa.Text),  # UTC, so that text order is time order
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("sent_at", sa.Text),
    sa.Column("acknowledged_at", sa.Text),
    sa.Column("receipt", sa.Text),
    sa.Column("trouble", sa.Text),
    sa.UniqueConstraint("consultation_id", "recipient"),
)
