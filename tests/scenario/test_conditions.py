"""Conditions mean what they say, for every world."""

import operator
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.conditions import (
    DEEPEST,
    LONGEST,
    Both,
    Comparison,
    Malformed,
    Not,
    Tree,
    all_and_none,
    parse,
    resolve,
)
from simulator.scenario.conditions import Test as Resolved
from simulator.scenario.world import FLAG, MOOD, PROMISE, Constant, Domain, Vocabulary, pack

DOMAINS = {
    "logged": FLAG,
    "trust": MOOD,
    "demands": Domain(low=2, high=9),
    "source": Domain(words=("unknown", "partner", "carrier")),
    "promise.ring": PROMISE,
    "promise.rings": PROMISE,
    "ring-s": FLAG,
}
FIELDS = pack(DOMAINS)
VOCABULARY = Vocabulary(
    FIELDS,
    {
        "call": Constant(Domain(words=("first", "second")), 0),
        "contact": Constant(Domain(low=0, high=99), 1),
        "tier": Constant(Domain(words=("vip",)), 0, strict=False),
    },
)
Values = Mapping[str, int]
worlds = st.fixed_dictionaries({name: st.integers(0, domain.size - 1) for name, domain in DOMAINS.items()})


def packed(values: Values) -> int:
    world = 0
    for name, value in values.items():
        world = FIELDS[name].put(world, value)
    return world


def holds(text: str, **values: int) -> bool:
    tree = parse(text)
    assert not isinstance(tree, Malformed), tree
    test = resolve(tree, VOCABULARY)
    assert isinstance(test, Resolved), test
    return test.holds(packed(values))


def mistake(text: str) -> Malformed:
    tree = parse(text)
    if isinstance(tree, Malformed):
        return tree
    found = resolve(tree, VOCABULARY)
    assert isinstance(found, Malformed)
    return found


COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
EQUAL = {"is": True, "==": True, "is not": False, "!=": False}

Meaning = Callable[[Values], bool]
Written = tuple[str, Meaning]
"""A condition's text, and what it means by plain Python."""


@st.composite
def comparisons(draw: st.DrawFn) -> Written:
    name = draw(st.sampled_from(sorted(DOMAINS)))
    domain = DOMAINS[name]
    values = [str(domain.word(value)).lower() for value in range(domain.size)]
    picked = draw(st.integers(0, domain.size - 1))
    kind = draw(st.sampled_from(["is", "in", "order" if domain.ordered else "is"]))
    if kind == "order":
        op = draw(st.sampled_from(sorted(COMPARE)))
        return f"{name} {op} {values[picked]}", lambda world: COMPARE[op](world[name], picked)
    if kind == "is":
        op = draw(st.sampled_from(sorted(EQUAL)))
        return f"{name} {op} {values[picked]}", lambda world: (world[name] == picked) is EQUAL[op]
    several = draw(st.lists(st.integers(0, domain.size - 1), min_size=1, max_size=3))
    negated = draw(st.booleans())
    text = f"{name} {'not in' if negated else 'in'} [{', '.join(values[value] for value in several)}]"
    return text, lambda world: (world[name] in several) is not negated


def negated(part: Written) -> Written:
    return f"not ({part[0]})", lambda world: not part[1](world)


def all_of(parts: list[Written]) -> Written:
    text = " and ".join(f"({part})" for part, _ in parts)
    return text, lambda world: all(means(world) for _, means in parts)


def any_of(parts: list[Written]) -> Written:
    text = " or ".join(f"({part})" for part, _ in parts)
    return text, lambda world: any(means(world) for _, means in parts)


conditions = st.recursive(
    comparisons(),
    lambda parts: st.one_of(
        parts.map(negated),
        st.lists(parts, min_size=2, max_size=3).map(all_of),
        st.lists(parts, min_size=2, max_size=3).map(any_of),
    ),
    max_leaves=6,
).filter(lambda written: len(written[0]) <= LONGEST)


@given(conditions, st.lists(worlds, min_size=1, max_size=5))
def test_a_condition_agrees_with_plain_python(written: Written, values: list[Values]) -> None:
    text, means = written
    for world in values:
        assert holds(text, **world) is means(world)


@given(conditions, worlds, worlds)
def test_a_condition_reads_only_the_bits_it_says(written: Written, one: Values, other: Values) -> None:
    tree = parse(written[0])
    assert not isinstance(tree, Malformed)
    test = resolve(tree, VOCABULARY)
    assert isinstance(test, Resolved)
    mixed = packed(one) & test.reads | packed(other) & ~test.reads
    assert test.holds(mixed) is test.holds(packed(one))


@given(st.lists(st.sampled_from(
    ["logged", "trust", "and", "or", "not", "in", "is", "(", ")", "[", "]", ",", "<", ">=", "==", "!=", "4",
     "partner", "promise.ring", "'", '"', "=", ".", "-", " ", "\t", "\n", "é", "--5", "\u0664"]
), max_size=30))  # fmt: skip
def test_no_words_crash_the_grammar(words: list[str]) -> None:
    tree = parse(" ".join(words))
    if not isinstance(tree, Malformed):
        resolve(tree, VOCABULARY)


@given(st.text(max_size=LONGEST + 10))
def test_no_text_crashes_the_grammar(text: str) -> None:
    tree = parse(text)
    assert isinstance(tree, Malformed | Comparison | Not | Both)


def test_and_binds_closer_than_or() -> None:
    assert holds("logged or trust > 5 and trust > 7", logged=1, trust=0)
    assert not holds("(logged or trust > 5) and trust > 7", logged=1, trust=0)


def test_not_binds_closest() -> None:
    assert not holds("not logged and trust > 5", logged=0, trust=5)
    assert holds("not logged or trust > 5", logged=0, trust=0)


def test_a_bare_name_is_true() -> None:
    tree: Tree | Malformed = parse("logged")
    assert tree == Comparison("logged", "is", ("true",), 0, (0,))


def test_numbers_are_those_the_author_declared() -> None:
    assert holds("demands == 2", demands=0)
    assert holds("demands >= 9", demands=7)


@pytest.mark.parametrize("text", ["call is first", "contact < 2", "tier is vip", "tier is not gold"])
def test_what_never_changes_can_be_named(text: str) -> None:
    assert holds(text)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("", "bad-condition", 0),
        ("logged and", "bad-condition", 7),
        ("logged trust", "bad-condition", 7),
        ("(logged", "bad-condition", 7),
        ("trust in partner", "bad-condition", 9),
        ("trust in [1, 2", "bad-condition", 14),
        ("logged ; trust", "bad-condition", 7),
        ("trust not 4", "bad-condition", 10),
        ("source > partner", "bad-condition", 0),
        ("loged", "unknown-name", 0),
        ("logged or trsut > 4", "unknown-name", 10),
        ("trust > 11", "bad-value", 8),
        ("demands == 1", "bad-value", 11),
        ("trust == '--5'", "bad-value", 10),
        ("source is partnr", "bad-value", 10),
        ("call is frist", "bad-value", 8),
        ("tier > vip", "bad-condition", 0),
    ],
)
def test_mistakes_are_pointed_at(text: str, code: str, column: int) -> None:
    found = mistake(text)
    assert (found.code, found.column) == (code, column)
    assert found.hint


def cured(text: str) -> str:
    """The text with the cure of its first mistake; the text itself if that has none."""
    for column, length, instead in sorted(mistake(text).cure, reverse=True):
        text = text[:column] + instead + text[column + length :]
    return text


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("trust in [1, 2", "trust in [1, 2]"),
        ("trust in [1, 2 and logged", "trust in [1, 2] and logged"),
        ("not (logged or trust > 4", "not (logged or trust > 4)"),
        ("call is first and (logged or trust > 4", "call is first and (logged or trust > 4)"),
        ("(logged or trust > 4 and demands == 3", "(logged or trust > 4) and demands == 3"),
        ("(logged and (trust > 4 or demands == 3) or call is first",
         "(logged and (trust > 4 or demands == 3)) or call is first"),
        ("ring is made", "promise.ring is made"),
        ("logged == 1", "logged == true"),
        ("logged is 0", "logged is false"),
        ("logged > 0 and trust > 4", "logged is true and trust > 4"),
        ("logged <= '0'", "logged is 'false'"),
        ("logged&&trust>4", "logged and trust>4"),
    ],
)  # fmt: skip
def test_a_condition_that_can_mean_one_thing_alone_is_cured(text: str, sound: str) -> None:
    assert cured(text) == sound


@pytest.mark.parametrize(
    "text", ["logged and", "rings", "not (logged or trust > 4 and demands == 3", "trust ( 3"]
)
def test_a_condition_that_could_be_meant_in_two_ways_is_left(text: str) -> None:
    assert cured(text) == text


def test_length_and_depth_are_limited() -> None:
    assert mistake("x" * (LONGEST + 1)).code == "bad-condition"
    assert mistake("(" * (DEEPEST + 2) + "logged" + ")" * (DEEPEST + 2)).code == "bad-condition"


def test_all_and_none() -> None:
    always, never = Resolved(lambda _: True, 1), Resolved(lambda _: False, 2)
    assert all_and_none([], []) is None
    both = all_and_none([always], [never])
    assert both is not None
    assert both.holds(0)
    assert both.reads == 3
