"""The pages of the workbook that are no plain table: summary, heat map, and a sheet for each trainee."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from scoring.sheets.book import Book
from scoring.sheets.calls import ScoredCall
from scoring.sheets.lines import BANDS, MEASURES, ScenarioLine
from scoring.sheets.rows import Cell
from scoring.sheets.wording import clock_words
from scoring.sheets.xlsx_table import (
    HEADING,
    SCALE,
    Column,
    Formats,
    SheetNames,
    as_table,
    colour,
    headings,
    height,
    lay_out,
    plain,
    serial,
    to_print,
    write_row,
)

FIXED = ("Summary", "Attempts", "Replies", "Heat map", "Cohort", "Decision points", "Certificates")
_CHART_ROWS = 17
_DATE = "yyyy-mm-dd hh:mm"
_SCENARIOS = (
    Column("scenario", 24), Column("title", 34), Column("version", 14), Column("attempts", 11),
    Column("first attempts", 15), Column("passed at first", 15, "0%"),
    *(Column(f"mean {measure}", 17, "0.0", scale=True) for measure in MEASURES),
    *(Column(band, 13) for band in BANDS),
    Column("passed from", 13, "0%"), Column("passed to", 13, "0%"),
    *(Column(f"{measure} {end}", 17, "0.0") for measure in MEASURES for end in ("from", "to")),
)  # fmt: skip
_TRAINEES = (
    Column("trainee", 24), Column("scenario", 34), Column("attempts", 14),
    Column("first", 11, "0.0", scale=True), Column("best", 15, "0.0", scale=True),
    Column("last", 15, "0.0", scale=True), Column("gain", 17, "+0.0;-0.0;0.0"), Column("retries", 17),
)  # fmt: skip


def summary(
    book: xlsxwriter.Workbook, sheet: Worksheet, formats: Formats, tables: Book, shown: Sequence[str]
) -> None:
    """The front page: what this is about, scenarios, trainees from first to last attempt, charts."""
    lay_out(sheet, formats, [Column(column.heading, column.width) for column in _SCENARIOS])
    to_print(sheet)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, "Score sheets", formats.get(bold=True, font_size=18))
    for row, line in enumerate(_preface(tables, shown), 1):
        sheet.write_string(row, 0, line)
    row = 6
    scenarios = [
        (line.scenario, line.title, line.hash[:12], line.attempts, line.firsts, line.figures.passed.value,
         *(line.mean(measure).value for measure in MEASURES), *(line.bands.get(band, 0) for band in BANDS),
         *_ends(line))
        for line in tables.scenarios
    ]  # fmt: skip
    end = _block(sheet, formats, row, _SCENARIOS, scenarios)
    trainees = [
        (line.trainee, tables.label(line.scenario, line.hash), line.progress.attempts, line.progress.first,
         line.progress.best, line.progress.last, line.progress.gain, line.progress.retries)
        for line in tables.trainees
    ]  # fmt: skip
    _summary_charts(book, sheet, row, len(scenarios), end + 1)
    _block(sheet, formats, end + 1 + _CHART_ROWS, _TRAINEES, trainees)


def _ends(line: ScenarioLine) -> list[Cell]:
    """Where the intervals begin and end, of the share that passed and of the means."""
    found = (line.figures.passed, *map(line.mean, MEASURES))
    return [end for one in found for end in (one.low, one.high)]


def _preface(tables: Book, shown: Sequence[str]) -> list[str]:
    people = tables.people
    lines = [
        f"{tables.calls:,} attempts of {people:,} trainees, begun from {tables.since} to {tables.until} UTC.",
        f"Scores run from 0, the worst a call can come to, to 100, the best. {tables.about}",
        "'from' and 'to': in 95 of 100 cohorts like this one the true value lies between them.",
    ]
    if len(shown) < people:
        lines.append(
            f"{len(shown):,} trainees have a sheet of their own here; 'sheet --trainee NAME' makes one."
        )
    return lines


def _block(
    sheet: Worksheet, formats: Formats, row: int, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]
) -> int:
    """A table on a page that holds others; returns the row after it."""
    headings(sheet, formats, row, columns)
    for number, cells in enumerate(rows, row + 1):
        sheet.set_row(number, height(columns, cells))
        for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            if isinstance(cell, str):
                sheet.write_string(number, place, plain(cell), formats.of(column))
            elif cell is not None:
                sheet.write_number(number, place, cell, formats.of(column))
    last = row + max(1, len(rows))
    as_table(sheet, formats, row, last, columns)
    colour(sheet, formats, row + 1, last, columns)
    return last + 1


def _summary_charts(book: xlsxwriter.Workbook, sheet: Worksheet, row: int, count: int, below: int) -> None:
    if not count:
        return
    bands = _chart(book, "column", subtype="stacked")
    means = _chart(book, "bar")
    first_band = 6 + len(MEASURES)
    for place, (band, fill) in enumerate(zip(BANDS, _BAND_FILLS, strict=True), first_band):
        bands.add_series(_series(sheet, band, row, count, place, fill))
    for place, (measure, fill) in enumerate(zip(MEASURES, _MEASURE_FILLS, strict=True), 6):
        means.add_series(_series(sheet, measure, row, count, place, fill))
    bands.set_title({"name": "First attempts by band", "name_font": {"size": 12}})
    means.set_title({"name": "Mean of first attempts", "name_font": {"size": 12}})
    means.set_x_axis(
        {"min": 0, "max": 100, "major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}}
    )
    for chart, column in ((bands, 0), (means, 3)):
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 480, "height": 300})
        sheet.insert_chart(below, column, chart)


def _chart(book: xlsxwriter.Workbook, kind: str, **more: str) -> Any:
    return book.add_chart({"type": kind, **more})


_BAND_FILLS = ("#2F9E6E", "#7CC6A4", "#F3B755", "#D9604C")
_MEASURE_FILLS = ("#33475B", "#D9688C", "#2FA391", "#7F70E0")


def _series(sheet: Worksheet, name: str, row: int, count: int, place: int, fill: str) -> dict[str, Any]:
    return {
        "name": name,
        "categories": [sheet.name, row + 1, 0, row + count, 0],
        "values": [sheet.name, row + 1, place, row + count, place],
        "fill": {"color": fill},
        "gap": 60,
    }


def heat_map(book: xlsxwriter.Workbook, formats: Formats, tables: Book) -> None:
    """Trainees down, scenarios and dimensions across; the score of the first attempt in each field."""
    sheet = book.add_worksheet("Heat map")
    columns = tables.heat_columns
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, max(1, len(columns)), 11, formats.get(num_format="0.0"))
    sheet.freeze_panes(3, 1)
    to_print(sheet)
    heading = formats.get(**HEADING)
    for place, (scenario, measure) in enumerate(columns, 1):
        sheet.write_string(0, place, scenario if measure == MEASURES[0] else "", formats.get(bold=True))
    sheet.write_string(1, 0, "trainee (first attempts)", heading)
    for place, (_, measure) in enumerate(columns, 1):
        sheet.write_string(1, place, measure, heading)
    sheet.write_string(2, 0, "n", formats.get(italic=True))
    for place, count in enumerate(tables.heat_counts(), 1):
        sheet.write_number(2, place, count, formats.get(italic=True, num_format="0"))
    rows = tables.heat_rows()
    for number, (trainee, scores) in enumerate(rows, 3):
        write_row(sheet, number, (trainee, *scores))
    if rows and columns:
        sheet.conditional_format(3, 1, 2 + len(rows), len(columns), SCALE)


_CALLS = (
    Column("started UTC", 17, _DATE), Column("scenario", 22), Column("attempt number", 10),
    Column("mode", 10), Column("total", 9, "0.0", scale=True), Column("passed", 12),
    Column("empathy %", 12, "0.0", scale=True),
    Column("resolution %", 13, "0.0", scale=True), Column("escalation %", 13, "0.0", scale=True),
    Column("why not passed", 50, wrapped=True), Column("critical errors", 50, wrapped=True),
    Column("notes", 50, wrapped=True),
)  # fmt: skip
_REPLIES = (
    Column("started UTC", 17, _DATE), Column("state", 22), Column("reply", 10), Column("at", 10),
    Column("cost", 9, "0.0"), Column("grade", 12), Column("patience", 12), Column("trust", 13),
    Column("turn", 13, wrapped=True), Column("said", 50, wrapped=True), Column("better", 50, wrapped=True),
    Column("why", 50, wrapped=True),
)  # fmt: skip


def trainee_sheets(
    book: xlsxwriter.Workbook, formats: Formats, calls: Sequence[ScoredCall], most: int
) -> list[str]:
    """A sheet for each of the first `most` trainees by name; returns the trainees that have one."""
    names = SheetNames(FIXED)
    by_name = sorted(calls, key=lambda call: call.row.trainee)
    shown: list[str] = []
    for trainee, theirs in groupby(by_name, key=lambda call: call.row.trainee):
        if len(shown) == most:
            break
        shown.append(trainee)
        _trainee(book, formats, names.name(trainee), trainee, list(theirs))
    return shown


def _trainee(
    book: xlsxwriter.Workbook, formats: Formats, name: str, trainee: str, calls: Sequence[ScoredCall]
) -> None:
    sheet = book.add_worksheet(name)
    lay_out(sheet, formats, [Column(column.heading, column.width) for column in _CALLS])
    sheet.freeze_panes(2, 0)
    to_print(sheet)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, plain(trainee) or "(no name)", formats.get(bold=True, font_size=16))
    end = _block(sheet, formats, 2, _CALLS, [_call_cells(call) for call in calls])
    _progress_chart(book, sheet, len(calls))
    _block(sheet, formats, end + 1, _REPLIES, [cells for call in calls for cells in _reply_cells(call)])


def _call_cells(call: ScoredCall) -> tuple[Cell, ...]:
    row = call.row
    return (
        serial(row.started_utc), row.scenario, row.attempt_number, row.mode, row.total, row.passed,
        row.empathy, row.resolution, row.escalation, row.why_not_passed, row.critical_errors, row.notes,
    )  # fmt: skip


def _reply_cells(call: ScoredCall) -> list[tuple[Cell, ...]]:
    turns = {call.no_return: "point of no return", call.turning: "turning point"}
    started = serial(call.row.started_utc)
    return [
        (started, one.state, one.number, clock_words(one.at), one.cost, one.grade, one.patience, one.trust,
         turns.get(one.number, ""), one.said, one.better, one.why)
        for one in call.replies
    ]  # fmt: skip


def _progress_chart(book: xlsxwriter.Workbook, sheet: Worksheet, count: int) -> None:
    chart = _chart(book, "line")
    for place, heading, fill in zip((4, 6, 7, 8), MEASURES, _MEASURE_FILLS, strict=True):
        chart.add_series(
            {
                "name": heading,
                "categories": [sheet.name, 3, 0, 2 + count, 0],
                "values": [sheet.name, 3, place, 2 + count, place],
                "line": {"color": fill, "width": 2.5 if place == 4 else 1.25},
                "marker": {"type": "circle", "size": 5, "fill": {"color": fill}, "border": {"color": fill}},
            }
        )
    chart.set_title({"name": "From attempt to attempt", "name_font": {"size": 12}})
    chart.set_y_axis(
        {"min": 0, "max": 100, "major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}}
    )
    chart.set_x_axis({"text_axis": True, "num_format": "yyyy-mm-dd"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 560, "height": 320})
    sheet.insert_chart(2, len(_CALLS) + 1, chart)
