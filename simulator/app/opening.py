"""Getting at a scenario by what the user typed."""

import sys

from simulator.scenario.diagnostics import render
from simulator.scenario.library import Library, NotFound, read_scenario, source_lines
from simulator.scenario.load import Scenario


def open_scenario(name: str) -> Scenario | None:
    """The scenario with this id or path; None after saying on stderr what is wrong."""
    path = Library().find(name)
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
