"""Attempts as a CSV file that spreadsheets open without running anything in it."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from scoring.sheets.files import replacing
from scoring.sheets.rows import COLUMNS, Cell, SheetRow

BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take UTF-8 for an old code page
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def write_csv(rows: Iterable[SheetRow], path: Path) -> None:
    """Writes a heading and the rows to `path`: RFC 4180 in UTF-8, whole or not at all.

    Raises FileProblem if it cannot be written.
    """
    with replacing(path) as file:
        file.write((BYTE_ORDER_MARK + csv_line(COLUMNS)).encode())
        for row in rows:
            file.write(csv_line(row.cells()).encode("utf-8", "replace"))


def csv_line(cells: Iterable[Cell]) -> str:
    """One line with its end. A text that a spreadsheet would take for a formula is marked as text by a '."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(
        [_plain(cell) if isinstance(cell, str) else cell for cell in cells]
    )
    return line.getvalue()


def _plain(text: str) -> str:
    return "'" + text if text.startswith(_STARTS_A_FORMULA) else text
