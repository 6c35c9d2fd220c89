"""YAML that cannot be read is reported where it went wrong, with what mends it."""

import pytest

from simulator.scenario.diagnostics import Diagnostic, Problems, Span
from simulator.scenario.edits import mended
from simulator.scenario.syntax.parse import parse


def mistake(text: str) -> Diagnostic:
    problems = Problems()
    assert parse(text, problems) is None
    (found,) = problems.in_order()
    return found


MENDED = {
    "an open brace": ("a: {b: 1\nc: 2\n", "a: {b: 1}\nc: 2\n", (1, 4)),
    "an open brace in a list": ("a: [{b: 1, c: x]\nd: 2\n", "a: [{b: 1, c: x}]\nd: 2\n", (1, 5)),
    "an open bracket": ("a: [b, c\nd: 2\n", "a: [b, c]\nd: 2\n", (1, 4)),
    "an open quote": ('a: "hello\nb: 2\nc: "x"\n', 'a: "hello"\nb: 2\nc: "x"\n', (1, 4)),
    "an open quote in a list": ('l:\n  - "Well.\n  - "Bye."\n', 'l:\n  - "Well."\n  - "Bye."\n', (2, 5)),
    "an open quote between braces": ('a: {b: "x, c: y}\nd: 1\n', 'a: {b: "x", c: y}\nd: 1\n', (1, 8)),
    "an open apostrophe": ("a: 'hello\nb: 2\nc: it's\n", "a: 'hello'\nb: 2\nc: it's\n", (1, 4)),
    "words after a quote": ('a: "Well" she said\n', "a: '\"Well\" she said'\n", (1, 4)),
    "an apostrophe between apostrophes": ("a: 'that's it'\nb: 1\n", 'a: "that\'s it"\nb: 1\n', (1, 4)),
    "the first of two names too far left": ("a:\nb: 1\n  c: 2\nd: 3\n", "a:\n  b: 1\n  c: 2\nd: 3\n", (2, 1)),
    "a brace too many": ("a: {b: x}}\nc: 1\n", "a: {b: x}\nc: 1\n", (1, 10)),
    "no comma between maps": ("a: [{b: x} {c: y}]\n", "a: [{b: x}, {c: y}]\n", (1, 10)),
    "no comma between keys": ('a: {id: "x" say: y}\n', 'a: {id: "x", say: y}\n', (1, 11)),
    "no colon": ("a: 1\nb 2\nc: 3\n", "a: 1\nb: 2\nc: 3\n", (2, 1)),
    "no colon after a heading": ("a: 1\nb\n  c: 3\n", "a: 1\nb:\n  c: 3\n", (2, 1)),
    "no colon in an item": ("a:\n  - id x\n    say: y\n", "a:\n  - id: x\n    say: y\n", (2, 5)),
    "no space after a colon": ("a: 1\nb:2\nc: 3\n", "a: 1\nb: 2\nc: 3\n", (2, 2)),
    "no space after a dash": ("a:\n  - y: 1\n  -x: 1\n", "a:\n  - y: 1\n  - x: 1\n", (3, 3)),
    "a colon in a text": ("a: well: no\nb: 1\n", 'a: "well: no"\nb: 1\n', (1, 4)),
    "a colon in a text between braces": ("a: {b: well: no, c: 2}\n", 'a: {b: "well: no", c: 2}\n', (1, 8)),
    "a text with @": ("a: @home\n", 'a: "@home"\n', (1, 4)),
    "a text with %": ("a: % of it\n", 'a: "% of it"\n', (1, 4)),
    "a text with a star": ("a: *bold* x\n", 'a: "*bold* x"\n', (1, 4)),
    "a text with a bar": ("a: |x y\n", 'a: "|x y"\n', (1, 4)),
    "a text with a dash": ("a: - x\n", 'a: "- x"\n', (1, 4)),
    "a text with braces": ("a: {name}, hi\nb: 1\n", 'a: "{name}, hi"\nb: 1\n', (1, 4)),
    "a backslash": ('a: "C:\\dir"\n', 'a: "C:\\\\dir"\n', (1, 7)),
    "a tab": ("a:\n\tb: 1\n", "a:\n  b: 1\n", (2, 1)),
    "a tab after spaces": ("a:\n  b:\n  \tc: 1\n", "a:\n  b:\n    c: 1\n", (3, 3)),
    "too far in": ("a:\n  b: 1\n   c: 2\n", "a:\n  b: 1\n  c: 2\n", (3, 4)),
    "not far enough in": ("a:\n    b: 1\n   c: 2\nd: 1\n", "a:\n    b: 1\n    c: 2\nd: 1\n", (3, 4)),
    "the line above is too far in": ("a:\n   b: 1\n  c: 2\nd: 1\n", "a:\n  b: 1\n  c: 2\nd: 1\n", (2, 4)),
    "a bracket within brackets": (
        "calls: [{states: {a: {lines: [x], then: {set: {b: true, to: c}}}}]\n",
        "calls: [{states: {a: {lines: [x], then: {set: {b: true}, to: c}}}}]\n",
        (1, 55),
    ),
    "an open quote before a key in quotes": (
        'a: {b: "x, y?, "yes": z, c: 1}\nd: 1\n', 'a: {b: "x, y?", "yes": z, c: 1}\nd: 1\n', (1, 8)
    ),
    "an open quote before another text": (
        'a: {b: "in [x, y], until: "z or w"}\nd: 1\n', 'a: {b: "in [x, y]", until: "z or w"}\nd: 1\n', (1, 8)
    ),
    "an open quote within brackets": (
        'a: {b: {c: "x.}, to: y}\nd: 1\n', 'a: {b: {c: "x."}, to: y}\nd: 1\n', (1, 12)
    ),
    "no colon between braces": (
        'a: {b: x, when "in [y, z]"}\nc: 1\n', 'a: {b: x, when: "in [y, z]"}\nc: 1\n', (1, 11)
    ),
    "an open quote before brackets": (
        'a:\n  - {b: "in [x]}\n  - {b: "z"}\n', 'a:\n  - {b: "in [x]"}\n  - {b: "z"}\n', (2, 9)
    ),
    "a first item too far left": (
        "a:\n  b:\n   - id: x\n      say: y\n      to: z\nc: 1\n",
        "a:\n  b:\n    - id: x\n      say: y\n      to: z\nc: 1\n",
        (3, 4),
    ),
    "a name between two levels": (
        "states:\n  one:\n    hint: x\n   two:\n    hint: y\n",
        "states:\n  one:\n    hint: x\n  two:\n    hint: y\n",
        (4, 4),
    ),
    "a key of an item not far enough in": (
        "a:\n  - id: x\n   say: y\n", "a:\n  - id: x\n    say: y\n", (3, 4)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MENDED)
def test_the_cause_is_named_and_mended(name: str) -> None:
    text, sound, place = MENDED[name]
    found = mistake(text)
    assert (found.code, (found.span.line, found.span.column)) == ("syntax", place)
    assert found.hint
    assert mended(text, found.fix) == sound


def test_where_the_parser_noticed_is_a_second_place() -> None:
    (noticed,) = mistake("a: [b, c\nd: 2\n").related
    assert noticed.span.line == 2


def test_wrong_indentation_names_the_line_above() -> None:
    assert "below line 2" in mistake("a:\n  b: 1\n   c: 2\n").hint


def test_what_cannot_be_closed_safely_is_still_shown_where_it_was_opened() -> None:
    found = mistake("a: {b: [c\nd: e: {\nf: ]\n")
    assert found.span == Span(1, 8, 9)


def test_two_mistakes_are_told_one_after_the_other() -> None:
    text = "a: well: no\nb: 1\nc: {d: 1\ne: 2\n"
    first = mistake(text)
    assert first.span.line == 1
    assert mistake(mended(text, first.fix)).span.line == 3


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x7f"])
def test_a_control_character_is_pointed_at(letter: str) -> None:
    assert mistake(f"a: 1\nb: x{letter}\n").span == Span(2, 5, 6)


def test_a_tag_that_begins_a_sentence_is_quoted() -> None:
    found = mistake("title: !wow they came\n")
    assert found.code == "tag"
    assert mended("title: !wow they came\n", found.fix) == 'title: "!wow they came"\n'


def test_a_tab_before_an_item_becomes_the_indentation_of_its_neighbours() -> None:
    text = "a:\n  b:\n    - x\n\t- y\n    - z\n"
    assert mended(text, mistake(text).fix) == text.replace("\t", "    ")


def test_the_first_line_of_a_block_is_blamed_for_beginning_elsewhere() -> None:
    text = "a:\n   b:\n     c: 1\n  d: 2\n  e: 3\n"
    found = mistake(text)
    assert found.span.line == 2
    assert mended(text, found.fix) == text.replace("   b", "  b")


def test_a_missing_brace_is_put_before_the_value() -> None:
    text = "a: b: 1, c: 2}\nd: 3\n"
    assert mended(text, mistake(text).fix) == "a: {b: 1, c: 2}\nd: 3\n"
