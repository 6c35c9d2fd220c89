"""Bringing a store's tables up to date: all steps in one transaction, after a backup of the file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from scoring.results.place import Target
from scoring.results.problem import StoreProblem
from scoring.results.tables import APPLICATION_ID, LAYOUT, METADATA

_STEPS = Path(__file__).with_name("migrations")
_VERSIONED = text("SELECT 1 FROM pg_class WHERE relname = 'alembic_version' AND pg_table_is_visible(oid)")
_LOCK = 0x43414C4C  # any number that all desks share


def bring_up_to_date(connection: Connection, target: Target | None) -> None:
    """Makes the tables where there are none, and takes the steps that older ones lack.

    Raises StoreProblem for tables of a newer simulator, and the errors of the database; then nothing has
    changed.
    """
    if layout_of(connection) == LAYOUT:
        return
    with _alone(connection):
        # Another process may have done it while we waited.
        layout = layout_of(connection)
        if layout > LAYOUT:
            raise StoreProblem(
                f"The results in {target} were written by a newer simulator (layout {layout}; this one knows "
                f"up to {LAYOUT}) and were left as they are. Update the simulator, or name another store."
            )
        if layout == 0:
            METADATA.create_all(connection)
            _stamp(connection)
        elif layout < LAYOUT:
            if isinstance(target, Path):
                _back_up(target)
            _migrate(connection, layout)


def layout_of(connection: Connection) -> int:
    """The layout of the tables there are; 0 for none."""
    if connection.dialect.name == "sqlite":
        raw = connection.connection.driver_connection
        assert raw is not None
        return int(raw.execute("PRAGMA user_version").fetchone()[0])
    with nullcontext() if connection.in_transaction() else connection.begin():
        # Not to_regclass: it may remember that there was no such table before we waited for our turn.
        if not connection.execute(_VERSIONED).scalar():
            return 0
        return int(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """A transaction during which nobody else changes the layout."""
    connection.info["writes"] = True
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        yield


def backup_path(path: Path, layout: int = LAYOUT) -> Path:
    """Where the file is copied to before it is brought to that layout."""
    return path.with_name(f"{path.stem}.before-{layout}{path.suffix or '.sqlite'}")


def _back_up(path: Path) -> None:
    """Copies the file as it was committed last; an earlier backup is kept, being older still."""
    backup = backup_path(path)
    if backup.exists():
        return
    part = backup.with_name(f".{backup.name}.part")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    part.replace(backup)


def _migrate(connection: Connection, layout: int) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    # A per cent sign would be taken for the name of another option.
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    if not inspect(connection).has_table("alembic_version"):
        # The first layout was made without Alembic.
        command.stamp(config, str(layout))
    command.upgrade(config, "head")
    _own(connection)


def _stamp(connection: Connection) -> None:
    """Records the layout of fresh tables as Alembic does."""
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:layout)"), {"layout": str(LAYOUT)})
    _own(connection)


def _own(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        connection.execute(text(f"PRAGMA user_version = {LAYOUT}"))
