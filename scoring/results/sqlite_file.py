"""Opening an SQLite file as a store: where it may lie, how durable it is, whose it is."""

import os
import sqlite3
from pathlib import Path
from time import sleep

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from scoring.results.mounts import mount_table, network_drive
from scoring.results.problem import StoreProblem
from scoring.results.tables import APPLICATION_ID, LAYOUT

_PAUSE = 0.02  # seconds between tries to change a new file's journal


def connect_file(path: Path, wait: float, mounts: str | None = None) -> Connection:
    """A connection to the file at `path`, made with its folder if missing.

    A commit returns when it is on the disk. `wait` is how many seconds to wait for other processes;
    `mounts` is text in the form of /proc/mounts, this computer's own if None. Raises StoreProblem for a
    file that is newer, another program's or on a network drive, and the errors of SQLite and of the system.
    """
    path = path.absolute()
    _refuse_network_drive(path, mount_table() if mounts is None else mounts)
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        _refuse_unknown_layout(raw, path)
        _make_durable(raw, path, wait)
    except BaseException:
        raw.close()
        raise
    return _engine(raw).connect()


def connect_memory() -> Connection:
    """A connection to a store that is gone when it is closed."""
    return _engine(sqlite3.connect(":memory:", isolation_level=None)).connect()


def layout_of(raw: sqlite3.Connection) -> int:
    """The layout of the tables in the file; 0 for an empty one."""
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def _engine(raw: sqlite3.Connection) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Writers take the lock at once: one that read first could not wait for another.
        raw.execute("BEGIN IMMEDIATE" if connection.info.get("writes") else "BEGIN")

    return engine


def _refuse_network_drive(path: Path, mounts: str) -> None:
    kind = network_drive(Path(os.path.realpath(path)), mounts)
    if kind:
        raise StoreProblem(
            f"The file {path} is on a network drive ({kind}), where a power cut or a second desk could "
            "lose results. Name a file on a disk of this computer as the store, or a PostgreSQL server as "
            "postgresql://user@host/database."
        )


def _refuse_unknown_layout(raw: sqlite3.Connection, path: Path) -> None:
    # Tables first: another process may be making the store, and sets the owner together with them.
    tables = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    owner = raw.execute("PRAGMA application_id").fetchone()[0]
    if tables and owner != APPLICATION_ID:
        raise StoreProblem(
            f"The file {path} belongs to another program and was left as it is. "
            "Name another file as the store."
        )
    if layout_of(raw) > LAYOUT:
        raise StoreProblem(
            f"The results in {path} were written by a newer simulator (layout {layout_of(raw)}; this one "
            f"knows up to {LAYOUT}) and were left as they are. Update the simulator, or name another file "
            "as the store."
        )


def _make_durable(raw: sqlite3.Connection, path: Path, wait: float) -> None:
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA synchronous = FULL")
    if _write_ahead(raw, wait) != "wal":
        raise StoreProblem(
            f"The drive that holds {path} does not support SQLite's write-ahead log, without which a "
            "power cut could lose a reply. Name a file on a disk of this computer as the store."
        )


def _write_ahead(raw: sqlite3.Connection, wait: float) -> str:
    """Asks for the write-ahead log and returns the journal in force.

    SQLite does not wait for other processes here, as it does elsewhere: two that make the store at the
    same moment get in each other's way.
    """
    waited = 0.0
    while True:
        try:
            return str(raw.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or waited >= wait:
                raise
        sleep(_PAUSE)
        waited += _PAUSE
