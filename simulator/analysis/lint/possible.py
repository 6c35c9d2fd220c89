"""What cannot be ruled out without trying plays: a sound and quick answer for scenarios of any size.

A move that may be taken adds the values it gives to those the variables may have, and these may open further
moves. The order of moves is not looked at, so more may be found than any play shows, never less.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.analysis.lint.values import Values
from simulator.scenario.conditions import Test
from simulator.scenario.effects import NO_EFFECT, patience_change
from simulator.scenario.model import Move
from simulator.scenario.program import Kind, Program, Transition
from simulator.scenario.resolver import GENERIC
from simulator.scenario.world import BROKEN, KEPT, MADE

# A member is slow to read off its enumeration, and every move is compared with it.
_TALK = Kind.TALK
_FIRST = 32

Slot = tuple[int, int]
"""A position and the number of one of its transitions."""


@dataclass(frozen=True, slots=True)
class Possible:
    """The positions a call may come to, the transitions it may take, and the values variables may have."""

    places: frozenset[int]
    taken: frozenset[Slot]
    values: Values

    def may_hold(self, test: Test | None) -> bool:
        return test is None or self.values.may(test)[0]

    def may_fail(self, test: Test | None) -> bool:
        return test is not None and self.values.may(test)[1]


def possible(program: Program, due: frozenset[str]) -> Possible:
    """What may be, from the start of the scenario on; `due` are the promises that have a time."""
    spread = _Spread(program, due)
    spread.run()
    return Possible(frozenset(spread.places), frozenset(spread.taken), spread.values)


class _Spread:
    def __init__(self, program: Program, due: frozenset[str]) -> None:
        self.values = Values(program)
        self.places = {0}
        self.taken: set[Slot] = set()
        self._program = program
        self._due = due
        self._waiting: list[Transition] = list(program.positions[0].transitions)
        self._closed: list[Transition] = []
        self._moods: set[tuple[int, int]] = set()

    def run(self) -> None:
        """Go on until nothing opens any more.

        Values are worked out after a few moves, then after more and more. Most are known soon, so that few
        moves are found closed and have to be looked at again.
        """
        before: object = None
        several = _FIRST
        while self._waiting or before != (before := self._grown()):
            self._waiting += self._closed
            self._closed = []
            several *= 2
            self._take(several)
            self._open_articles()
            self._break_promises()
            self._move_mood()
            self.values.settle()

    def _take(self, several: int) -> None:
        while self._waiting and several:
            several -= 1
            transition = self._waiting.pop()
            if not self._settled(transition):
                self._closed.append(transition)

    def _grown(self) -> object:
        return self.values.snapshot(), len(self.places), len(self.taken)

    def _settled(self, transition: Transition) -> bool:
        """Take it if it may be taken; whether nothing that is yet to open can make it lead elsewhere."""
        guard = transition.guard
        if guard is not None and not self.values.may(guard)[0]:
            return False
        position = self._program.positions[transition.source]
        if position.kind is not _TALK and self._always_before(position.transitions[: transition.slot]):
            return False
        slot = transition.source, transition.slot
        if slot not in self.taken:
            self.taken.add(slot)
            if transition.move is not None and transition.effect is not NO_EFFECT:
                self._happens(transition.move)
        return self._led_on(transition)

    def _always_before(self, earlier: Sequence[Transition]) -> bool:
        return any(other.guard is None or not self.values.may(other.guard)[1] for other in earlier)

    def _led_on(self, transition: Transition) -> bool:
        places, may = self.places, self.values.may
        settled = True
        for route in transition.routes:
            holds, fails = (True, False) if route.test is None else may(route.test)
            if route.target not in places:
                if holds:
                    places.add(route.target)
                    self._waiting += self._program.positions[route.target].transitions
                else:
                    settled = False
            if not fails:
                return settled and route.test is None
        return settled

    def _happens(self, move: Move) -> None:
        """Add what a move may make of the variables."""
        values, fields = self.values, self._program.fields
        if move.mood or move.retell or move.hold:
            self._moods.add((patience_change(move), move.mood.trust if move.mood else 0))
        for setting in move.set:
            value = fields[setting.name].domain.value(setting.text)
            values.put(setting.name, value or 0)
        for setting in move.add:
            values.bump(setting.name, int(setting.text))
        if move.retell:
            values.bump("retellings", 1)
        if move.apology:
            values.bump("apologies", 1)
            values.bump(GENERIC, 1)
        if move.goodwill:
            values.bump("goodwill", move.goodwill)
        if move.look_up:
            values.put(f"knowledge.{move.look_up.name}", 1)
        for ref, status in ((move.promise, MADE), (move.callback, MADE), (move.keep, KEPT)):
            if ref:
                values.put(f"promise.{ref.name}", status)

    def _move_mood(self) -> None:
        for patience, trust in self._moods:
            self.values.bump("patience", patience)
            self.values.bump("trust", trust)

    def _open_articles(self) -> None:
        """Any article of a desk may be opened while one talks."""
        for call, desk in enumerate(self._program.desks):
            if any(self._program.positions[place].call == call for place in self.places):
                for article, test in desk.articles:
                    if test is None or self.values.may(test)[0]:
                        self.values.put(f"knowledge.{article.id}", 1)

    def _break_promises(self) -> None:
        for name in self._due:
            if MADE in self.values.of(f"promise.{name}"):
                self.values.put(f"promise.{name}", BROKEN)
