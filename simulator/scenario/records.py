"""Records: what has known keys, each read by a reader of its own."""

import re
from collections.abc import Callable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from typing import Any

from simulator.scenario.diagnostics import Edit, Problems, Span, did_you_mean, meant
from simulator.scenario.document import Mapping, Node, Scalar
from simulator.scenario.fields import (
    Reader,
    Text,
    Whole,
    in_braces,
    instead_of,
    place,
    shorten,
    unquoted,
    wrong,
)


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
_CLOSING = frozenset('"}]')


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
        if node.plain and node.text[-1:] in _CLOSING and self._is_key_and_value(node, problems):
            return None
        attribute, read = self._plan[self.short]
        value = read(node, problems)
        return None if value is None else self.make(place(name or node), **{attribute: value})

    def _is_key_and_value(self, node: Scalar, problems: Problems) -> bool:
        """Whether a lone text is a key and its value, read as one: `say "Well."`; that is recorded."""
        head = re.match(r"([\w-]+):?[ \t]*[\"{\[].*[\"}\]]$", node.text)
        if head is None or head[1] not in self._plan:
            return False
        hint, fix = without_colon(node, head[1])
        problems.add("unknown-key", f"'{shorten(node.text)}' is no key with a value", node.span, hint,
                     fix=fix)  # fmt: skip
        return True

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
