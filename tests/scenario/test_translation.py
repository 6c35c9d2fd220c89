"""A scenario in another language: its words, what they lack, and the two files as one text."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.call.events import Heard
from simulator.call.session import Session
from simulator.scenario.diagnostics import Diagnostic, Severity
from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import Loaded, load
from simulator.scenario.texts import texts
from simulator.scenario.translation import lines_before, stream, top_value, without_start
from tests.plays import play_line

PARCEL = """\
format: 1
title: The lost parcel
caller: {name: Ana}
calls:
  - id: first
    start: hello
    states:
      hello:
        lines:
          - {say: Where is it?, clip: where.wav}
        choices:
          - {id: ask, say: Which number?, to: over}
      over: {ending: found}
"""
ASKED = "first/hello/26dc5e"
CHINESE = f"""\
format: 1
translates: parcel
language: zh
texts:
  - id: title
    source: The lost parcel
    text: 丢了的包裹
  - id: caller/name
    source: Ana
    text: ''
  - id: {ASKED}
    source: Where is it?
    text: 在哪儿呢？
  - id: first/hello/ask/say
    source: Which number?
    text: 什么单号？
"""


def told(chinese: str = CHINESE, base: str = PARCEL) -> Loaded:
    return load(stream(base, chinese), "parcel.zh")


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def beside(folder: Path, chinese: str, base: str = PARCEL) -> tuple[Diagnostic, ...]:
    """What is said of the translation that lies beside the scenario."""
    put(folder, "parcel.yaml", base)
    return read_scenario(put(folder, "parcel.zh.yaml", chinese)).diagnostics


def test_a_translated_scenario_is_in_other_words() -> None:
    scenario = told().scenario
    assert scenario is not None
    words = {text.id: text.words for text in texts(scenario.script)}
    assert scenario.script.language == "zh"
    assert scenario.script.title == "丢了的包裹"
    assert "在哪儿呢？" in words.values()
    assert words["first/hello/ask/say"] == "什么单号？"


def test_what_is_not_translated_stays_in_the_scenarios_language() -> None:
    scenario = told().scenario
    assert scenario is not None
    assert scenario.script.caller.name == "Ana"


def test_a_call_goes_on_in_the_other_language_after_a_crash() -> None:
    scenario = told().scenario
    assert scenario is not None
    again = load(scenario.text, scenario.id).scenario
    assert again is not None
    assert (again.hash, again.script) == (scenario.hash, scenario.script)
    session = Session(again)
    play_line(session, ["ask"])
    heard = [event.line.text for event in session.log if isinstance(event, Heard)]
    assert heard == ["在哪儿呢？"]


def test_a_recording_of_the_old_words_is_not_heard() -> None:
    scenario, original = told().scenario, load(PARCEL, "parcel").scenario
    assert scenario is not None
    assert original is not None
    assert original.script.calls[0].states["hello"].lines[0].clip == "where.wav"
    assert scenario.script.calls[0].states["hello"].lines[0].clip == ""


def test_the_hash_is_of_both_files() -> None:
    scenario, other = told().scenario, told(base=PARCEL + "# a comment\n").scenario
    assert scenario is not None
    assert other is not None
    assert scenario.hash != other.hash


def test_an_empty_text_is_told_once_for_its_state() -> None:
    (gap,) = told().diagnostics
    assert (gap.code, gap.severity) == ("untranslated", Severity.WARNING)
    assert "1 of 1" in gap.message


def test_many_gaps_are_told_as_a_number() -> None:
    states = "".join(f"      s{n}: {{ending: found, title: End {n}}}\n" for n in range(30))
    entries = "".join(f"  - {{id: first/s{n}/title, source: End {n}, text: ''}}\n" for n in range(30))
    found = [
        gap for gap in told(CHINESE + entries, PARCEL + states).diagnostics if gap.code == "untranslated"
    ]
    assert len(found) == 11
    assert found[-1].message.startswith("21 more")


def test_a_text_without_an_entry_is_told_at_the_top() -> None:
    lacking = CHINESE[: CHINESE.index("  - id: first/hello/ask")]
    gaps = [gap for gap in told(lacking).diagnostics if "not in this file" in gap.message]
    assert ["1 of 4" in gap.message for gap in gaps] == [True]


def test_other_words_make_a_translation_stale() -> None:
    found = told(base=PARCEL.replace("Which number?", "Which one?")).diagnostics
    assert [gap.code for gap in found if "Which one" in gap.message] == ["stale-translation"]


def test_a_line_in_other_words_leaves_an_orphan() -> None:
    found = told(base=PARCEL.replace("Where is it?", "Where?")).diagnostics
    assert [gap.code for gap in found if "Where is it" in gap.message] == ["orphan-translation"]


def test_the_first_of_two_translations_of_a_text_holds(tmp_path: Path) -> None:
    twice = CHINESE + "  - {id: title, source: The lost parcel, text: 别的}\n"
    (found,) = [found for found in beside(tmp_path, twice) if found.code == "duplicate-id"]
    assert [other.span.line for other in found.related] == [5]


def test_the_severity_of_gaps_is_the_translations_own_matter() -> None:
    scenario = told(CHINESE + "checks: {untranslated: off}\n").scenario
    assert scenario is not None
    assert scenario.script.checks == {"untranslated": "off"}


def test_mistakes_are_told_by_the_lines_of_the_translation(tmp_path: Path) -> None:
    broken = CHINESE.replace("    text: 在哪儿呢？\n", "    txt: 在哪儿呢？\n")
    assert {(found.code, found.span.line) for found in beside(tmp_path, broken)} >= {("unknown-key", 13)}


@pytest.mark.parametrize(
    ("chinese", "base", "code", "line"),
    [
        (CHINESE.replace("parcel\n", "parcels\n", 1), PARCEL, "unknown-scenario", 2),
        (CHINESE, PARCEL.replace("title: ", "titel: "), "broken-scenario", 2),
        (CHINESE, CHINESE, "unknown-scenario", 2),
        (CHINESE.replace("language: zh", "language: en"), PARCEL, "odd-language", 3),
        (CHINESE.replace("language: zh", "language: vi"), PARCEL, "odd-language", 3),
        (CHINESE.replace("language: zh", "language: Chinese!"), PARCEL, "wrong-type", 3),
        (CHINESE + "  - \tx: [", PARCEL, "syntax", 17),
    ],
)
def test_what_a_translation_can_have_wrong(
    chinese: str, base: str, code: str, line: int, tmp_path: Path
) -> None:
    assert (code, line) in [(found.code, found.span.line) for found in beside(tmp_path, chinese, base)]


def test_a_translation_lies_beside_its_scenario(tmp_path: Path) -> None:
    put(tmp_path, "parcel.yaml", PARCEL)
    path = put(tmp_path, "parcel.zh.yaml", CHINESE)
    library = Library(tmp_path)
    assert library.find("parcel.zh") == path
    scenario = read_scenario(path).scenario
    assert scenario is not None
    assert scenario.id == "parcel.zh"


@pytest.mark.parametrize("start", ["---\n", "# Chinese\n---\n", "\ufeff---  # Chinese\n"])
def test_a_translation_may_begin_as_documents_do(start: str) -> None:
    joint = told(start + CHINESE)
    assert joint.scenario is not None
    assert without_start(start + CHINESE).count("\n") == (start + CHINESE).count("\n")


def test_the_lines_of_both_files_are_counted() -> None:
    for base in (PARCEL, PARCEL.rstrip(), PARCEL.replace("\n", "\r\n")):
        lines = stream(base, CHINESE).splitlines()
        assert lines[lines_before(base)] == "format: 1"


def test_a_text_is_found_under_a_key_of_the_top() -> None:
    assert top_value("a: 1\ntranslates:  'my parcel'  # note\n", "translates") == ("my parcel", (2, 15))
    assert top_value("x:\n  translates: no\n", "translates") == ("", (1, 1))


def test_words_apart_nothing_is_another() -> None:
    scenario, original = told().scenario, load(PARCEL, "parcel").scenario
    assert scenario is not None
    assert original is not None
    assert replace(scenario.script.calls[0], states={}) == replace(original.script.calls[0], states={})
    assert scenario.program.places == original.program.places
