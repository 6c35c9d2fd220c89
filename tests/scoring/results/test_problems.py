"""What is wrong with the store is said in a sentence, and the file is left alone."""

import errno
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scoring.results.database import Database
from scoring.results.place import Place, Server, target_of
from scoring.results.problem import StoreProblem, StoreUnavailable, explain
from scoring.results.store import Store
from tests.postgres import PostgresServer
from tests.scoring.results.conftest import SCENARIO, Begin, beginner, on_a_server

NOBODY = 65534
only_a_file = pytest.mark.parametrize("target", ["sqlite"], indirect=True)


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder this user may read and not write; a superuser, who may write anywhere, steps down."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no read-only folders")
    # Not under tmp_path, which other users may not enter.
    with tempfile.TemporaryDirectory() as name:
        user = os.geteuid()
        Path(name).chmod(0o555)
        if user == 0:
            os.seteuid(NOBODY)
        yield Path(name)
        os.seteuid(user)
        Path(name).chmod(0o755)


@only_a_file
def test_a_locked_store_names_the_other_program(store: Store, begin: Begin, path: Path) -> None:
    attempt = begin()
    with closing(sqlite3.connect(path, isolation_level=None)) as backup, Store.open(path, wait=0.01) as desk:
        backup.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem, match=r"attempts\.db are in use by another program.*try again"):
            desk.append(attempt, 0, [(0.0, "answered", {})])
        backup.rollback()
        desk.append(attempt, 0, [(0.0, "answered", {})])
    assert len(store.events(attempt)) == 1


def test_a_read_only_folder_is_named(read_only_folder: Path) -> None:
    with pytest.raises(StoreProblem, match=r"new/attempts\.db.*read-only.*another file"):
        Database.open(read_only_folder / "new" / "attempts.db")


def test_a_store_that_cannot_be_made_in_its_folder_is_named(read_only_folder: Path) -> None:
    with pytest.raises(StoreProblem, match=r"attempts\.db cannot be opened.*this user may write"):
        Database.open(read_only_folder / "attempts.db")


@only_a_file
def test_a_full_disk_loses_only_the_step_at_hand(store: Store, begin: Begin, path: Path) -> None:
    attempt = begin()
    store.append(attempt, 0, [(0.0, "answered", {})])
    with closing(sqlite3.connect(path)) as other:
        pages = other.execute("PRAGMA page_count").fetchone()[0]
    database = Database.open(path)
    database.raw.execute(f"PRAGMA max_page_count = {pages}")
    with (
        pytest.raises(StoreProblem, match=r"is full.*Free some space"),
        database.writing() as connection,
    ):
        connection.exec_driver_sql("CREATE TABLE big AS SELECT randomblob(100000)")
    database.close()
    assert len(store.events(attempt)) == 1


@pytest.mark.parametrize(
    "content", [b"Dear diary, " * 500, bytes(8192), b"SQLite format 3\0" + b"\xff" * 4080]
)
def test_a_damaged_file_is_kept_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreProblem, match=r"is damaged.*left exactly as it is.*backup"):
        Database.open(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


@only_a_file
def test_a_file_cut_short_is_kept_as_it_is(store: Store, begin: Begin, path: Path) -> None:
    attempt = begin()
    store.append(attempt, 0, [(0.0, "noted", {"note": "x" * 100_000})])
    store.close()
    path.write_bytes(path.read_bytes()[:40_960])
    cut = path.read_bytes()
    with pytest.raises(StoreProblem, match="is damaged"), Store.open(path) as damaged:
        damaged.events(attempt)
    assert path.read_bytes() == cut


@only_a_file
def test_a_scorecard_somebody_edited_is_a_problem(store: Store, begin: Begin, path: Path) -> None:
    attempt = begin()
    with closing(sqlite3.connect(path)) as editor, editor:
        editor.execute("INSERT INTO scorecards VALUES (?, '{oops')", (attempt,))
    with pytest.raises(StoreProblem, match="holds data that cannot be read"):
        store.attempt(attempt)


def test_a_network_drive_is_refused_before_anything_is_made_there(path: Path) -> None:
    mounts = f"office:/results {path.parent.parent} nfs4 rw 0 0"
    with pytest.raises(StoreProblem, match=r"network drive \(nfs4\).*a disk of this computer.*PostgreSQL"):
        Database.open(path, mounts=mounts)
    assert not path.parent.exists()


def test_a_newer_layout_is_left_alone(path: Path) -> None:
    Database.open(path).close()
    with closing(sqlite3.connect(path)) as future:
        future.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreProblem, match=r"newer simulator \(layout 99.*Update the simulator"):
        Database.open(path)


@on_a_server
def test_a_newer_layout_on_a_server_is_left_alone(postgres: PostgresServer) -> None:
    server = Server(postgres.database())
    database = Database.open(server)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '99'")
    database.close()
    with pytest.raises(StoreProblem, match=r"newer simulator \(layout 99.*Update the simulator"):
        Database.open(server)


def test_another_programs_file_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as music:
        music.execute("CREATE TABLE songs (title TEXT)")
    content = path.read_bytes()
    with pytest.raises(StoreProblem, match="belongs to another program"):
        Database.open(path)
    assert path.read_bytes() == content


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="cannot be opened"):
        Database.open(tmp_path)


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "results").write_text("not a folder")
    with pytest.raises(StoreProblem, match=r"cannot be opened.*folder exists"):
        Database.open(tmp_path / "results" / "attempts.db")


def test_a_disk_with_no_space_for_a_folder_is_full() -> None:
    problem = explain(OSError(errno.ENOSPC, "No space left on device"), Path("results.db"))
    assert "results.db is full" in str(problem)


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    server = Server("postgresql://desk:secret@127.0.0.1:1/calls?password=hidden")
    with pytest.raises(StoreUnavailable, match=r"desk@127\.0\.0\.1:1/calls\? cannot be reached") as told:
        Database.open(server)
    assert "secret" not in str(told.value)
    assert "hidden" not in str(told.value)


@on_a_server
def test_a_database_that_is_not_there_is_named(postgres: PostgresServer) -> None:
    with pytest.raises(StoreUnavailable, match=r'nowhere.*cannot be reached.*"nowhere" does not exist'):
        Database.open(Server(postgres.address("nowhere")))


@on_a_server
def test_a_user_who_may_only_read_is_told_so(postgres: PostgresServer) -> None:
    server = Server(postgres.database())
    Database.open(server).close()
    reader = Server(f"{server.url}&options=-c%20default_transaction_read_only%3Don")
    with Store.open(Place(reader)) as store, pytest.raises(StoreUnavailable, match="cannot be written"):
        beginner(store, SCENARIO)()


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreProblem, match=r"pip install 'call-simulator\[postgres\]'"):
        Database.open(Server("postgresql://desk@db/calls"))


def test_an_address_that_is_none_is_explained() -> None:
    with pytest.raises(StoreProblem, match="postgresql://user@host/database"):
        Database.open(Server("postgresql://desk@db:port/calls"))


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("results.sqlite", Path("results.sqlite")),
        ("sqlite:///results.sqlite", Path("results.sqlite")),
        ("postgresql://desk@db/calls", Server("postgresql://desk@db/calls")),
        ("postgres://desk@db/calls", Server("postgresql://desk@db/calls")),
    ],
)
def test_a_store_is_named_as_a_file_or_a_database(name: str, target: Path | Server) -> None:
    assert target_of(name) == target


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(StoreProblem, match=r"'mysql://' is no store.*postgresql://"):
        target_of("mysql://db/calls")
