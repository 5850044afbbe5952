"""How booth.db came to be what it is, step by step. A new step is a new file in versions/; an old one never changes.

The file of step 7 begins with v0007_, its revision is "0007", and it comes after "0006".
"""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from session.store.errors import NewerStore

_HERE = Path(__file__).parent


@cache
def known_versions() -> tuple[str, ...]:
    """The versions that this program knows, oldest first: read from the names, so that a usual start need not load Alembic."""
    return tuple(sorted(path.name[1:5] for path in (_HERE / "versions").glob("v[0-9][0-9][0-9][0-9]_*.py")))


def upgrade(engine: Engine) -> None:
    """Bring the store to this program's version: all steps in one transaction, or none.

    Raises:
        NewerStore: it is beyond this program's version already.
    """
    with engine.begin() as db:
        version = _version(db)
        if version is not None and version not in known_versions():
            raise NewerStore(f"booth.db is at version {version}, which this program does not know: install the version that wrote it, or a newer one")
        if version != known_versions()[-1]:
            _run_steps(db)


def _version(db: Connection) -> str | None:
    """Where the store stands; None where it is new."""
    if not inspect(db).has_table("alembic_version"):
        return None
    version: str | None = db.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def _run_steps(db: Connection) -> None:
    from alembic import command  # a fifth of a second, spent only when there is a step to take
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["connection"] = db
    command.upgrade(config, "head")
