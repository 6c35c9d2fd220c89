"""Readers: each turns one node into a value or reports what it should have been.

A reader returns None when it could not read; the problem is then already recorded.
"""

import re
from dataclasses import dataclass
from typing import Any, Protocol

from simulator.scenario.diagnostics import Edit, Problems, Span, did_you_mean, meant
from simulator.scenario.document import Mapping, Node, Scalar, Sequence
from simulator.scenario.world import YES_AND_NO

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
USUAL_PARTS = 1000
"""Items of a list or names of a map, where nothing else is said."""
WHOLE = re.compile(r"[-+]?[0-9]{1,9}")


class Reader(Protocol):
    """Reads one kind of value; `wants` names it for messages.

    `stand_in` is what the file is read on with where a needed value could not be read.
    """

    @property
    def wants(self) -> str: ...

    @property
    def stand_in(self) -> Any: ...

    def read(self, node: Node, problems: Problems) -> Any: ...


class NamedReader(Reader, Protocol):
    """Reads what has a name in the file: the key that it stands under, where it stands under one."""

    def read(self, node: Node, problems: Problems, name: Scalar | None = None) -> Any: ...


def wrong(node: Node, wants: str, problems: Problems, hint: str = "", instead: str = "") -> None:
    """Record that something else was expected here; `instead` is what can be safely written for a value."""
    got = "a list" if isinstance(node, Sequence) else "keys and values"
    if isinstance(node, Scalar):
        got = f"'{shorten(node.text)}'" if node.text else "nothing"
    problems.add("wrong-type", f"expected {wants}, found {got}", node.span, hint,
                 fix=instead_of(node, instead, problems))  # fmt: skip


def instead_of(node: Node, text: str, problems: Problems) -> tuple[Edit, ...]:
    """The edit that writes something else for a value; none for no text, or a value of several lines."""
    if not text or isinstance(node, Mapping):
        return ()
    if isinstance(node, Sequence):
        stretch = problems.source.brackets(place(node))
    else:
        stretch = problems.source.stretch(place(node), node.text)
    return (Edit(stretch, text),) if stretch else ()


def out_of_brackets(node: Node, reader: Reader) -> str:
    """What a list of one plain value holds, where only that value was wanted; else empty."""
    if not isinstance(node, Sequence) or len(node.items) != 1:
        return ""
    item = node.items[0]
    if not isinstance(item, Scalar) or not item.plain or reader.read(item, Problems()) is None:
        return ""
    return item.text


def in_braces(node: Node, problems: Problems) -> str:
    """A list on one line of keys and values, `[a: 1, b: 2]`, as the mapping that was meant; else empty."""
    pairs = isinstance(node, Sequence) and all(
        isinstance(item, Mapping) and len(item.entries) == 1 for item in node.items
    )
    stretch = problems.source.brackets(place(node)) if pairs else None
    if stretch is None:
        return ""
    return "{" + problems.source.line(stretch.line)[stretch.column : stretch.end - 2] + "}"


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
    stand_in = ""

    def read(self, node: Node, problems: Problems) -> str | None:
        if isinstance(node, Scalar) and node.text.strip():
            return node.text
        if isinstance(node, Mapping):
            unquoted(node, self.wants, problems)
        else:
            wrong(
                node,
                self.wants,
                problems,
                "" if isinstance(node, Sequence) else "write it, or leave out the key",
            )
        return None


class TextOrNothing(Text):
    """Words to say or show, which may not be written yet."""

    wants = "a text, or nothing yet"

    def read(self, node: Node, problems: Problems) -> str | None:
        if isinstance(node, Scalar) and not node.text.strip():
            return ""
        return super().read(node, problems)


def unquoted(node: Mapping, wants: str, problems: Problems) -> None:
    """Record that a text with ': ' in it was read as keys and values."""
    span = node.span
    words = problems.source.line(span.line)[span.column - 1 :].rstrip()
    fix: tuple[Edit, ...] = ()
    if len(node.entries) == 1 and re.match(r"[^\s\"'{\[&*!|>%@`#].*: ", words) and " #" not in words:
        from simulator.scenario.source import quoted  # only mistakes need it

        fix = (Edit(Span(span.line, span.column, span.column + len(words)), quoted(words)),)
    problems.add("wrong-type", f"expected {wants}, found keys and values", span,
                 "a text with ': ' in it needs quotes around it", fix=fix)  # fmt: skip


class Name:
    """An id."""

    wants = "a name"
    stand_in = ""

    def read(self, node: Node, problems: Problems) -> str | None:
        if isinstance(node, Scalar) and NAME.fullmatch(node.text):
            return node.text
        instead = as_name(node.text) if isinstance(node, Scalar) else out_of_brackets(node, self)
        wrong(node, self.wants, problems, NAME_HINT, instead)
        return None


NAME_HINT = "lower case letters, digits and '-'"


def as_name(text: str) -> str:
    """The name that was meant by a text with capitals or spaces; empty if none comes of it."""
    name = "-".join(text.lower().split())
    return name if NAME.fullmatch(name) else ""


class Flag:
    """true or false."""

    wants = "true or false"
    stand_in = False

    def read(self, node: Node, problems: Problems) -> bool | None:
        if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
            return node.text == "true"
        written = node.text.lower() if isinstance(node, Scalar) else out_of_brackets(node, self)
        instead = YES_AND_NO.get(written, "")
        wrong(node, self.wants, problems, "write true or false, without quotes", instead)
        return None


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two ends, both included."""

    low: int
    high: int

    @property
    def wants(self) -> str:
        if self.low == self.high:
            return f"the number {self.low}"
        return f"a whole number from {self.low} to {self.high}"

    @property
    def stand_in(self) -> int:
        return self.low

    def read(self, node: Node, problems: Problems) -> int | None:
        if not isinstance(node, Scalar) or not node.plain or not WHOLE.fullmatch(node.text):
            self._no_number(node, problems)
            return None
        value = int(node.text)
        if self.low <= value <= self.high:
            return value
        from simulator.scenario.number_words import without_a_digit  # only mistakes need it

        only = str(self.low) if self.low == self.high else ""
        near = without_a_digit(node.text, self.low, self.high)
        hint = f"write {only or f'a number from {self.low} to {self.high}'}"
        problems.add("out-of-range", f"{value} is not {self.wants}", node.span,
                     f"{hint}; did you mean '{near}'?" if near and not only else hint,
                     fix=instead_of(node, only, problems))  # fmt: skip
        return None

    def _no_number(self, node: Node, problems: Problems) -> None:
        from simulator.scenario.number_words import in_digits  # only mistakes need it

        number = in_digits(node.text) if isinstance(node, Scalar) else out_of_brackets(node, self)
        fits = WHOLE.fullmatch(number) and self.low <= int(number) <= self.high
        hint = f"write {number}, and nothing else" if fits else "write it in digits"
        wrong(node, self.wants, problems, hint, number if fits else "")


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]
    what: str = "one of the known words"

    @property
    def wants(self) -> str:
        return self.what

    @property
    def stand_in(self) -> str:
        return self.words[0]

    def read(self, node: Node, problems: Problems) -> str | None:
        if not isinstance(node, Scalar):
            wrong(node, self.what, problems, did_you_mean("", self.words), out_of_brackets(node, self))
            return None
        if node.text in self.words:
            return node.text
        problems.add("unknown-word", f"'{shorten(node.text)}' is not {self.what}", node.span,
                     did_you_mean(node.text, self.words),
                     fix=instead_of(node, meant(node.text, self.words), problems))  # fmt: skip
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

    @property
    def stand_in(self) -> tuple[Any, ...]:
        return ()

    def read(self, node: Node, problems: Problems) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            if not self.lone:
                wrong(node, self.wants, problems, "begin each with '- '", self._list_of_one(node))
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

    def _list_of_one(self, node: Node) -> str:
        """How a lone word is written as a list of one, if it could stand in it."""
        if not isinstance(node, Scalar) or not node.plain or not re.fullmatch(r"\w[^,\[\]{}#:]*", node.text):
            return ""
        return f"[{node.text}]" if self.item.read(node, Problems()) is not None else ""


@dataclass(frozen=True, slots=True)
class MapOf:
    """Ids, each with a value; read into a dict in the order of the file.

    What could not be read stays in as None, so that references to it are not called unknown as well.
    """

    value: NamedReader
    most: int = USUAL_PARTS

    @property
    def wants(self) -> str:
        return f"names, each with {self.value.wants}"

    @property
    def stand_in(self) -> dict[str, Any]:
        return {}

    def read(self, node: Node, problems: Problems) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            wrong(node, self.wants, problems)
            return None
        if not _fits(node, len(node.entries), self.most, problems):
            return None
        values: dict[str, Any] = {}
        read = self.value.read
        for name, (key, child) in node.entries.items():
            if not NAME.fullmatch(name):
                name = self._odd_name(key, problems)
            value = read(child, problems, key)
            if name:
                values.setdefault(name, value)
        return values

    def _odd_name(self, key: Scalar, problems: Problems) -> str:
        """What the name was meant to be, so that references to it are not called unknown as well."""
        meant_as = as_name(key.text)
        problems.add("odd-name", f"'{shorten(key.text)}' is not a name", key.span, NAME_HINT,
                     fix=instead_of(key, meant_as, problems))  # fmt: skip
        return meant_as
