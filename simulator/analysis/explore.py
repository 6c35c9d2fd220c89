"""Every configuration a scenario can reach, and how they lead to each other.

A configuration is a position and what of the world can still matter there. A reply can be said a limited
number of times and states that move on alone never circle, so the configurations form no cycle.

Configurations of one position whose replies lose the same are kept together, as a block: one list of worlds,
and for each reply one column of the configurations it leads to. A pass over a million configurations is then
a few operations on each column.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from scoring.marks import Losses
from simulator.analysis.liveness import live_bits
from simulator.analysis.walk import Draft, Walk
from simulator.analysis.ways import Way
from simulator.scenario.program import Program

BUDGET = 2_000_000


class Edge(NamedTuple):
    """One way on: what it loses, ends entered included, and how far its critical errors cap the total.

    `id` is a choice's id, `silence`, `open:` and an article, or empty where the call moves on by itself.
    `picked` is whether a player who picks at random among the replies can take it.
    """

    target: int
    id: str
    lost: Losses
    cap: int
    picked: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Configurations of one position with the same ways on, numbered from `first` in the order of `worlds`.

    `targets` holds for each way the numbers it leads to, smaller than all numbers of the block.
    """

    first: int
    place: int
    worlds: Sequence[int]
    ways: tuple[Way, ...]
    targets: tuple["array[int]", ...]

    def columns(self, wanted: Callable[[Way], bool]) -> Iterator[tuple[Way, "array[int]"]]:
        return ((way, column) for way, column in zip(self.ways, self.targets, strict=True) if wanted(way))


@dataclass(frozen=True, slots=True)
class Explored:
    """Configurations numbered so that every edge leads to a smaller number; the start is the last.

    `blocks` are in the order of their numbers. `complete` is False when the budget ran out, and then nothing
    else here means anything.
    """

    blocks: tuple[Block, ...]
    live: tuple[int, ...]
    complete: bool
    found: Sequence[Mapping[int, int]]
    firsts: Sequence[int]

    def __len__(self) -> int:
        return self.blocks[-1].first + len(self.blocks[-1].worlds) if self.blocks else 0

    def number(self, place: int, world: int) -> int:
        """The configuration of a position and a world. Raises KeyError where no call comes there."""
        return self.found[place][world & self.live[place]]

    def block(self, number: int) -> Block:
        return self.blocks[bisect_right(self.firsts, number) - 1]

    def configuration(self, number: int) -> tuple[int, int]:
        """The position, and the live part of the world."""
        block = self.block(number)
        return block.place, block.worlds[number - block.first]

    def ways(self, number: int) -> tuple[Edge, ...]:
        """The ways on from a configuration."""
        block = self.block(number)
        row = number - block.first
        return tuple(
            Edge(column[row], way.id, way.lost, way.cap, way.picked)
            for way, column in zip(block.ways, block.targets, strict=True)
        )

    @property
    def edges(self) -> Sequence[tuple[Edge, ...]]:
        """The ways on from every configuration, by its number; made when they are looked at."""
        return _Edges(self)


@dataclass(frozen=True, slots=True)
class _Edges(Sequence[tuple[Edge, ...]]):
    explored: Explored

    def __len__(self) -> int:
        return len(self.explored)

    @overload
    def __getitem__(self, index: int) -> tuple[Edge, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> list[tuple[Edge, ...]]: ...
    def __getitem__(self, index: int | slice) -> tuple[Edge, ...] | list[tuple[Edge, ...]]:
        numbers = range(len(self.explored))
        if isinstance(index, slice):
            return [self.explored.ways(number) for number in numbers[index]]
        return self.explored.ways(numbers[index])

    def __iter__(self) -> Iterator[tuple[Edge, ...]]:
        for block in self.explored.blocks:
            if not block.ways:
                yield from ((),) * len(block.worlds)
                continue
            rows = [
                [Edge(target, way.id, way.lost, way.cap, way.picked) for target in column]
                for way, column in zip(block.ways, block.targets, strict=True)
            ]
            yield from zip(*rows, strict=True)


def explore(program: Program, budget: int = BUDGET, merge: bool = True) -> Explored:
    """Find all configurations, unless there are more than `budget`.

    Without `merge` worlds that differ only in what can no longer matter count apart, as a yardstick.
    """
    live = live_bits(program) if merge else (-1,) * len(program.positions)
    walk = Walk(program, budget, live)
    if not walk.complete:
        return Explored((), live, False, (), ())
    found: list[dict[int, int]] = [{} for _ in program.positions]
    blocks: list[Block] = []
    count = 0
    while walk.rounds:
        drafts = walk.rounds.pop()
        firsts = []
        for draft in drafts:
            firsts.append(count)
            found[draft.place].update(zip(draft.worlds, range(count, count + len(draft.worlds)), strict=True))
            count += len(draft.worlds)
        blocks += (_block(draft, first, found) for draft, first in zip(drafts, firsts, strict=True))
    return Explored(tuple(blocks), live, True, found, tuple(block.first for block in blocks))


def _block(draft: Draft, first: int, found: Sequence[Mapping[int, int]]) -> Block:
    targets = tuple(
        array("i", map(found[way.place].__getitem__, after))
        for way, after in zip(draft.ways, draft.after, strict=True)
    )
    return Block(first, draft.place, draft.worlds, draft.ways, targets)
