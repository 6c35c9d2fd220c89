"""Where the product keeps things on this machine."""

import os
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from scoring.results.place import Place, target_of
from scoring.results.problem import StoreProblem

CLIPS = "clips"
"""The folder of recordings beside scenarios."""


def data_folder() -> Path:
    """The user's data folder for this product; it need not exist yet."""
    return user_data_path("call-simulator", appauthor=False)


def store_place(chosen: str | None) -> Place:
    """The store a command uses: what was named, or the file in the data folder. Raises StoreProblem.

    Calls that it cannot take are kept in one of the user's own folders, on another disk if need be.
    """
    target = target_of(chosen) if chosen else data_folder() / "attempts.sqlite"
    in_memory = os.environ.get("XDG_RUNTIME_DIR")
    folders = (data_folder(), cache_folder(), *((Path(in_memory) / "call-simulator",) if in_memory else ()))
    return Place(target, folders)


def read_place(chosen: str | None) -> Place:
    """The store a command reads, which it does not make. Raises StoreProblem where there is none.

    One that lacks its file is made after all where calls wait on this computer to be delivered to it.
    """
    place = store_place(chosen)
    file = place.target
    if isinstance(file, Path) and not file.exists() and not _waited_for(place):
        raise StoreProblem(
            f"There is no store at {file}. Playing a call makes one; name the one you have played into."
            if chosen
            else f"There is no store at {file} yet: the first call that is played makes it."
        )
    return place


def _waited_for(place: Place) -> bool:
    from scoring.results.outbox import outbox_files

    return any(path.exists() for path in outbox_files(place))


def cache_folder() -> Path:
    """Where things are kept that can be made again: unpacked typefaces, spoken lines."""
    return user_cache_path("call-simulator", appauthor=False)
