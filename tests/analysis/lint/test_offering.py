"""Replies that are never on offer, lines that are never heard, errors that nobody can commit."""

import pytest

from tests.analysis.lint.calls import TOO_FEW, one_call, places, told

FACTS = "facts: {logged: false, demands: {from: 0, to: 3}}\n"
EITHER = pytest.mark.parametrize("budget", [TOO_FEW, 1000])


def offering(condition: str, effect: str = "") -> str:
    """A reply under a condition, after another with an effect."""
    return one_call(
        f"""\
        hello:
          choices: [{{id: greet, say: Hello., {effect} to: chat}}]
        chat:
          choices:
            - {{id: plain, say: Yes., to: bye}}
            - {{id: special, say: As you asked., when: "{condition}", to: bye}}
        """,
        FACTS,
    )


@EITHER
def test_a_reply_whose_condition_never_holds_is_never_offered(budget: int) -> None:
    assert places(offering("logged and demands > 1"), "never-offered", budget) == ["logged and demands > 1"]


@EITHER
def test_a_reply_whose_condition_can_hold_is_offered(budget: int) -> None:
    assert places(offering("logged", "set: {logged: true},"), "never-offered", budget) == []


def test_tests_that_exclude_each_other_never_hold_together() -> None:
    text = offering("patience > 4 and patience < 3", "mood: {patience: -9},")
    assert places(text, "never-offered", TOO_FEW) == ["patience > 4 and patience < 3"]


def test_a_silence_under_a_condition_that_never_holds_never_counts() -> None:
    text = one_call(
        """\
        hello:
          choices: [{id: go, say: Go., to: bye}]
          silence: {after: 10, when: logged, to: bye}
        """,
        FACTS,
    )
    (found,) = told(text, "never-offered")
    assert "silence" in found.message


def test_replies_of_states_that_are_never_reached_are_not_listed_as_well() -> None:
    text = one_call(
        """\
        hello:
          then: [{when: logged, to: chat}, {to: bye}]
        chat:
          choices: [{id: thanks, say: Thanks., when: logged, to: bye}]
        """,
        FACTS,
    )
    assert places(text, "never-offered") == []
    assert places(text, "never-reached") == ["chat"]


def hearing(lines: str, effect: str = "") -> str:
    return one_call(
        f"""\
        hello:
          choices: [{{id: greet, say: Hello., {effect} to: chat}}]
        chat:
          lines: {lines}
          choices: [{{id: yes, say: Yes., to: bye}}]
        """,
        FACTS,
    )


@EITHER
def test_a_line_whose_condition_never_holds_is_never_heard(budget: int) -> None:
    text = hearing("[Well?, {say: Again?, when: logged}]")
    assert places(text, "never-heard", budget) == ["logged"]


@EITHER
def test_a_line_that_some_call_hears_is_heard(budget: int) -> None:
    text = hearing("[Well?, {say: Again?, when: logged}]", "set: {logged: true},")
    assert places(text, "never-heard", budget) == []


def test_a_line_that_hangs_on_something_nothing_else_asks_for_is_tried_as_well() -> None:
    text = hearing("[Well?, {say: Again?, when: demands == 2}]", "add: {demands: 1},")
    assert places(text, "never-heard") == ["demands == 2"]
    assert places(text, "never-heard", TOO_FEW) == []


def test_a_line_after_one_that_is_always_said_has_no_turn() -> None:
    text = hearing("[{first: [One., Two.]}]")
    assert places(text, "never-heard") == ["Two."]


def test_the_last_of_several_lines_without_a_condition_has_its_turn() -> None:
    text = hearing("[{first: [{say: One., when: logged}, Two.]}]", "set: {logged: true},")
    assert places(text, "never-heard") == ["Two."]
    text = text.replace("say: Hello.,", "say: Hello., to: chat}, {id: nod, say: Mhm.,")
    assert places(text, "never-heard") == []


RUDE = "- {id: shout, say: Out!, when: logged, critical: [abuse], to: bye}"


def rude(effect: str = "", more: str = "") -> str:
    return one_call(
        f"""\
        hello:
          choices: [{{id: greet, say: Hello., {effect} to: chat}}]
        chat:
          choices:
            - {{id: yes, say: Yes., to: bye}}
            {RUDE}
        """,
        FACTS + more,
    )


def test_an_error_no_call_comes_to_is_idle() -> None:
    assert places(rude(), "idle-critical") == ["abuse"]


def test_an_error_some_call_can_commit_is_not() -> None:
    assert places(rude("set: {logged: true},"), "idle-critical") == []


def test_a_claim_about_an_error_that_no_reply_has_claims_nothing() -> None:
    text = rude("set: {logged: true},", "claims: [never: passed and critical.false-closure]\n")
    assert places(text, "idle-critical") == ["critical.false-closure"]


GIVING = """\
hello:
  choices: [{id: pay, say: Take this., goodwill: %d, to: bye}]
"""
GENEROUS = "agent: {authority: {goodwill: 40}}\nclaims: [never: critical.promise-beyond-authority]\n"


def test_goodwill_within_the_authority_commits_nothing() -> None:
    assert places(one_call(GIVING % 30, GENEROUS), "idle-critical") == ["critical.promise-beyond-authority"]


def test_goodwill_past_the_authority_is_an_error_by_rule() -> None:
    assert places(one_call(GIVING % 50, GENEROUS), "idle-critical") == []
