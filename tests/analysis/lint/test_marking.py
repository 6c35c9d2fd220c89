"""Marks by which replies cannot be told apart, or cannot be compared."""

import pytest

from tests.analysis.lint.calls import one_call, places, told

LADDER = "escalation: [{level: tier-2, title: Tier 2, right: patience < 3}]\n"


def replying(*replies: str, more: str = "", end: str = "{fix: 2}") -> str:
    """A state with these replies, each with its id, and a second state in which the fix is marked apart."""
    listed = "\n".join(f"    - {{say: Hm., {reply}}}" for reply in replies)
    return one_call(
        f"hello:\n  choices:\n{listed}\n"
        f"poor: {{ending: lost, marks: {end}}}\ngood: {{ending: resolved, marks: {{fix: 3}}}}\n",
        more,
    )


def test_a_reply_without_marks_among_marked_ones_is_told() -> None:
    text = replying("id: a, marks: {fix: 3}, to: good", "id: b, to: poor", "id: c, marks: {fix: 1}, to: poor")
    assert places(text, "unmarked-choice") == ["b"]
    assert places(text, "differently-marked") == []


def test_a_state_in_which_nothing_is_marked_is_left_alone() -> None:
    assert places(replying("id: a, to: good", "id: b, to: poor"), "unmarked-choice") == []


def test_a_reply_the_ladder_marks_is_marked() -> None:
    text = replying("id: a, escalate: keep, to: good", "id: b, escalate: tier-2, to: poor", more=LADDER)
    assert places(text, "unmarked-choice") == []


def test_a_reply_marked_on_something_else_than_the_others_is_told() -> None:
    text = replying(
        "id: a, marks: {fix: 3, closure: 1}, to: good",
        "id: b, marks: {fix: 1, closure: 3}, to: poor",
        "id: c, marks: {fix: 2, process: 3}, to: poor",
    )
    (found,) = told(text, "differently-marked")
    assert places(text, "differently-marked") == ["c"]
    assert "lacks closure and has process beside" in found.message


def test_a_reply_that_decides_on_escalation_alone_is_marked_on_something_else() -> None:
    text = replying(
        "id: a, marks: {fix: 3}, to: good", "id: b, marks: {fix: 1}, escalate: keep, to: poor", more=LADDER
    )
    assert places(text, "differently-marked") == ["b"]


def test_replies_marked_on_the_same_in_any_order_are_alike() -> None:
    text = replying(
        "id: a, marks: {fix: 3, closure: 1}, to: good", "id: b, marks: {closure: 2, fix: 1}, to: poor"
    )
    assert places(text, "differently-marked") == []


def test_a_behaviour_marked_the_same_everywhere_has_no_opportunity() -> None:
    text = replying(
        "id: a, marks: {fix: 3, access: 2}, to: good", "id: b, marks: {fix: 1, access: 2}, to: poor"
    )
    assert places(text, "no-opportunity") == ["access"]


def test_a_behaviour_that_only_the_ends_tell_apart_has_one() -> None:
    text = replying("id: a, marks: {fix: 3}, to: good", "id: b, marks: {fix: 3}, to: poor")
    assert places(text, "no-opportunity") == []


def test_a_behaviour_the_ladder_marks_has_one() -> None:
    text = replying("id: a, escalate: keep, to: good", "id: b, escalate: tier-2, to: poor", more=LADDER)
    assert places(text.replace("{fix: 2}", "{fix: 2, decision: 3}"), "no-opportunity") == []


SAME = "marks: {fix: 2}, mood: {trust: +1, because: %s}, to: good"


def test_replies_that_do_and_earn_the_same_are_one() -> None:
    text = replying(f"id: a, {SAME % 'Nice.'}", f"id: b, {SAME % 'Kind.'}", f"id: c, {SAME % 'So.'}")
    assert places(text, "fake-choice") == ["b", "c"]


@pytest.mark.parametrize(
    "difference",
    [
        "marks: {fix: 3}, to: good",
        "marks: {fix: 2}, mood: {trust: 2}, to: good",
        "marks: {fix: 2}, mood: {trust: 1}, to: poor",
        "marks: {fix: 2}, mood: {trust: 1}, when: trust > 2, to: good",
        "marks: {fix: 2}, mood: {trust: 1}, note: She called., to: good",
        "marks: {fix: 2}, mood: {trust: 1}, critical: [abuse], to: good",
        "marks: {fix: 2}, mood: {trust: 1}, retell: true, to: good",
    ],
)
def test_replies_that_differ_in_what_they_do_are_two(difference: str) -> None:
    assert places(replying(f"id: a, {SAME % 'Nice.'}", f"id: b, {difference}"), "fake-choice") == []


def asking(count: int, *replies: str, language: str = "en") -> str:
    """So many states with the same replies, of which the first is the best."""
    states = []
    for number in range(count):
        listed = "\n".join(
            f"    - {{id: r{place}, say: {say}, marks: {{fix: {3 - place}}}, to: s{number + 1}}}"
            for place, say in enumerate(replies)
        )
        states.append(f"{'hello' if number == 0 else f's{number}'}:\n  choices:\n{listed}\n")
    return one_call("".join(states) + f"s{count}: {{ending: resolved}}\n", f"language: {language}\n")


LONG = "No and I cannot see what I could do about it from here today."


def test_the_longest_reply_is_told_where_it_is_always_the_best() -> None:
    assert places(asking(6, LONG, "No.", "Go."), "longest-wins") == ["r0"]


def test_nothing_is_told_of_few_states() -> None:
    assert places(asking(4, LONG, "No.", "Go."), "longest-wins") == []


def test_replies_as_long_as_the_best_tell_nothing() -> None:
    assert places(asking(6, "Yes.", "Not.", "Go."), "longest-wins") == []


def test_the_first_reply_is_told_where_it_is_always_the_best() -> None:
    assert places(asking(6, "Yes.", "Not.", "Go."), "first-wins") == ["r0"]


def test_a_best_reply_in_the_middle_is_no_first_reply() -> None:
    text = asking(6, "Yes.", "Not.", "Go.").replace("fix: 3", "fix: 0")
    assert places(text, "first-wins") == []


def test_so_many_states_that_only_the_normal_distribution_helps_are_told_too() -> None:
    assert places(asking(400, "Yes.", "Not.", "Go."), "first-wins") == ["r0"]


@pytest.mark.parametrize(("language", "found"), [("en", ["r0"]), ("en-GB", ["r0"]), ("zh", [])])
def test_politeness_is_looked_for_in_english_only(language: str, found: list[str]) -> None:
    text = asking(6, "Sorry.", "Not it.", "Go on.", language=language)
    assert places(text, "politest-wins") == found


def test_replies_as_polite_as_the_best_tell_nothing() -> None:
    assert places(asking(6, "Sorry.", "Sorry no.", "Go on."), "politest-wins") == []


def test_states_judged_by_the_ladder_tell_nothing() -> None:
    text = asking(6, "Yes.", "Not.", "Go.").replace("{id: r1,", "{id: r1, escalate: tier-2,")
    assert places(text.replace("calls:", LADDER + "calls:"), "first-wins") == []
