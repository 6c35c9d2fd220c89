"""Whether a call can still be passed from where it stands.

A pass asks for several things at once: the total, every assessed dimension, enough marks in each, no critical
error that caps below the pass. What each of them needs least is known exactly, which settles most standings;
where it does not, ways on are tried, the most promising first, until one passes or none is left.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count

from scoring.marks import Losses
from scoring.rubric import DIMENSIONS, Rubric
from simulator.analysis.outlook import NEVER, least_ahead, total_of
from simulator.analysis.solve import Solution
from simulator.analysis.standing import Counts, Standing, commands, taken
from simulator.scenario.program import Program

MOST_TRIED = 10_000
"""Standings looked at before the question is left open."""

_EACH = ((1, 0, 0), (0, 1, 0), (0, 0, 1))


class PassSearch:
    """Answers for standings of one scenario that was explored in full."""

    def __init__(self, program: Program, rubric: Rubric, solution: Solution, most: int = MOST_TRIED) -> None:
        assert solution.explored is not None
        self._program, self._rubric, self._most = program, rubric, most
        self._bounds, self._explored = solution.bounds, solution.explored
        self._lowest_cap = max(1, rubric.pass_total)
        coefficients = solution.bounds.scale.coefficients
        self._joint = least_ahead(solution.explored, coefficients, self._lowest_cap)
        self._dimensions = [least_ahead(solution.explored, one, self._lowest_cap) for one in _EACH]

    def possible(self, standing: Standing) -> bool | None:
        """True or False where that is certain; None where too many ways on would have to be tried."""
        order = count()
        waiting = [(0.0, next(order), standing)]
        seen: dict[int, list[tuple[Losses, Counts]]] = {}
        tried = 0
        while waiting:
            here = heappop(waiting)[2]
            if not self._within(here) or (not here.call.over and self._beaten(here, seen)):
                continue
            if here.call.over:
                return True
            tried += 1
            if tried > self._most:
                return None
            for after in self._onward(here):
                heappush(waiting, (self._lost_at_least(after), next(order), after))
        return False

    def _onward(self, standing: Standing) -> Iterator[Standing]:
        for command in commands(self._program, standing.call):
            yield taken(self._program, standing, command).after

    def _lost_at_least(self, standing: Standing) -> float:
        joint = self._bounds.scale.joint(standing.lost)
        return joint + (0 if standing.call.over else self._joint[self._number(standing)])

    def _within(self, standing: Standing) -> bool:
        """Whether everything a pass asks for can be had by itself; all of it, where the call is over."""
        if standing.cap < self._lowest_cap:
            return False
        lost = self._lost_at_least(standing)
        if lost == NEVER or total_of(self._bounds, lost) < self._rubric.pass_total:
            return False
        return all(self._dimension_within(standing, index) for index in range(len(DIMENSIONS)))

    def _dimension_within(self, standing: Standing, index: int) -> bool:
        over = standing.call.over
        ahead = 0 if over else self._dimensions[index][self._number(standing)]
        score = self._bounds.dimension_score(index, standing.lost[index] + int(ahead))
        if score is None:
            return True
        enough = not over or standing.counts[index] >= self._rubric.enough_marks
        return enough and score >= self._rubric.pass_dimension

    def _beaten(self, standing: Standing, seen: dict[int, list[tuple[Losses, Counts]]]) -> bool:
        """Whether the same configuration was looked at before with no more lost and no fewer marks."""
        enough = self._rubric.enough_marks
        a, b, c = (min(marks, enough) for marks in standing.counts)
        mine = (standing.lost, (a, b, c))
        known = seen.setdefault(self._number(standing), [])
        for lost, counts in known:
            if all(map(int.__le__, lost, mine[0])) and all(map(int.__ge__, counts, mine[1])):
                return True
        known.append(mine)
        return False

    def _number(self, standing: Standing) -> int:
        return self._explored.number(standing.call.place, standing.call.world)
