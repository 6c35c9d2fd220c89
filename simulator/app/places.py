"""Where the product keeps things on this machine."""

from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from scoring.results.problem import StoreProblem


def data_folder() -> Path:
    """The user's data folder for this product; it need not exist yet."""
    return user_data_path("call-simulator", appauthor=False)


def store_path(chosen: str | None) -> Path:
    """The store a command uses: what was named, or the file in the data folder. Raises StoreProblem."""
    if not chosen:
        return data_folder() / "attempts.sqlite"
    name = chosen.removeprefix("sqlite:///")
    if "://" in name:
        raise StoreProblem(f"{chosen} is not a store this version can use: name an SQLite file.")
    return Path(name)


def cache_folder() -> Path:
    """Where things are kept that can be made again: unpacked typefaces, spoken lines."""
    return user_cache_path("call-simulator", appauthor=False)
