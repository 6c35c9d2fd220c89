"""Which values each variable of a scenario may ever have, and what conditions may be then."""

from collections.abc import Sequence
from itertools import product

from simulator.scenario.conditions import Test
from simulator.scenario.program import Program
from simulator.scenario.world import WorldField

MOST_COMBINATIONS = 4096
"""So many combinations of values are tried; a condition on more may hold and may fail."""


class Values:
    """Begins with what the scenario starts with and grows; each variable by itself, whatever the others are.

    A set of values is a number, in which a bit stands for each. How often replies were given is left out.
    """

    def __init__(self, program: Program) -> None:
        self._fields = {name: f for name, f in program.fields.items() if not name.startswith("spent ")}
        self._of = {name: 1 << field.get(program.start) for name, field in self._fields.items()}
        self._bumps: set[tuple[str, int]] = set()
        self._known: dict[int, tuple[bool, bool, Test]] = {}
        self._named: dict[int, list[WorldField]] = {}

    def of(self, name: str) -> list[int]:
        """In rising order."""
        return _members(self._of[name])

    def put(self, name: str, value: int) -> None:
        """The variable may become this."""
        self._of[name] |= 1 << value

    def bump(self, name: str, by: int) -> None:
        """The variable may move by so much, again and again, within its ends."""
        self._bumps.add((name, by))

    def settle(self) -> None:
        """Work out where counts can move to; verdicts given before no longer count."""
        self._known.clear()
        growing = True
        while growing:
            growing = False
            for name, by in self._bumps:
                before = self._of[name]
                after = before | _moved(before, by, self._fields[name].domain.size)
                growing = growing or after != before
                self._of[name] = after

    def snapshot(self) -> tuple[int, ...]:
        """All of them, to see whether any has grown."""
        return tuple(self._of.values())

    def may(self, test: Test) -> tuple[bool, bool]:
        """Whether a condition may hold, and whether it may fail."""
        known = self._known.get(id(test))
        if known is None:
            worlds = self.worlds((test,))
            found = {True, False} if worlds is None else {bool(test.holds(world)) for world in worlds}
            # The test is kept beside the verdict, so that no other can come to have its identity.
            known = self._known[id(test)] = (True in found, False in found, test)
        return known[0], known[1]

    def worlds(self, tests: Sequence[Test]) -> list[int] | None:
        """A world for every combination of values that the tests look at; None where there are too many."""
        reads = 0
        for test in tests:
            reads |= test.reads
        parts = [[value << field.shift for value in self.of(field.name)] for field in self.read_by(reads)]
        count = 1
        for part in parts:
            count *= len(part)
            if count > MOST_COMBINATIONS:
                return None
        return [sum(combination) for combination in product(*parts)]

    def read_by(self, reads: int) -> list[WorldField]:
        """The variables some of whose bits are read."""
        found = self._named.get(reads)
        if found is None:
            found = self._named[reads] = [f for f in self._fields.values() if f.bits & reads]
        return found


def _members(bits: int) -> list[int]:
    return [value for value in range(bits.bit_length()) if bits >> value & 1]


def _moved(values: int, by: int, size: int) -> int:
    """The set of values moved up or down; what would leave the ends stays at them."""
    if by < 0:
        return values >> -by | (values & (1 << -by) - 1 != 0)
    moved = values << by
    inside = moved & (1 << size) - 1
    return inside | 1 << size - 1 if moved != inside else inside
