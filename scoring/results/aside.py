"""Keeping a damaged file out of the way, as it is."""

from contextlib import suppress
from itertools import count
from pathlib import Path

_WITH_IT = ("", "-wal", "-shm")
_MAGIC = b"SQLite format 3\0"


def set_aside(path: Path) -> Path | None:
    """Renames a damaged store, and returns what it is called then; None where it is no store or stays.

    Another kind of file may have been named by mistake: it is not touched.
    """
    try:
        with path.open("rb") as file:
            begins = file.read(len(_MAGIC))
        if begins != _MAGIC and begins.strip(b"\0"):
            return None
        aside = next(name for number in count(1) if not (name := _named(path, number)).exists())
        path.rename(aside)
    except OSError:
        return None
    for ending in _WITH_IT[1:]:
        with suppress(OSError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


def _named(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")
