"""The scenarios that come with the product, and what solving them costs only once."""

from functools import cache
from pathlib import Path

import pytest

from simulator.analysis.solve import Solution, solve
from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import Scenario
from simulator.scenario.translation import top_value

EVERY_PATH = Library().paths()
PATHS = tuple(path for path in EVERY_PATH if not top_value(path.read_text(encoding="utf-8"), "translates")[0])
"""The scenarios as they were written; EVERY_PATH has their translations too."""
each_shipped = pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem, marks=pytest.mark.xdist_group(path.stem)) for path in PATHS]
)
"""Tests of one scenario run on one worker, which solves it once."""


@cache
def scenario_at(path: Path) -> Scenario:
    loaded = read_scenario(path)
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


@cache
def solution_of(path: Path) -> Solution:
    scenario = scenario_at(path)
    return solve(scenario.program, scenario.script.rubric)
