"""The workbook as a spreadsheet reads it back."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from scoring.sheets.calls import ScoredCall
from scoring.sheets.rows import COLUMNS
from scoring.sheets.xlsx_pages import FIXED
from scoring.sheets.xlsx_sheet import write_xlsx
from scoring.sheets.xlsx_table import LONGEST_TEXT, SheetNames
from tests.scoring.sheets.conftest import again, named
from tests.scoring.sheets.test_csv_sheet import FORMULA_STARTS, naughty_strings

NOT_XML = {chr(code) for code in range(32)} - set("\t\n") | {"\ufffe", "\uffff"}
"""Characters that no XML file holds as they are; the workbook spells control characters out."""


def written(path: Path, *calls: ScoredCall, streamed: bool = False) -> openpyxl.Workbook:
    write_xlsx(calls, path, streamed)
    return openpyxl.load_workbook(path)


def table(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of the sheet's only table, by their headings."""
    (found,) = sheet.tables.values()
    heading, *rows = [[cell.value for cell in row] for row in sheet[found.ref]]
    return [dict(zip(heading, row, strict=True)) for row in rows]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "team.xlsx"


def test_there_is_a_sheet_for_every_question_and_every_trainee(path: Path, call: ScoredCall) -> None:
    book = written(path, call, named(call, "Bo"), again(call, 3))
    assert book.sheetnames == [*FIXED, "Ana", "Bo"]


def test_an_attempt_is_a_row_of_a_real_table(path: Path, call: ScoredCall) -> None:
    (row,) = table(written(path, call)["Attempts"])
    assert list(row) == list(COLUMNS)
    assert (row["trainee"], row["total"], row["passed"], row["missed best replies"]) == ("Ana", 49, "no", 1)
    assert (row["started UTC"], row["finished UTC"]) == (
        datetime(2026, 3, 6, 12, 0),
        datetime(2026, 3, 6, 12, 5, 2),
    )
    assert (row["notes"], row["chain head"]) == ("Listen to 1:23 together.", "77aa" * 16)


def test_every_reply_has_its_cost_and_its_why(path: Path, call: ScoredCall) -> None:
    _, sent_away = table(written(path, call)["Replies"])
    assert (sent_away["at"], sent_away["cost"], sent_away["grade"]) == ("1:23", 31.3889, "blunder")
    assert sent_away["said"] == "I'll put you through to billing, one moment."
    assert (sent_away["better"], sent_away["why"]) == (
        "I will stop this bill myself.",
        "She had told it twice already.",
    )
    assert sent_away["turn"] == "turning point, point of no return"


def test_headings_stay_in_sight(path: Path, call: ScoredCall) -> None:
    book = written(path, call)
    assert (book["Attempts"].freeze_panes, book["Heat map"].freeze_panes) == ("C2", "B4")


def test_the_heat_map_is_of_first_attempts_and_says_how_many(path: Path, call: ScoredCall) -> None:
    first = again(call, 1, total=61.0)
    sheet = written(path, first, call, named(again(call, 1, total=80.0), "Bo"))["Heat map"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1][:3] == ["trainee (first attempts)", "total", "empathy"]
    assert [row[:2] for row in rows[2:]] == [["n", 2], ["Ana", 61], ["Bo", 80]]
    (rule,) = (rule for rules in sheet.conditional_formatting for rule in rules.rules)
    assert rule.type == "colorScale"


def test_decision_points_say_which_reply_was_given_how_often(path: Path, call: ScoredCall) -> None:
    points = table(written(path, again(call, 1), named(again(call, 1), "Bo"))["Decision points"])
    demand = next(point for point in points if point["decision point"] == "first/demand")
    assert (demand["n"], demand["reach"]) == (2, 1)
    assert str(demand["replies"]).startswith("other-desk 2")
    assert "Hidden under 30 attempts" in str(demand["remarks"])


def test_the_certificate_of_each_version_is_there_once(path: Path, call: ScoredCall) -> None:
    (certificate,) = table(written(path, call, again(call, 3))["Certificates"])
    assert (certificate["hash"], certificate["chance"]) == ("9c1e" * 16, 41.27)


def test_a_trainee_s_sheet_has_attempts_replies_and_a_chart(path: Path, call: ScoredCall) -> None:
    sheet = written(path, again(call, 1, total=40.0), again(call, 2, total=80.0))["Ana"]
    attempts, replies = sheet.tables.values()
    assert (attempts.ref, replies.ref) == ("A3:L5", "A7:L11")
    (chart,) = sheet._charts
    assert len(chart.series) == 4


def test_the_summary_shows_who_improved(path: Path, call: ScoredCall) -> None:
    book = written(path, again(call, 1, total=40.0), again(call, 2, total=80.5))
    sheet = book["Summary"]
    found = list(sheet.tables.values())[1]
    heading, line = [[cell.value for cell in row] for row in sheet[found.ref]]
    assert dict(zip(heading, line, strict=True)) == {
        "trainee": "Ana", "scenario": "vip-billing", "attempts": 2, "first": 40, "best": 80.5, "last": 80.5,
        "gain": 40.5, "retries": 0,
    }  # fmt: skip
    assert len(sheet._charts) == 2


def test_a_streamed_workbook_says_the_same_without_sheets_of_trainees(path: Path, call: ScoredCall) -> None:
    calls = [again(call, 1), named(again(call, 1), "Bo"), again(call, 2)]
    whole = written(path, *calls)
    streamed = written(path, *calls, streamed=True)
    assert streamed.sheetnames == list(FIXED)
    for name in ("Attempts", "Replies", "Decision points", "Certificates"):
        assert table(streamed[name]) == table(whole[name])


@pytest.mark.parametrize("streamed", [False, True])
def test_naughty_names_come_back_and_nothing_is_live(path: Path, call: ScoredCall, streamed: bool) -> None:
    names = [
        *naughty_strings()[:: 1 if streamed else 4],
        *(f"{start}cmd|'/C calc'!A0" for start in FORMULA_STARTS),
    ]
    expected = [name for name in names if not NOT_XML & set(name)]
    calls = [named(again(call, number), name) for number, name in enumerate(expected, 1)]
    rows = table(written(path, *calls, streamed=streamed)["Attempts"])
    assert [row["trainee"] or "" for row in rows] == expected
    with zipfile.ZipFile(path) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/" in name]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("name", ["a\0b", "a\x1bb", "a\rb", "a\ufffeb", "An\udce9", "x" * 40_000, "_x0041_"])
def test_no_name_spoils_the_file(path: Path, call: ScoredCall, name: str, streamed: bool) -> None:
    (row,) = table(written(path, named(call, name), streamed=streamed)["Attempts"])
    assert 2 <= len(str(row["trainee"])) <= LONGEST_TEXT


def test_without_attempts_the_workbook_is_empty_but_whole(path: Path) -> None:
    assert written(path).sheetnames == list(FIXED)


def test_an_estimated_call_has_replies_without_costs(path: Path, call: ScoredCall) -> None:
    unpriced = replace(call, replies=tuple(replace(reply, cost=None, grade="") for reply in call.replies))
    rows = table(written(path, unpriced)["Replies"])
    assert [row["cost"] for row in rows] == [None, None]


def test_an_interrupted_export_leaves_the_earlier_file(path: Path, call: ScoredCall) -> None:
    path.write_text("last week's")

    def calls() -> Iterator[ScoredCall]:
        yield call
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_xlsx(calls(), path)
    assert path.read_text() == "last week's"
    assert list(path.parent.iterdir()) == [path]


def test_sheets_are_named_as_spreadsheets_allow() -> None:
    names = SheetNames(FIXED)
    assert names.name("summary") == "summary (2)"
    assert names.name("a/b:c*[d]?") == "a b c  d"
    assert names.name("'quoted'") == "quoted"
    assert names.name("\u202e") == "no name"
    assert names.name("x" * 40) == "x" * 31
    assert names.name("X" * 40) == "X" * 27 + " (2)"
    assert names.name("History") == "History (2)"
