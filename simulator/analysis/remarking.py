"""The bounds of a scenario after a small change to its marks, without exploring it again.

Marks decide nothing about where a call goes, so the configurations stay as they are; what is still to be
lost changes only for those from which the changed reply or end can be reached.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType
from typing import Literal

from scoring.marks import NO_LOSS, Losses, add, losses
from scoring.rubric import DIMENSIONS, Rubric
from scoring.scorecard import NO_CAP, Bounds, Scale, cap_of
from simulator.analysis.explore import Block, Explored
from simulator.analysis.mutation import Marked, Mutation
from simulator.analysis.playing import STAYED
from simulator.analysis.solve import Solution
from simulator.scenario.program import Kind, Program, Transition

Which = Literal["least", "greatest"]
Way = tuple[int, int]
"""A block's number, and the number of a way on from it."""
Worth = tuple[Losses, int]
"""What a way loses, and how far its critical errors cap the total."""
Changed = Mapping[Way, Worth]


NOTHING: Mapping[Way, int] = MappingProxyType({})
UNITS: tuple[Losses, Losses, Losses] = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
"""One dimension at a time."""


@dataclass(frozen=True, slots=True)
class Call:
    """What one call loses, its cap, and the same after the changes."""

    lost: Losses
    cap: int
    lost_after: Losses
    cap_after: int


class Remarking:
    """The configurations of one scenario, to be folded again with other marks."""

    def __init__(self, program: Program, rubric: Rubric, solution: Solution) -> None:
        assert solution.explored is not None
        self.bounds = solution.bounds
        self._program = program
        self._rubric = rubric
        self._replies = [{t.id: t for t in p.transitions} for p in program.positions]
        self._blocks = self._split(solution.explored)
        self._firsts = [block.first for block in self._blocks]
        self._leads_to = [self._next_blocks(block) for block in self._blocks]
        self._sites = self._find_sites()
        self._worth: list[list[Worth]] = [
            [self._worth_of(block, way, None) for way in range(len(block.ways))] for block in self._blocks
        ]
        self._base: Mapping[tuple[Which, Losses], Sequence[int]] = {}
        self._base = self._known_folds()

    def changed(self, mutation: Mutation) -> dict[Way, Worth]:
        """The ways that lose something else, or are capped otherwise."""
        found = {}
        for number, way in {way for site in mutation.sites for way in self._sites.get(site, ())}:
            worth = self._worth_of(self._blocks[number], way, mutation)
            if worth != self._worth[number][way]:
                found[number, way] = worth
        return found

    def extremes(self, changed: Changed) -> tuple[Losses, Losses]:
        """The least and greatest loss in each dimension."""
        least, greatest = list(self.bounds.least), list(self.bounds.greatest)
        for d in range(len(DIMENSIONS)):
            if any(worth[0][d] != self._worth[b][w][0][d] for (b, w), worth in changed.items()):
                least[d] = self._fold(changed, UNITS[d], "least")[-1]
                greatest[d] = self._fold(changed, UNITS[d], "greatest")[-1]
        return (least[0], least[1], least[2]), (greatest[0], greatest[1], greatest[2])

    def bounds_with(self, changed: Changed, least: Losses, greatest: Losses) -> Bounds:
        """The bounds after the changes but for the chance score, which no plan is measured against."""
        if all(worth[0] == self._worth[b][w][0] for (b, w), worth in changed.items()):
            return self.bounds
        scale = Scale.of(self._rubric.weights, least, greatest)
        offset = scale.joint((0, 0, 0))
        return replace(
            self.bounds,
            scale=scale,
            least=least,
            greatest=greatest,
            best=self._fold(changed, scale.coefficients, "least")[-1] + offset,
            worst=self._fold(changed, scale.coefficients, "greatest")[-1] + offset,
        )

    def calls_through(self, changed: Changed) -> Iterator[Call]:
        """Calls with a changed reply or end in them: a best one, capped by nothing else if that can be had,
        and a worst one without anything else fatal."""
        yield self._through(changed, "least", NO_CAP)
        yield self._through(changed, "greatest", 1)

    def _through(self, changed: Changed, which: Which, lower_than: int) -> Call:
        """The extreme call; caps lower than that are avoided where they can be."""
        weights = self.bounds.scale.coefficients
        far = 1 + 2 * sum(w * high for w, high in zip(weights, self.bounds.greatest, strict=True))
        away = far if which == "least" else -far
        pulls = dict.fromkeys(changed, -away * far)
        detours = {way: away for way in self._capped(lower_than) if way not in changed}
        extra = detours | pulls
        ahead = self._fold({}, weights, which, extra)
        ways = self._trace(weights, which, extra, ahead)
        before = [self._worth[block][way] for block, way in ways]
        after = [changed.get(way, worth) for way, worth in zip(ways, before, strict=True)]
        return Call(*_summed(before), *_summed(after))

    def _capped(self, lower_than: int) -> Iterator[Way]:
        for number, worths in enumerate(self._worth):
            for way, (_, cap) in enumerate(worths):
                if cap < lower_than:
                    yield number, way

    def _trace(
        self, weights: Losses, which: Which, extra: Mapping[Way, int], ahead: Sequence[int]
    ) -> list[Way]:
        """The ways of the call from the start that `ahead` is the extreme of."""
        pick = min if which == "least" else max
        found: list[Way] = []
        number = len(ahead) - 1
        while True:
            at = bisect_right(self._firsts, number) - 1
            block = self._blocks[at]
            if not block.targets:
                return found
            costs = self._costs(at, {}, weights, extra)
            row = number - block.first
            way = pick(range(len(costs)), key=lambda w: costs[w] + ahead[block.targets[w][row]])
            found.append((at, way))
            number = block.targets[way][row]

    def _fold(
        self, changed: Changed, weights: Losses, which: Which, extra: Mapping[Way, int] = NOTHING
    ) -> list[int]:
        """The extreme loss still to come, by configuration.

        Blocks from which nothing changed is come to are taken over from the fold without changes.
        """
        base = self._base.get((which, weights), ())
        stirred = {block for block, _ in (*changed, *extra)}
        ahead: list[int] = []
        for number, block in enumerate(self._blocks):
            known = base[block.first : block.first + len(block.worlds)]
            if not block.targets:
                ahead += [0] * len(block.worlds)
            elif base and number not in stirred and stirred.isdisjoint(self._leads_to[number]):
                ahead += known
            else:
                values = self._block(block, self._costs(number, changed, weights, extra), which, ahead)
                ahead += values
                if base and values == known:
                    stirred.discard(number)
                else:
                    stirred.add(number)
        return ahead

    def _block(self, block: Block, costs: Sequence[int], which: Which, ahead: Sequence[int]) -> list[int]:
        columns = [
            [ahead[target] + cost for target in targets]
            for cost, targets in zip(costs, block.targets, strict=True)
        ]
        return columns[0] if len(columns) == 1 else list(map(min if which == "least" else max, *columns))

    def _costs(self, number: int, changed: Changed, weights: Losses, extra: Mapping[Way, int]) -> list[int]:
        a, b, c = weights
        costs = []
        for way, worth in enumerate(self._worth[number]):
            lost, _ = changed.get((number, way), worth)
            costs.append(a * lost[0] + b * lost[1] + c * lost[2] + extra.get((number, way), 0))
        return costs

    def _known_folds(self) -> dict[tuple[Which, Losses], list[int]]:
        """The folds that changes are most often measured against."""
        weights = (*UNITS, self.bounds.scale.coefficients)
        sorts: tuple[Which, Which] = ("least", "greatest")
        return {(which, one): self._fold({}, one, which) for which in sorts for one in weights}

    def _next_blocks(self, block: Block) -> frozenset[int]:
        return frozenset(bisect_right(self._firsts, t) - 1 for column in block.targets for t in set(column))

    def _find_sites(self) -> dict[tuple[int, int], list[Way]]:
        """By reply, or by end: the ways that give it or come to it."""
        found: dict[tuple[int, int], list[Way]] = {}
        for number, block in enumerate(self._blocks):
            for way, on in enumerate(block.ways):
                reply = self._reply(block, way)
                if reply:
                    found.setdefault((block.place, reply.slot), []).append((number, way))
                found.setdefault((on.place, STAYED), []).append((number, way))
        return found

    def _reply(self, block: Block, way: int) -> Transition | None:
        """What is said on a way; None where the call moves on by itself or an article is opened."""
        if self._program.positions[block.place].kind is not Kind.TALK:
            return None
        return self._replies[block.place].get(block.ways[way].id)

    def _worth_of(self, block: Block, way: int, mutation: Mutation | None) -> Worth:
        """What a way loses and how it is capped: by the reply, and by the end it comes to."""
        target = block.ways[way].place
        ended = self._program.positions[target].judged
        entered: Marked = (ended.marks, ended.critical)
        reply = self._reply(block, way)
        world = block.worlds[0]
        said: Marked = (reply.marks_at(world), reply.critical_at(world)) if reply else ((), ())
        if mutation:
            entered = mutation.of(target, STAYED, entered)
            said = mutation.of(block.place, reply.slot, said) if reply else said
        return losses((*said[0], *entered[0])), cap_of((*said[1], *entered[1]))

    def _split(self, explored: Explored) -> list[Block]:
        """Blocks in which every reply has not only the same worth but the same marks throughout."""
        found: list[Block] = []
        for block in explored.blocks:
            judged = [reply for reply in self._replies[block.place].values() if reply.judgement]
            rows = range(len(block.worlds))
            if not judged or not block.targets or len(rows) == 1:
                found.append(block)
                continue
            for _, group in groupby(rows, key=lambda row: _judged_alike(judged, block.worlds[row])):
                alike = list(group)
                found.append(_part(block, alike[0], alike[-1] + 1))
        return found


def _judged_alike(replies: Sequence[Transition], world: int) -> list[Marked]:
    return [(reply.marks_at(world), reply.critical_at(world)) for reply in replies if reply.open(world)]


def _part(block: Block, first: int, end: int) -> Block:
    """Some rows of a block."""
    targets = tuple(column[first:end] for column in block.targets)
    return replace(block, first=block.first + first, worlds=block.worlds[first:end], targets=targets)


def _summed(worths: Sequence[Worth]) -> Worth:
    total = NO_LOSS
    for lost, _ in worths:
        total = add(total, lost)
    return total, min((cap for _, cap in worths), default=NO_CAP)
