"""The page on sheets names the columns and endings there are."""

from pathlib import Path

from scoring.sheets.rows import COLUMNS
from scoring.sheets.xlsx_pages import FIXED
from simulator.app.commands.sheet import MOST_REVIEWED, WRITERS

PAGE = (Path(__file__).parents[2] / "docs" / "sheets.md").read_text(encoding="utf-8")


def test_every_column_is_named_in_its_order() -> None:
    assert ", ".join(COLUMNS) in PAGE.splitlines()


def test_every_ending_is_explained() -> None:
    assert {line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `.")} == set(WRITERS)


def test_every_sheet_of_the_workbook_is_named() -> None:
    assert all(name in PAGE for name in FIXED)


def test_the_number_of_attempts_that_are_taken_apart_is_said() -> None:
    assert f"Up to {MOST_REVIEWED:,} attempts" in PAGE
