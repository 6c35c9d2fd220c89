"""How configurations lead to each other, and that merging them changes nothing."""

from random import Random

import pytest
from hypothesis import given

from scoring.rubric import DEFAULT_RUBRIC
from simulator.analysis.explore import explore
from simulator.analysis.order import components, heights
from simulator.analysis.solve import solve
from simulator.call.decide import begin
from tests.generated import generated, seeds
from tests.plays import possible, step


@given(seeds)
def test_every_way_leads_to_a_smaller_number_and_the_start_is_the_last(seed: int) -> None:
    program = generated(seed).program
    explored = explore(program)
    assert explored.number(0, program.start) == len(explored) - 1
    for number, ways in enumerate(explored.edges):
        assert ways == explored.ways(number)
        assert all(way.target < number for way in ways)


@given(seeds)
def test_each_number_is_that_of_its_configuration(seed: int) -> None:
    explored = explore(generated(seed).program)
    for number in range(len(explored)):
        assert explored.number(*explored.configuration(number)) == number


@given(seeds)
def test_a_live_call_never_leaves_what_was_explored(seed: int) -> None:
    program, random = generated(seed).program, Random(seed)
    explored = explore(program)
    call = begin(program)
    while not call.over:
        here = explored.number(call.place, call.world)
        call, _ = step(program, call, random.choice(possible(program, call)))
        there = explored.number(call.place, call.world)
        assert there == here or there < here
    assert not explored.ways(explored.number(call.place, call.world))


@given(seeds)
def test_merging_configurations_changes_no_bound(seed: int) -> None:
    program = generated(seed).program
    merged = solve(program, DEFAULT_RUBRIC).bounds
    apart = solve(program, DEFAULT_RUBRIC, merge=False).bounds
    assert merged.configurations <= apart.configurations
    assert (merged.least, merged.greatest) == (apart.least, apart.greatest)
    assert (merged.best, merged.worst) == (apart.best, apart.worst)
    within = merged.chance_within + apart.chance_within
    assert merged.chance == pytest.approx(apart.chance, abs=within + 1e-9)


def test_components_come_before_those_that_lead_to_them() -> None:
    assert components([[1], [2, 3], [1], [], [0, 3]]) == [[3], [1, 2], [0], [4]]


def test_a_height_is_the_longest_way_ahead() -> None:
    assert heights(4, [([3, 3, 2], [2, 0, 1]), ([1], [0])]) == [0, 1, 2, 3]


def test_a_circle_has_no_heights() -> None:
    with pytest.raises(ValueError):
        heights(2, [([0, 1], [1, 0])])
