"""A sound scenario as text, and where its words stand: what slips are made in.

Places are found with PyYAML alone, so that what judges the scenario's own reader does not lean on it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

NAMED = ("states", "people", "facts", "promises")
"""Keys below which the author's own names are keys."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of one line, counted from 0, and its letters; `quote` is what it stands in, if anything."""

    line: int
    start: int
    end: int
    text: str
    quote: str = ""

    @property
    def inner(self) -> "Spot":
        """The letters between the quotes."""
        if not self.quote:
            return self
        return Spot(self.line, self.start + 1, self.end - 1, self.text)


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list (which has no key).

    `role` is the way to it without the author's names and numbers: `calls.states.choices.to`. `value` is
    missing if it is no scalar on one line. `first` and `last` are the lines it covers.
    """

    role: str
    way: tuple[str | int, ...]
    key: Spot | None
    value: Spot | None
    node: Node
    flow: bool
    first: int
    last: int
    own_name: bool = False

    @property
    def name(self) -> str:
        return self.role.rpartition(".")[2]


class Ground:
    """One scenario's text, and its entries in their order."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.lines = self.text.split("\n")

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        top = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        return tuple(self._within(top, (), "", False)) if top else ()

    def named(self, *roles: str) -> tuple[Entry, ...]:
        """The entries of these roles; a role that begins with a dot matches the end."""
        return tuple(
            entry
            for entry in self.entries
            if any(entry.role == role or (role[0] == "." and entry.role.endswith(role)) for role in roles)
        )

    def names(self, what: str) -> tuple[Entry, ...]:
        """Where the author declares names: `states`, `people`, `facts` or `promises`."""
        return tuple(entry for entry in self.entries if entry.own_name and entry.way[-2] == what)

    def siblings(self, entry: Entry) -> tuple[Entry, ...]:
        """The other keys of the mapping that this key belongs to."""
        return tuple(
            other for other in self.entries if other.way[:-1] == entry.way[:-1] and other is not entry
        )

    def with_spot(self, spot: Spot, text: str) -> str:
        """The text with other letters in one place."""
        line = self.lines[spot.line]
        return self.with_lines(spot.line, spot.line + 1, line[: spot.start] + text + line[spot.end :])

    def with_lines(self, first: int, end: int, *instead: str) -> str:
        """The text with lines from `first` up to `end` written anew."""
        return "\n".join([*self.lines[:first], *instead, *self.lines[end:]])

    def words(self) -> frozenset[str]:
        """Every word that stands anywhere in the file."""
        return frozenset(re.findall(r"[\w-]+", self.text))

    def _within(self, node: Node, way: tuple[str | int, ...], role: str, flow: bool) -> Iterator[Entry]:
        if isinstance(node, MappingNode):
            flow = flow or bool(node.flow_style)
            named = bool(way) and way[-1] in NAMED and role in (*NAMED, "calls.states")
            for key, value in node.value:
                below = role if named else f"{role}.{key.value}".lstrip(".")
                here = (*way, key.value)
                yield self._entry(below, here, key, value, flow, named)
                yield from self._within(value, here, below, flow)
        elif isinstance(node, SequenceNode):
            flow = flow or bool(node.flow_style)
            for number, item in enumerate(node.value):
                here = (*way, number)
                if isinstance(item, ScalarNode):
                    yield self._entry(f"{role}.-", here, None, item, flow, False)
                yield from self._within(item, here, role, flow)

    def _entry(
        self, role: str, way: tuple[str | int, ...], key: Node | None, value: Node, flow: bool, named: bool
    ) -> Entry:
        first = (key or value).start_mark.line
        spot = self._spot(value) if isinstance(value, ScalarNode) else None
        return Entry(
            role, way, self._spot(key) if key else None, spot, value, flow, first, self._last(value), named
        )

    def _last(self, node: Node) -> int:
        """The last line that has anything of a node."""
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            child = node.value[-1]
            return self._last(child[1] if isinstance(child, tuple) else child)
        last: int = node.end_mark.line
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            last -= 1
        while last > node.start_mark.line and not self.lines[last].strip():
            last -= 1
        return last

    def _spot(self, node: Node) -> Spot | None:
        start, end, style = node.start_mark, node.end_mark, getattr(node, "style", "")
        if start.line != end.line or style in ("|", ">"):
            return None
        return Spot(start.line, start.column, end.column, node.value, style or "")


@cache
def ground(path: Path) -> Ground:
    return Ground(path)
