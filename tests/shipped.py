"""The scenarios that come with the product, and what solving them costs only once."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from simulator.analysis.solve import Solution, solve
from simulator.call.dealt import dealt
from simulator.call.memory import Memory
from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import Scenario
from simulator.scenario.translation import top_value
from simulator.shift.library import read_shift
from simulator.shift.program import Shift

EVERY_PATH = Library().paths()
PATHS = tuple(path for path in EVERY_PATH if not top_value(path.read_text(encoding="utf-8"), "translates")[0])
"""The scenarios as they were written; EVERY_PATH has their translations too."""
SHORT = Library().short_calls()
"""The short calls that shifts draw from."""


def _each(paths: Iterable[Path]) -> pytest.MarkDecorator:
    """Tests of one scenario run on one worker, which solves it once."""
    groups = [pytest.param(path, id=path.stem, marks=pytest.mark.xdist_group(path.stem)) for path in paths]
    return pytest.mark.parametrize("path", groups)


each_shipped = _each(PATHS)
each_call = _each((*PATHS, *SHORT))
"""Short calls too, whose every beginning is looked at."""


@cache
def scenario_at(path: Path) -> Scenario:
    loaded = read_scenario(path)
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


@cache
def solution_of(path: Path) -> Solution:
    scenario = scenario_at(path)
    return solve(scenario.program, scenario.script.rubric)


@cache
def shift_at(path: Path) -> Shift:
    read = read_shift(path)
    assert read.diagnostics == ()
    assert read.shift is not None
    return read.shift


def every_beginning(path: Path) -> Iterator[tuple[Scenario, Solution]]:
    """A scenario as it begins; a short call as it does on shifts, for each entry that names it."""
    if path not in SHORT:
        yield scenario_at(path), solution_of(path)
        return
    for shift in map(shift_at, Library().shift_paths()):
        for entry in (one for one in shift.entries if one.call.name == path.stem):
            for memory in _memories(shift, tuple((s.name, s.text) for s in entry.set)):
                scenario = dealt(shift.calls[path.stem], "", 1, memory, entry.caller)
                yield scenario, solve(scenario.program, scenario.script.rubric)


def _memories(shift: Shift, own: Memory) -> list[Memory]:
    """With every recording, for a first call and a repeat, of a patient caller and of one who was kept."""
    said = shift.fields["announced"].domain.words if "announced" in shift.fields else ("nothing",)
    return [
        (*own, ("announced", word), ("again", again), ("noted", noted), ("patience", patience))
        for word in said
        for again, noted in (("false", "false"), ("true", "false"), ("true", "true"))
        for patience in ("2", "5")
    ]
