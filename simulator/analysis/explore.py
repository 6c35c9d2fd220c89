"""Every configuration a scenario can reach, and how they lead to each other.

A configuration is a position and what of the world can still matter there. A reply can be said a limited
number of times and states that move on alone never circle, so the configurations form no cycle.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.marks import Losses, add, losses
from scoring.scorecard import cap_of
from simulator.analysis.liveness import live_bits
from simulator.scenario.program import Kind, Position, Program, Transition

BUDGET = 2_000_000


@dataclass(frozen=True, slots=True)
class Edge:
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
class Explored:
    """Configurations numbered so that every edge leads to a smaller number; the start is the last.

    `numbers` finds a configuration by its position and the live part of its world. `complete` is False when
    the budget ran out, and then nothing else here means anything.
    """

    numbers: Mapping[tuple[int, int], int]
    edges: tuple[tuple[Edge, ...], ...]
    live: tuple[int, ...]
    complete: bool

    def number(self, place: int, world: int) -> int:
        return self.numbers[place, world & self.live[place]]


def explore(program: Program, budget: int = BUDGET) -> Explored:
    """Walk all configurations, depth first, and number them in the order they are finished."""
    explorer = _Explorer(program)
    numbers: dict[tuple[int, int], int] = {}
    edges: list[tuple[Edge, ...]] = []
    ways: dict[tuple[int, int], list[_Way]] = {}
    work = [explorer.start()]
    while work:
        here = work[-1]
        if here in numbers:
            work.pop()
            continue
        if here not in ways:
            ways[here] = explorer.ways(here)
            missing = [way.target for way in ways[here] if way.target not in numbers]
            if missing:
                work += missing
                continue
        numbers[here] = len(edges)
        edges.append(tuple(Edge(numbers[w.target], w.id, w.lost, w.cap, w.picked) for w in ways.pop(here)))
        work.pop()
        if len(numbers) + len(ways) > budget:
            return Explored({}, (), explorer.live, complete=False)
    return Explored(numbers, tuple(edges), explorer.live, complete=True)


@dataclass(frozen=True, slots=True)
class _Way:
    target: tuple[int, int]
    id: str
    lost: Losses
    cap: int
    picked: bool


class _Explorer:
    """Steps from configuration to configuration by the program's own guards, effects and marks."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.live = live_bits(program)
        self.entry = [(losses(p.judged.marks), cap_of(p.judged.critical)) for p in program.positions]

    def start(self) -> tuple[int, int]:
        return (0, self.program.start & self.live[0])

    def ways(self, here: tuple[int, int]) -> list[_Way]:
        place, world = here
        position = self.program.positions[place]
        if position.kind is Kind.TALK:
            ways = [self._way(position, t, world) for t in position.transitions if t.open(world)]
            stuck = not any(way.picked for way in ways)
            return [] if stuck else ways + self._articles(position, world)
        alone = next((t for t in position.transitions if t.open(world)), None)
        return [self._way(position, alone, world)] if alone else []

    def _way(self, position: Position, transition: Transition, world: int) -> _Way:
        after = transition.effect.apply(world)
        target = transition.target(after)
        lost, cap = self.entry[target]
        if position.kind is Kind.TALK:
            lost = add(lost, losses(transition.marks_at(world)))
            cap = min(cap, cap_of(transition.critical_at(world)))
        picked = transition.slot != position.silence
        said = transition.id if position.kind is Kind.TALK else ""
        return _Way((target, after & self.live[target]), said, lost, cap, picked)

    def _articles(self, position: Position, world: int) -> list[_Way]:
        """Opening an article loses nothing; it is a way on only where having read it can matter."""
        ways = []
        for article, test in self.program.desks[position.call].articles:
            field = self.program.fields[f"knowledge.{article.id}"]
            useful = field.bits & self.live[position.index] & ~world
            if useful and (test is None or test.holds(world)):
                target = (position.index, world | field.bits)
                ways.append(_Way(target, f"open:{article.id}", (0, 0, 0), 100, picked=False))
        return ways
