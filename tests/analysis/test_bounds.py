"""The solver against trying every play."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings

from scoring.rubric import DEFAULT_RUBRIC
from scoring.scorecard import NO_CAP, score
from simulator.analysis.explore import explore
from simulator.analysis.solve import solve
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.load import Scenario
from tests.generated import generated, seeds
from tests.plays import Play, every_play, play_line

MOST_PLAYS = 600


def plays_of(scenario: Scenario) -> Sequence[Play]:
    plays = every_play(scenario.program, MOST_PLAYS)
    assume(plays is not None)
    assert plays
    return plays


@given(seeds)
def test_bounds_are_those_of_all_plays(seed: int) -> None:
    scenario = generated(seed)
    plays = plays_of(scenario)
    bounds = solve(scenario.program, DEFAULT_RUBRIC).bounds
    assert bounds.exact
    assert bounds.least == tuple(min(play.lost[d] for play in plays) for d in range(3))
    assert bounds.greatest == tuple(max(play.lost[d] for play in plays) for d in range(3))
    joints = [bounds.scale.joint(play.lost) for play in plays]
    assert (bounds.best, bounds.worst) == (min(joints), max(joints))


@given(seeds)
def test_chance_is_the_mean_of_all_plays_caps_included(seed: int) -> None:
    scenario = generated(seed)
    plays = plays_of(scenario)
    bounds = solve(scenario.program, DEFAULT_RUBRIC).bounds
    assert sum(play.chance for play in plays) == pytest.approx(1.0)
    if bounds.best == bounds.worst:
        assert bounds.chance == 100.0
        return
    mean = sum(play.chance * min(float(play.cap), bounds.uncapped_total(play.lost)) for play in plays)
    assert bounds.chance == pytest.approx(mean, abs=1e-9)


@given(seeds)
def test_the_best_line_is_best_among_those_without_a_critical_error(seed: int) -> None:
    scenario = generated(seed)
    plays = plays_of(scenario)
    solution = solve(scenario.program, DEFAULT_RUBRIC)
    session = Session(scenario)
    play_line(session, solution.best_line)
    card = score(DEFAULT_RUBRIC, solution.bounds, moments(session.log))
    clean = [play for play in plays if play.cap == NO_CAP]
    assert bool(card.critical) == (not clean)
    if clean:
        best = max(solution.bounds.uncapped_total(play.lost) for play in clean)
        assert card.uncapped == pytest.approx(best)


@settings(max_examples=3)
@given(seeds)
def test_past_the_budget_it_says_estimated(seed: int) -> None:
    scenario = generated(seed)
    assert not explore(scenario.program, budget=1).complete
    bounds = solve(scenario.program, DEFAULT_RUBRIC, budget=1).bounds
    assert not bounds.exact
    assert bounds.plays > 0
