"""The certificate against every call there is, and the shipped scenarios' own."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given

from scoring.rubric import DEFAULT_RUBRIC, DIMENSIONS
from scoring.scorecard import Bounds, Scorecard, score
from simulator.analysis.certificate import Certificate, certify
from simulator.analysis.pass_rate import pass_rate
from simulator.analysis.solve import solve
from simulator.call.events import Ended
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.load import Scenario
from tests.generated import generated, seeds
from tests.plays import play_line
from tests.shipped import each_shipped, scenario_at, solution_of
from tests.whole_calls import WholeCall, whole_calls

MOST_CALLS = 400


def calls_of(scenario: Scenario) -> Sequence[WholeCall]:
    calls = whole_calls(scenario.program, MOST_CALLS)
    assume(calls is not None)
    assert calls
    return calls


def card_of(call: WholeCall, bounds: Bounds) -> Scorecard:
    return score(DEFAULT_RUBRIC, bounds, moments(call.events))


def certified(scenario: Scenario) -> Certificate:
    return certify(scenario.program, DEFAULT_RUBRIC, solve(scenario.program, DEFAULT_RUBRIC))


@given(seeds)
def test_best_and_worst_are_those_of_all_calls_caps_included(seed: int) -> None:
    scenario = generated(seed)
    calls = calls_of(scenario)
    bounds = solve(scenario.program, DEFAULT_RUBRIC).bounds
    totals = [card_of(call, bounds).total for call in calls]
    certificate = certified(scenario)
    assert certificate.exact
    assert certificate.best == pytest.approx(max(totals))
    assert certificate.worst == pytest.approx(min(totals))


@given(seeds)
def test_the_pass_rate_by_chance_is_that_of_all_calls(seed: int) -> None:
    scenario = generated(seed)
    calls = calls_of(scenario)
    bounds = solve(scenario.program, DEFAULT_RUBRIC).bounds
    passing = certified(scenario).passing
    assert passing.within == 0.0
    assert passing.rate == pytest.approx(sum(c.chance for c in calls if card_of(c, bounds).passed), abs=1e-9)


@given(seeds)
def test_a_pass_rate_that_drops_unlikely_losses_says_how_far_it_can_be_off(seed: int) -> None:
    scenario = generated(seed)
    calls = calls_of(scenario)
    solution = solve(scenario.program, DEFAULT_RUBRIC)
    assert solution.explored
    rough = pass_rate(scenario.program, solution.explored, solution.bounds, DEFAULT_RUBRIC, most=1)
    truth = sum(call.chance for call in calls if card_of(call, solution.bounds).passed)
    assert abs(rough.rate - truth) <= rough.within + 1e-9


@given(seeds)
def test_endings_are_those_of_all_calls(seed: int) -> None:
    scenario = generated(seed)
    calls = calls_of(scenario)
    bounds = solve(scenario.program, DEFAULT_RUBRIC).bounds
    for ending in certified(scenario).endings:
        place = scenario.program.places[ending.state]
        there = [call for call in calls if call.calls[-1].place == place]
        assert ending.reachable == bool(there)
        assert ending.chance == pytest.approx(sum(call.chance for call in there))
        assert ending.best == pytest.approx(max((card_of(c, bounds).total for c in there), default=None))
        for call in there:
            assert isinstance(last := call.events[-1], Ended)
            assert last.outcome == ending.outcome


@given(seeds)
def test_all_that_can_happen_by_chance_happens_at_some_ending(seed: int) -> None:
    assert sum(ending.chance for ending in certified(generated(seed)).endings) == pytest.approx(1.0)


@given(seeds)
def test_shortest_and_longest_count_replies(seed: int) -> None:
    scenario = generated(seed)
    lengths = [call.replies for call in calls_of(scenario)]
    certificate = certified(scenario)
    assert (certificate.shortest, certificate.longest) == (min(lengths), max(lengths))


@given(seeds)
def test_dimensions_tell_what_chance_scores_in_each(seed: int) -> None:
    scenario = generated(seed)
    calls = calls_of(scenario)
    bounds = solve(scenario.program, DEFAULT_RUBRIC).bounds
    cards = [(call.chance, card_of(call, bounds)) for call in calls]
    for dimension, figures in certified(scenario).dimensions.items():
        scores = [(chance, card.dimensions[dimension].score) for chance, card in cards]
        if figures.chance is None:
            assert {value for _, value in scores} == {None}
        else:
            assert figures.chance == pytest.approx(sum(chance * (value or 0) for chance, value in scores))


@given(seeds)
def test_the_dilemma_is_what_the_best_call_lacks_of_the_separate_bests(seed: int) -> None:
    scenario = generated(seed)
    calls = calls_of(scenario)
    bounds = solve(scenario.program, DEFAULT_RUBRIC).bounds
    weights = dict(zip((d.value for d in DIMENSIONS), DEFAULT_RUBRIC.weights, strict=True))
    weighted = []
    for card in (card_of(call, bounds) for call in calls):
        parts = [
            (weights[name], part.score) for name, part in card.dimensions.items() if part.score is not None
        ]
        whole = sum(weight for weight, _ in parts)
        weighted.append(sum(w * value for w, value in parts) / whole if whole else 100.0)
    assert certified(scenario).dilemma == pytest.approx(100.0 - max(weighted), abs=1e-9)


def test_a_scenario_too_large_to_explore_is_estimated_from_plays() -> None:
    scenario = generated(4)
    exact = certified(scenario)
    rough = certify(scenario.program, DEFAULT_RUBRIC, solve(scenario.program, DEFAULT_RUBRIC, budget=1))
    assert not rough.exact
    assert rough.plays > 0
    assert len(rough.endings) == len(exact.endings)
    assert sum(ending.chance for ending in rough.endings) == pytest.approx(1.0)
    assert exact.shortest <= rough.shortest <= rough.longest <= exact.longest


@each_shipped
def test_a_shipped_scenario_is_certified_fair(path: Path) -> None:
    scenario, solution = scenario_at(path), solution_of(path)
    certificate = certify(scenario.program, scenario.script.rubric, solution)
    assert certificate.exact
    assert certificate.best == 100.0
    assert sum(ending.reachable for ending in certificate.endings) >= 4
    assert all(ending.reachable for ending in certificate.endings)
    assert certificate.chance + certificate.chance_within < 50.0
    assert certificate.passing.rate + certificate.passing.within < 0.05


@each_shipped
def test_a_shipped_scenario_has_a_perfect_line(path: Path) -> None:
    scenario, solution = scenario_at(path), solution_of(path)
    session = Session(scenario)
    play_line(session, solution.best_line)
    card = score(scenario.script.rubric, solution.bounds, moments(session.log))
    assert (card.total, card.critical, card.passed) == (100.0, (), True)
