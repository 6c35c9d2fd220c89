"""Getting at a scenario by what the user typed."""

import sys
from pathlib import Path

from simulator.scenario.diagnostics import render
from simulator.scenario.library import Library, NotFound, read_scenario, source_lines
from simulator.scenario.load import SHIFT_ENDING as SHIFT
from simulator.scenario.load import Scenario

_ENDINGS = (".yaml", ".yml")


def find_scenario(name: str) -> Path | NotFound:
    """A scenario's file from an id of the library, or a path; why there is none, with what lies there."""
    found = Library().find(name)
    if isinstance(found, NotFound) and name:
        if Path(name).is_dir():
            return NotFound(f"{name} is a folder: name one scenario file.")
        if any(name in (path.stem, path.stem.removesuffix(SHIFT)) for path in Library().shift_paths()):
            return NotFound(f"{name} is a shift: 'shift {name}' works it.")
        if near := file_meant(name):
            return NotFound(f"There is no scenario '{name}' in the library: did you mean the file {near}?")
    return found


def file_meant(name: str) -> Path | None:
    """The scenario file whose name was given without its ending."""
    files = (Path(name + ending) for ending in _ENDINGS)
    return next((file for file in files if file.is_file()), None)


def open_scenario(name: str) -> Scenario | None:
    """The scenario with this id or path; None after saying on stderr what is wrong."""
    path = find_scenario(name)
    if isinstance(path, NotFound):
        print(path.reason, file=sys.stderr)
        return None
    loaded = read_scenario(path)
    if loaded.scenario is None:
        lines = source_lines(path)
        for problem in loaded.diagnostics:
            print(render(problem, str(path), lines), file=sys.stderr)
        print(f"{path} cannot be played before this is mended.", file=sys.stderr)
    return loaded.scenario
