"""The first pages of a PDF of many calls: scenarios, the heat map of first attempts, and who improved."""

from collections.abc import Sequence

from scoring.sheets.book import Book
from scoring.sheets.lines import MEASURES
from scoring.sheets.pdf_page import GROUND, HEIGHT, INK, LEFT, MUTED, ROOM, Colour, Pen
from scoring.sheets.wording import percent, points, range_words, score_words

_ROW = 6.2
_BOTTOM = HEIGHT - 18.0
_NAME = 52.0
_RAMP: tuple[Colour, ...] = (
    (244, 171, 153),
    (250, 209, 171),
    (250, 232, 182),
    (201, 228, 180),
    (159, 216, 182),
)
"""From a low score to a high one; the numbers stand in the fields besides."""


def draw_cohort(pen: Pen, tables: Book, detailed: bool) -> None:
    """As many pages as it takes."""
    pen.page()
    pen.words(LEFT, "SCORE SHEETS", 8, MUTED, bold=True)
    pen.y += 6
    people = tables.people
    pen.words(LEFT, f"{tables.calls:,} attempts of {people:,} trainees", 18, bold=True)
    pen.y += 10
    if not tables.calls:
        return
    about = (
        f"Begun from {tables.since} to {tables.until} UTC. 0 is the worst a call can come to, 100 the best. "
        f"{tables.about}"
    )
    if not detailed:
        about += (
            " Single attempts are left out of so large a file: “sheet --trainee NAME” writes one trainee's."
        )
    pen.paragraph(LEFT, ROOM, about, 9, colour=MUTED)
    _scenarios(pen, tables)
    for start in range(0, len(tables.heat_columns), 8):
        _heat_map(pen, tables, start, start + 8)
    _progress(pen, tables)


def _scenarios(pen: Pen, tables: Book) -> None:
    pen.heading("Scenarios: means of first attempts")
    widths = (*(24.0,) * 2, *(19.5,) * 4)
    _row(pen, "", ("first attempts", "passed", *MEASURES), widths, MUTED)
    for line in tables.scenarios:
        means = [line.mean(measure) for measure in MEASURES]
        passed = line.figures.passed
        _row(
            pen,
            line.title,
            (str(line.firsts), percent(passed.value), *(points(m.value) for m in means)),
            widths,
        )
        between = (range_words(passed, percent), *(range_words(mean, points) for mean in means))
        _row(pen, f"version {line.hash[:12]}; 95 of 100 times within", ("", *between), widths, MUTED)


def _heat_map(pen: Pen, tables: Book, start: int, end: int) -> None:
    columns = tables.heat_columns[start:end]
    width = (ROOM - _NAME) / 8
    _room_for(pen, 4)
    pen.heading("First attempts")
    for place, (scenario, measure) in enumerate(columns):
        if measure == MEASURES[0]:
            pen.words(LEFT + _NAME + place * width, scenario, 8, bold=True, width=width * len(MEASURES))
    pen.y += 4.6
    _row(pen, "", [measure for _, measure in columns], (width,) * len(columns), MUTED)
    _row(pen, "n", [str(count) for count in tables.heat_counts()[start:end]], (width,) * len(columns), MUTED)
    for trainee, scores in tables.heat_rows():
        _room_for(pen, 1)
        pen.words(LEFT, trainee or "(no name)", 9, width=_NAME - 3, down=0.6)
        for place, score in enumerate(scores[start:end]):
            _field(pen, LEFT + _NAME + place * width, width, score)
        pen.y += _ROW


def _field(pen: Pen, x: float, width: float, score: float | None) -> None:
    fill = GROUND if score is None else _RAMP[min(int(score / 100 * len(_RAMP)), len(_RAMP) - 1)]
    pen.pdf.set_fill_color(*fill)
    pen.pdf.rect(x, pen.y, width - 0.4, _ROW - 0.4, style="F")
    pen.words(x, _score(score), 8.5, align="R", width=width - 2, down=0.9)


def _progress(pen: Pen, tables: Book) -> None:
    again = [line for line in tables.trainees if line.progress.attempts > 1 or line.progress.retries]
    if not again:
        return
    _room_for(pen, 4)
    pen.heading("From first to last attempt, for those who came back")
    widths = (44.0, 16.0, 16.0, 16.0, 16.0, 18.0)
    _row(pen, "", ("scenario", "attempts", "first", "best", "last", "gain"), widths, MUTED)
    for line in again:
        done = line.progress
        gain = "–" if done.gain is None else f"{done.gain:+.1f}"
        label = tables.label(line.scenario, line.hash)
        cells = (label, str(done.attempts), _score(done.first), _score(done.best), _score(done.last), gain)
        _row(pen, line.trainee or "(no name)", cells, widths)


def _row(pen: Pen, name: str, cells: Sequence[str], widths: Sequence[float], colour: Colour = INK) -> None:
    _room_for(pen, 1)
    pen.words(LEFT, name, 9, colour, width=_NAME - 3, down=0.6)
    x = LEFT + _NAME
    size = 8.5 if colour is INK else 7.5
    for cell, width in zip(cells, widths, strict=True):
        pen.words(x, cell, size, colour, align="R", width=width - 1.5, down=0.6)
        x += width
    pen.y += _ROW - 0.6


def _room_for(pen: Pen, rows: int) -> None:
    if pen.y + rows * _ROW > _BOTTOM:
        pen.page()


def _score(score: float | None) -> str:
    return "–" if score is None else score_words(score)
