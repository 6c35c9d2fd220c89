"""Walking from every world that can reach a position to all worlds that can follow."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scoring.marks import NO_LOSS, Losses, add, losses
from scoring.scorecard import NO_CAP, cap_of
from simulator.analysis.liveness import live_bits
from simulator.analysis.order import components, heights
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


@dataclass(frozen=True, slots=True)
class Draft:
    """Worlds at one position with the same ways on, and by way the worlds after it."""

    place: int
    worlds: list[int]
    ways: tuple[Way, ...]
    after: tuple[list[int], ...]


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

    def guards(self, place: int) -> int:
        """The bits of a world that decide which ways are open."""
        bits = 0
        for transition in self._program.positions[place].transitions:
            for test in (transition.guard, transition.spare):
                bits |= test.reads if test else 0
        return bits

    def open(self, place: int, world: int) -> tuple[Transition, ...]:
        """Those that can be taken; none where nothing can be said, and one where the call moves on alone."""
        position = self._program.positions[place]
        found = tuple([t for t in position.transitions if t.open(world)])
        if position.kind is not Kind.TALK:
            return found[:1]
        return found if any(t.slot != position.silence for t in found) else ()

    def of(self, place: int, world: int) -> tuple[Way, ...]:
        found = self.open(place, world)
        ways = tuple([self.by(t, world, t.effect.apply(world)) for t in found])
        return (*ways, *self._opened(place, world)) if ways and self._articles[place] else ways

    def by(self, transition: Transition, world: int, after: int) -> Way:
        """The way by a transition, given the worlds before and after its effects."""
        target = transition.target(after)
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


class Walk:
    """All configurations from the start, in rounds: what is met in one leads on within it or to later ones.

    The drafts of a round are in an order in which each leads only to drafts before it, or to later rounds.
    `complete` is False where there are more than `budget`, and `rounds` are then what was met until then.
    """

    def __init__(self, program: Program, budget: int, merge: bool = True) -> None:
        size = len(program.positions)
        self.live = live_bits(program) if merge else (-1,) * size
        self.rounds: list[list[Draft]] = []
        self._ways = Ways(program, self.live)
        self._met: list[set[int]] = [set() for _ in range(size)]
        self._met[0].add(program.start & self.live[0])
        self._left = budget
        self.complete = self._walk([sorted(self._ways.targets(place)) for place in range(size)])

    def _walk(self, targets: Sequence[Sequence[int]]) -> bool:
        for component in reversed(components(targets)):
            circling = len(component) > 1 or component[0] in targets[component[0]]
            drafts = self._circle(component) if circling else self._once(component[0])
            if self._left < 0:
                return False
            if drafts:
                self.rounds.append(_in_order(drafts) if circling else drafts)
        return True

    def _once(self, place: int) -> list[Draft]:
        worlds, self._met[place] = self._met[place], set()
        drafts: dict[int | tuple[Way, ...], Draft] = {}
        self._go_on(place, worlds, drafts)
        return list({id(draft): draft for draft in drafts.values()}.values())

    def _circle(self, component: Sequence[int]) -> list[Draft]:
        done: dict[int, set[int]] = {place: set() for place in component}
        drafts: dict[int, dict[int | tuple[Way, ...], Draft]] = {place: {} for place in component}
        waiting = True
        while waiting and self._left >= 0:
            waiting = False
            for place in component:
                worlds, self._met[place] = self._met[place] - done[place], set()
                if worlds:
                    waiting = True
                    done[place] |= worlds
                    self._go_on(place, worlds, drafts[place])
        return [d for found in drafts.values() for d in {id(d): d for d in found.values()}.values()]

    def _go_on(self, place: int, worlds: set[int], drafts: dict[int | tuple[Way, ...], Draft]) -> None:
        """Follow all ways on; `drafts` finds a draft by the bits its ways depend on, and by the ways."""
        self._left -= len(worlds)
        if self._left < 0:
            return
        reads = self._ways.reads(place)
        alike: dict[int, list[int]] = defaultdict(list)
        for world in worlds:
            alike[world & reads].append(world)
        for part, members in alike.items():
            draft = drafts.get(part)
            if draft is None:
                ways = self._ways.of(place, members[0])
                draft = drafts.setdefault(ways, Draft(place, [], ways, tuple([] for _ in ways)))
                drafts[part] = draft
            draft.worlds.extend(members)
            for way, after in zip(draft.ways, draft.after, strict=True):
                live, apply = self.live[way.place], way.apply
                column = [apply(world) & live for world in members]
                after += column
                self._met[way.place].update(column)


def _in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """The same configurations split by how long the way through their own component can still be."""
    numbers: dict[int, dict[int, int]] = defaultdict(dict)
    firsts, count = [], 0
    for draft in drafts:
        firsts.append(count)
        numbers[draft.place].update(zip(draft.worlds, range(count, count + len(draft.worlds)), strict=True))
        count += len(draft.worlds)
    inner = (
        (range(first, first + len(after)), map(numbers[way.place].__getitem__, after))
        for draft, first in zip(drafts, firsts, strict=True)
        for way, after in zip(draft.ways, draft.after, strict=True)
        if way.place in numbers
    )
    height = heights(count, inner)
    pieces: list[tuple[int, Draft]] = []
    for draft, first in zip(drafts, firsts, strict=True):
        rows: dict[int, list[int]] = defaultdict(list)
        for row in range(len(draft.worlds)):
            rows[height[first + row]].append(row)
        pieces += ((level, _piece(draft, members)) for level, members in rows.items())
    return [piece for _, piece in sorted(pieces, key=lambda piece: piece[0])]


def _piece(draft: Draft, rows: Sequence[int]) -> Draft:
    worlds = [draft.worlds[row] for row in rows]
    return Draft(draft.place, worlds, draft.ways, tuple([after[r] for r in rows] for after in draft.after))
