"""Where the product keeps things on this machine."""

import os
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from scoring.results.place import Place, target_of


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


def cache_folder() -> Path:
    """Where things are kept that can be made again: unpacked typefaces, spoken lines."""
    return user_cache_path("call-simulator", appauthor=False)
