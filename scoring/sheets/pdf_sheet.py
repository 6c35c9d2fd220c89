"""Scored calls as a PDF to put on the table: one page each, after the tables of all."""

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

from scoring.rubric import DIMENSIONS
from scoring.sheets import pdf_page as page
from scoring.sheets.book import Book
from scoring.sheets.calls import ScoredCall, ScoredReply
from scoring.sheets.files import replacing
from scoring.sheets.mood_line import mood_line
from scoring.sheets.pdf_cohort import draw_cohort
from scoring.sheets.pdf_letters import Letters, Typefaces
from scoring.sheets.pdf_page import BAD, GOOD, INK, LEFT, MUTED, RIGHT, ROOM, Pen, Wrap, draw_mood
from scoring.sheets.wording import clock_words, duration_words, score_words

_MOOD = (ROOM - 32.0, 27.0)
_NOTES_END = 252.0
_SIGNED_AT = 266.0
_FOOT = 279.0
_UNSAID = datetime(2000, 1, 1, tzinfo=UTC)


def write_pdf(
    calls: Iterable[ScoredCall],
    path: Path,
    faces: Typefaces,
    wrap: Wrap,
    detailed: bool = True,
    drawing: Callable[[int], object] = id,
) -> str:
    """Writes the file to `path`, whole or not at all. Raises FileProblem if it cannot be written.

    Returns what there is to say about characters that no typeface has, or nothing. Without `detailed` there
    are the tables of all calls, and no page for each. `drawing` is told the number of each page's call before
    it is drawn.
    """
    with replacing(path) as file:
        pdf = _document()
        pen = Pen(pdf, Letters(pdf, faces), wrap)
        tables, kept = Book(), []
        for call in calls:
            tables.add(call)
            if detailed:
                kept.append(call)
        if tables.calls != 1 or not detailed:
            draw_cohort(pen, tables, detailed)
        for number, call in enumerate(kept, 1):
            drawing(number)
            _call(pen, call)
        file.write(pdf.output())
    return pen.letters.complaint()


def _document() -> FPDF:
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_title("Score sheets")
    pdf.set_creation_date(_UNSAID)
    return pdf


def _call(pen: Pen, call: ScoredCall) -> None:
    pen.page()
    _head(pen, call)
    _dimensions(pen, call)
    _against(pen, call)
    line = mood_line(call, *_MOOD)
    if line is not None:
        pen.heading("How the caller felt")
        pen.y += 3.0
        draw_mood(pen, line, LEFT + 6)
    _turned(pen, call)
    _notes(pen, call)
    _signatures(pen)
    _foot(pen, call)


def _head(pen: Pen, call: ScoredCall) -> None:
    row = call.row
    pen.words(LEFT, "SCORE SHEET", 8, MUTED, bold=True)
    passed = row.passed == "yes"
    verdict, colour = ("PASSED", GOOD) if passed else ("NOT PASSED", BAD)
    pen.words(LEFT + 110, _score(row.total), 34, colour, bold=True, align="R", width=ROOM - 110)
    pen.words(LEFT + 110, f"of 100 · {row.band}", 9, MUTED, align="R", width=ROOM - 110, down=16.5)
    pen.words(LEFT + 110, verdict, 12, colour, bold=True, align="R", width=ROOM - 110, down=21)
    pen.y += 5
    pen.words(LEFT, row.trainee or "(no name)", 20, bold=True, width=116)
    pen.y += 10.5
    pen.paragraph(LEFT, 116, row.title, 11.5, most=1)
    pen.y += 1
    counted = "retry" if row.retry_of else f"attempt {row.attempt_number}"
    took = "" if row.seconds is None else f" · {duration_words(row.seconds)}"
    facts = f"{row.scenario} · {counted} · {row.mode} · {row.started_utc} UTC{took} · {row.outcome}"
    pen.paragraph(LEFT, 150, facts, 8.5, most=1, colour=MUTED)
    pen.y += 1.5


def _dimensions(pen: Pen, call: ScoredCall) -> None:
    weights = dict(part.split(" ") for part in call.row.weights.split(", ") if " " in part)
    width = (ROOM - 16) / 3
    top = pen.y + 2
    for place, dimension in enumerate(DIMENSIONS):
        name = dimension.value
        score = getattr(call.row, name)
        x = LEFT + place * (width + 8)
        pen.y = top
        pen.words(x, f"{name.capitalize()} (weight {weights.get(name, '–')})", 9, bold=True)
        pen.words(x, _score(score) if score is not None else "not assessed", 9, align="R", width=width)
        pen.y += 5.2
        pen.bar(x, width, (score or 0.0) / 100, page.DIMENSIONS[place])
        raw, most = getattr(call.row, f"{name}_raw"), getattr(call.row, f"{name}_max")
        if raw is not None:
            pen.words(x, f"kept {raw} of {most} points", 7.5, MUTED, down=3.0)
    pen.y = top + 12.2


def _against(pen: Pen, call: ScoredCall) -> None:
    """What stands against a pass, and critical errors."""
    row = call.row
    pen.y += 1.2
    if row.why_not_passed:
        pen.paragraph(LEFT, ROOM, f"Not passed: {row.why_not_passed}.", 9, most=2, colour=BAD)
    if row.critical_errors:
        pen.paragraph(LEFT, ROOM, f"Critical errors: {row.critical_errors}.", 9, most=3, colour=BAD)


def _turned(pen: Pen, call: ScoredCall) -> None:
    if not call.outlook and call.turning is None:
        return
    pen.heading("Where it turned")
    if call.turning is not None:
        reply = call.replies[call.turning - 1]
        pen.paragraph(
            LEFT, ROOM, f"Reply {reply.number} at {clock_words(reply.at)}: “{reply.said}”", 9, most=2
        )
        pen.paragraph(LEFT, ROOM, f"{_cost(reply)} {call.recovery}", 9, most=3, colour=MUTED)
    if call.outlook:
        pen.paragraph(LEFT, ROOM, f"Point of no return: {call.outlook}", 9, most=2)


def _notes(pen: Pen, call: ScoredCall) -> None:
    """The coach's notes, the costliest replies while there is room, and lines to write on."""
    pen.heading("For the coach")
    if call.row.notes:
        pen.paragraph(LEFT, ROOM, call.row.notes, 9.5, most=5)
        pen.y += 1.5
    for reply in call.costliest(4):
        if pen.y > _NOTES_END - 34:
            break
        _advice(pen, reply)
    if not call.costliest(1) and not call.row.notes:
        pen.paragraph(LEFT, ROOM, "No reply lost anything that is known.", 9)
    while pen.y < _NOTES_END - 6:
        pen.y += 8.5
        pen.rule()


def _advice(pen: Pen, reply: ScoredReply) -> None:
    top = pen.y
    pen.words(LEFT, clock_words(reply.at), 9, MUTED)
    cost = "–" if reply.cost is None else f"-{reply.cost:.1f}"
    pen.words(LEFT + 10, cost, 9, BAD, bold=True, align="R", width=10)
    x = LEFT + 24
    pen.y = top
    pen.paragraph(x, RIGHT - x, f"“{reply.said}”", 9, most=2)
    if reply.better:
        pen.paragraph(x, RIGHT - x, f"Better: {reply.better}", 9, most=2, colour=GOOD)
    if reply.why:
        pen.paragraph(x, RIGHT - x, reply.why, 8.5, most=2, colour=MUTED)
    pen.y += 1.8


def _cost(reply: ScoredReply) -> str:
    cost = "" if reply.cost is None else f"It cost {reply.cost:.1f} points."
    better = f" Better: “{reply.better}”" if reply.better else ""
    return cost + better


def _signatures(pen: Pen) -> None:
    pen.y = _SIGNED_AT
    for x, width, whose in (
        (LEFT, 64, "Trainee"),
        (LEFT + 70, 64, "Coach"),
        (LEFT + 140, ROOM - 140, "Date"),
    ):
        pen.pdf.set_draw_color(*INK)
        pen.pdf.set_line_width(0.3)
        pen.pdf.line(x, pen.y, x + width, pen.y)
        pen.words(x, whose, 8, MUTED, down=0.8)


def _foot(pen: Pen, call: ScoredCall) -> None:
    pen.y = _FOOT - 2
    pen.rule()
    pen.y = _FOOT
    row, one = call.row, call.certificate
    found = ""
    if one is not None:
        reach = f"Best {_score(one.best)}, worst {_score(one.worst)}, by chance {_score(one.chance)}"
        found = f" {reach}: {one.basis}."
    skill = f" Skill {_score(row.skill)} (0 is chance)." if row.skill is not None else ""
    pen.paragraph(
        LEFT, ROOM, f"0 is the worst this call can come to, 100 the best.{found}{skill}", 7.5, 2, MUTED
    )
    chain = f" · chain head {row.chain_head}" if row.chain_head else ""
    pen.paragraph(LEFT, ROOM, f"Attempt {row.attempt} · text {row.hash[:32]}…{chain}", 7.5, 2, MUTED)


def _score(score: float | None) -> str:
    return "–" if score is None else score_words(score)
