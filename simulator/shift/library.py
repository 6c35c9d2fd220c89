"""Reading the files of shifts. The only part of this room that opens files."""

from pathlib import Path

from simulator.scenario.diagnostics import did_you_mean
from simulator.scenario.library import Library, NotFound, base_of, is_shift, read_scenario, read_text
from simulator.scenario.load import SHIFT_ENDING as ENDING
from simulator.scenario.load import Loaded
from simulator.shift.load import LoadedShift, load_shift


def find_shift(name: str, library: Library) -> Path | NotFound:
    """The file of a shift from its id, with or without `.shift`, or from a path."""
    known = {path.stem: path for path in library.shift_paths()}
    found = known.get(name) or known.get(name + ENDING)
    if found:
        return found
    path = Path(name)
    if path.is_file() and is_shift(path):
        return path
    if path.is_file():
        return NotFound(f"{name} is no shift: the name of a shift's file ends in '{ENDING}.yaml'.")
    ids = [id.removesuffix(ENDING) for id in known]
    return NotFound(f"There is no shift '{name}': {did_you_mean(name, ids)}")


def read_shift(path: Path) -> LoadedShift:
    """Load a shift's file with the scenarios beside it. What cannot be opened is a diagnostic."""
    text = read_text(path)
    return LoadedShift(None, text.diagnostics) if isinstance(text, Loaded) else shift_as(path, text)


def shift_as(path: Path, text: str) -> LoadedShift:
    """Load a text as if the shift's file held it."""

    def find(id: str) -> Loaded | None:
        file = base_of(path, id)
        return read_scenario(file) if file else None

    return load_shift(text, path.stem, find)
