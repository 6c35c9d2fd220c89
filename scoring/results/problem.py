"""What can go wrong with the place results are kept in, said in a sentence."""

import errno
import sqlite3
from typing import Literal

Cause = Literal["locked", "damaged", "read-only", "full", "unreachable", "failing"]


class StoreProblem(Exception):
    """The store cannot do what was asked; its text says what, where, and how to mend it."""


class StoreUnavailable(StoreProblem):
    """The store itself is out of order, for a while or for good; what was to be stored is in order.

    `short` says so without a full stop, for a sentence that goes on.
    """

    def __init__(self, cause: Cause, sentence: str, short: str = "") -> None:
        super().__init__(sentence)
        self.cause = cause
        self.short = short or sentence


class AlreadyThere(StoreProblem):
    """Another program has written what must be there only once."""


_FILE: dict[Cause, tuple[str, str]] = {
    "locked": (
        "The results in {where} are in use by another program and stayed locked",
        "Close other copies of the simulator, or wait for a backup to end, and try again.",
    ),
    "damaged": (
        "The file {where} is damaged or is no database ({reason})",
        "It was left exactly as it is. Move it to another folder and start again with an empty store, or "
        "put a backup in its place.",
    ),
    "read-only": (
        "The results cannot be written to {where}: the file or its folder is read-only for this user",
        "Allow writing there, or name another file as the store.",
    ),
    "full": (
        "The disk that holds {where} is full",
        "Nothing more can be recorded there; everything recorded before is safe. Free some space and try "
        "again.",
    ),
    "unreachable": (
        "The file {where} cannot be opened ({reason})",
        "Check that its folder exists and that this user may write there, or name another file as the store.",
    ),
    "failing": (
        "Reading or writing {where} failed ({reason})",
        "The disk may be full, failing or unplugged. Check it, and copy the file to a sound disk before "
        "trying again.",
    ),
}
_SERVER: dict[Cause, tuple[str, str]] = {
    "locked": (
        "The results on {where} stayed locked by another program",
        "Wait for a backup or a migration to end, and try again.",
    ),
    "damaged": (
        "The database {where} says that it is damaged ({reason})",
        "Whoever looks after the server should restore a backup.",
    ),
    "read-only": (
        "The results cannot be written to {where} ({reason})",
        "Ask whoever looks after the server for the right to write, or name another store.",
    ),
    "full": (
        "The disk of the server {where} is full",
        "Everything recorded before is safe. Whoever looks after the server should free some space.",
    ),
    "unreachable": (
        "The server {where} cannot be reached ({reason})",
        "Check the address, the network and that the server is running, or name another store.",
    ),
    "failing": (
        "The server {where} failed ({reason})",
        "Try again; if it happens again, show this to whoever looks after the server.",
    ),
}
_OTHER = (
    "The store {where} refused the request ({reason}). Try again; if it happens again, "
    "name another file as the store and keep this one for whoever looks after the simulator."
)

_BY_SQLITE_CODE: dict[int, Cause] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_IOERR: "failing",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
}
_BY_ERRNO: dict[int, Cause] = {
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
}
_BY_SQLSTATE: dict[str, Cause] = {
    "08": "unreachable",
    "57P": "unreachable",
    "3D": "unreachable",
    "28": "unreachable",
    "53100": "full",
    "53": "failing",
    "55P03": "locked",
    "40P01": "locked",
    "57014": "locked",
    "25006": "read-only",
    "42501": "read-only",
    "58": "failing",
    "XX001": "damaged",
    "XX002": "damaged",
    "XX": "failing",
}
_UNIQUE_VIOLATION = "23505"
_PRIMARY_CODE = 0xFF  # SQLite keeps the kind of an error in the low byte and details above it


def explain(error: Exception, where: object) -> StoreProblem:
    """The problem to show for an error of SQLite, of the file system or of PostgreSQL's driver."""
    if isinstance(error, OSError):
        reason = str(error.strerror or error)
        return _unavailable(_FILE, _BY_ERRNO.get(error.errno or 0, "unreachable"), where, reason)
    if isinstance(error, sqlite3.Error):
        # An error raised by the sqlite3 module itself carries no code.
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
        if code in _BY_SQLITE_CODE:
            return _unavailable(_FILE, _BY_SQLITE_CODE[code], where, str(error))
        kind = AlreadyThere if code == sqlite3.SQLITE_CONSTRAINT else StoreProblem
        return kind(_OTHER.format(where=where, reason=error))
    return _explain_server(error, where)


def _explain_server(error: Exception, where: object) -> StoreProblem:
    """PostgreSQL's driver gives a five-letter state, or none where it is the connection that failed."""
    state = getattr(error, "sqlstate", None) or ""
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
    if not state and type(error).__name__ in ("OperationalError", "ConnectionTimeout", "InterfaceError"):
        return _unavailable(_SERVER, "unreachable", where, reason)
    if state == _UNIQUE_VIOLATION:
        return AlreadyThere(_OTHER.format(where=where, reason=reason))
    for length in (5, 3, 2):
        cause = _BY_SQLSTATE.get(state[:length])
        if cause:
            return _unavailable(_SERVER, cause, where, reason)
    return StoreProblem(_OTHER.format(where=where, reason=reason))


def _unavailable(
    sentences: dict[Cause, tuple[str, str]], cause: Cause, where: object, reason: str
) -> StoreUnavailable:
    what, cure = sentences[cause]
    told = what.format(where=where, reason=reason.rstrip("."))
    return StoreUnavailable(cause, f"{told}. {cure}", what.replace(" ({reason})", "").format(where=where))


def gap_words(attempt: str, length: int, seq: int, where: object) -> str:
    """Why a step is refused whose number leaves a gap."""
    return (
        f"Attempt {attempt} has {length} events in {where}, so event {seq} cannot follow: "
        "some are missing between. Leave the call and resume it to play on from what is recorded."
    )
