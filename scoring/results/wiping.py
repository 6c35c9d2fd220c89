"""Seeing to it that what was removed from a store can no longer be read from its files."""

from scoring.results.database import Database, explained
from scoring.results.problem import StoreProblem


def overwrite_removed(database: Database) -> None:
    """From here on, what is removed from an SQLite file is overwritten at once."""
    if not database.is_server:
        database.raw.execute("PRAGMA secure_delete = ON")


def wipe(database: Database) -> str:
    """Writes the store anew without what was removed from it; a sentence where that could not be done.

    Of a server's tables, those that hold names and notes. Copies that somebody else made are not touched:
    backups, and the log a server keeps to restore itself.
    """
    try:
        with explained(database.where):
            done = _server_wiped(database) if database.is_server else _file_wiped(database)
    except StoreProblem as problem:
        return f"What was removed may still lie in unused parts of the store: {problem}"
    return "" if done else (
        f"What was removed may still lie in {database.where}-wal, because another program is reading. "
        "Close other copies of the simulator, and erase again, by the name that is shown then."
    )  # fmt: skip


def _file_wiped(database: Database) -> bool:
    database.raw.execute("VACUUM")
    busy, _, _ = database.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _server_wiped(database: Database) -> bool:
    database.raw.autocommit = True
    try:
        database.raw.execute("VACUUM (FULL, ANALYZE) people, notes")
    finally:
        database.raw.autocommit = False
    return True
