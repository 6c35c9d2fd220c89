"""A page of plain text, 80 columns wide, in any script."""

import io

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from scoring.sheets.wording import legible

WIDTH = 80
_BAR = 20  # characters


def wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """The text in lines no wider than the page, the first led by `first`, the others by `rest`.

    Without `rest` they are indented as far as `first`. Chinese and emoji count two columns a character.
    """
    rest = " " * cell_len(first) if rest is None else rest
    room = WIDTH - max(cell_len(first), cell_len(rest))
    # The console is only asked how to wrap; nothing is printed on it.
    lines = Text(legible(text)).wrap(Console(file=io.StringIO(), width=WIDTH), room)
    leads = [first] + [rest] * len(lines)
    return [(lead + line.plain).rstrip() for lead, line in zip(leads, lines, strict=False)]


def bar(score: float) -> str:
    """A score of 0 to 100 as a bar; full only at 100, empty only at 0."""
    filled = min(max(round(score / 100 * _BAR), score > 0), _BAR - (score < 100))
    return f"[{'#' * filled}{'-' * (_BAR - filled)}]"


def heading(title: str) -> list[str]:
    """A title over a rule, after an empty line."""
    return ["", title, "-" * WIDTH]
