"""Names apart from attempts, scorecards apart from them too, and events tied into chains.

Only SQLite files are older than this; databases on servers begin here.
"""

from uuid import uuid4

from alembic import op
from sqlalchemy import Connection, text

from scoring.results.chain import event_text, link
from scoring.results.codec import chain_start

revision = "2"
down_revision = "1"

_TABLES = """
CREATE TABLE people (id TEXT NOT NULL PRIMARY KEY, name TEXT);
CREATE INDEX people_by_name ON people (name);
CREATE TABLE attempts (
    id          TEXT NOT NULL PRIMARY KEY,
    scenario    TEXT NOT NULL,
    hash        TEXT NOT NULL REFERENCES scenarios (hash),
    trainee     TEXT NOT NULL REFERENCES people (id),
    mode        TEXT NOT NULL CHECK (mode IN ('practice', 'exam')),
    seed        TEXT NOT NULL,
    ordinal     INTEGER NOT NULL CHECK (ordinal >= 1),
    retry_of    TEXT,
    started_at  TEXT NOT NULL,
    finished_at TEXT,
    outcome     TEXT,
    UNIQUE (trainee, scenario, ordinal)
);
CREATE INDEX attempts_by_start ON attempts (started_at);
CREATE TABLE events (
    attempt TEXT NOT NULL REFERENCES attempts (id),
    seq     INTEGER NOT NULL CHECK (seq >= 0),
    at      FLOAT NOT NULL,
    kind    TEXT NOT NULL,
    body    TEXT NOT NULL,
    hash    TEXT NOT NULL,
    PRIMARY KEY (attempt, seq)
) WITHOUT ROWID;
CREATE TABLE chain_heads (
    attempt TEXT NOT NULL PRIMARY KEY REFERENCES attempts (id),
    length  INTEGER NOT NULL,
    head    TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE scorecards (
    attempt TEXT NOT NULL PRIMARY KEY REFERENCES attempts (id),
    card    TEXT NOT NULL
);
"""


def upgrade() -> None:
    connection = op.get_bind()
    for name in ("attempts", "events"):
        op.execute(f"ALTER TABLE {name} RENAME TO old_{name}")
    op.execute("DROP INDEX attempts_by_start")
    for statement in filter(str.strip, _TABLES.split(";")):
        op.execute(statement)
    _move_attempts(connection)
    for name in ("events", "attempts"):
        op.execute(f"DROP TABLE old_{name}")


def _move_attempts(connection: Connection) -> None:
    ids: dict[str, str] = {}
    for row in connection.execute(text("SELECT * FROM old_attempts")).mappings().all():
        attempt = dict(row)
        attempt["trainee"] = _person(connection, ids, attempt["trainee"])
        connection.execute(
            text(
                "INSERT INTO attempts VALUES (:id, :scenario, :hash, :trainee, :mode, :seed, :ordinal,"
                " :retry_of, :started_at, :finished_at, :outcome)"
            ),
            attempt,
        )
        if attempt["scorecard"] is not None:
            connection.execute(text("INSERT INTO scorecards VALUES (:id, :scorecard)"), attempt)
        length, head = _move_events(connection, attempt["id"], chain_start(attempt))
        if attempt["finished_at"] is not None:
            connection.execute(
                text("INSERT INTO chain_heads VALUES (:attempt, :length, :head)"),
                {"attempt": attempt["id"], "length": length, "head": head},
            )


def _person(connection: Connection, ids: dict[str, str], name: str) -> str:
    if name not in ids:
        ids[name] = str(uuid4())
        connection.execute(text("INSERT INTO people VALUES (:id, :name)"), {"id": ids[name], "name": name})
    return ids[name]


def _move_events(connection: Connection, attempt: str, head: str) -> tuple[int, str]:
    found = connection.execute(
        text("SELECT * FROM old_events WHERE attempt = :attempt ORDER BY seq"), {"attempt": attempt}
    )
    rows = []
    for row in found.mappings():
        head = link(head, attempt, row["seq"], event_text(row["at"], row["kind"], row["body"]))
        rows.append({**row, "hash": head})
    if rows:
        connection.execute(text("INSERT INTO events VALUES (:attempt, :seq, :at, :kind, :body, :hash)"), rows)
    return len(rows), head
