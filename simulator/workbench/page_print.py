"""A page about a code on the terminal: laid out where somebody looks, as its Markdown where nobody does."""

import re
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.syntax import Syntax
from rich.text import Text

from simulator.scenario.diagnostics import Severity
from simulator.workbench.pages import Listing, Page, Part

WIDEST = 96
"""Columns; longer lines are hard to read."""
_LINK = re.compile(r"\[([^]]+)\]\([^)]+\)")
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def print_page(of: Page, out: TextIO) -> None:
    """Print it; with colours only on a terminal that is to have them."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        out.write(of.text)
        return
    console.width = min(console.width, WIDEST)
    severity = (of.severity, _COLOURS.get(of.severity, "cyan"))
    console.print(Text.assemble((of.code, "bold"), "  ", severity, (f" · {of.kind}", "dim")))
    console.print(_prose(of.summary))
    for title, parts in (("Cause", of.cause), ("Example", of.example), ("Cure", of.cure)):
        console.print(Text(f"\n{title}", "bold"))
        for part in parts:
            _print_part(console, part)


def _print_part(console: Console, part: Part) -> None:
    if isinstance(part, Listing):
        lines = {place.line for place in part.expected}
        listing = Syntax(part.text.rstrip("\n"), "yaml", theme="ansi_dark", line_numbers=True,
                         word_wrap=True, background_color="default", highlight_lines=lines)  # fmt: skip
        console.print(Padding(listing, (0, 2)))
    else:
        console.print(Padding(_prose(part), (0, 2)))


def _prose(markdown: str) -> Text:
    """A paragraph whose `words in backticks` stand out instead, and whose links are words."""
    pieces = _LINK.sub(r"\1", markdown).split("`")
    return Text.assemble(*((piece, "bold cyan" if place % 2 else "") for place, piece in enumerate(pieces)))
