"""Facts and promises: what is asked for, set, made and kept."""

import pytest

from tests.analysis.lint.calls import TOO_FEW, one_call, places, told


def remembering(effect: str, condition: str) -> str:
    return one_call(
        f"""\
        hello:
          choices: [{{id: log, say: I write it down., {effect} to: chat}}]
        chat:
          lines: [{{say: You did., when: {condition}}}, Well.]
          choices: [{{id: yes, say: Yes., to: bye}}]
        """,
        "facts: {logged: false, tries: {from: 1, to: 3}}\n",
    )


def test_a_fact_no_condition_asks_for_is_never_read() -> None:
    assert places(remembering("set: {logged: true},", "tries > 1"), "fact-never-read") == ["logged"]


def test_a_fact_only_a_claim_asks_for_is_read() -> None:
    text = remembering("set: {logged: true},", "tries > 1") + "claims: [possible: logged]\n"
    assert places(text, "fact-never-read") == []


@pytest.mark.parametrize("effect", ["", "set: {logged: false},", "add: {tries: -1},"])
@pytest.mark.parametrize("budget", [TOO_FEW, 1000])
def test_a_fact_that_stays_what_it_was_is_never_set(effect: str, budget: int) -> None:
    text = remembering(effect, "logged or tries > 1")
    assert places(text, "fact-never-set", budget) == ["logged", "tries"]


@pytest.mark.parametrize(
    ("effect", "left"), [("set: {logged: true},", ["tries"]), ("add: {tries: 1},", ["logged"])]
)
def test_a_fact_that_changes_is_set(effect: str, left: list[str]) -> None:
    assert places(remembering(effect, "logged or tries > 1"), "fact-never-set") == left


def test_a_fact_that_only_an_unoffered_reply_sets_is_never_set() -> None:
    text = one_call(
        """\
        hello:
          choices:
            - {id: on, say: On., to: bye}
            - {id: log, say: Log., when: patience > 5 and logged, set: {logged: true}, to: bye}
        """,
        "facts: {logged: false}\n",
    )
    assert places(text, "fact-never-set") == ["logged"]


def test_the_condition_that_asks_in_vain_is_named() -> None:
    (found,) = told(remembering("add: {tries: 1},", "logged"), "fact-never-set")
    assert [other.message for other in found.related] == ["this asks for 'logged'"]


def promising(
    due: str = "", keep: str = "", condition: str = "trust > 3", first: str = "promise: ring,"
) -> str:
    return one_call(
        f"""\
        hello:
          choices: [{{id: swear, say: I will ring., {first} to: chat}}]
        chat:
          lines: [{{say: Well., when: {condition}}}]
          choices: [{{id: yes, say: Yes., {keep} to: bye}}]
        """,
        f"promises: {{ring: {{text: Ring Ana., {due}}}}}\n",
    )


def test_a_promise_with_a_time_that_nothing_keeps_is_told() -> None:
    assert places(promising("due: only"), "promise-never-kept") == ["ring"]


def test_a_promise_kept_later_is_kept() -> None:
    assert places(promising("due: only", "keep: ring,"), "promise-never-kept") == []


def test_a_promise_that_can_only_be_kept_before_it_is_made_is_not_kept() -> None:
    text = promising("due: only", "promise: ring,", first="keep: ring,")
    assert places(text, "promise-never-kept") == ["ring"]


def test_a_promise_for_after_the_training_needs_nobody_to_keep_it() -> None:
    assert places(promising(), "promise-never-kept") == []


def test_a_promise_whose_fate_is_asked_for_is_broken_on_purpose() -> None:
    assert places(promising("due: only", condition="promise.ring is made"), "promise-never-kept") == []


@pytest.mark.parametrize(("keep", "condition"), [("keep: ring,", "trust > 3"), ("", "promise.ring is kept")])
def test_a_promise_kept_or_asked_for_that_nobody_makes_is_told(keep: str, condition: str) -> None:
    text = promising(keep=keep, condition=condition, first="")
    assert places(text, "promise-never-made") == ["ring"]
    assert places(text, "never-used") == []


def test_a_callback_makes_a_promise() -> None:
    text = promising(keep="keep: ring,", first="callback: ring,")
    assert places(text, "promise-never-made") == []


def test_a_promise_nothing_names_is_only_never_used() -> None:
    text = promising(first="")
    assert places(text, "promise-never-made") == []
    assert places(text, "never-used") == ["ring"]
