"""Least, greatest and chance loss over all configurations, exactly, by dynamic programming."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from scoring.marks import Losses
from scoring.rubric import DIMENSIONS, Rubric
from scoring.scorecard import NO_CAP, Bounds, Scale
from simulator.analysis.caps import Span
from simulator.analysis.chance import chance_total
from simulator.analysis.explore import BUDGET, Explored, explore
from simulator.analysis.passes import extreme
from simulator.analysis.sample import random_player, sampled_bounds
from simulator.scenario.program import Program


class Step(Protocol):
    """What loses points: an edge, or a way on."""

    @property
    def lost(self) -> Losses: ...
    @property
    def cap(self) -> int: ...


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


def solve(program: Program, rubric: Rubric, budget: int = BUDGET, merge: bool = True) -> Solution:
    """The scenario's bounds: exact within the budget of configurations, estimated from plays beyond it.

    Without `merge` it finds the same in more configurations.
    """
    explored = explore(program, budget, merge)
    if not explored.complete:
        return Solution(*sampled_bounds(program, rubric))
    blocks = explored.blocks
    least = [extreme(blocks, _of(d), "least")[-1] for d in range(len(DIMENSIONS))]
    greatest = [extreme(blocks, _of(d), "greatest")[-1] for d in range(len(DIMENSIONS))]
    low: Losses = (least[0], least[1], least[2])
    high: Losses = (greatest[0], greatest[1], greatest[2])
    scale = Scale.of(rubric.weights, low, high)
    joint = joint_loss(scale)
    offset = scale.joint((0, 0, 0))
    ahead = extreme(blocks, joint, "least")
    best, worst = ahead[-1], extreme(blocks, joint, "greatest")[-1]
    chance = chance_total(explored, Span(best, worst, _joint(scale)), lambda: random_player(program))
    bounds = Bounds(
        scale=scale,
        least=low,
        greatest=high,
        best=best + offset,
        worst=worst + offset,
        chance=chance.total,
        chance_within=chance.within,
        exact=True,
        configurations=len(explored),
        plays=chance.plays,
    )
    return Solution(bounds, best_line(explored, bounds, ahead), explored, ahead)


def _of(dimension: int) -> Callable[[Step], int]:
    return lambda way: way.lost[dimension]


def joint_loss(scale: Scale) -> Callable[[Step], int]:
    """A step's loss on the joint scale, without the least that every call loses."""
    joint = _joint(scale)
    return lambda step: joint(step.lost)


def _joint(scale: Scale) -> Callable[[Losses], int]:
    a, b, c = scale.coefficients
    return lambda lost: a * lost[0] + b * lost[1] + c * lost[2]


def best_line(explored: Explored, bounds: Bounds, ahead: Sequence[int]) -> tuple[str, ...]:
    """The replies of a call that loses least among those with the fewest critical replies and ends."""
    loss = joint_loss(bounds.scale)
    line, critical = _least_line(explored, loss, ahead)
    if not critical:
        return line
    barred = 1 + abs(bounds.worst) + abs(bounds.best) + sum(bounds.greatest) * sum(bounds.scale.coefficients)

    def barring(step: Step) -> int:
        return loss(step) + (barred if step.cap < NO_CAP else 0)

    return _least_line(explored, barring, extreme(explored.blocks, barring, "least"))[0]


def _least_line(
    explored: Explored, loss: Callable[[Step], int], ahead: Sequence[int]
) -> tuple[tuple[str, ...], bool]:
    """The replies of a call that loses least, and whether there is something critical in it."""
    line, critical = [], False
    number = len(explored) - 1
    while ways := explored.ways(number):
        edge = min(ways, key=lambda e: (ahead[e.target] + loss(e), e.cap < NO_CAP))
        if edge.id:
            line.append(edge.id)
        critical |= edge.cap < NO_CAP
        number = edge.target
    return tuple(line), critical
