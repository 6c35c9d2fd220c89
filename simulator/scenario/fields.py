"""Readers: each turns one node into a value or reports what it should have been.

A reader returns None when it could not read; the problem is then already recorded.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from typing import Any, Protocol

from simulator.scenario.diagnostics import Problems, did_you_mean
from simulator.scenario.document import Mapping, Node, Scalar, Sequence

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
USUAL_PARTS = 1000
"""Items of a list or names of a map, where nothing else is said."""
WHOLE = re.compile(r"[-+]?[0-9]{1,9}")


class Reader(Protocol):
    """Reads one kind of value; `wants` names it for messages."""

    @property
    def wants(self) -> str: ...

    def read(self, node: Node, problems: Problems) -> Any: ...


def wrong(node: Node, wants: str, problems: Problems, hint: str = "") -> None:
    """Record that something else was expected here."""
    got = "a list" if isinstance(node, Sequence) else "keys and values"
    if isinstance(node, Scalar):
        got = f"'{shorten(node.text)}'" if node.text else "nothing"
    problems.add("wrong-type", f"expected {wants}, found {got}", node.span, hint)


def _fits(node: Node, parts: int, most: int, problems: Problems) -> bool:
    if parts > most:
        problems.add("too-many", f"{parts} of these are more than the {most} there is room for", node.span,
                     "leave some out, or split the scenario")  # fmt: skip
    return parts <= most


def shorten(text: str, most: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def place(node: Node) -> tuple[int, int]:
    """Line and column, from 1."""
    return (node.mark.line + 1, node.mark.column + 1)


class Text:
    """Words to say or show."""

    wants = "a text"

    def read(self, node: Node, problems: Problems) -> str | None:
        if isinstance(node, Scalar) and node.text.strip():
            return node.text
        hint = "a text with ': ' in it needs quotes around it" if isinstance(node, Mapping) else ""
        wrong(node, self.wants, problems, hint)
        return None


class Name:
    """An id."""

    wants = "a name"

    def read(self, node: Node, problems: Problems) -> str | None:
        if isinstance(node, Scalar) and NAME.fullmatch(node.text):
            return node.text
        wrong(node, self.wants, problems, "lower case letters, digits and '-'")
        return None


class Flag:
    """true or false."""

    wants = "true or false"

    def read(self, node: Node, problems: Problems) -> bool | None:
        if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
            return node.text == "true"
        wrong(node, self.wants, problems, "write true or false, without quotes")
        return None


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two ends, both included."""

    low: int
    high: int

    @property
    def wants(self) -> str:
        return f"a whole number from {self.low} to {self.high}"

    def read(self, node: Node, problems: Problems) -> int | None:
        if not isinstance(node, Scalar) or not node.plain or not WHOLE.fullmatch(node.text):
            wrong(node, self.wants, problems)
            return None
        value = int(node.text)
        if self.low <= value <= self.high:
            return value
        problems.add("out-of-range", f"{value} is not {self.wants}", node.span)
        return None


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]
    what: str = "one of the known words"

    @property
    def wants(self) -> str:
        return self.what

    def read(self, node: Node, problems: Problems) -> str | None:
        if not isinstance(node, Scalar):
            wrong(node, self.what, problems)
            return None
        if node.text in self.words:
            return node.text
        problems.add("unknown-word", f"'{shorten(node.text)}' is not {self.what}", node.span,
                     did_you_mean(node.text, self.words))  # fmt: skip
        return None


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, read into a tuple. With `lone`, a single value stands for a list of one."""

    item: Reader
    lone: bool = False
    least: int = 0
    most: int = USUAL_PARTS

    @property
    def wants(self) -> str:
        return f"a list, each {self.item.wants}"

    def read(self, node: Node, problems: Problems) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            if not self.lone:
                wrong(node, self.wants, problems, "begin each with '- '")
                return None
            value = self.item.read(node, problems)
            return None if value is None else (value,)
        if not _fits(node, len(node.items), self.most, problems):
            return None
        read = self.item.read
        values = [read(item, problems) for item in node.items]
        if len(values) < self.least:
            problems.add("empty-list", f"expected {self.wants}, found none", node.span, "give at least one")
        return tuple(value for value in values if value is not None)


@dataclass(frozen=True, slots=True)
class MapOf:
    """Ids, each with a value; read into a dict in the order of the file.

    What could not be read stays in as None, so that references to it are not called unknown as well.
    """

    value: Reader
    most: int = USUAL_PARTS

    @property
    def wants(self) -> str:
        return f"names, each with {self.value.wants}"

    def read(self, node: Node, problems: Problems) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            wrong(node, self.wants, problems)
            return None
        if not _fits(node, len(node.entries), self.most, problems):
            return None
        values = {}
        read = self.value.read
        for name, (key, child) in node.entries.items():
            if not NAME.fullmatch(name):
                problems.add("odd-name", f"'{shorten(name)}' is not a name", key.span,
                             "lower case letters, digits and '-'")  # fmt: skip
                continue
            values[name] = read(child, problems)
        return values


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record: how it is read, and what it means to an author."""

    key: str
    reader: Reader
    meaning: str
    required: bool = False
    attribute: str = ""


class Record:
    """Known keys, read into a value class whose first argument is the place in the file."""

    def __init__(
        self, wants: str, make: Callable[..., Any], fields: tuple[Field, ...], short: str = ""
    ) -> None:
        self.wants = wants
        self.make = make
        self.fields = fields
        self.short = short
        self._plan: Map[str, tuple[str, Callable[[Node, Problems], Any]]] = {
            field.key: (field.attribute or field.key.replace("-", "_"), field.reader.read) for field in fields
        }
        self._required = tuple(field.key for field in fields if field.required)
        self._short_attribute = self._plan[short][0] if short else ""

    def read(self, node: Node, problems: Problems) -> Any:
        if not isinstance(node, Mapping):
            return self._read_short(node, problems)
        entries = node.entries
        plan = self._plan
        values = {}
        for name, (key, child) in entries.items():
            step = plan.get(name)
            if step is None:
                problems.add("unknown-key", f"'{shorten(name)}' is not a key of {self.wants}", key.span,
                             did_you_mean(name, plan))  # fmt: skip
                continue
            value = step[1](child, problems)
            if value is not None:
                values[step[0]] = value
        complete = True
        for name in self._required:
            if name not in entries:
                problems.add("missing-key", f"{self.wants} needs '{name}'", node.span, self._meaning(name))
            complete = complete and plan[name][0] in values
        return self.make(place(node), **values) if complete else None

    def _read_short(self, node: Node, problems: Problems) -> Any:
        """A lone text stands for the record's one most common key."""
        if not self.short or not isinstance(node, Scalar):
            wrong(node, self.wants, problems)
            return None
        value = self._plan[self.short][1](node, problems)
        return None if value is None else self.make(place(node), **{self._short_attribute: value})

    def _meaning(self, name: str) -> str:
        return next(field.meaning for field in self.fields if field.key == name)
