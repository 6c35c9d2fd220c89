"""The scenarios that come with the product, and what solving them costs only once."""

from functools import cache
from pathlib import Path

import pytest

from simulator.analysis.solve import Solution, solve
from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import Scenario

PATHS = Library().paths()
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
