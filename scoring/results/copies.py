"""Copies of stores that lie on this computer: backups made before a migration, and damaged files."""

from collections.abc import Iterable, Iterator
from glob import escape
from pathlib import Path

from scoring.results.outbox import outbox_files
from scoring.results.place import Place

_COPIES = ("before", "damaged")
_WITH_IT = ("", "-wal", "-shm")
_BLOCK = 1 << 20


def copies_that_hold(place: Place, words: Iterable[str]) -> tuple[Path, ...]:
    """The copies of this store, and of what this computer keeps for it, in which one of the words stands."""
    wanted = [word.encode("utf-8", "replace") for word in words if word]
    return tuple(path for path in _copies(place) if _holds(path, wanted))


def _copies(place: Place) -> Iterator[Path]:
    stores = [*outbox_files(place), *([place.target] if isinstance(place.target, Path) else [])]
    for store in stores:
        for kind in _COPIES:
            for with_it in _WITH_IT:
                pattern = f"{escape(store.stem)}.{kind}-*{escape(store.suffix)}{with_it}"
                yield from sorted(store.parent.glob(pattern))


def _holds(path: Path, words: list[bytes]) -> bool:
    """Whether the file has one of the words in it; one that cannot be read may."""
    longest = max(map(len, words), default=0)
    before = b""
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                if any(word in before + block for word in words):
                    return True
                before = block[-longest:]
    except OSError:
        return True
    return False
