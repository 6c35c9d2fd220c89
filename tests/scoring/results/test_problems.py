"""What is wrong with the store's file is said in a sentence, and the file is left alone."""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scoring.results.connection import connect
from scoring.results.problem import StoreProblem, explain
from scoring.results.schema import MIGRATIONS, migrate, version_of
from scoring.results.store import Store

Begin = Callable[..., str]
NOBODY = 65534


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
        Store.open(read_only_folder / "new" / "attempts.db")


def test_a_store_that_cannot_be_made_in_its_folder_is_named(read_only_folder: Path) -> None:
    with pytest.raises(StoreProblem, match=r"attempts\.db cannot be opened.*this user may write"):
        Store.open(read_only_folder / "attempts.db")


def test_a_full_disk_loses_only_the_step_at_hand(store: Store, begin: Begin, path: Path) -> None:
    attempt = begin()
    connection = connect(path, wait=1.0)
    connection.execute("PRAGMA max_page_count = 1")
    with Store(connection, path) as full:
        with pytest.raises(StoreProblem, match=r"is full.*Free some space"):
            full.append(attempt, 0, [(0.0, "answered", {}), (0.0, "noted", {"note": "x" * 100_000})])
        assert full.events(attempt) == ()
    store.append(attempt, 0, [(0.0, "noted", {"note": "after tidying up"})])
    assert len(store.events(attempt)) == 1


@pytest.mark.parametrize(
    "content", [b"Dear diary, " * 500, bytes(8192), b"SQLite format 3\0" + b"\xff" * 4080]
)
def test_a_damaged_file_is_kept_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreProblem, match=r"is damaged.*left exactly as it is.*backup"):
        Store.open(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_file_cut_short_is_kept_as_it_is(store: Store, begin: Begin, path: Path) -> None:
    attempt = begin()
    store.append(attempt, 0, [(0.0, "noted", {"note": "x" * 50_000})])
    store.close()
    path.write_bytes(path.read_bytes()[:20_480])
    cut = path.read_bytes()
    with pytest.raises(StoreProblem, match="is damaged"), Store.open(path) as damaged:
        damaged.events(attempt)
    assert path.read_bytes() == cut


def test_a_scorecard_somebody_edited_is_a_problem(store: Store, begin: Begin, path: Path) -> None:
    attempt = begin()
    with closing(sqlite3.connect(path)) as editor, editor:
        editor.execute("UPDATE attempts SET finished_at = started_at, scorecard = '{oops'")
    with pytest.raises(StoreProblem, match="holds data that cannot be read"):
        store.attempt(attempt)


def test_a_network_drive_is_refused_before_anything_is_made_there(path: Path) -> None:
    mounts = f"office:/results {path.parent.parent} nfs4 rw 0 0"
    with pytest.raises(StoreProblem, match=r"network drive \(nfs4\).*a disk of this computer"):
        connect(path, wait=1.0, mounts=mounts)
    assert not path.parent.exists()


def test_a_newer_layout_is_left_alone(path: Path) -> None:
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as future:
        future.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreProblem, match=r"newer simulator \(layout 99.*Update the simulator"):
        Store.open(path)


def test_another_programs_file_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as music:
        music.execute("CREATE TABLE songs (title TEXT)")
    content = path.read_bytes()
    with pytest.raises(StoreProblem, match="belongs to another program"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="cannot be opened"):
        Store.open(tmp_path)


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "results").write_text("not a folder")
    with pytest.raises(StoreProblem, match=r"cannot be opened.*folder exists"):
        Store.open(tmp_path / "results" / "attempts.db")


def test_a_disk_with_no_space_for_a_folder_is_full() -> None:
    problem = explain(OSError(errno.ENOSPC, "No space left on device"), Path("results.db"))
    assert "results.db is full" in str(problem)


def test_a_migration_that_fails_leaves_no_trace() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        broken = (*MIGRATIONS, ("CREATE TABLE notes (text TEXT)", "CREATE TABLE notes (text TEXT)"))
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, broken)
        assert version_of(connection) == len(MIGRATIONS)
        assert connection.execute("SELECT * FROM sqlite_master WHERE name = 'notes'").fetchall() == []


def test_an_older_file_takes_only_the_steps_it_lacks() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        migrate(connection, (*MIGRATIONS, ("CREATE TABLE notes (text TEXT)",)))
        assert version_of(connection) == len(MIGRATIONS) + 1
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
