"""Names that are easily mistaken, things that nothing names, and lines without a pause."""

import pytest

from tests.analysis.lint.calls import one_call, places, told

PLAIN = "hello:\n  choices: [{id: a-b, say: A., to: bye}, {id: %s, say: B., marks: {fix: 1}, to: bye}]\n"


def test_replies_whose_ids_differ_in_a_dash_are_alike() -> None:
    assert places(one_call(PLAIN % "ab"), "names-alike") == ["ab"]


def test_replies_whose_ids_differ_in_a_letter_are_not() -> None:
    assert places(one_call(PLAIN % "a-c"), "names-alike") == []


def test_facts_that_differ_in_dash_and_underscore_are_alike() -> None:
    text = one_call(PLAIN % "c", "facts: {told-twice: false, told_twice: false}\n")
    (found,) = told(text, "names-alike")
    assert places(text, "names-alike") == ["told_twice"]
    assert "'told-twice' is here" in found.related[0].message


def test_states_of_one_call_are_compared_and_names_of_different_kinds_are_not() -> None:
    text = one_call(PLAIN % "c" + "he-llo: {ending: lost}\n", "facts: {bye_: false}\n")
    assert places(text, "names-alike") == ["he-llo"]


DESK = """\
people: {ravi: {name: Ravi}, mei: {name: Mei}}
escalation:
  - {level: tier-2, title: Tier 2, right: trust < 3}
  - {level: boss, title: The boss, right: trust < 1}
flowchart:
  - {id: power, text: Is it on?, "yes": reset}
  - {id: reset, text: Press it.}
  - {id: other, text: Something else.}
knowledge:
  - {id: open, title: Open, text: So.}
  - {id: hidden, title: Hidden, text: So., when: trust > 9 and trust < 2}
"""
BUSY = """\
hello:
  lines: [{say: Hello., by: ravi}]
  choices: [{id: up, say: Up., escalate: tier-2, to: bye}, {id: keep, say: No., escalate: keep, to: bye}]
"""


def test_what_nothing_names_is_never_used() -> None:
    assert places(one_call(BUSY, DESK), "never-used") == ["mei", "boss", "other", "hidden"]


def test_a_box_that_a_state_is_at_is_used() -> None:
    text = one_call(BUSY.replace("  choices", "  step: other\n  choices"), DESK)
    assert "other" not in places(text, "never-used")


def test_somebody_heard_as_one_of_several_is_used() -> None:
    text = one_call(BUSY.replace("lines: [", "lines: [{first: [{say: Hi., by: mei}]}, "), DESK)
    assert "mei" not in places(text, "never-used")


def saying(line: str, more: str = "") -> str:
    return one_call(f'hello:\n  lines: "{line}"\n  choices: [{{id: go, say: Go., to: bye}}]\n', more)


LONG = "I have been waiting for somebody to ring me back about the parcel that was meant to come on Tuesday"


def test_a_stretch_without_a_pause_that_takes_longer_than_a_breath_is_told() -> None:
    assert places(saying(f"Well. {LONG}, you know."), "long-line") == [LONG]


def test_a_comma_is_a_place_to_breathe() -> None:
    assert places(saying(LONG.replace(" about", ", about")), "long-line") == []


def test_a_quick_voice_gets_further() -> None:
    text = saying(LONG).replace("{name: Ana}", "{name: Ana, voice: {rate: 230}}")
    assert places(text, "long-line") == []


def test_what_is_only_shown_needs_no_breath() -> None:
    assert places(saying(LONG).replace(f'"{LONG}"', f'[{{aside: "{LONG}"}}]'), "long-line") == []


@pytest.mark.parametrize(
    ("line", "long"),
    [
        ("我刚刚收到一条短信，说代码是十七。", False),
        ("我刚刚收到一条短信说代码是十七而且我根本不知道这个代码到底是什么意思所以想请你们帮我查一下", True),
        ("ฉันเพิ่งได้รับข้อความ บอกว่ารหัสสิบเจ็ด", False),
        ("ฉันเพิ่งได้รับข้อความบอกว่ารหัสสิบเจ็ดและฉันไม่รู้ว่ามันหมายความว่าอะไรเลยอยากให้คุณช่วยตรวจสอบให้หน่อยได้ไหม", True),
    ],
)
def test_languages_without_spaces_are_measured_by_their_letters(line: str, long: bool) -> None:
    assert bool(places(saying(line), "long-line")) is long


def test_figures_with_points_and_commas_hold_no_pause() -> None:
    text = LONG.replace("Tuesday", "the 3.5 or the 1,000th of them")
    assert places(saying(text), "long-line") == [text]
