"""The script for a recording: whose lines, in which order, with what an actor needs."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from simulator.scenario.load import load
from simulator.scenario.model import Script
from simulator.workbench.script_workbook import sheet_names, write_workbook
from simulator.workbench.voice_script import COLUMNS, Part, Take, voice_script
from tests.shipped import PATHS, scenario_at

KETTLE = """\
format: 1
title: The kettle
caller: {name: Ana, mood: {patience: 4, trust: 6}}
people: {ravi: {name: Ravi, about: Mends kettles, voice: {rate: 120}}, nobody: {name: Nobody}}
calls:
  - id: only
    intro: She rang before.
    start: hello
    interruptions: [{when: patience <= 0, to: gone}]
    states:
      hello:
        lines:
          - It does not boil.
          - {aside: A spoon falls.}
          - {say: Is that them?, by: ravi, delivery: sharp}
          - first:
              - {say: You again., when: trust < 3}
              - Hello?
        choices:
          - id: ask
            say: What do you see?
            mood: {trust: 1, because: She was asked.}
            to: seen
          - {id: wait, say: One moment., to: seen}
          - {id: cough, say: Ahem., to: seen}
      seen: {lines: ["=Steam(1)"], then: gone}
      gone: {lines: ["+44 is not a number."], ending: lost}
"""


def measure(text: str, rate: int) -> tuple[int, float]:
    return len(text.split()), 60 * len(text.split()) / rate


def script_of(source: str) -> Script:
    loaded = load(source, "kettle")
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario.script


@pytest.fixture(scope="module")
def parts() -> tuple[Part, ...]:
    return voice_script(script_of(KETTLE), measure)


def take(parts: tuple[Part, ...], words: str) -> Take:
    return next(take for part in parts for take in part.takes if take.words == words)


def test_the_caller_comes_first_and_who_is_silent_not_at_all(parts: tuple[Part, ...]) -> None:
    assert [(part.key, part.name) for part in parts] == [("caller", "Ana"), ("ravi", "Ravi")]


def test_a_part_has_its_lines_in_the_order_of_the_call(parts: tuple[Part, ...]) -> None:
    assert [(take.number, take.words) for take in parts[0].takes] == [
        (1, "It does not boil."),
        (2, "You again."),
        (3, "Hello?"),
        (4, "=Steam(1)"),
        (5, "+44 is not a number."),
    ]


def test_what_the_trainee_says_and_what_is_only_shown_is_not_recorded(parts: tuple[Part, ...]) -> None:
    words = {take.words for part in parts for take in part.takes}
    assert not words & {"What do you see?", "A spoon falls."}


def test_a_line_has_its_file_and_its_time_at_the_persons_pace(parts: tuple[Part, ...]) -> None:
    said = take(parts, "Is that them?")
    assert said.file == said.id.replace("/", "--") + ".wav" == "only--hello--36a3e9.wav"
    assert said.seconds == 1.5
    assert said.delivery == "sharp"
    assert (parts[1].words, parts[1].seconds) == (3, 1.5)


@pytest.mark.parametrize(
    ("words", "direction", "condition"),
    [
        (
            "It does not boil.",
            "The phone has been answered. She rang before. Patience 4, trust 6 of 10.",
            "",
        ),
        ("Is that them?", "Ana: “It does not boil.” (A spoon falls.)", ""),
        ("You again.", "Ravi: “Is that them?”", "trust < 3"),
        ("Hello?", "Ravi: “Is that them?”", "otherwise"),
        (
            "=Steam(1)",
            "Agent: “What do you see?” (trust +1: She was asked.) / Agent: “One moment.” / 1 other way",
            "",
        ),
        ("+44 is not a number.", "Breaks in when patience <= 0 / Follows from seen.", ""),
    ],
)
def test_a_line_says_what_comes_before_it_and_when_it_is_said(
    words: str, direction: str, condition: str, parts: tuple[Part, ...]
) -> None:
    assert (take(parts, words).direction, take(parts, words).condition) == (direction, condition)


def test_a_line_does_not_go_on_after_one_that_is_said_instead_of_it() -> None:
    either = KETTLE.replace(
        'seen: {lines: ["=Steam(1)"], then: gone}',
        "seen: {lines: [{say: Up., when: trust > 5}, {say: Down., when: not trust > 5}, Out.], then: gone}",
    )
    parts = voice_script(script_of(either), measure)
    assert take(parts, "Down.").direction == take(parts, "Up.").direction
    assert take(parts, "Out.").direction == "Goes on after: “Down.”"


def test_every_heard_line_of_the_shipped_scenarios_is_in_somebodys_part() -> None:
    for path in PATHS:
        found = voice_script(scenario_at(path).script, measure)
        files = [take.file for part in found for take in part.takes]
        states = sum(len(call.states) for call in scenario_at(path).script.calls)
        assert len(files) == len(set(files)) > states
        assert all(take.direction for part in found for take in part.takes)


@pytest.fixture(scope="module")
def sheets(parts: tuple[Part, ...]) -> dict[str, Worksheet]:
    file = BytesIO()
    write_workbook("The kettle\ud800", parts, file, datetime(2026, 11, 22, tzinfo=UTC))
    book = load_workbook(file)
    return {sheet.title: sheet for sheet in book.worksheets}


def test_a_workbook_has_a_summary_and_a_sheet_for_each_person(sheets: dict[str, Worksheet]) -> None:
    assert list(sheets) == ["Summary", "Ana", "Ravi"]
    assert list(sheets["Summary"].values) == [
        ("person", "about", "lines", "words", "minutes"),
        ("Ana", None, 5, 13, 0.1),
        ("Ravi", "Mends kettles", 1, 3, 0),
    ]


def test_a_sheet_is_a_table_whose_heading_stays_in_view(sheets: dict[str, Worksheet]) -> None:
    for sheet in sheets.values():
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert sheet.freeze_panes == "A2"
    assert sheets["Ana"].column_dimensions["F"].width > 40


def test_words_stay_words_in_a_workbook(parts: tuple[Part, ...], sheets: dict[str, Worksheet]) -> None:
    rows = list(sheets["Ana"].iter_rows(min_row=2))
    assert [cell.value for cell in next(iter(sheets["Ana"].rows))] == list(COLUMNS)
    assert [tuple(cell.value or "" for cell in row) for row in rows] == [
        take.cells() for take in parts[0].takes
    ]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}


def test_sheets_are_named_as_spreadsheets_allow() -> None:
    long = "A name that does not fit on the tab of a sheet"
    names = sheet_names(["Ana", "ana", "Summary", "History", "A/B: [who?]", "'", long, long])
    assert names[:6] == ["Ana", "ana 2", "Summary 2", "History 2", "A B who", "Person"]
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)
