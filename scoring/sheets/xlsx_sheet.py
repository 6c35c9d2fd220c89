"""Scored calls as a workbook: summary, attempts, every reply, heat map, decision points, certificates, and a
sheet for each trainee. Nothing in it is a formula or a link."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from scoring.sheets.book import Book
from scoring.sheets.calls import ScoredCall, ScoredReply
from scoring.sheets.files import replacing
from scoring.sheets.lines import FIGURE_COLUMNS, ITEM_COLUMNS
from scoring.sheets.rows import COLUMNS, Cell, SheetRow
from scoring.sheets.wording import clock_words
from scoring.sheets.xlsx_pages import heat_map, summary, trainee_sheets
from scoring.sheets.xlsx_table import Column, Formats, Table, serial

MOST_TRAINEE_SHEETS = 100
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_DATE = "yyyy-mm-dd hh:mm:ss"
_WIDTHS = {"trainee": 24, "title": 30, "attempt": 14, "version": 14, "hash": 14, "started UTC": 19,
           "finished UTC": 19, "why not passed": 40, "auto fail": 30, "critical errors": 50, "weights": 38,
           "lost": 80, "notes": 50, "chain head": 14}  # fmt: skip
_SCORES = {"total", "skill", "uncapped", "chance", "empathy %", "resolution %", "escalation %"}
_SCALED = {"total", "empathy %", "resolution %", "escalation %"}
_TIMES = tuple(SheetRow.__slots__.index(name) for name in ("started_utc", "finished_utc"))
_REPLY_COLUMNS = (
    Column("attempt", 14), Column("trainee", 24), Column("scenario", 20), Column("attempt number", 9),
    Column("reply", 6), Column("at", 7), Column("state", 24), Column("said", 60), Column("cost", 7, "0.0"),
    Column("grade", 11), Column("better", 60), Column("why", 60), Column("marks", 36),
    Column("critical error", 32), Column("patience", 9), Column("trust", 9), Column("turn", 20),
    Column("id", 18),
)  # fmt: skip


def write_xlsx(calls: Iterable[ScoredCall], path: Path, streamed: bool = False) -> None:
    """Writes the workbook to `path`, whole or not at all. Raises FileProblem if it cannot be written.

    `streamed` keeps no more in memory than trainees and decision points take, however many calls there are;
    trainees then have no sheets of their own.
    """
    with replacing(path) as file, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # An archive that is interrupted closes by itself only a file of its own.
        made = Path(folder) / "book.xlsx"
        _write(calls, made, streamed)
        with made.open("rb") as whole:
            shutil.copyfileobj(whole, file)


def _write(calls: Iterable[ScoredCall], made: Path, streamed: bool) -> None:
    options = {**_OPTIONS, "constant_memory": streamed, "tmpdir": str(made.parent)}
    book = xlsxwriter.Workbook(made, options)
    formats, tables, kept = Formats(book), Book(), []
    front = book.add_worksheet("Summary")
    attempts = Table(book, formats, "Attempts", _attempt_columns(), frozen=2)
    replies = Table(book, formats, "Replies", _REPLY_COLUMNS, frozen=2)
    for call in calls:
        tables.add(call)
        attempts.add(attempt_cells(call.row))
        for cells in reply_rows(call):
            replies.add(cells)
        if not streamed:
            kept.append(call)
    attempts.finish()
    replies.finish()
    heat_map(book, formats, tables)
    _figures(book, formats, tables)
    _items(book, formats, tables)
    _certificates(book, formats, tables)
    shown = trainee_sheets(book, formats, kept, MOST_TRAINEE_SHEETS)
    summary(book, front, formats, tables, shown)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _attempt_columns() -> tuple[Column, ...]:
    return tuple(
        Column(
            heading,
            _WIDTHS.get(heading, max(9, len(heading) + 3)),
            _DATE if heading.endswith("UTC") else "0.0" if heading in _SCORES else "",
            scale=heading in _SCALED,
        )
        for heading in COLUMNS
    )


def attempt_cells(row: SheetRow) -> list[Cell]:
    """The row with its times as numbers that are shown as dates."""
    cells = list(row.cells())
    for place in _TIMES:
        cells[place] = serial(str(cells[place]))
    return cells


def reply_rows(call: ScoredCall) -> Iterator[tuple[Cell, ...]]:
    """A row for each reply, in the order of the columns."""
    row = call.row
    lead = (row.attempt, row.trainee, row.scenario, row.attempt_number)
    for reply in call.replies:
        yield (
            *lead, reply.number, clock_words(reply.at), reply.state, reply.said, reply.cost, reply.grade,
            reply.better, reply.why, reply.marks, reply.critical, reply.patience, reply.trust,
            turn_words(call, reply), reply.id,
        )  # fmt: skip


def turn_words(call: ScoredCall, reply: ScoredReply) -> str:
    """Whether the call turned with this reply."""
    words = [("turning point", call.turning), ("point of no return", call.no_return)]
    return ", ".join(word for word, number in words if number == reply.number)


def _figures(book: xlsxwriter.Workbook, formats: Formats, tables: Book) -> None:
    widths = {"scenario": 20, "version": 14, "figure": 44, "remarks": 70}
    looks = {"value": "0.00", "from": "0.00", "to": "0.00"}
    columns = [Column(name, widths.get(name, 11), looks.get(name, "")) for name in FIGURE_COLUMNS]
    table = Table(book, formats, "Cohort", columns, frozen=3)
    for line in tables.scenarios:
        for cells in line.figure_cells():
            table.add(cells)
    table.finish()


def _items(book: xlsxwriter.Workbook, formats: Formats, tables: Book) -> None:
    looks = {"p-value": "0.00", "p from": "0.00", "p to": "0.00", "discrimination": "0.00", "d from": "0.00",
             "d to": "0.00", "reach": "0%"}  # fmt: skip
    widths = {"decision point": 28, "scenario": 20, "version": 14, "replies": 70, "remarks": 70}
    columns = [Column(name, widths.get(name, 13), looks.get(name, "")) for name in ITEM_COLUMNS]
    table = Table(book, formats, "Decision points", columns, frozen=3)
    for item in tables.items():
        table.add(item.cells())
    table.finish()


def _certificates(book: xlsxwriter.Workbook, formats: Formats, tables: Book) -> None:
    columns = [
        Column("scenario", 20), Column("title", 36), Column("hash", 66), Column("best", 8, "0.0"),
        Column("worst", 8, "0.0"), Column("chance", 8, "0.0"), Column("configurations", 15, "#,##0"),
        Column("weights", 40), Column("found", 40),
    ]  # fmt: skip
    table = Table(book, formats, "Certificates", columns, frozen=1)
    for one in tables.certificates:
        table.add(
            (one.scenario, one.title, one.hash, one.best, one.worst, one.chance, one.configurations,
             one.weights, one.basis)
        )  # fmt: skip
    table.finish()
