"""States that no call comes to, and states from which none gets to an ending."""

import pytest

from tests.analysis.lint.calls import TOO_FEW, one_call, places, told

FACTS = "facts: {logged: false, demands: {from: 0, to: 2}}\n"


def behind(condition: str, effect: str = "") -> str:
    return one_call(
        f"""\
        hello:
          choices:
            - {{id: go, say: Go., {effect} to: [{{when: {condition}, to: cellar}}, bye]}}
        cellar:
          then: vault
        vault:
          then: bye
        """,
        FACTS,
    )


@pytest.mark.parametrize("budget", [TOO_FEW, 1000])
def test_a_state_behind_a_way_that_never_holds_is_never_reached(budget: int) -> None:
    assert places(behind("logged"), "never-reached", budget) == ["cellar"]


def test_the_states_behind_it_are_counted_and_not_listed() -> None:
    (found,) = told(behind("logged"), "never-reached")
    assert "one more state" in found.message


def test_the_way_that_leads_there_is_named() -> None:
    (found,) = told(behind("logged"), "never-reached")
    assert [other.span.line for other in found.related] == [11]


@pytest.mark.parametrize("budget", [TOO_FEW, 1000])
def test_a_state_behind_a_way_that_holds_is_reached(budget: int) -> None:
    assert places(behind("logged", "set: {logged: true},"), "never-reached", budget) == []


def test_what_only_trying_shows_is_not_claimed_without_it() -> None:
    once = behind("demands >= 2", "add: {demands: 1},")
    assert places(once, "never-reached", 1000) == ["cellar"]
    assert places(once, "never-reached", TOO_FEW) == []


def test_an_interruption_is_a_way() -> None:
    text = one_call(
        """\
        hello:
          choices: [{id: shout, say: No!, mood: {patience: -9}, to: hello}, {id: go, say: Go., to: bye}]
        gone: {ending: lost}
        """
    ).replace("start: hello", "start: hello\n    interruptions: [{when: patience <= 0, to: gone}]")
    assert places(text, "never-reached") == []


def test_a_silence_is_a_way() -> None:
    text = one_call(
        """\
        hello:
          choices: [{id: go, say: Go., to: bye}]
          silence: {after: 10, to: alone}
        alone: {ending: lost}
        """
    )
    assert places(text, "never-reached") == []


def test_an_article_read_on_the_desk_opens_a_way() -> None:
    text = one_call(
        """\
        hello:
          choices: [{id: go, say: Go., to: [{when: knowledge.how, to: known}, bye]}]
        known: {ending: resolved}
        """,
        "knowledge: [{id: how, title: How, text: So.}]\n",
    )
    assert places(text, "never-reached") == []


TRAP = """\
hello:
  choices: [{id: in, say: In., to: hall}, {id: out, say: Out., to: bye}]
hall:
  choices: [{id: on, say: On., to: stairs}]
stairs:
  choices: [{id: back, say: Back., to: hall}]
"""


@pytest.mark.parametrize("budget", [TOO_FEW, 1000])
def test_where_no_ending_can_be_reached_the_way_in_is_a_dead_end(budget: int) -> None:
    assert places(one_call(TRAP), "dead-end", budget) == ["hall"]


def test_a_dead_end_is_not_called_a_soft_lock_as_well() -> None:
    assert places(one_call(TRAP), "soft-lock") == []


def test_a_circle_with_a_way_out_is_no_dead_end() -> None:
    assert places(one_call(TRAP.replace("to: hall}]", "to: bye}]")), "dead-end") == []


def test_a_call_without_any_ending_is_a_dead_end_from_its_start() -> None:
    text = one_call("hello:\n  choices: [{id: on, say: On., to: hello}]\n")
    assert places(text, "dead-end") == ["hello"]
