"""Opening the SQLite file: where it may lie, how durable it is, whose it is."""

import os
import sqlite3
from pathlib import Path
from time import sleep

from scoring.results import schema
from scoring.results.mounts import mount_table, network_drive
from scoring.results.problem import StoreProblem, explained

_PAUSE = 0.02  # seconds between tries to change a new file's journal


def connect(path: Path, wait: float, mounts: str | None = None, lasting: bool = True) -> sqlite3.Connection:
    """A connection to the store at `path`, made with its folder if missing, its schema up to date.

    A commit returns when it is on the disk, if what is stored is to be lasting. `wait` is how many seconds
    to wait for other processes; `mounts` is text in the form of /proc/mounts, this computer's own if None.
    Raises StoreProblem; a file that is damaged, newer or another program's is left as it is.
    """
    path = path.absolute()
    _refuse_network_drive(path, mount_table() if mounts is None else mounts)
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
        try:
            _refuse_unknown_schema(connection, path)
            _make_durable(connection, path, wait)
            if not lasting:
                connection.execute("PRAGMA synchronous = OFF")
            schema.migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _refuse_network_drive(path: Path, mounts: str) -> None:
    kind = network_drive(Path(os.path.realpath(path)), mounts)
    if kind:
        raise StoreProblem(
            f"The file {path} is on a network drive ({kind}), where a power cut or a second desk could "
            "lose results. Name a file on a disk of this computer as the store."
        )


def _refuse_unknown_schema(connection: sqlite3.Connection, path: Path) -> None:
    if schema.is_foreign(connection):
        raise StoreProblem(
            f"The file {path} belongs to another program and was left as it is. "
            "Name another file as the store."
        )
    version, known = schema.version_of(connection), len(schema.MIGRATIONS)
    if version > known:
        raise StoreProblem(
            f"The results in {path} were written by a newer simulator (layout {version}; this one knows "
            f"up to {known}) and were left as they are. Update the simulator, or name another file as "
            "the store."
        )


def _make_durable(connection: sqlite3.Connection, path: Path, wait: float) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    if _write_ahead(connection, wait) != "wal":
        raise StoreProblem(
            f"The drive that holds {path} does not support SQLite's write-ahead log, without which a "
            "power cut could lose a reply. Name a file on a disk of this computer as the store."
        )


def _write_ahead(connection: sqlite3.Connection, wait: float) -> str:
    """Asks for the write-ahead log and returns the journal in force.

    SQLite does not wait for other processes here, as it does elsewhere: two that make the store at the
    same moment get in each other's way.
    """
    waited = 0.0
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or waited >= wait:
                raise
        sleep(_PAUSE)
        waited += _PAUSE
