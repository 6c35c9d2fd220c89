"""Every moment of every call, kept apart as far as a claim can tell them apart.

A moment is a position and what of the world can still matter there or is read by the claim. Beside the world
it carries the bits of `Program.watched`: whether a critical error has happened by now.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from scoring.rubric import CRITICAL_ERRORS
from simulator.analysis.explore import BUDGET
from simulator.analysis.liveness import live_bits
from simulator.scenario.program import Kind, Position, Program, Transition

OPEN = "open:"


class Step(NamedTuple):
    """One way on. `id` is as in an edge: a choice's, `silence`, `open:` and an article, or empty; `slot` is
    that of the transition, -1 for an article."""

    target: int
    id: str
    slot: int

    @property
    def replies(self) -> int:
        return int(self.slot >= 0 and self.id != "")


@dataclass(frozen=True, slots=True)
class Moments:
    """Moments by number; 0 is the ringing phone before the first. `complete` is False where there were more
    than the budget, and then nothing else here means anything."""

    program: Program
    places: list[int]
    worlds: list[int]
    steps: list[list[Step]]
    complete: bool = True

    def position(self, number: int) -> Position:
        return self.program.positions[self.places[number]]

    def backward(self) -> list[int]:
        """All moments, each after all it leads to."""
        left = [len(steps) for steps in self.steps]
        behind: list[list[int]] = [[] for _ in self.steps]
        for number, steps in enumerate(self.steps):
            for step in steps:
                behind[step.target].append(number)
        order = [number for number, count in enumerate(left) if not count]
        for number in order:
            for source in behind[number]:
                left[source] -= 1
                if not left[source]:
                    order.append(source)
        return order

    def over(self, number: int) -> bool:
        """Whether the attempt ends with this moment."""
        return not self.steps[number]


def moments_read_by(program: Program, reads: int, budget: int = BUDGET) -> Moments:
    """All moments, for a claim that reads these bits."""
    walker = _Walker(program, reads)
    start = (0, program.start & walker.masks[0])
    numbers = {start: 0}
    found = Moments(program, [0], [start[1]], [])
    for place, world in _growing(found):
        here = []
        for id, slot, there in walker.ways(program.positions[place], world):
            number = numbers.get(there)
            if number is None:
                number = numbers[there] = len(found.places)
                found.places.append(there[0])
                found.worlds.append(there[1])
            here.append(Step(number, id, slot))
        found.steps.append(here)
        if len(numbers) > budget:
            return Moments(program, [], [], [], complete=False)
    return found


def _growing(found: Moments) -> Iterator[tuple[int, int]]:
    """The moments in the order they are found, those found meanwhile included."""
    number = 0
    while number < len(found.places):
        yield found.places[number], found.worlds[number]
        number += 1


class _Walker:
    """Steps from moment to moment by the program's own guards, effects and critical errors."""

    def __init__(self, program: Program, reads: int) -> None:
        self._program = program
        self.reads = _with_articles(program, reads)
        self.masks = [live | self.reads for live in live_bits(program)]
        self._articles = [
            [
                (f"{OPEN}{article.id}", program.fields[f"knowledge.{article.id}"].bits, test)
                for article, test in desk.articles
            ]
            for desk in program.desks
        ]

    def ways(self, position: Position, world: int) -> Iterator[tuple[str, int, tuple[int, int]]]:
        """Each as its id, its slot, and the position and world after it."""
        if position.kind is not Kind.TALK:
            alone = next((t for t in position.transitions if t.open(world)), None)
            if alone:
                yield "", alone.slot, self._after(position, alone, world)
            return
        said = [t for t in position.transitions if t.open(world)]
        if all(t.slot == position.silence for t in said):
            return
        for transition in said:
            yield transition.id, transition.slot, self._after(position, transition, world)
        mask = self.masks[position.index]
        for id, bits, test in self._articles[position.call]:
            if bits & mask & ~world and (test is None or test.holds(world)):
                yield id, -1, (position.index, world | bits)

    def _after(self, position: Position, transition: Transition, world: int) -> tuple[int, int]:
        after = transition.effect.apply(world)
        target = transition.target(after)
        critical = self._program.positions[target].judged.critical
        if position.kind is Kind.TALK:
            critical += transition.critical_at(world)
        for code in critical:
            after |= self._program.watched[f"critical.{code}"].bits
            if CRITICAL_ERRORS[code].fatal:
                after |= self._program.watched["fatal"].bits
        return target, after & self.masks[target]


def _with_articles(program: Program, reads: int) -> int:
    """The bits, and those that decide whether an article among them can be opened."""
    while True:
        more = reads
        for desk in program.desks:
            for article, test in desk.articles:
                if test and program.fields[f"knowledge.{article.id}"].bits & reads:
                    more |= test.reads
        if more == reads:
            return reads
        reads = more


def shortest(
    moments: Moments, start: int, through: Callable[[int], bool], wanted: Callable[[int], bool]
) -> list[Step] | None:
    """The way with the fewest replies from a moment to a wanted one; every moment on it before the last
    satisfies `through`. None if there is none."""
    if wanted(start):
        return []
    came: dict[int, tuple[int, Step]] = {}
    best = {start: 0}
    work = deque([(0, start)])
    while work:
        replies, here = work.popleft()
        if replies > best[here]:
            continue
        if wanted(here):
            return _back(came, start, here)
        if not through(here):
            continue
        for step in moments.steps[here]:
            after = replies + step.replies
            if after < best.get(step.target, after + 1):
                best[step.target] = after
                came[step.target] = (here, step)
                (work.append if step.replies else work.appendleft)((after, step.target))
    return None


def _back(came: dict[int, tuple[int, Step]], start: int, end: int) -> list[Step]:
    steps = []
    while end != start:
        end, step = came[end]
        steps.append(step)
    return steps[::-1]
