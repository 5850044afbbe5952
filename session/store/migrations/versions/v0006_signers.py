"""Who signed the document of each value in the ledger, so that a look-back reaches that practitioner; and the document's hash."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_FILL = """
UPDATE ledger SET signer = coalesce((
    SELECT substr(max(audit.who), length('practitioner ') + 1) FROM audit
    WHERE audit.act = 'signed' AND audit.subject = ledger.consultation_id AND audit.who LIKE 'practitioner %'
), '') WHERE document_id <> ''
"""  # the audit knows who signed which visit


def upgrade() -> None:
    for column in ("signer", "document_sha256"):
        op.add_column("ledger", sa.Column(column, sa.Text, nullable=False, server_default=""))
    op.execute("DROP TRIGGER ledger_update")  # it would refuse this very step
    op.execute(_FILL)
    op.execute(
        "CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger WHEN old.document_id <> '' OR old.observation_id <> new.observation_id"
        " OR old.loinc <> new.loinc OR old.consultation_id <> new.consultation_id OR old.make <> new.make OR old.model <> new.model"
        " OR old.serial <> new.serial OR old.taken_at <> new.taken_at OR old.calibration <> new.calibration"
        " OR (new.document_id = '' AND (new.signer <> '' OR new.document_sha256 <> ''))"
        " BEGIN SELECT RAISE(ABORT, 'only the document of a ledger entry is added, once, with who signed it'); END"
    )


def downgrade() -> None:
    for column in ("document_sha256", "signer"):
        op.drop_column("ledger", column)
