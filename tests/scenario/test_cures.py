"""Mistakes with one safe cure carry it; others do not."""

import pytest

from simulator.scenario.diagnostics import Diagnostic
from simulator.scenario.edits import mended
from simulator.scenario.load import load

SOUND = """\
format: 1
title: A lost parcel
level: 2
caller: {name: Ana, pronoun: she, portrait: {glasses: true}}
facts: {logged: false, source: {values: [partner, carrier]}, demands: {from: 0, to: 3}}
promises: {ring: {text: Ring at five.}}
knowledge: [{id: roofs, title: Roofs, text: Slates.}]
calls:
  - id: first
    start: hello
    states:
      hello:
        lines: ["Well: no."]
        choices:
          - id: bye
            say: Bye.
            when: logged and not (source is partner or demands >= 2)
            marks: {attentive: 3}
            set: {logged: true, source: carrier}
            retell: true
            to: over
          - id: more
            say: More.
            promise: ring
            look-up: roofs
            hold: {seconds: 90}
            topics: []
            to: [{when: logged, to: over}, over]
      over: {ending: done}
""".replace("            topics: []\n", "")


def mistakes(text: str) -> tuple[Diagnostic, ...]:
    return tuple(one for one in load(text, "cured").diagnostics if one.code != "unreachable")


def test_the_scenario_is_sound() -> None:
    assert mistakes(SOUND) == ()


@pytest.mark.parametrize(
    ("sound", "broken", "code"),
    [
        ("format: 1\n", "", "missing-key"),
        ("format: 1", "format: 2", "out-of-range"),
        ("level: 2", 'level: "2"', "wrong-type"),
        ("pronoun: she", "pronoun: She", "unknown-word"),
        ("glasses: true", "glasses: yes", "wrong-type"),
        ("level: 2", "level: [2]", "wrong-type"),
        ("glasses: true", "glasses: [true]", "wrong-type"),
        ("hold: {seconds: 90}", "hold {seconds: 90}", "unknown-key"),
        ("logged: false,", "logged: no,", "wrong-type"),
        ("logged: true,", "logged: True,", "bad-value"),
        ("source: carrier", "source: carier", "bad-value"),
        ("set: {logged", "set: {loged", "unknown-fact"),
        ("attentive", "atentive", "unknown-behaviour"),
        ("level:", "levle:", "unknown-key"),
        ("            retell:", "            Retell:", "unknown-key"),
        ("start: hello", "start: helo", "unknown-state"),
        ("to: over}, over]", "to: ovre}, over]", "unknown-state"),
        ("promise: ring", "promise: rnig", "unknown-promise"),
        ("look-up: roofs", "look-up: roof", "unknown-article"),
        ("look-up:", "look_up:", "unknown-key"),
        ("to: over\n", "to: Over\n", "wrong-type"),
        ("over: {ending", "Over: {ending", "odd-name"),
        ("when: logged and not", "when: logged && not", "bad-condition"),
        ("partner or demands", "partner || demands", "bad-condition"),
        ("and not (source", "and !(source", "bad-condition"),
        ("and not (source", "AND not (source", "bad-condition"),
        ("source is partner", "source is parter", "bad-value"),
        ("demands >= 2", "demands => 2", "bad-condition"),
        ("demands >= 2", "demnads >= 2", "unknown-name"),
        ("when: logged,", "when: loged,", "unknown-name"),
        ('["Well: no."]', "\n          - Well: no.", "wrong-type"),
        ('["Well: no."]', '\n          - say "Well."', "unknown-key"),
        ('["Well: no."]', '\n          - say:"Well."', "unknown-key"),
        ("hold: {seconds: 90}", "hold: 90", "wrong-type"),
        ("{ring: {text: Ring at five.}}", "{ring: Ring at five.}", "wrong-type"),
        ("            say: More.\n", "            say: More.\n            say: More.\n", "duplicate-key"),
        ("            hold: {seconds: 90}\n", "            hold: {seconds: 90}\n" * 2, "duplicate-key"),
        ("level: 2", "level: two", "wrong-type"),
        ("seconds: 90", "seconds: 90 seconds", "wrong-type"),
        ("attentive: 3", "attentive: 3.0", "wrong-type"),
        ("marks: {attentive: 3}", "marks: [attentive: 3]", "wrong-type"),
        ("set: {logged: true, source: carrier}", "set: [logged: true, source: carrier]", "wrong-type"),
        ("portrait: {glasses: true}", "portrait: [glasses: true]", "wrong-type"),
        ("{attentive: 3}", "{attentive:3}", "unknown-key"),
        ("{logged: true,", "{logged true,", "unknown-key"),
        ("start: hello", "start: nowhere", "unknown-state"),
        ("            to: over\n", "            ot: over\n", "unknown-key"),
        ("id: more", "id: bye", "duplicate-id"),
        ("{when: logged, to", "{when: source in [partner, carrier], to", "syntax"),
    ],
)
def test_a_safe_cure_is_offered(sound: str, broken: str, code: str) -> None:
    assert SOUND.count(sound) == 1
    damaged = SOUND.replace(sound, broken)
    (found,) = [one for one in mistakes(damaged) if one.code == code]
    assert mistakes(mended(damaged, found.fix)) == ()


def test_a_missing_dash_is_one_mistake_and_costs_no_reply() -> None:
    (found,) = mistakes(SOUND.replace("          - id: more", "            id: more"))
    assert found.message == "a '- ' is missing before 'id'"
    assert mended(SOUND.replace("          - id: more", "            id: more"), found.fix) == SOUND


def test_the_first_key_of_an_item_said_twice_is_no_missing_dash() -> None:
    twice = SOUND.replace("          - id: more\n", "          - id: more\n            id: more\n")
    (found,) = mistakes(twice)
    assert found.message == "'id' is given twice"
    assert mistakes(mended(twice, found.fix)) == ()


@pytest.mark.parametrize(
    ("sound", "broken", "code"),
    [
        ("to: over\n", "to: nowhere\n", "unknown-state"),
        ("attentive", "polite", "unknown-behaviour"),
        ("level: 2", "level: 9", "out-of-range"),
        ("level: 2", "level: 22", "out-of-range"),
        ("seconds: 90", "seconds: 2 minutes", "wrong-type"),
        ("demands >= 2)", "demands >= 2) and", "bad-condition"),
        ("            say: More.\n", "            say: More.\n            say: Less.\n", "duplicate-key"),
        ("say: More.", "sya: More.\n            say: More.", "unknown-key"),
    ],
)
def test_what_could_be_mended_in_two_ways_is_left_to_the_author(sound: str, broken: str, code: str) -> None:
    (found,) = mistakes(SOUND.replace(sound, broken))
    assert (found.code, found.fix) == (code, ())
    assert found.hint


def test_between_two_names_as_near_nothing_is_chosen() -> None:
    text = SOUND.replace("over: {", "ovet: {ending: lost}\n      over: {").replace("to: over\n", "to: ove\n")
    (found,) = mistakes(text)
    assert (found.code, found.fix) == ("unknown-state", ())


def test_a_key_of_something_else_is_said_to_be_one() -> None:
    text = SOUND.replace("over: {ending: done", "over: {ending: done, say: Bye.")
    (found,) = mistakes(text)
    assert "'say' is a key of a line or a choice" in found.hint


def test_a_number_with_a_digit_too_many_is_guessed_at() -> None:
    (found,) = mistakes(SOUND.replace("level: 2", "level: 22"))
    assert "did you mean '2'?" in found.hint


def test_a_choice_that_was_pasted_twice_goes() -> None:
    choice = SOUND[SOUND.index("          - id: more") : SOUND.index("      over:")]
    text = SOUND.replace(choice, choice + choice)
    (found,) = [one for one in mistakes(text) if one.code == "duplicate-id"]
    assert mended(text, found.fix) == SOUND


def test_an_end_without_its_word_is_one_mistake() -> None:
    (found,) = mistakes(SOUND.replace("over: {ending: done}", "over: {title: Over., marks: {fix: 3}}"))
    assert (found.code, len(found.related)) == ("state-without-one-way", 2)
    assert "'ending'" in found.hint


def test_a_value_is_shown_beside_what_it_can_be() -> None:
    (found,) = mistakes(SOUND.replace("demands >= 2", "demands >= 9"))
    (declared,) = found.related
    assert (declared.span.line, declared.message) == (5, "'demands' can be: 0 to 3")


def test_a_second_id_is_shown_beside_the_first() -> None:
    (found,) = mistakes(SOUND.replace("id: more", "id: bye"))
    assert (found.span.line, found.related[0].span.line) == (22, 15)


WRAPPED = {
    "folded": "logged\n              and lgoged",
    "in quotes, folded": '"logged\n              and lgoged"',
    "a block": ">\n              logged\n              and lgoged",
    "apostrophes in it": "'logged and source is ''partner'' and\n              lgoged'",
}


@pytest.mark.parametrize("name", WRAPPED)
def test_a_name_is_found_in_a_condition_of_several_lines(name: str) -> None:
    text = SOUND.replace("logged and not (source is partner or demands >= 2)", WRAPPED[name])
    (found,) = mistakes(text)
    lines = text.splitlines()
    assert lines[found.span.line - 1][found.span.column - 1 : found.span.end - 1] == "lgoged"
    assert mistakes(mended(text, found.fix)) == ()
