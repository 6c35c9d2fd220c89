"""YAML text as a tree that remembers where everything stands.

Built on the parser's event stream, with caps, so that no file can crash it or fill the memory. Anchors,
aliases, tags and merge keys are refused; scalars keep their text, and their meaning is left to the reader.
"""

import re
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from simulator.scenario.codes import Code
from simulator.scenario.diagnostics import Edit, Problems, Related, Span

MOST_BYTES: Final = 8_000_000
TOO_LARGE: Final = f"the file is larger than {MOST_BYTES // 1_000_000} MB"
MOST_DEPTH: Final = 50
MOST_NODES: Final = 1_000_000
"""Keys and values together; a list or a mapping counts as three, since that is the room it takes."""
MOST_PARTS: Final = 20_000
"""Items of one list, or keys of one mapping."""
MOST_LETTERS: Final = 20_000

_PARSER: Any = getattr(yaml, "CSafeLoader", None) or yaml.SafeLoader


class Scalar:
    """A piece of text. `plain` tells `12` from `"12"`."""

    __slots__ = ("mark", "plain", "text")

    def __init__(self, text: str, plain: bool, mark: Any) -> None:
        self.text = text
        self.plain = plain
        self.mark = mark

    @property
    def span(self) -> Span:
        column = self.mark.column + 1
        length = len(self.text.partition("\n")[0]) + (0 if self.plain else 2)
        return Span(self.mark.line + 1, column, column + max(1, length))


class Mapping:
    """Keys in their order, each with the key's own node and its value."""

    __slots__ = ("entries", "mark")

    def __init__(self, mark: Any) -> None:
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.mark = mark

    @property
    def span(self) -> Span:
        for key, _ in self.entries.values():
            return key.span
        return _point(self.mark)


class Sequence:
    __slots__ = ("items", "mark")

    def __init__(self, mark: Any) -> None:
        self.items: list[Node] = []
        self.mark = mark

    @property
    def span(self) -> Span:
        return _point(self.mark)


Node = Scalar | Mapping | Sequence


def _point(mark: Any) -> Span:
    return Span(mark.line + 1, mark.column + 1, mark.column + 2)


class _Refused(Exception):
    """The document cannot be read on; its problem is already recorded."""


def read_stream(text: str, problems: Problems, second: str = "") -> tuple[Mapping, ...]:
    """The top mappings of a stream; none, with the reason among the problems, if one cannot be used.

    There is one document; a second may follow if it is known by having the key `second`. Raises YAMLError
    where the text is no YAML.
    """
    first = Span(1, 1, 2)
    problems.text = text
    if not _is_unicode(text, problems):
        return ()
    if len(text.encode("utf-8")) > MOST_BYTES:
        problems.add("too-large", TOO_LARGE, first, "split the scenario")
        return ()
    try:
        tops = _Builder(text, problems).build(second)
    except _Refused:
        return ()
    found = tuple(top for top in tops if isinstance(top, Mapping))
    if not tops or len(found) < len(tops):
        span = next((top.span for top in tops if not isinstance(top, Mapping)), first)
        what = "a scenario is a mapping of keys" if tops else "the file is empty"
        problems.add("not-a-scenario", what, span, "begin with 'format: 1'")
        return ()
    return found


_WRITE_OUT: Final = "write the text out, or quote a text that begins with this letter"
_SENTENCE: Final = re.compile(r"[*&!][\w'’,.!?*&-]*( [^{}\[\]:\"]+)+")


def _is_unicode(text: str, problems: Problems) -> bool:
    """Whether every letter is one; halves of a surrogate pair are not."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        line, column = text.count("\n", 0, error.start) + 1, error.start - text.rfind("\n", 0, error.start)
        problems.add("unreadable", f"letter {ord(text[error.start]):#x} is half a letter",
                     Span(line, column, column + 1), "save the file as UTF-8")  # fmt: skip
        return False
    return True


class _Builder:
    """One pass over the parser's events, one method for each kind of node."""

    def __init__(self, text: str, problems: Problems) -> None:
        self._next = _PARSER(text).get_event
        self._problems = problems
        self._nodes = 0
        self._two_items: Mapping | None = None

    def build(self, second: str) -> list[Node]:
        """The top node of every document; of a second one only if it is a mapping with that key."""
        tops: list[Node] = []
        while (event := self._next()) is not None:
            if event.__class__ is not DocumentStartEvent:
                continue
            begins = event.start_mark
            if len(tops) > bool(second):
                raise self._second(begins)
            top = self._node(self._next(), 0)
            if tops and not (isinstance(top, Mapping) and second in top.entries):
                raise self._second(begins)
            tops.append(top)
        return tops

    def _second(self, begins: Any) -> _Refused:
        return self._refuse("second-document", "a second document begins", begins,
                            "one scenario a file: remove the '---'")  # fmt: skip

    def _node(self, event: Any, depth: int) -> Node:
        """The node that begins with this event, `depth` containers deep."""
        if event.__class__ is ScalarEvent:
            return self._scalar(event)
        if event.__class__ is AliasEvent:
            raise self._alias(event)
        if event.tag is not None or event.anchor is not None:
            raise self._decorated(event)
        if depth >= MOST_DEPTH:
            raise self._refuse("too-deep", f"nested more than {MOST_DEPTH} deep", event.start_mark)
        if self._nodes > MOST_NODES:
            raise self._refuse("too-many-nodes", f"more than {MOST_NODES} keys and values", event.start_mark,
                               "split the scenario")  # fmt: skip
        self._nodes += 2
        if event.__class__ is MappingStartEvent:
            return self._mapping(event, depth + 1)
        return self._sequence(event, depth + 1)

    def _scalar(self, event: Any) -> Scalar:
        if event.tag is not None or event.anchor is not None:
            raise self._decorated(event)
        text = event.value
        if len(text) > MOST_LETTERS:
            raise self._refuse("text-too-long", f"a text of {len(text)} letters", event.start_mark,
                               f"at most {MOST_LETTERS}")  # fmt: skip
        return Scalar(text, not event.style, event.start_mark)

    def _mapping(self, event: Any, depth: int) -> Mapping:
        next_event, scalar = self._next, self._scalar
        mapping = Mapping(event.start_mark)
        entries = mapping.entries
        while (event := next_event()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                raise self._odd_key(event)
            key = scalar(event)
            event = next_event()
            value = scalar(event) if event.__class__ is ScalarEvent else self._node(event, depth)
            if entries.setdefault(key.text, (key, value))[0] is not key:
                self._duplicate(key, value, mapping)
            if len(entries) > MOST_PARTS:
                raise self._too_many(event)
        self._nodes += 2 * len(entries)
        return mapping

    def _sequence(self, event: Any, depth: int) -> Sequence:
        next_event = self._next
        sequence = Sequence(event.start_mark)
        items = sequence.items
        while (event := next_event()).__class__ is not SequenceEndEvent:
            items.append(self._node(event, depth))
            if len(items) > MOST_PARTS:
                raise self._too_many(event)
        self._nodes += len(items)
        return sequence

    def _odd_key(self, event: Any) -> _Refused:
        if event.__class__ is AliasEvent:
            return self._alias(event)
        return self._refuse("odd-key", "a key must be a plain word", event.start_mark,
                            "a '{' or '[' cannot stand before a ':'; quote the text")  # fmt: skip

    def _too_many(self, event: Any) -> _Refused:
        return self._refuse("too-many", f"more than {MOST_PARTS} in one list or mapping", event.start_mark,
                            "leave some out, or split the scenario")  # fmt: skip

    def _duplicate(self, key: Scalar, value: Node, mapping: Mapping) -> None:
        if mapping is self._two_items:
            return
        first = mapping.entries[key.text][0]
        if self._begins_item(key, mapping):
            self._two_items = mapping
            self._missing_dash(key, first)
            return
        self._problems.add("duplicate-key", f"'{key.text[:60]}' is given twice", key.span,
                           f"the first is on line {first.span.line}; keep one of them",
                           related=(Related(first.span, "the first is here"),),
                           fix=self._same_line(key, value, first))  # fmt: skip

    def _begins_item(self, key: Scalar, mapping: Mapping) -> bool:
        """Whether a key begins another item of a list, whose '- ' is missing."""
        first = next(iter(mapping.entries.values()))[0]
        before, here = (self._before(one) for one in (first, key))
        dashed = before.endswith("- ") and not before.strip("- ")
        begins = first.text == key.text and dashed and len(here) == len(before) and not here.strip()
        return begins and self._from(key) != self._from(first)

    def _before(self, key: Scalar) -> str:
        return self._problems.source.line(key.span.line)[: key.span.column - 1]

    def _from(self, key: Scalar) -> str:
        return self._problems.source.line(key.span.line)[key.span.column - 1 :]

    def _missing_dash(self, key: Scalar, first: Scalar) -> None:
        line, column = key.span.line, key.span.column
        self._problems.add("duplicate-key", f"a '- ' is missing before '{key.text[:60]}'", key.span,
                           f"the item of the list that begins on line {first.span.line} has one already",
                           related=(Related(first.span, "the first is here"),),
                           fix=(Edit(Span(line, column - 2, column), "- "),))  # fmt: skip

    def _same_line(self, key: Scalar, value: Node, first: Scalar) -> tuple[Edit, ...]:
        """The edit that empties the second of two lines that say the same but for the first one's '- '."""
        line = self._problems.source.line(key.span.line)
        same = self._from(key) == self._from(first) and not self._before(key).strip()
        below = self._problems.source.line(key.span.line + 1)
        goes_on = len(below) - len(below.lstrip(" -")) >= key.span.column
        if not same or goes_on or value.mark.line + 1 != key.span.line:
            return ()
        return (Edit(Span(key.span.line, 1, len(line) + 1), ""),)

    def _alias(self, event: Any) -> _Refused:
        return self._refuse("alias", f"an alias '*{event.anchor}'", event.start_mark, _WRITE_OUT,
                            self._in_quotes(event))  # fmt: skip

    def _decorated(self, event: Any) -> _Refused:
        if event.anchor is not None:
            return self._refuse("alias", f"an anchor '&{event.anchor}'", event.start_mark, _WRITE_OUT,
                                self._in_quotes(event))  # fmt: skip
        return self._refuse("tag", f"a tag '{event.tag}'", event.start_mark,
                            "remove it; if the text begins with '!', quote it",
                            self._in_quotes(event))  # fmt: skip

    def _in_quotes(self, event: Any) -> tuple[Edit, ...]:
        """The edit that quotes a text of several words that begins with a sign YAML reads otherwise."""
        from simulator.scenario.source import quoted  # only mistakes need it

        at = _point(event.start_mark)
        words = self._problems.source.line(at.line)[at.column - 1 :].rstrip()
        if not _SENTENCE.fullmatch(words) or " #" in words:
            return ()
        return (Edit(Span(at.line, at.column, at.column + len(words)), quoted(words)),)

    def _refuse(
        self, code: Code, message: str, mark: Any, hint: str = "", fix: tuple[Edit, ...] = ()
    ) -> _Refused:
        self._problems.add(code, message, _point(mark), hint, fix=fix)
        return _Refused()
