"""Stores of earlier versions are brought up to date without loss, and backed up before."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from scoring.results.database import Database
from scoring.results.layout import backup_path
from scoring.results.layout import layout_of as layout_now
from scoring.results.place import Place, Server
from scoring.results.sqlite_file import layout_of
from scoring.results.store import Store
from scoring.results.tables import LAYOUT, METADATA
from tests.postgres import PostgresServer
from tests.scoring.results.conftest import NOON, SCENARIO, beginner, on_a_server

FIRST_LAYOUT = Path(__file__).with_name("layout-1.sqlite")
"""Made by the version before people had a table of their own: eleven attempts, one of them under way."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store of the first layout, in a folder whose name Alembic could take for an option."""
    folder = tmp_path / "100%(done)s"
    folder.mkdir()
    return Path(shutil.copy(FIRST_LAYOUT, folder / "attempts.sqlite"))


@pytest.fixture
def rows() -> Iterator[dict[str, list[dict[str, Any]]]]:
    """What is in the old store, by table."""
    with closing(sqlite3.connect(f"file:{FIRST_LAYOUT}?mode=ro&immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
            for table in ("attempts", "events", "scenarios")
        }


def test_every_attempt_comes_along(old: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
    with Store.open(old) as store:
        found = {record.id: record for record in store.attempts()}
    assert len(found) == len(rows["attempts"]) == 11
    for row in rows["attempts"]:
        record = found[row["id"]]
        for column in ("trainee", "scenario", "hash", "mode", "ordinal", "retry_of", "outcome"):
            assert getattr(record, column) == row[column]
        assert str(record.seed) == row["seed"]
        assert record.started_at.isoformat(timespec="microseconds") == row["started_at"]
        assert record.scorecard == (json.loads(row["scorecard"]) if row["scorecard"] else None)


def test_every_event_and_text_comes_along(old: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
    with Store.open(old) as store:
        log = [
            {"attempt": record.id, "seq": event.seq, "at": event.at, "kind": event.kind, "body": event.body}
            for record in sorted(store.attempts(), key=lambda record: record.id)
            for event in store.events(record.id)
        ]
        texts = [store.scenario_text(row["hash"]).text for row in rows["scenarios"]]
    assert log == [{**row, "body": json.loads(row["body"])} for row in rows["events"]]
    assert texts == [row["text"] for row in rows["scenarios"]]


def test_what_comes_along_is_tied_into_chains(old: Path) -> None:
    with Store.open(old) as store:
        assert store.findings() == (11, ())
        assert [bool(record.head) for record in store.attempts()].count(False) == 1


def test_a_call_under_way_goes_on_after_the_move(old: Path) -> None:
    with Store.open(old) as store:
        (record,) = store.unfinished()
        log = store.events(record.id)
        store.append(record.id, len(log), [(9.0, "noted", {})])
        store.finish(record.id, NOON, "given-up", None)
        assert store.findings() == (11, ())


def test_the_file_is_backed_up_before(old: Path) -> None:
    Database.open(old).close()
    backup = backup_path(old)
    assert backup.name == f"attempts.before-{LAYOUT}.sqlite"
    with closing(sqlite3.connect(backup)) as connection:
        assert layout_of(connection) == 1
        assert connection.execute("SELECT count(*) FROM attempts").fetchone() == (11,)


def test_a_move_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    with closing(sqlite3.connect(old)) as saboteur, saboteur:
        saboteur.execute("CREATE TABLE scorecards (surprise TEXT)")
    with pytest.raises(Exception, match="scorecards"):
        Database.open(old)
    with closing(sqlite3.connect(old)) as connection:
        assert layout_of(connection) == 1
        assert connection.execute("SELECT count(*) FROM attempts").fetchone() == (11,)
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (238,)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert not tables & {"people", "alembic_version", "old_attempts"}


def test_a_store_that_moved_is_laid_out_like_a_fresh_one(old: Path, tmp_path: Path) -> None:
    assert columns(old) == columns(tmp_path / "fresh.sqlite")


def columns(path: Path) -> dict[str, Any]:
    """Columns, keys and indexes by table."""
    database = Database.open(path)
    found = {}
    for table in sorted(METADATA.tables):
        described = database.raw.execute(f"PRAGMA table_info({table})").fetchall()
        references = database.raw.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        indexes = database.raw.execute(f"PRAGMA index_list({table})").fetchall()
        found[table] = [
            [(column[1:3], column[3], column[5]) for column in described],
            sorted(reference[2:5] for reference in references),
            sorted(index[2:4] for index in indexes),
        ]
    database.close()
    return found


@pytest.mark.parametrize("place", ["file", pytest.param("server", marks=on_a_server)])
def test_alembic_finds_nothing_to_change(place: str, path: Path, request: pytest.FixtureRequest) -> None:
    postgres: PostgresServer | None = request.getfixturevalue("postgres") if place == "server" else None
    database = Database.open(Server(postgres.database()) if postgres else path)
    with database.reading() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == str(LAYOUT)
        assert compare_metadata(context, METADATA) == []
    database.close()


def test_a_store_is_as_good_after_a_second_opening(old: Path) -> None:
    Database.open(old).close()
    with Store.open(old) as store:
        beginner(store, store.scenario_text(store.attempts()[0].hash))()
        assert len(store.attempts()) == 12


@on_a_server
def test_a_server_moves_along_from_its_first_layout(postgres: PostgresServer) -> None:
    server = Server(postgres.database())
    with Store.open(Place(server)) as store:
        attempt = beginner(store, SCENARIO)()
    go_back_to_layout_2(server)
    with Store.open(Place(server)) as store:
        assert store.attempt(attempt).trainee == "Ana"
    database = Database.open(server)
    with database.reading() as connection:
        assert layout_now(connection) == LAYOUT
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    database.close()


def go_back_to_layout_2(server: Server) -> None:
    """Takes away what came later; no database on a server is older."""
    database = Database.open(server)
    with database.writing() as connection:
        first = {"people", "scenarios", "attempts", "events", "chain_heads", "scorecards"}
        for table in reversed(METADATA.sorted_tables):
            if table.name not in first:
                table.drop(connection)
        connection.execute(text("DROP INDEX attempts_by_version"))
        connection.execute(text("UPDATE alembic_version SET version_num = '2'"))
    database.close()


def test_attempts_of_older_layouts_wait_to_be_counted(old: Path) -> None:
    with Store.open(old) as store:
        scored = {r.id for r in store.attempts() if r.scorecard is not None and r.retry_of is None}
    with closing(sqlite3.connect(old)) as connection:
        waiting = {id for (id,) in connection.execute("SELECT attempt FROM uncounted")}
    assert waiting == scored != set()
