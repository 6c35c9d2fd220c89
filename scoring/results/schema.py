"""The tables of the store, and the ordered steps that bring an older file up to date."""

import sqlite3

APPLICATION_ID = 0x43414C4C  # "CALL", in the file's header, so that no other program's file is touched

_ATTEMPTS_AND_EVENTS = (
    """
    CREATE TABLE scenarios (
        hash  TEXT PRIMARY KEY NOT NULL,
        id    TEXT NOT NULL,
        title TEXT NOT NULL,
        text  TEXT NOT NULL
    )
    """,
    # seed is text because a seed may be longer than the 64 bits of an SQLite integer.
    """
    CREATE TABLE attempts (
        id          TEXT PRIMARY KEY NOT NULL,
        scenario    TEXT NOT NULL,
        hash        TEXT NOT NULL REFERENCES scenarios (hash),
        trainee     TEXT NOT NULL,
        mode        TEXT NOT NULL CHECK (mode IN ('practice', 'exam')),
        seed        TEXT NOT NULL,
        ordinal     INTEGER NOT NULL CHECK (ordinal >= 1),
        retry_of    TEXT REFERENCES attempts (id),
        started_at  TEXT NOT NULL,
        finished_at TEXT,
        outcome     TEXT,
        scorecard   TEXT,
        UNIQUE (trainee, scenario, ordinal)
    )
    """,
    "CREATE INDEX attempts_by_start ON attempts (started_at)",
    """
    CREATE TABLE events (
        attempt TEXT NOT NULL REFERENCES attempts (id),
        seq     INTEGER NOT NULL CHECK (seq >= 0),
        at      REAL NOT NULL,
        kind    TEXT NOT NULL,
        body    TEXT NOT NULL,
        PRIMARY KEY (attempt, seq)
    ) WITHOUT ROWID
    """,
    f"PRAGMA application_id = {APPLICATION_ID}",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_ATTEMPTS_AND_EVENTS,)
"""Statement lists, oldest first; the schema's version is how many of them have run."""


def version_of(connection: sqlite3.Connection) -> int:
    """The schema's version in the file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_foreign(connection: sqlite3.Connection) -> bool:
    """Whether the file holds tables that another program made."""
    # Tables first: another process may be making the store, and sets the owner together with them.
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    return bool(tables > 0 and owner != APPLICATION_ID)


def migrate(connection: sqlite3.Connection, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS) -> None:
    """Runs the steps the file lacks, each in one transaction with the record that it ran."""
    for version in range(version_of(connection), len(migrations)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have run this step while we waited for the lock.
            if version_of(connection) == version:
                for statement in migrations[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
