"""Runs the steps inside the transaction that `upgrade` opened. Loaded by Alembic and nobody else."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=None, render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
