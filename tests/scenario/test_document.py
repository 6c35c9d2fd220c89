"""The tree that remembers where everything stands."""

import gc

from simulator.scenario.diagnostics import Problems, Span
from simulator.scenario.document import Mapping, Scalar, Sequence
from simulator.scenario.load import load
from simulator.scenario.syntax.parse import parse

TEXT = """\
title: Hello
"caller":
  name: 'Ana'
lines:
  - One
  - {say: Two}
"""


def read(text: str) -> Mapping:
    problems = Problems()
    top = parse(text, problems)
    assert problems.found == []
    assert top is not None
    return top


def test_everything_knows_its_place() -> None:
    top = read(TEXT)
    key, title = top.entries["title"]
    assert isinstance(title, Scalar)
    assert (key.span, title.span) == (Span(1, 1, 6), Span(1, 8, 13))
    quoted, caller = top.entries["caller"]
    assert isinstance(caller, Mapping)
    assert (quoted.span, caller.span) == (Span(2, 1, 9), Span(3, 3, 7))
    _, lines = top.entries["lines"]
    assert isinstance(lines, Sequence)
    assert [item.span.line for item in lines.items] == [5, 6]


def test_texts_keep_their_letters_and_whether_they_were_quoted() -> None:
    top = read("a: 012\nb: '012'\nc: NO\nd: |\n  One\n  two\n")
    scalars = {name: node for name, (_, node) in top.entries.items() if isinstance(node, Scalar)}
    values = {name: (node.text, node.plain) for name, node in scalars.items()}
    assert values == {
        "a": ("012", True), "b": ("012", False), "c": ("NO", True), "d": ("One\ntwo\n", False),
    }  # fmt: skip


def test_the_first_of_a_key_given_twice_is_kept() -> None:
    problems = Problems()
    top = parse("a: 1\na: 2\nb: 3\n", problems)
    assert [(found.code, found.span.line) for found in problems.found] == [("duplicate-key", 2)]
    assert top is not None
    assert list(top.entries) == ["a", "b"]


def test_loading_leaves_the_garbage_collector_as_it_was() -> None:
    load("a: [", "broken")
    assert gc.isenabled()
    gc.disable()
    try:
        load("a: 1", "odd")
        assert not gc.isenabled()
    finally:
        gc.enable()
