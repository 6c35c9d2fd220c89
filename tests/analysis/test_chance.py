"""What chance earns, where it is worked out in other ways than by every loss."""

from random import Random

import pytest
from hypothesis import assume, given

from scoring.marks import Losses
from scoring.rubric import DEFAULT_RUBRIC
from simulator.analysis.caps import Span
from simulator.analysis.chance import Chance, chance_total
from simulator.analysis.passes import mean
from simulator.analysis.sample import RandomPlayer
from simulator.analysis.solve import Solution, joint_loss, solve
from simulator.scenario.program import Program
from tests.generated import generated, seeds
from tests.plays import every_play

MOST_PLAYS = 600


def chance_of(program: Program, solution: Solution, most: int, binned: int) -> Chance:
    """The chance total, so many losses carried one by one, and bins used in so many configurations."""
    explored, scale = solution.explored, solution.bounds.scale
    assert explored is not None
    offset = scale.joint((0, 0, 0))

    def joint(lost: Losses) -> int:
        return scale.joint(lost) - offset

    span = Span(solution.bounds.best - offset, solution.bounds.worst - offset, joint)
    return chance_total(explored, span, lambda: RandomPlayer(program, Random(5)), most, binned)


@given(seeds)
def test_gathering_losses_in_bins_is_as_far_off_as_it_says(seed: int) -> None:
    program = generated(seed).program
    solution = solve(program, DEFAULT_RUBRIC)
    assume(solution.bounds.chance_within == 0)
    binned = chance_of(program, solution, most=0, binned=1_000_000)
    assert abs(binned.total - solution.bounds.chance) <= binned.within + 1e-9


@pytest.mark.parametrize("number", range(12))
def test_asking_random_plays_is_as_far_off_as_it_says(number: int) -> None:
    program = generated(number).program
    solution = solve(program, DEFAULT_RUBRIC)
    asked = chance_of(program, solution, most=0, binned=0)
    assert abs(asked.total - solution.bounds.chance) <= asked.within + 1e-9
    assert (asked.plays > 0) == (asked.within > 0)


@given(seeds)
def test_the_mean_loss_of_chance_is_that_of_all_plays(seed: int) -> None:
    program = generated(seed).program
    plays = every_play(program, MOST_PLAYS)
    assume(plays is not None)
    solution = solve(program, DEFAULT_RUBRIC)
    assert plays
    assert solution.explored
    joint = joint_loss(solution.bounds.scale)
    found = mean(solution.explored.blocks, joint)[-1] + solution.bounds.scale.joint((0, 0, 0))
    wanted = sum(play.chance * solution.bounds.scale.joint(play.lost) for play in plays)
    assert found == pytest.approx(wanted)
