"""Bounds after a change of marks: folded again, they are those of the changed scenario solved anew."""

from random import Random

from hypothesis import assume, given

from scoring.rubric import DEFAULT_RUBRIC
from simulator.analysis.mutation import mutated, mutations
from simulator.analysis.remarking import Remarking
from simulator.analysis.solve import solve
from tests.generated import generated, seeds


@given(seeds)
def test_bounds_folded_again_are_those_solved_anew(seed: int) -> None:
    program = generated(seed).program
    found = list(mutations(program))
    assume(found)
    remarking = Remarking(program, DEFAULT_RUBRIC, solve(program, DEFAULT_RUBRIC))
    for mutation in Random(seed).sample(found, min(4, len(found))):
        changed = remarking.changed(mutation)
        folded = remarking.bounds_with(changed, *remarking.extremes(changed))
        anew = solve(mutated(program, mutation), DEFAULT_RUBRIC).bounds
        assert (folded.least, folded.greatest) == (anew.least, anew.greatest)
        assert (folded.scale, folded.best, folded.worst) == (anew.scale, anew.best, anew.worst)
