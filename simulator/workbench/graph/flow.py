"""What plays do to a scenario: which states they come to, how often, and how well they can still end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from random import Random

from scoring.rubric import DIMENSIONS, Rubric
from scoring.scorecard import NO_CAP, Scale
from simulator.analysis.explore import Block, Explored, explore
from simulator.analysis.outlook import least_ahead
from simulator.analysis.passes import extreme
from simulator.analysis.solve import joint_loss
from simulator.analysis.ways import Way
from simulator.scenario.program import Kind, Program
from simulator.workbench.graph.shares import exact_shares
from simulator.workbench.graph.trial import Taken, trial

BUDGET = 200_000
"""So many configurations are explored before plays are asked: nobody should have to wait for a picture."""
SEED = 17


@dataclass(frozen=True, slots=True)
class Flow:
    """By position: the best total of a call that comes there, None where none does, and the share of random
    plays that do. `taken` is how often a random play goes a way, on average.

    `stuck` are positions where some play can say nothing any more; `configurations` is 0 where totals are
    estimated, `plays` is 0 where shares are exact. Without exact totals None only says that no play was seen.
    """

    best: tuple[float | None, ...]
    came: tuple[float, ...]
    taken: Taken
    stuck: frozenset[int]
    configurations: int
    plays: int


def flow(program: Program, rubric: Rubric, budget: int = BUDGET) -> Flow:
    """Exact within the budget of configurations; beyond it from seeded random plays."""
    explored = explore(program, budget)
    if not explored.complete:
        seen = trial(program, rubric, Random(SEED))
        return Flow(seen.best, seen.came, seen.taken, seen.stuck, 0, seen.plays)
    best = _best_totals(program, explored, rubric)
    stuck = frozenset(
        block.place
        for block in explored.blocks
        if not block.ways and program.positions[block.place].kind is not Kind.END
    )
    shares = exact_shares(program, explored)
    if shares is not None:
        return Flow(best, *shares, stuck, len(explored), 0)
    seen = trial(program, rubric, Random(SEED))
    return Flow(best, seen.came, seen.taken, stuck, len(explored), seen.plays)


def _best_totals(program: Program, explored: Explored, rubric: Rubric) -> tuple[float | None, ...]:
    """For every cap there is, the least loss of a call through each position over ways that cap no lower."""
    blocks = explored.blocks
    scale = _scale(blocks, rubric)
    joint = joint_loss(scale)
    worst, least = extreme(blocks, joint, "greatest")[-1], extreme(blocks, joint, "least")[-1]
    found: list[float | None] = [None] * len(program.positions)
    for cap in sorted({NO_CAP} | {way.cap for block in blocks for way in block.ways}):
        ahead = least_ahead(explored, scale.coefficients, cap)
        behind = _least_behind(explored, scale.coefficients, cap)
        for block in blocks:
            stretch = slice(block.first, block.first + len(block.worlds))
            through = min(map(float.__add__, behind[stretch], map(float, ahead[stretch])))
            if through < inf:
                total = 100.0 * (worst - through) / (worst - least) if worst > least else 100.0
                found[block.place] = max(found[block.place] or 0.0, min(total, float(cap)))
    return tuple(found)


def _scale(blocks: Sequence[Block], rubric: Rubric) -> Scale:
    """How losses in the three dimensions weigh against each other."""
    lost = [_lost_in(dimension.place) for dimension in DIMENSIONS]
    a, b, c = (extreme(blocks, of, "least")[-1] for of in lost)
    x, y, z = (extreme(blocks, of, "greatest")[-1] for of in lost)
    return Scale.of(rubric.weights, (a, b, c), (x, y, z))


def _lost_in(place: int) -> Callable[[Way], int]:
    return lambda way: way.lost[place]


def _least_behind(explored: Explored, coefficients: Sequence[int], lowest_cap: int) -> list[float]:
    """To each configuration the least weighted loss from the start over ways that cap at `lowest_cap` or
    above."""
    a, b, c = coefficients
    behind = [inf] * len(explored)
    behind[-1] = 0.0
    for block in reversed(explored.blocks):
        here = behind[block.first : block.first + len(block.worlds)]
        for way, targets in block.columns(lambda way: way.cap >= lowest_cap):
            loss = a * way.lost[0] + b * way.lost[1] + c * way.lost[2]
            for so_far, target in zip(here, targets, strict=True):
                if so_far + loss < behind[target]:
                    behind[target] = so_far + loss
    return behind
