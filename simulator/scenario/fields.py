"""Readers: each turns one node into a value or reports what it should have been.

A reader returns None when it could not read; the problem is then already recorded.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as Map
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


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record: how it is read, and what it means to an author."""

    key: str
    reader: Reader
    meaning: str
    required: bool = False
    attribute: str = ""


Entries = Map[str, tuple[Scalar, Node]]
Rule = Callable[[Entries, Scalar | Mapping, bool, Problems], None]
"""What must hold among the keys of one record, given where it stands and whether all its keys are known."""
NOWHERE = (1, 1)


class Record:
    """Known keys, read into a value class whose first argument is the place in the file.

    That is the place of its name (the key it stands under, or the value of the key `name`), else of its first
    key. What is needed and could not be read has a stand-in, so that the rest of the file can be checked too.
    """

    def __init__(
        self,
        wants: str,
        make: Callable[..., Any],
        fields: tuple[Field, ...],
        short: str = "",
        name: str = "",
        rules: tuple[Rule, ...] = (),
    ) -> None:
        self.wants = wants
        self.make = make
        self.fields = fields
        self.short = short
        self._plan: Map[str, tuple[str, Callable[[Node, Problems], Any]]] = {
            field.key: (field.attribute or field.key.replace("-", "_"), field.reader.read) for field in fields
        }
        self._required = tuple((field, self._plan[field.key][0]) for field in fields if field.required)
        self._name = name
        self._rules = rules

    @property
    def stand_in(self) -> Any:
        return self.make(NOWHERE, **{attribute: field.reader.stand_in for field, attribute in self._required})

    def read(self, node: Node, problems: Problems, name: Scalar | None = None) -> Any:
        if not isinstance(node, Mapping):
            return self._read_lone(node, problems, name)
        entries: Entries = node.entries
        plan = self._plan
        if not entries.keys() <= plan.keys():
            entries = self._known(node, problems)
        values: dict[str, Any] = {}
        for key, (_, child) in entries.items():
            attribute, read = plan[key]
            value = read(child, problems)
            if value is not None:
                values[attribute] = value
        for field, attribute in self._required:
            if field.key not in entries:
                self._missing(field, node, problems)
            if attribute not in values:
                values[attribute] = field.reader.stand_in
        for rule in self._rules:
            rule(entries, name or node, len(entries) == len(node.entries), problems)
        return self.make(self._place(node, entries, name), **values)

    def _place(self, node: Mapping, entries: Entries, name: Scalar | None) -> tuple[int, int]:
        if name is not None:
            return place(name)
        named = entries.get(self._name)
        return place(named[1] if named and isinstance(named[1], Scalar) else node)

    def _missing(self, field: Field, node: Mapping, problems: Problems) -> None:
        if any(re.match(rf"{field.key}[ :]", key) for key in node.entries):
            return
        fix: tuple[Edit, ...] = ()
        only = field.reader.low if isinstance(field.reader, Whole) else 0
        if isinstance(field.reader, Whole) and only == field.reader.high and node.span.column == 1:
            first = node.span
            fix = (Edit(Span(first.line, 1, 1), f"{field.key}: {only}\n"),)
        problems.add("missing-key", f"{self.wants} needs '{field.key}'", node.span,
                     f"add '{field.key}: …': {field.meaning}", fix=fix)  # fmt: skip

    def _known(self, node: Mapping, problems: Problems) -> Entries:
        """The entries with known keys, and under such a key what was meant by a slip of the pen."""
        known: dict[str, tuple[Scalar, Node]] = {}
        if self._is_text_with_colon(node):
            unquoted(node, self.wants, problems)
            return known
        for name, entry in node.entries.items():
            if name in self._plan:
                known[name] = entry
                continue
            slip = meant(name, self._plan)
            slip = "" if slip in node.entries or slip in known else slip
            self._unknown_key(*entry, slip, problems)
            if slip:
                known[slip] = entry
        return known

    def _is_text_with_colon(self, node: Mapping) -> bool:
        """Whether a lone text was meant: `- Well: no` is read as a key and its value."""
        takes_text = any(field.key == self.short and isinstance(field.reader, Text) for field in self.fields)
        if not takes_text or len(node.entries) != 1:
            return False
        (key,) = node.entries
        return not meant(key, self._plan) and (" " in key or key[:1].isupper())

    def _unknown_key(self, key: Scalar, value: Node, slip: str, problems: Problems) -> None:
        hint, fix = self._hint(key.text, slip), instead_of(key, slip, problems)
        head = re.match(r"[\w-]+", key.text)
        if head and head[0] in self._plan:
            hint, fix = without_colon(key, head[0])
        elif " " in key.text and isinstance(value, Scalar) and not value.text:
            hint = "between brackets, a text with a ',' in it needs quotes around it"
        problems.add("unknown-key", f"'{shorten(key.text)}' is not a key of {self.wants}", key.span, hint,
                     fix=fix)  # fmt: skip

    def _hint(self, key: str, slip: str) -> str:
        """What an unknown key may have been meant to be, or what it is a key of."""
        from simulator.scenario.keys import belongs_to  # only mistakes need it

        hint = did_you_mean(key, self._plan)
        owners = "" if slip else belongs_to(key)
        return f"'{key}' is a key of {owners}; here {hint.replace('it can', 'there can')}" if owners else hint

    def _read_lone(self, node: Node, problems: Problems, name: Scalar | None) -> Any:
        """A lone text stands for the record's one most common key."""
        if not self.short or not isinstance(node, Scalar):
            instead = self._as_keys(node, problems) or in_braces(node, problems)
            wrong(node, self.wants, problems, f"write {instead}" if instead else self._keys(), instead)
            return None
        head = re.match(r"([\w-]+):?[ \t]*[\"{\[].*[\"}\]]$", node.text) if node.plain else None
        if head and head[1] in self._plan:
            hint, fix = without_colon(node, head[1])
            problems.add("unknown-key", f"'{shorten(node.text)}' is no key with a value", node.span, hint,
                         fix=fix)  # fmt: skip
            return None
        attribute, read = self._plan[self.short]
        value = read(node, problems)
        return None if value is None else self.make(place(name or node), **{attribute: value})

    def _keys(self) -> str:
        shown = [field.key for field in self.fields if field.required] or [field.key for field in self.fields]
        return "give it its keys: " + ", ".join(shown[:6]) + (", …" if len(shown) > 6 else "")

    def _as_keys(self, node: Node, problems: Problems) -> str:
        """The value with its key written out, where only one key can have been meant."""
        stretch = problems.source.stretch(place(node), node.text) if isinstance(node, Scalar) else None
        if stretch is None or len(self._required) > 1:
            return ""
        raw = problems.source.line(stretch.line)[stretch.column - 1 : stretch.end - 1]
        fields = [field for field, _ in self._required] or self.fields
        able = [field.key for field in fields if field.reader.read(node, Problems()) is not None]
        safe = raw[:1] in "'\"" or not set(raw) & set(",[]{}")
        return f"{{{able[0]}: {raw}}}" if len(able) == 1 and safe else ""


def without_colon(key: Scalar, head: str) -> tuple[str, tuple[Edit, ...]]:
    """The hint and the edit for a key that was read together with what follows: `id:x`, `set {…`."""
    after = key.span.column + len(head)
    following = key.text[len(head) : len(head) + 1]
    if following == ":":
        where = Span(key.span.line, after + 1, after + 1)
        return "a space is missing after the ':'", (Edit(where, " "),)
    edits = (Edit(Span(key.span.line, after, after), ":"),) if following == " " else ()
    return f"a ':' is missing after '{head}'", edits
