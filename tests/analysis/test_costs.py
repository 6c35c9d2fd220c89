"""What each reply cost adds up to what the call fell short of the best."""

from random import Random

import pytest
from hypothesis import given

from scoring.marks import losses
from scoring.rubric import DEFAULT_RUBRIC
from scoring.scorecard import score
from simulator.analysis.costs import costs
from simulator.analysis.solve import solve
from simulator.call.session import Session
from simulator.call.situation import moments
from tests.generated import generated, seeds
from tests.plays import play_at_random


@given(seeds)
def test_costs_sum_exactly_to_the_shortfall(seed: int) -> None:
    scenario = generated(seed)
    session = Session(scenario)
    play_at_random(session, Random(seed))
    solution = solve(scenario.program, DEFAULT_RUBRIC)
    found = costs(scenario.program, solution, session.log)
    assert found is not None
    lost = losses(mark for moment in moments(session.log) for mark in moment.marks)
    assert sum(cost.joint for cost in found) == solution.bounds.scale.joint(lost) - solution.bounds.best
    assert all(cost.joint >= 0 for cost in found)


@given(seeds)
def test_cost_in_points_is_what_the_uncapped_total_lacks(seed: int) -> None:
    scenario = generated(seed)
    session = Session(scenario)
    play_at_random(session, Random(seed))
    solution = solve(scenario.program, DEFAULT_RUBRIC)
    card = score(DEFAULT_RUBRIC, solution.bounds, moments(session.log))
    found = costs(scenario.program, solution, session.log) or ()
    assert sum(cost.points for cost in found) == pytest.approx(100.0 - card.uncapped, abs=1e-9)


def test_an_estimated_scenario_has_no_costs() -> None:
    scenario = generated(1)
    session = Session(scenario)
    play_at_random(session, Random(1))
    estimated = solve(scenario.program, DEFAULT_RUBRIC, budget=1)
    assert costs(scenario.program, estimated, session.log) is None
