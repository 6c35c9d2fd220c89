"""What Alembic runs: the steps that are missing, in the transaction that `layout` has begun."""

from alembic import context

from scoring.results.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite can take back changes to tables; Alembic presumes that it cannot.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
