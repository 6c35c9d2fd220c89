"""Figures as the cells of a table of plain text."""

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len, set_cell_size

from scoring.cohort.figure import Figure
from scoring.sheets.page import WIDTH
from scoring.sheets.wording import legible

NONE = "–"
_LEAST = 8

Words = Callable[[float], str]
Cells = Sequence[str]


def told(figure: Figure, words: Words) -> str:
    """A figure's value; a dash where it cannot be told."""
    return NONE if figure.value is None else words(figure.value)


def interval(figure: Figure, words: Words) -> str:
    """From where to where; a dash where there is no interval."""
    if figure.low is None or figure.high is None:
        return NONE
    return f"{words(figure.low)}–{words(figure.high)}"


def percent(value: float) -> str:
    return f"{value:.0%}"


def points(value: float) -> str:
    return f"{value:.1f}" if abs(value) < 1_000 else f"{value:,.0f}"


def share(value: float) -> str:
    return f"{value:.2f}"


def signed(value: float) -> str:
    return f"{value:+.1f}"


def figure_row(name: str, figure: Figure, words: Words) -> Cells:
    """Name, value, interval and n."""
    return name, told(figure, words), interval(figure, words), f"{figure.n:,}"


def table(head: Cells, rows: Iterable[Cells]) -> list[str]:
    """Columns as wide as their widest cell, numbers to the right; the first takes the room that is left."""
    told_rows = [head, *rows]
    widths = [max(cell_len(row[place]) for row in told_rows) for place in range(1, len(head))]
    longest = max(cell_len(row[0]) for row in told_rows)
    room = min(longest, max(_LEAST, WIDTH - sum(width + 2 for width in widths)))
    lines = []
    for row in told_rows:
        cells = "".join("  " + _right(cell, width) for cell, width in zip(row[1:], widths, strict=True))
        lines.append((_left(legible(row[0]), room) + cells).rstrip())
    return lines


def _left(text: str, width: int) -> str:
    if cell_len(text) > width:
        flag = " *" if text.endswith(" *") else ""
        text = set_cell_size(text, width - 1 - len(flag)).rstrip() + "…" + flag
    return set_cell_size(text, width)


def _right(text: str, width: int) -> str:
    return " " * (width - cell_len(text)) + text
