"""All mistakes at once: one does not hide others, and is told once."""

import pytest

from simulator.scenario.load import load

HEAD = """\
format: 1
title: T
caller: {name: Ana}
level: 2
facts: {logged: false}
"""
REST = """\
calls:
  - id: first
    start: hello
    states:
      hello:
        choices:
          - {id: bye, say: Bye., to: over}
          - {id: more, say: More., when: loged, to: gone}
      over: {ending: done}
"""
LATER = {("unknown-name", 13), ("unknown-state", 13)}


def found(text: str) -> set[tuple[str, int]]:
    return {(one.code, one.span.line) for one in load(text, "wrong").diagnostics}


def test_the_rest_alone_has_two_mistakes() -> None:
    assert found(HEAD + REST) == LATER


@pytest.mark.parametrize(
    ("sound", "broken", "mistake"),
    [
        ("format: 1", "format: one", ("wrong-type", 1)),
        ("title: T", "title: [T]", ("wrong-type", 2)),
        ("caller: {name: Ana}", "caller: [Ana]", ("wrong-type", 3)),
        ("caller: {name: Ana}", "caller: {}", ("missing-key", 3)),
        ("level: 2", "level: 9", ("out-of-range", 4)),
        ("logged: false", "logged: false, b: 7", ("wrong-type", 5)),
    ],
)
def test_a_mistake_in_the_head_hides_nothing(sound: str, broken: str, mistake: tuple[str, int]) -> None:
    assert found(HEAD.replace(sound, broken) + REST) == LATER | {mistake}


@pytest.mark.parametrize(
    ("sound", "broken", "mistake"),
    [
        ("id: first", "id: [first]", ("wrong-type", 7)),
        ("start: hello", "start: []", ("wrong-type", 8)),
        ("say: Bye., to: over", "say: Bye.", ("missing-key", 12)),
        ("say: Bye.", "say: []", ("wrong-type", 12)),
        ("id: bye", "id: []", ("wrong-type", 12)),
        ("over: {ending: done}", "over: 7", ("wrong-type", 14)),
        ("ending: done", "finish: done", ("unknown-key", 14)),
        ("hello:", "Hello:", ("odd-name", 10)),
        ("choices:", "choises:", ("unknown-key", 11)),
        ("choices:", "replies:", ("unknown-key", 11)),
    ],
)
def test_a_mistake_in_a_state_is_told_once(sound: str, broken: str, mistake: tuple[str, int]) -> None:
    text = (HEAD + REST).replace("loged", "logged").replace("to: gone", "to: over")
    assert found(text) == set()
    assert found(text.replace(sound, broken)) == {mistake}


def test_all_of_a_condition_is_read() -> None:
    text = (HEAD + REST).replace("when: loged", 'when: "loged && (trsut > 3 or call is frist)"')
    codes = [one.code for one in load(text, "wrong").diagnostics]
    assert sorted(codes) == ["bad-condition", "bad-value", "unknown-name", "unknown-name", "unknown-state"]


def test_what_is_read_of_a_fact_that_could_not_be_read_is_no_second_mistake() -> None:
    assert found(HEAD.replace("logged: false", "logged: maybe") + REST.replace("loged", "logged")) == {
        ("wrong-type", 5),
        ("unknown-state", 13),
    }


def test_two_ways_on_are_shown_both() -> None:
    text = HEAD + REST.replace("over: {ending: done}", "over: {then: hello, ending: done}")
    (twice,) = [one for one in load(text, "two").diagnostics if one.code == "state-without-one-way"]
    assert (twice.span.column, twice.related[0].span.column) == (27, 14)
