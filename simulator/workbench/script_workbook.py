"""The script for a recording as a workbook: a summary, and a sheet for each person."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

import xlsxwriter

from simulator.workbench.voice_script import COLUMNS, Part

_WIDTHS = {
    "number": 8, "id": 26, "person": 14, "call": 14, "state": 16, "words": 60, "delivery": 10,
    "direction": 44, "condition": 26, "seconds": 9, "file": 40,
}  # fmt: skip
"""In characters."""
_SUMMARY = "Summary"
_SUMMARY_COLUMNS = (("person", 20), ("about", 34), ("lines", 8), ("words", 8), ("minutes", 9))
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_NAME = 31
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_Cells = tuple[str | int | float, ...]


def write_workbook(title: str, parts: Sequence[Part], file: BinaryIO, made: datetime) -> None:
    """Writes the workbook to an open file; `made` is the time it carries. No text becomes a formula."""
    book = xlsxwriter.Workbook(file, {**_AS_TEXT, "in_memory": True})
    book.set_properties({"title": _storable(title), "created": made})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    names = sheet_names([part.name for part in parts])
    _write_table(book.add_worksheet(_SUMMARY), _SUMMARY_COLUMNS, list(_summary(parts)), wrapped)
    for name, part in zip(names, parts, strict=True):
        rows = [take.cells() for take in part.takes]
        _write_table(book.add_worksheet(name), [(one, _WIDTHS[one]) for one in COLUMNS], rows, wrapped)
    book.close()


def sheet_names(people: Sequence[str]) -> list[str]:
    """A name for each person's sheet that a spreadsheet accepts, and that no other sheet has."""
    taken = {_SUMMARY.lower(), "history"}  # spreadsheets keep the latter for themselves
    names = []
    for person in people:
        plain = " ".join(_storable(person).translate(_NOT_IN_NAMES).split()).strip("'") or "Person"
        name, number = plain[:_LONGEST_NAME].strip("' "), 1
        while name.lower() in taken:
            number += 1
            name = f"{plain[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
        taken.add(name.lower())
        names.append(name)
    return names


def _summary(parts: Sequence[Part]) -> Iterator[_Cells]:
    for part in parts:
        yield part.name, part.about, len(part.takes), part.words, round(part.seconds / 60, 1)


def _write_table(
    sheet: xlsxwriter.worksheet.Worksheet,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[_Cells],
    wrapped: xlsxwriter.format.Format,
) -> None:
    """The rows under a heading that stays in view, as a table that sorts and filters."""
    cells = [[_storable(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    headings = [{"header": name, "format": wrapped} for name, _ in columns]
    sheet.add_table(
        0, 0, max(1, len(rows)), len(columns) - 1,
        {"data": cells, "columns": headings, "style": "Table Style Light 1"},
    )  # fmt: skip
    sheet.freeze_panes(1, 0)
    for place, (_, width) in enumerate(columns):
        sheet.set_column(place, place, width)


def _storable(text: str) -> str:
    """A lone surrogate cannot be stored in a file."""
    return text.encode("utf-8", "replace").decode("utf-8")
