"""A table of a workbook that grows row by row, and goes on in another sheet where one is full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter
from rich.cells import cell_len
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from scoring.sheets.rows import Cell

MOST_ROWS = 1_048_576
"""Of one sheet, its heading included."""
LONGEST_TEXT = 32_767
"""Characters that a cell holds."""
_MOST_LINES = 27
"""Of a wrapped text: no row is higher than 409 points."""
_DAY_ZERO = datetime(1899, 12, 30)
_STYLE = "Table Style Light 9"
_NO_XML = str.maketrans(dict.fromkeys("\ufffe\uffff", "\ufffd"))
_UNSAFE_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, how wide it is in characters, and how its numbers look; `scale` colours scores."""

    heading: str
    width: float = 12
    number: str = ""
    wrapped: bool = False
    scale: bool = False


class Formats:
    """The looks of one workbook; each is made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", **look})
        return self._made[key]

    def of(self, column: Column) -> Any:
        """The look of this column's cells."""
        look: dict[str, Any] = {"num_format": column.number} if column.number else {}
        return self.get(**look, text_wrap=True) if column.wrapped else self.get(**look)


class Table:
    """A named table under one heading row, frozen together with its first columns."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        formats: Formats,
        name: str,
        columns: Sequence[Column],
        frozen: int = 0,
    ) -> None:
        self._book, self._formats = book, formats
        self._name, self._columns, self._frozen = name, columns, frozen
        self._parts = 0
        self.sheet = self._begin()

    def _begin(self) -> Worksheet:
        self._parts += 1
        name = self._name if self._parts == 1 else f"{self._name} {self._parts}"
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, self._frozen)
        sheet.repeat_rows(0)
        to_print(sheet)
        lay_out(sheet, self._formats, self._columns)
        headings(sheet, self._formats, 0, self._columns)
        self._row = 1
        return sheet

    def add(self, cells: Iterable[Cell]) -> None:
        """Write the next row."""
        if self._row == MOST_ROWS:
            self.finish()
            self.sheet = self._begin()
        write_row(self.sheet, self._row, cells)
        self._row += 1

    def finish(self) -> None:
        """Say that these rows are a table. No row is added after this."""
        as_table(self.sheet, self._formats, 0, self._row - 1, self._columns)
        colour(self.sheet, self._formats, 1, self._row - 1, self._columns)


def to_print(sheet: Worksheet) -> None:
    """On A4 across, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def lay_out(sheet: Worksheet, formats: Formats, columns: Sequence[Column]) -> None:
    """Widths and looks of the columns; before any row is written."""
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width, formats.of(column))


def headings(sheet: Worksheet, formats: Formats, row: int, columns: Sequence[Column]) -> None:
    """The heading row of a table, in looks that do not hang on the table's style."""
    sheet.set_row(row, 30)
    for place, column in enumerate(columns):
        sheet.write_string(row, place, column.heading, formats.get(**HEADING))


HEADING = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#2B3B4D", "text_wrap": True}


def write_row(sheet: Worksheet, row: int, cells: Iterable[Cell], first: int = 0) -> None:
    """Texts as texts, numbers as numbers; nothing where there is nothing."""
    text, number = sheet.write_string, sheet.write_number
    for place, cell in enumerate(cells, first):
        if isinstance(cell, str):
            if cell:
                text(row, place, plain(cell))
        elif cell is not None:
            number(row, place, cell)


def plain(text: str) -> str:
    """What a cell can hold of a text: no half characters, and no more than fits."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode().translate(_NO_XML)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def as_table(sheet: Worksheet, formats: Formats, first: int, last: int, columns: Sequence[Column]) -> None:
    """Make a table of the rows from a heading to the last one; both are written already."""
    look = formats.get(**HEADING)
    headings = [{"header": column.heading, "header_format": look} for column in columns]
    if last == first:
        last += 1
        sheet.write_blank(last, 0, None, formats.get())
    streamed = sheet.constant_memory
    # Only headings are written by this, which are in the file already: rows that are gone stay as they are.
    # It remembers every cell of a table besides, so the table is a small one that is then made longer.
    sheet.constant_memory = False
    sheet.add_table(first, 0, first + 1, len(columns) - 1, {"columns": headings, "style": _STYLE})
    sheet.constant_memory = streamed
    whole = xl_range(first, 0, last, len(columns) - 1)
    sheet.tables[-1].update({"range": whole, "a_range": whole, "autofilter": whole})


def colour(sheet: Worksheet, formats: Formats, first: int, last: int, columns: Sequence[Column]) -> None:
    """Scores from red over yellow to green, passes and fails in words that are coloured besides."""
    for place, column in enumerate(columns):
        if column.scale:
            sheet.conditional_format(first, place, max(first, last), place, SCALE)
        for word, look in (("yes", _GOOD), ("no", _BAD)) if column.heading == "passed" else ():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": formats.get(**look)}
            sheet.conditional_format(first, place, max(first, last), place, rule)


SCALE = {
    "type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num",
    "min_value": 0, "mid_value": 60, "max_value": 100,
    "min_color": "#F6A79B", "mid_color": "#FBE7B0", "max_color": "#A8DDB5",
}  # fmt: skip
_GOOD = {"font_color": "#1B6B3A", "bold": True}
_BAD = {"font_color": "#A3271B", "bold": True}


def serial(utc: str) -> float | None:
    """A moment in UTC as the number that spreadsheets show as a date; None for none."""
    if not utc:
        return None
    past = datetime.fromisoformat(utc) - _DAY_ZERO
    return past.days + past.seconds / 86_400


def height(columns: Sequence[Column], cells: Iterable[Cell]) -> float:
    """How high a row has to be, in points, for the texts that are wrapped."""
    lines = [
        -(-cell_len(cell) * 10 // int(column.width * 9))
        for column, cell in zip(columns, cells, strict=True)
        if column.wrapped and isinstance(cell, str)
    ]
    return 15.0 * min(max([1, *lines]), _MOST_LINES)


class SheetNames:
    """Names for sheets: at most 31 characters, none twice, none that spreadsheets refuse."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.casefold() for name in taken} | {"history"}

    def name(self, wanted: str) -> str:
        readable = "".join(one if one.isprintable() else " " for one in wanted.translate(_UNSAFE_NAME))
        stem = plain(readable).strip().strip("'").strip() or "no name"
        name, number = _cut(stem, 31), 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{_cut(stem, 31 - len(str(number)) - 3)} ({number})"
        self._taken.add(name.casefold())
        return name


def _cut(text: str, most: int) -> str:
    """As much of the text as fits in so many units of UTF-16, in which spreadsheets count."""
    while len(text.encode("utf-16-le")) // 2 > most:
        text = text[:-1]
    return text.strip().rstrip("'")
