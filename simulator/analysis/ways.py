"""The ways on from a position in a world."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scoring.marks import NO_LOSS, Losses, add, losses
from scoring.scorecard import NO_CAP, cap_of
from simulator.scenario.conditions import Test
from simulator.scenario.program import Kind, Position, Program, Transition


class Way(NamedTuple):
    """One way on from all configurations of a block: as an edge, but for where exactly it leads.

    `place` is the position it leads to, `apply` what it does to the world. `packed` is what is lost as one
    number, which can be summed and then be unpacked.
    """

    place: int
    id: str
    lost: Losses
    packed: int
    cap: int
    picked: bool
    apply: Callable[[int], int]


_WIDTH = 20
_DIMENSION = (1 << _WIDTH) - 1


def packed(lost: Losses) -> int:
    """The dimensions side by side; the sum of many is right as long as none of them reaches a million."""
    return lost[0] | lost[1] << _WIDTH | lost[2] << 2 * _WIDTH


def unpacked(lost: int) -> Losses:
    return lost & _DIMENSION, lost >> _WIDTH & _DIMENSION, lost >> 2 * _WIDTH


class Ways:
    """The ways on from a position in a world, by the program's own guards, effects and marks.

    They depend on no more of a world than its bits in `reads`.
    """

    def __init__(self, program: Program, live: Sequence[int]) -> None:
        self._program = program
        self._known: dict[tuple[int, int, int], Way] = {}
        self._articles = [_articles(program, p, live[p.index]) for p in program.positions]
        self._entry = [(losses(p.judged.marks), cap_of(p.judged.critical)) for p in program.positions]

    def reads(self, place: int) -> int:
        position = self._program.positions[place]
        bits = 0
        for transition in position.transitions:
            bits |= _read_by(transition)
        for article in self._articles[place]:
            bits |= article.bits | (article.test.reads if article.test else 0)
        return bits

    def targets(self, place: int) -> set[int]:
        """The positions it can lead to."""
        position = self._program.positions[place]
        found = {route.target for transition in position.transitions for route in transition.routes}
        return found | {place} if self._articles[place] else found

    def _open(self, place: int, world: int) -> tuple[Transition, ...]:
        """Those that can be taken; none where nothing can be said, and one where the call moves on alone."""
        position = self._program.positions[place]
        found = tuple([t for t in position.transitions if t.open(world)])
        if position.kind is not Kind.TALK:
            return found[:1]
        return found if any(t.slot != position.silence for t in found) else ()

    def of(self, place: int, world: int) -> tuple[Way, ...]:
        found = self._open(place, world)
        ways = tuple([self._by(t, world) for t in found])
        return (*ways, *self._opened(place, world)) if ways and self._articles[place] else ways

    def _by(self, transition: Transition, world: int) -> Way:
        target = transition.target(transition.effect.apply(world))
        if transition.judgement is not None:
            return self._made(transition, world, target)
        # Where the marks do not depend on the world, one way for each target is enough.
        key = transition.source, transition.slot, target
        way = self._known.get(key)
        if way is None:
            way = self._known[key] = self._made(transition, world, target)
        return way

    def _made(self, transition: Transition, world: int, target: int) -> Way:
        position = self._program.positions[transition.source]
        lost, cap = self._entry[target]
        if position.kind is not Kind.TALK:
            return Way(target, "", lost, packed(lost), cap, True, transition.effect.apply)
        lost = add(lost, losses(transition.marks_at(world)))
        cap = min(cap, cap_of(transition.critical_at(world)))
        picked = transition.slot != position.silence
        return Way(target, transition.id, lost, packed(lost), cap, picked, transition.effect.apply)

    def _opened(self, place: int, world: int) -> Iterator[Way]:
        """Opening an article loses nothing; it is a way on only where having read it can matter."""
        for article in self._articles[place]:
            if not article.bits & world and (article.test is None or article.test.holds(world)):
                yield article.way


@dataclass(frozen=True, slots=True)
class _Article:
    bits: int
    test: Test | None
    way: Way


def _articles(program: Program, position: Position, live: int) -> tuple[_Article, ...]:
    """The articles of the desk that matter to be read, with their bit of the world."""
    if position.kind is not Kind.TALK:
        return ()
    found = []
    for article, test in program.desks[position.call].articles:
        bits = program.fields[f"knowledge.{article.id}"].bits
        if bits & live:
            way = Way(position.index, f"open:{article.id}", NO_LOSS, 0, NO_CAP, False, bits.__or__)
            found.append(_Article(bits, test, way))
    return tuple(found)


def _read_by(transition: Transition) -> int:
    bits = 0
    for test in (transition.guard, transition.spare, transition.judgement):
        bits |= test.reads if test else 0
    for route in transition.routes:
        bits |= route.test.reads & ~transition.effect.kills if route.test else 0
    return bits
