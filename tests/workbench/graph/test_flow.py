"""What plays do to a scenario, against every whole call of small scenarios."""

from collections import defaultdict
from random import Random

import pytest
from hypothesis import assume, given

from scoring.scorecard import score
from simulator.analysis.solve import solve
from simulator.call.situation import moments
from simulator.scenario.load import Scenario
from simulator.workbench.graph.flow import flow
from simulator.workbench.graph.trial import trial
from tests.generated import generated, loaded, seeds
from tests.whole_calls import WholeCall, whole_calls
from tests.workbench.graph.graphs import SERIES

MOST = 3_000


def played(scenario: Scenario) -> list[WholeCall]:
    found = whole_calls(scenario.program, MOST)
    assume(found is not None)
    assert found is not None
    return found


def places(whole: WholeCall) -> set[int]:
    return {call.place for call in whole.calls}


@given(seeds)
def test_the_share_of_plays_that_come_to_a_state_is_their_chance(seed: int) -> None:
    scenario = generated(seed)
    came: dict[int, float] = defaultdict(float)
    for whole in played(scenario):
        for place in places(whole):
            came[place] += whole.chance
    found = flow(scenario.program, scenario.script.rubric)
    assert found.plays == 0
    for place, share in enumerate(found.came):
        assert share == pytest.approx(came[place], abs=1e-9)


@given(seeds)
def test_the_best_total_is_that_of_the_best_call_that_comes_there(seed: int) -> None:
    scenario = generated(seed)
    rubric = scenario.script.rubric
    bounds = solve(scenario.program, rubric).bounds
    best: dict[int, float] = {}
    for whole in played(scenario):
        total = score(rubric, bounds, moments(whole.events)).total
        for place in places(whole):
            best[place] = max(best.get(place, 0.0), total)
    found = flow(scenario.program, rubric).best
    for place, total_there in enumerate(found):
        assert (total_there is None) is (place not in best)
        if total_there is not None:
            assert total_there == pytest.approx(best[place], abs=1e-6)


@given(seeds)
def test_a_state_is_stuck_where_some_call_can_say_nothing(seed: int) -> None:
    scenario = generated(seed)
    stuck = {
        whole.calls[-1].place
        for whole in played(scenario)
        if scenario.program.positions[whole.calls[-1].place].kind != "end"
    }
    assert flow(scenario.program, scenario.script.rubric).stuck == stuck


def test_random_plays_estimate_what_is_too_large_to_explore() -> None:
    scenario = loaded(SERIES)
    exact = flow(scenario.program, scenario.script.rubric)
    guessed = flow(scenario.program, scenario.script.rubric, budget=3)
    assert exact.configurations > 3
    assert (guessed.configurations, guessed.plays > 1000) == (0, True)
    for share, estimate in zip(exact.came, guessed.came, strict=True):
        assert estimate == pytest.approx(share, abs=0.03)


def test_the_same_chance_gives_the_same_plays() -> None:
    scenario = loaded(SERIES)
    rubric = scenario.script.rubric
    assert trial(scenario.program, rubric, Random(3), 50) == trial(scenario.program, rubric, Random(3), 50)
    assert trial(scenario.program, rubric, Random(3), 50, steps=1).plays == 1
