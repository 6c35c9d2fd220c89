"""What can still be reached from where a call stands, caps included.

The best total depends on losses and on caps. Both are exact: for every cap there is, the least loss ahead
over ways that cap no lower is found by dynamic programming, and the best of these under the cap is the best
there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.scorecard import NO_CAP, Bounds
from simulator.analysis.explore import Explored
from simulator.analysis.solve import Solution
from simulator.analysis.standing import Standing, Turn, commands, taken
from simulator.scenario.program import Program

NEVER = float("inf")
"""The loss ahead where no allowed way leads to an end."""


def least_ahead(explored: Explored, coefficients: tuple[int, int, int], lowest_cap: int) -> list[float]:
    """From each configuration the least weighted loss ahead over edges that cap at `lowest_cap` or above."""
    a, b, c = coefficients
    ahead: list[float] = []
    for block in explored.blocks:
        if not block.ways:
            ahead += [0] * len(block.worlds)
            continue
        columns = [[NEVER] * len(block.worlds)]
        for way, targets in block.columns(lambda way: way.cap >= lowest_cap):
            loss = a * way.lost[0] + b * way.lost[1] + c * way.lost[2]
            columns.append([ahead[target] + loss for target in targets])
        ahead += map(min, *columns) if len(columns) > 1 else columns[0]
    return ahead


def total_of(bounds: Bounds, joint: float) -> float:
    """The uncapped total of a joint loss: 0 for the worst single call, 100 for the best."""
    span = bounds.worst - bounds.best
    return 100.0 * (bounds.worst - joint) / span if span else 100.0


@dataclass(frozen=True, slots=True, order=True)
class Prospect:
    """The best that is ahead: first by the total with caps, then by the loss alone, which is negative."""

    total: float
    spared: float


class Outlook:
    """Looks ahead from standings of one scenario that was explored in full."""

    def __init__(self, program: Program, solution: Solution) -> None:
        assert solution.explored is not None
        self._program = program
        self._bounds = solution.bounds
        self._explored = solution.explored
        coefficients = solution.bounds.scale.coefficients
        self._ahead = {cap: least_ahead(solution.explored, coefficients, cap) for cap in _caps(solution)}

    def prospect(self, standing: Standing) -> Prospect:
        """The best total that can still be had, and the joint loss of the call that has it."""
        joint = self._bounds.scale.joint(standing.lost)
        if standing.call.over:
            return self._under(standing.cap, joint)
        number = self._explored.number(standing.call.place, standing.call.world)
        return max(
            self._under(min(standing.cap, cap), joint + ahead[number])
            for cap, ahead in self._ahead.items()
            if ahead[number] < NEVER
        )

    def best_turn(self, standing: Standing) -> Turn:
        """What is best done; of equals, the reply the author wrote first."""
        options = (
            taken(self._program, standing, command) for command in commands(self._program, standing.call)
        )
        return max(options, key=lambda turn: self.prospect(turn.after))

    def best_turns(self, standing: Standing) -> Iterator[Turn]:
        """The best way on to the end of the call, picking up phones included."""
        while not standing.call.over:
            turn = self.best_turn(standing)
            yield turn
            standing = turn.after

    def _under(self, cap: int, joint: float) -> Prospect:
        return Prospect(min(total_of(self._bounds, joint), float(cap)), -joint)


def _caps(solution: Solution) -> list[int]:
    """Every cap a way on sets, the highest first; no cap is one of them."""
    assert solution.explored is not None
    return sorted(
        {NO_CAP} | {way.cap for block in solution.explored.blocks for way in block.ways}, reverse=True
    )
