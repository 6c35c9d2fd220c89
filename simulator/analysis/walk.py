"""Walking from every world that can reach a position to all worlds that can follow."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.analysis.order import components, heights
from simulator.analysis.ways import Way, Ways
from simulator.scenario.program import Program


@dataclass(frozen=True, slots=True)
class Draft:
    """Worlds at one position with the same ways on, and by way the worlds after it."""

    place: int
    worlds: list[int]
    ways: tuple[Way, ...]
    after: tuple[list[int], ...]


class Walk:
    """All configurations from the start, in rounds: what is met in one leads on within it or to later ones.

    `live` are by position the bits of a world that are kept; worlds that agree on them are one. The drafts
    of a round are in an order in which each leads only to drafts before it, or to later rounds.
    `complete` is False where there are more than `budget`, and `rounds` are then what was met until then.
    """

    def __init__(self, program: Program, budget: int, live: Sequence[int]) -> None:
        size = len(program.positions)
        self.live = live
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
