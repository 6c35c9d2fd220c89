"""What can go wrong with the file results are kept in, said in a sentence."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreProblem(Exception):
    """The store cannot do what was asked; its text says what, where, and how to mend it."""


_LOCKED = (
    "The results in {path} are in use by another program and stayed locked. "
    "Close other copies of the simulator, or wait for a backup to end, and try again."
)
_DAMAGED = (
    "The file {path} is damaged or is no database ({reason}). It was left exactly as it is. "
    "Move it to another folder and start again with an empty store, or put a backup in its place."
)
_READ_ONLY = (
    "The results cannot be written to {path}: the file or its folder is read-only for this user. "
    "Allow writing there, or name another file as the store."
)
_FULL = (
    "The disk that holds {path} is full, so nothing more can be recorded; "
    "everything recorded before is safe. Free some space and try again."
)
_UNREACHABLE = (
    "The file {path} cannot be opened ({reason}). Check that its folder exists and that this user "
    "may write there, or name another file as the store."
)
_DISK_FAILS = (
    "Reading or writing {path} failed ({reason}). The disk may be full, failing or unplugged. "
    "Check it, and copy the file to a sound disk before trying again."
)
_OTHER = (
    "The store {path} refused the request ({reason}). Try again; if it happens again, "
    "name another file as the store and keep this one for whoever looks after the simulator."
)

_BY_SQLITE_CODE = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DISK_FAILS,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _UNREACHABLE,
}
_BY_ERRNO = {
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
}
_PRIMARY_CODE = 0xFF  # SQLite keeps the kind of an error in the low byte and details above it


def explain(error: sqlite3.Error | OSError, path: Path) -> StoreProblem:
    """The problem to show for an error of the database or of the file system."""
    if isinstance(error, OSError):
        sentence = _BY_ERRNO.get(error.errno or 0, _UNREACHABLE)
        return StoreProblem(sentence.format(path=path, reason=error.strerror or error))
    # An error raised by the sqlite3 module itself carries no code.
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    return StoreProblem(_BY_SQLITE_CODE.get(code, _OTHER).format(path=path, reason=error))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns errors of the database and the file system inside the block into a `StoreProblem`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise explain(error, path) from error
