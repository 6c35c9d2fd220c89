"""States in which a call can come to have nothing left to say."""

import pytest

from simulator.scenario.diagnostics import Severity
from tests.analysis.lint.calls import TOO_FEW, one_call, places, told

FACTS = "facts: {logged: false, cold: false}\n"


def asking(*conditions: str) -> str:
    """A call in which one can log something or not, and then has a reply for each of these conditions."""
    replies = "\n".join(
        f"    - {{id: r{number}, say: Yes., when: {condition}, to: bye}}"
        for number, condition in enumerate(conditions)
    )
    return one_call(
        "hello:\n  choices:\n"
        "    - {id: log, say: Log., set: {logged: true}, to: chat}\n"
        "    - {id: skip, say: Skip., mood: {trust: -2}, to: chat}\n"
        "chat:\n  choices: [{id: so, say: So., to: menu}]\n"
        f"menu:\n  choices:\n{replies}\n",
        FACTS,
    )


def test_a_state_whose_replies_can_all_be_closed_is_a_soft_lock() -> None:
    assert places(asking("logged", "trust > 4"), "soft-lock") == ["menu"]


def test_what_leads_there_is_named_with_the_shortest_call() -> None:
    (found,) = told(asking("logged", "trust > 4"), "soft-lock")
    assert "logged false, " in found.message or "trust 3, logged false" in found.message
    assert found.message.endswith("skip, so")


def test_conditions_that_leave_no_gap_are_none() -> None:
    assert places(asking("logged", "not logged"), "soft-lock") == []


def test_neither_is_a_gap_that_no_call_comes_to() -> None:
    assert places(asking("logged", "trust == 3"), "soft-lock") == []


def test_without_trying_a_gap_is_a_note_that_says_may() -> None:
    (found,) = told(asking("logged", "trust > 4"), "soft-lock", TOO_FEW)
    assert found.severity is Severity.NOTE
    assert "may" in found.message


def test_without_trying_conditions_that_leave_no_gap_are_none() -> None:
    assert places(asking("logged", "not logged"), "soft-lock", TOO_FEW) == []


CIRCLE = """\
hello:
  choices: [{id: go, say: Go., to: hall}]
hall:
  choices: [{id: on, say: On., to: hall}, {id: again, say: Again., to: hall}%s]
"""


def test_replies_that_are_used_up_are_named() -> None:
    text = one_call(CIRCLE % ", {id: out, say: Out., when: trust > 5, to: bye}").replace(
        "id: go, say: Go.,", "id: go, say: Go., to: hall}, {id: nod, say: Yes., mood: {trust: 2},"
    )
    (found,) = told(text, "soft-lock")
    assert "trust 5, 'on', 'again' used up; the shortest such call: go, " in found.message


@pytest.mark.parametrize("budget", [TOO_FEW, 1000])
def test_a_reply_that_leaves_the_circle_is_not_used_up(budget: int) -> None:
    assert places(one_call(CIRCLE % ", {id: out, say: Out., to: bye}"), "soft-lock", budget) == []


def test_a_silence_is_nothing_to_say() -> None:
    text = asking("logged").replace(
        "when: logged, to: bye}", "when: logged, to: bye}\n        silence: {after: 9, to: bye}"
    )
    assert places(text, "soft-lock") == ["menu"]
