"""How booth.db came to be what it is, step by step. A new step is a new file in versions/; an old one never changes."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from session.store.errors import NewerStore


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config


@cache
def _versions() -> tuple[frozenset[str], frozenset[str]]:
    """Every version that this program knows, and the latest. Read once: they are files of the program."""
    scripts = ScriptDirectory.from_config(_config())
    return frozenset(script.revision for script in scripts.walk_revisions()), frozenset(scripts.get_heads())


def upgrade(engine: Engine) -> None:
    """Bring the store to this program's version: all steps in one transaction, or none.

    Raises:
        NewerStore: it is beyond this program's version already.
    """
    config = _config()
    known, heads = _versions()
    with engine.begin() as connection:
        current = set(MigrationContext.configure(connection).get_current_heads())
        if unknown := current - known:
            raise NewerStore(
                f"booth.db is at version {', '.join(sorted(unknown))}, which this program does not know: install the version that wrote it, or a newer one"
            )
        if current != heads:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
