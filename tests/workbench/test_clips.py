"""Recordings and lines that belong together, or no longer do."""

from collections.abc import Iterable

import pytest

from simulator.scenario.diagnostics import Diagnostic, Severity
from simulator.scenario.load import load
from simulator.scenario.model import Script
from simulator.scenario.recordings import recording_name
from simulator.scenario.texts import texts
from simulator.workbench.clips import Listing, clip_problems

KETTLE = """\
format: 1
title: The kettle
caller: {name: Ana}
people: {ravi: {name: Ravi}}
calls:
  - id: only
    start: hello
    states:
      hello:
        lines:
          - It does not boil.
          - {say: It steams., when: trust > 5}
          - {say: Is that them?, by: ravi}
        choices: [{id: ask, say: What do you see?, to: gone}]
      gone: {lines: [Goodbye.], ending: lost}
"""


def script_of(source: str) -> Script:
    loaded = load(source, "kettle")
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario.script


def recorded(source: str, *words: str) -> dict[str, str]:
    """Good recordings of these lines of a scenario."""
    return {
        recording_name(text.id): ""
        for text in texts(script_of(source))
        if text.spoken and text.words in words
    }


def problems(source: str, own: dict[str, str], shared: dict[str, str] | None = None) -> Iterable[Diagnostic]:
    return clip_problems(script_of(source), Listing(own, shared or {}))


CALLERS = ("It does not boil.", "It steams.", "Goodbye.")


def test_without_recordings_there_is_nothing_to_say() -> None:
    assert problems(KETTLE, {}) == ()


def test_a_recording_in_another_format_is_told_of() -> None:
    (found,) = clip_problems(script_of(KETTLE), Listing(unheard=("only--hello--19d3bc.mp3",)))
    assert found.code == "unused-clip"
    assert "is no WAV file" in found.message
    assert "export it as WAV" in found.hint


def test_all_lines_of_a_person_recorded_is_well() -> None:
    assert problems(KETTLE, recorded(KETTLE, *CALLERS)) == ()


def test_somebody_recorded_in_part_is_a_note() -> None:
    (found,) = problems(KETTLE, recorded(KETTLE, "It does not boil."))
    assert (found.code, found.severity, found.span.line) == ("missing-clip", Severity.NOTE, 12)
    assert found.message.startswith("Ana is recorded in 1 of 3 lines")
    assert recording_name("only/hello/")[:-4] in found.hint


def test_a_recording_of_changed_words_is_stale_and_names_the_line_it_was_for() -> None:
    before = recorded(KETTLE, *CALLERS)
    found = problems(KETTLE.replace("It steams", "It smokes"), before)
    (stale,) = (one for one in found if one.code == "stale-clip")
    assert (stale.severity, stale.span.line) == (Severity.WARNING, 12)
    assert stale.message.startswith("the recording 'only--hello--")
    assert stale.message.endswith("probably it was for “It smokes.”")


def test_a_stale_recording_of_a_state_with_two_open_lines_names_both() -> None:
    (stale,) = (one for one in problems(KETTLE, {"only--hello--000000.wav": ""}) if one.code == "stale-clip")
    assert "“It does not boil.” or “It steams.”" in stale.message


def test_a_recording_of_a_line_that_is_gone_is_stale() -> None:
    without = KETTLE.replace("lines: [Goodbye.], ", "")
    (found,) = problems(without, recorded(KETTLE, *CALLERS))
    assert (found.code, found.span.line) == ("stale-clip", 1)
    assert "only/gone no longer has" in found.message


@pytest.mark.parametrize("name", ["room-tone.wav", "only--nowhere--000000.wav", "take 2.wav"])
def test_a_recording_of_nothing_is_unused(name: str) -> None:
    (found,) = problems(KETTLE, {name: ""})
    assert (found.code, found.severity) == ("unused-clip", Severity.WARNING)
    assert name in found.message


NAMED = KETTLE.replace("Goodbye.", "{say: Goodbye., clip: bye.wav}")


def test_a_named_recording_that_is_not_there_is_missing() -> None:
    (found,) = problems(NAMED, {})
    assert (found.code, found.severity, found.span.line) == ("missing-clip", Severity.WARNING, 15)
    assert "'bye.wav' is not in the folder" in found.message


@pytest.mark.parametrize("where", ["own", "shared"])
def test_a_named_recording_is_used_from_either_folder(where: str) -> None:
    listing = Listing(**{where: {"bye.wav": ""}})
    codes = {found.severity for found in clip_problems(script_of(NAMED), listing)}
    assert codes == {Severity.NOTE}


def test_a_recording_that_cannot_be_heard_is_missing() -> None:
    own = dict.fromkeys(recorded(KETTLE, "Is that them?"), "there is nothing but silence in it")
    (found,) = problems(KETTLE, own)
    assert (found.code, found.span.line) == ("missing-clip", 13)
    assert found.message.endswith("cannot be heard: there is nothing but silence in it")
