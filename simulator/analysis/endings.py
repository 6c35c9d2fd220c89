"""Which ends a scenario has, how likely each is, and how well a call that ends there can do."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from scoring.rubric import CRITICAL_ERRORS
from scoring.scorecard import NO_CAP, Bounds
from simulator.analysis.explore import Explored
from simulator.analysis.solve import joint_loss
from simulator.analysis.ways import Way
from simulator.call.decide import STUCK
from simulator.scenario.program import Kind, Program

CAPS = (NO_CAP, *sorted({error.cap for error in CRITICAL_ERRORS.values()}, reverse=True))


@dataclass(frozen=True, slots=True)
class EndingFigures:
    """One end: `chance` of a player who picks uniformly to come there, 0 to 1, and the greatest total of a
    call that ends there, caps included; None where none does. `state` is `call/state`."""

    state: str
    outcome: str
    title: str
    reachable: bool
    chance: float
    best: float | None


def endings(program: Program, explored: Explored, bounds: Bounds) -> tuple[EndingFigures, ...]:
    """All endings of the scenario in the order of the file, and states where a call gets stuck."""
    chances = _chances(explored)
    best = best_totals(explored, bounds)
    ends: dict[int, list[int]] = {p.index: [] for p in program.positions if p.kind is Kind.END}
    for block in explored.blocks:
        if not block.ways:
            ends.setdefault(block.place, []).extend(range(block.first, block.first + len(block.worlds)))
    found = []
    for place, numbers in sorted(ends.items()):
        position = program.positions[place]
        found.append(
            EndingFigures(
                state=position.key,
                outcome=position.state.ending or STUCK,
                title=position.state.title,
                reachable=bool(numbers),
                chance=sum(chances[number] for number in numbers),
                best=max((best[number] for number in numbers), default=None),
            )
        )
    return tuple(found)


def _chances(explored: Explored) -> list[float]:
    """By configuration, how likely a call of a player who picks uniformly comes through it."""
    chances = [0.0] * len(explored)
    chances[-1] = 1.0
    for block in reversed(explored.blocks):
        columns = [column for way, column in zip(block.ways, block.targets, strict=True) if way.picked]
        for row in range(len(block.worlds)) if columns else ():
            share = chances[block.first + row] / len(columns)
            for column in columns:
                chances[column[row]] += share
    return chances


def best_totals(explored: Explored, bounds: Bounds) -> list[float]:
    """By configuration, the greatest total of a call that would end there, caps included."""
    span = bounds.worst - bounds.best
    nothing = bounds.scale.joint((0, 0, 0))
    best = [0.0] * len(explored)
    for cap in CAPS:
        for number, lost in enumerate(_least_behind(explored, joint_loss(bounds.scale), cap)):
            if lost < inf:
                uncapped = 100.0 * (bounds.worst - nothing - lost) / span if span else 100.0
                best[number] = max(best[number], min(uncapped, float(cap)))
    return best


def _least_behind(explored: Explored, loss: Callable[[Way], int], cap: int) -> list[float]:
    """By configuration, the least lost on the way there by calls that nothing capped below `cap`."""
    behind = [inf] * len(explored)
    behind[-1] = 0.0
    for block in reversed(explored.blocks):
        for way, column in block.columns(lambda way: way.cap >= cap):
            lost = loss(way)
            for number, target in enumerate(column, block.first):
                if behind[number] + lost < behind[target]:
                    behind[target] = behind[number] + lost
    return behind
