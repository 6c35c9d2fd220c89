"""Scored calls as one page of HTML: no scripts, no links, nothing from the network, plots drawn in it."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from scoring.rubric import DIMENSIONS
from scoring.sheets.book import Book
from scoring.sheets.calls import ScoredCall
from scoring.sheets.files import replacing
from scoring.sheets.lines import BANDS, FIGURE_COLUMNS, MEASURES
from scoring.sheets.mood_line import Point, mood_line
from scoring.sheets.wording import (
    clock_words,
    duration_words,
    language_tag,
    percent,
    points,
    range_words,
    score_words,
)

_TEMPLATES = Path(__file__).parent / "templates"
_PLOT = (620, 120)
_NOWHERE = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_FORBIDDEN = re.compile(
    f"[\\0-\\x08\\x0b-\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef{_NOWHERE}]"
)
_STEPS = 10


def write_html(calls: Iterable[ScoredCall], path: Path, detailed: bool = True) -> None:
    """Writes the page to `path`, whole or not at all. Raises FileProblem if it cannot be written.

    With `detailed`, every call is on it with all its replies; without, the tables of the cohort alone, and
    however many calls there are, they are not kept in memory.
    """
    with replacing(path) as file:
        tables, kept = Book(), []
        for call in calls:
            tables.add(call)
            if detailed:
                kept.append(call)
        for part in _template().generate(**_everything(tables, kept, detailed)):
            file.write(part.encode("utf-8", "replace"))


def html_sheet(calls: Iterable[ScoredCall]) -> str:
    """The page with every call on it."""
    kept = list(calls)
    return str(_template().render(**_everything(Book(kept), kept, True)))


def _everything(tables: Book, calls: list[ScoredCall], detailed: bool) -> dict[str, Any]:
    style = (_TEMPLATES / "sheet.css").read_text("utf-8")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {
        "style": Markup(style),
        "policy": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        "book": tables,
        "calls": calls,
        "detailed": detailed,
        "measures": MEASURES,
        "in_points": points,
        "in_percent": percent,
        "bands": BANDS,
        "figure_columns": FIGURE_COLUMNS,
        "dimensions": [dimension.value for dimension in DIMENSIONS],
        "plot": lambda call: mood_line(call, *_PLOT),
    }


def _template() -> Any:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_final,
    )
    environment.filters.update(
        score=_score,
        clock=clock_words,
        long=duration_words,
        heat=_heat,
        coordinates=_points,
        share=percent,
        between=range_words,
        two=_two_places,
        lang=language_tag,
    )
    return environment.get_template("sheet.html")


def _final(value: Any) -> Any:
    """Everything that is printed passes here: nothing for None, and only what HTML can hold of a text."""
    if value is None:
        return ""
    return allowed(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def allowed(text: str) -> str:
    """The text with a mark in place of each character that HTML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)


def _score(value: float | None) -> str:
    return "–" if value is None else score_words(value)


def _two_places(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _heat(score: float | None) -> str:
    """The class of a field of the heat map, h0 to h10."""
    return "none" if score is None else f"h{int(score / 100 * _STEPS)}"


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
