"""Attempts with the trainee's name, and their events."""

from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    op.execute("""
        CREATE TABLE scenarios (
            hash  TEXT PRIMARY KEY NOT NULL,
            id    TEXT NOT NULL,
            title TEXT NOT NULL,
            text  TEXT NOT NULL
        )""")
    op.execute("""
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
        )""")
    op.execute("CREATE INDEX attempts_by_start ON attempts (started_at)")
    op.execute("""
        CREATE TABLE events (
            attempt TEXT NOT NULL REFERENCES attempts (id),
            seq     INTEGER NOT NULL CHECK (seq >= 0),
            at      REAL NOT NULL,
            kind    TEXT NOT NULL,
            body    TEXT NOT NULL,
            PRIMARY KEY (attempt, seq)
        ) WITHOUT ROWID""")
