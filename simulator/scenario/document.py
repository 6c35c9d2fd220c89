"""YAML text as a tree that remembers where everything stands.

Built on the parser's event stream, with caps, so that no file can crash it or fill the memory. Anchors,
aliases, tags and merge keys are refused; scalars keep their text, and their meaning is left to the reader.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from simulator.scenario.diagnostics import Problems, Span

MOST_BYTES: Final = 8_000_000
MOST_DEPTH: Final = 50
MOST_NODES: Final = 600_000
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
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        problems.add("too-large", f"the file is larger than {MOST_BYTES // 1_000_000} MB", first,
                     "split the scenario")  # fmt: skip
        return None
    with _garbage_collection_paused():
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


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    """Building hundreds of thousands of nodes that all stay alive gives the collector nothing to find."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Builder:
    def __init__(self, text: str, problems: Problems) -> None:
        self.parser = _PARSER(text)
        self.problems = problems

    def refuse(self, code: str, message: str, mark: Any, hint: str = "") -> _Refused:
        self.problems.add(code, message, _point(mark), hint)
        return _Refused()

    def build(self) -> Node | None:
        """One pass over the events with a stack of open containers; `key` is a mapping's pending key."""
        next_event = self.parser.get_event
        stack: list[tuple[Mapping | Sequence, Scalar | None]] = []
        container: Mapping | Sequence | None = None
        key: Scalar | None = None
        top: Node | None = None
        nodes = documents = 0
        while True:
            event = next_event()
            if event is None:
                return top
            kind = event.__class__
            node: Node
            if kind is ScalarEvent:
                if event.tag is not None or event.anchor is not None:
                    raise self._decorated(event)
                value = event.value
                if len(value) > MOST_LETTERS:
                    raise self.refuse("text-too-long", f"a text of {len(value)} letters", event.start_mark,
                                      f"at most {MOST_LETTERS}")  # fmt: skip
                node = Scalar(value, not event.style, event.start_mark)
                if key is None and container.__class__ is Mapping:
                    key = node
                    continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.tag is not None or event.anchor is not None:
                    raise self._decorated(event)
                if key is None and container.__class__ is Mapping:
                    raise self.refuse("odd-key", "a key must be a plain word", event.start_mark,
                                      "a '{' or '[' cannot stand before a ':'; quote the text")  # fmt: skip
                node = Mapping(event.start_mark) if kind is MappingStartEvent else Sequence(event.start_mark)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container, key = stack.pop()  # type: ignore[assignment]
                continue
            elif kind is AliasEvent:
                raise self.refuse("alias", f"an alias '*{event.anchor}'", event.start_mark,
                                  "write the text out; anchors and aliases are not part of the format")  # fmt: skip
            else:
                if kind is DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        raise self.refuse("second-document", "a second document begins", event.start_mark,
                                          "one scenario a file: remove the '---'")  # fmt: skip
                continue
            nodes += 1
            if nodes > MOST_NODES:
                raise self.refuse("too-many-nodes", f"more than {MOST_NODES} values", event.start_mark,
                                  "split the scenario")  # fmt: skip
            if container is None:
                top = node
            elif container.__class__ is Mapping:
                self._enter(container, key, node)  # type: ignore[arg-type]
                key = None
            else:
                container.items.append(node)  # type: ignore[union-attr]
            if node.__class__ is not Scalar:
                stack.append((container, key))  # type: ignore[arg-type]
                if len(stack) > MOST_DEPTH:
                    raise self.refuse("too-deep", f"nested more than {MOST_DEPTH} deep", event.start_mark)
                container, key = node, None  # type: ignore[assignment]

    def _enter(self, mapping: Mapping, key: Scalar, node: Node) -> None:
        name = key.text
        if name in mapping.entries:
            first = mapping.entries[name][0].span.line
            self.problems.add("duplicate-key", f"'{name}' is given twice", key.span,
                              f"the first is on line {first}; keep one of them")  # fmt: skip
            return
        mapping.entries[name] = (key, node)

    def _decorated(self, event: Any) -> _Refused:
        if event.anchor is not None:
            return self.refuse("alias", f"an anchor '&{event.anchor}'", event.start_mark,
                               "write the text out; anchors and aliases are not part of the format")  # fmt: skip
        return self.refuse("tag", f"a tag '{event.tag}'", event.start_mark,
                           "remove it; if the text begins with '!', quote it")  # fmt: skip


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
