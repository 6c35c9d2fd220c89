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
from simulator.scenario.diagnostics import Problems, Span

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


def parse(text: str, problems: Problems) -> Mapping | None:
    """The document's top mapping, or None with the reason among the problems."""
    first = Span(1, 1, 2)
    if not _is_unicode(text, problems):
        return None
    if len(text.encode("utf-8")) > MOST_BYTES:
        problems.add("too-large", TOO_LARGE, first, "split the scenario")
        return None
    try:
        top = _Builder(text, problems).build()
    except _Refused:
        return None
    except yaml.YAMLError as error:
        _syntax_problem(error, problems)
        return None
    if not isinstance(top, Mapping):
        span = top.span if top else first
        problems.add("not-a-scenario", "a scenario is a mapping of keys", span, "begin with 'format: 1'")
        return None
    return top


_WRITE_OUT: Final = "write the text out; anchors and aliases are not part of the format"


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

    def build(self) -> Node | None:
        """The first document's top node, or None for a stream without documents."""
        top: Node | None = None
        documents = 0
        while (event := self._next()) is not None:
            if event.__class__ is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._refuse("second-document", "a second document begins", event.start_mark,
                                       "one scenario a file: remove the '---'")  # fmt: skip
                top = self._node(self._next(), 0)
        return top

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
                self._duplicate(key, entries[key.text][0])
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

    def _duplicate(self, key: Scalar, first: Scalar) -> None:
        self._problems.add("duplicate-key", f"'{key.text}' is given twice", key.span,
                           f"the first is on line {first.span.line}; keep one of them")  # fmt: skip

    def _alias(self, event: Any) -> _Refused:
        return self._refuse("alias", f"an alias '*{event.anchor}'", event.start_mark, _WRITE_OUT)

    def _decorated(self, event: Any) -> _Refused:
        if event.anchor is not None:
            return self._refuse("alias", f"an anchor '&{event.anchor}'", event.start_mark, _WRITE_OUT)
        return self._refuse("tag", f"a tag '{event.tag}'", event.start_mark,
                            "remove it; if the text begins with '!', quote it")  # fmt: skip

    def _refuse(self, code: Code, message: str, mark: Any, hint: str = "") -> _Refused:
        self._problems.add(code, message, _point(mark), hint)
        return _Refused()


def _syntax_problem(error: yaml.YAMLError, problems: Problems) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        what = getattr(error, "problem", None) or "this is not YAML"
        problems.add("syntax", f"YAML cannot read this: {what}", _point(mark), _syntax_hint(what))
        return
    reason = re.sub(r"\s+", " ", str(error))[:160]
    problems.add("syntax", f"YAML cannot read this file: {reason}", Span(1, 1, 2),
                 "save it as UTF-8 text without control characters")  # fmt: skip


def _syntax_hint(problem: str) -> str:
    hints = {
        "mapping values": "a text with ': ' in it needs quotes around it",
        "tab": "indent with spaces, not tabs",
        "block end": "check the indentation against the line above",
        "simple key": "a ':' is missing, or the line above is not closed",
        "quoted scalar": "a quote is opened and never closed",
        "found character": "a text that begins with this character needs quotes",
    }
    return next((hint for part, hint in hints.items() if part in problem), "check quotes and indentation")
