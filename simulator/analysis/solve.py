"""Least, greatest and chance loss over all configurations, exactly, by dynamic programming."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from scoring.marks import Losses
from scoring.rubric import DIMENSIONS, Rubric
from scoring.scorecard import NO_CAP, Bounds, Scale
from simulator.analysis.chance import chance_total
from simulator.analysis.explore import BUDGET, Edge, Explored, explore
from simulator.analysis.sample import sampled_bounds
from simulator.scenario.program import Program


@dataclass(frozen=True, slots=True)
class Solution:
    """The bounds, and the replies of a best call: nothing critical if that can be had.

    `ahead` is the least joint loss still to come from each explored configuration; both are None where the
    bounds are an estimate.
    """

    bounds: Bounds
    best_line: tuple[str, ...]
    explored: Explored | None = None
    ahead: Sequence[int] = ()


def solve(program: Program, rubric: Rubric, budget: int = BUDGET) -> Solution:
    """The scenario's bounds: exact within the budget of configurations, estimated from plays beyond it."""
    explored = explore(program, budget)
    if not explored.complete:
        return Solution(*sampled_bounds(program, rubric))
    least = [_extreme(explored, _of(d), min)[-1] for d in range(len(DIMENSIONS))]
    greatest = [_extreme(explored, _of(d), max)[-1] for d in range(len(DIMENSIONS))]
    low: Losses = (least[0], least[1], least[2])
    high: Losses = (greatest[0], greatest[1], greatest[2])
    scale = Scale.of(rubric.weights, low, high)
    joint = joint_loss(scale)
    offset = scale.joint((0, 0, 0))
    ahead = _extreme(explored, joint, min)
    best, worst = ahead[-1], _extreme(explored, joint, max)[-1]
    chance = chance_total(explored, joint, best, worst)
    bounds = Bounds(
        scale=scale,
        least=low,
        greatest=high,
        best=best + offset,
        worst=worst + offset,
        chance=chance.total,
        chance_within=chance.within,
        exact=True,
        configurations=len(explored.edges),
    )
    return Solution(bounds, best_line(explored, bounds), explored, ahead)


def _of(dimension: int) -> Callable[[Edge], int]:
    return lambda edge: edge.lost[dimension]


def joint_loss(scale: Scale) -> Callable[[Edge], int]:
    """An edge's loss on the joint scale, without the least that every call loses."""
    a, b, c = scale.coefficients
    return lambda edge: a * edge.lost[0] + b * edge.lost[1] + c * edge.lost[2]


def _extreme(
    explored: Explored, loss: Callable[[Edge], int], pick: Callable[[Iterable[int]], int]
) -> list[int]:
    """The least or greatest loss still to come from each configuration; every edge leads to a known one."""
    values: list[int] = []
    for edges in explored.edges:
        values.append(pick([values[edge.target] + loss(edge) for edge in edges]) if edges else 0)
    return values


def best_line(explored: Explored, bounds: Bounds) -> tuple[str, ...]:
    """The replies of a call that loses least among those with the fewest critical replies and ends."""
    loss = joint_loss(bounds.scale)
    barred = 1 + abs(bounds.worst) + abs(bounds.best) + sum(bounds.greatest) * sum(bounds.scale.coefficients)
    values = _extreme(explored, lambda edge: loss(edge) + (barred if edge.cap < NO_CAP else 0), min)
    line = []
    place = len(explored.edges) - 1
    while explored.edges[place]:
        edge = min(
            explored.edges[place],
            key=lambda e: values[e.target] + loss(e) + (barred if e.cap < NO_CAP else 0),
        )
        if edge.id:
            line.append(edge.id)
        place = edge.target
    return tuple(line)
