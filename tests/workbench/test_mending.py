"""Mending a text by safe cures makes it better or leaves it alone."""

from collections.abc import Sequence
from random import Random

from hypothesis import given

from simulator.scenario.diagnostics import Diagnostic, Edit, Severity, Span
from simulator.scenario.load import load
from simulator.workbench.mending import mend
from tests.generated import scenario_text, seeds
from tests.scenario.test_fuzz import damaged

SOUND = """\
format: 1
title: "Well: no"
caller: {name: Ana}
facts: {logged: false, demands: {from: 0, to: 3}}
calls:
  - id: first
    start: hello
    states:
      hello:
        choices:
          - id: bye
            say: Bye.
            when: logged and demands == 2
            hold: {seconds: 90}
            to: over
      over: {ending: done}
"""


def check(text: str) -> tuple[Diagnostic, ...]:
    return load(text, "mended").diagnostics


def test_everything_with_a_safe_cure_is_mended_even_what_came_to_light_by_it() -> None:
    damaged = (
        SOUND.replace("format: 1\n", "")
        .replace('"Well: no"', "Well: no")
        .replace("logged and demands ==", "loged && demands =")
        .replace("{seconds: 90}", "90")
        .replace("logged: false", "logged: no")
        .replace("to: over", "to over")
    )
    mended = mend(damaged, check)
    assert mended.text == SOUND
    assert [one.code for one in mended.done][:2] == ["syntax", "syntax"]
    assert check(mended.text) == ()


def test_tabs_become_spaces() -> None:
    mended = mend(SOUND.replace("      over: {", "\t\t\tover: {"), check)
    assert mended.text == SOUND


def test_the_second_of_two_equal_lines_goes() -> None:
    mended = mend(SOUND.replace("            say: Bye.\n", "            say: Bye.\n" * 2), check)
    assert mended.text == SOUND


def test_the_second_of_two_different_lines_stays() -> None:
    twice = SOUND.replace("            say: Bye.\n", "            say: Bye.\n            say: Ciao.\n")
    assert mend(twice, check).text == twice


def found(code: str, *edits: Edit) -> Diagnostic:
    return Diagnostic(code, "", Span(1, 1, 2), severity=Severity.ERROR, fix=edits)  # type: ignore[arg-type]


def test_a_cure_that_makes_a_text_worse_is_not_made() -> None:
    def judge(text: str) -> Sequence[Diagnostic]:
        bad = found("bad-value", Edit(Span(1, 1, 2), "b"))
        return [bad] if text == "a" else [bad, found("odd-name")]

    mended = mend("a", judge)
    assert mended.text == "a"
    assert [one.code for one in mended.refused] == ["bad-value"]


def test_of_cures_that_touch_each_other_one_is_made_at_a_time() -> None:
    def judge(text: str) -> Sequence[Diagnostic]:
        wrong = found("bad-value", Edit(Span(1, 1, 3), "xy")), found("odd-name", Edit(Span(1, 2, 4), "yz"))
        return [one for one in wrong if one.fix[0].text not in text]

    assert mend("abc", judge).text == "xyz"


def test_mending_that_never_comes_to_an_end_is_given_up() -> None:
    def judge(text: str) -> Sequence[Diagnostic]:
        return [found("bad-value", Edit(Span(1, 1, 2), "b" if text == "a" else "a"))]

    assert mend("a", judge).text in ("a", "b")


@given(seeds)
def test_mending_a_damaged_scenario_says_what_it_did_and_keeps_what_can_be_played(seed: int) -> None:
    random = Random(seed)
    text = damaged(scenario_text(random), random)
    mended = mend(text, check)
    assert (mended.text != text) == bool(mended.done)
    if load(text, "damaged").scenario:
        assert load(mended.text, "mended").scenario
