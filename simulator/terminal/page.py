"""What is printed, in the width there is, with or without colours."""

import unicodedata
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from simulator.text.wrap import wrap

WIDEST = 96
"""Columns; longer lines are hard to read."""

_TURNS_TEXT_AROUND = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """The text without characters that steer a terminal or turn the text around."""
    return "".join(" " if _steers(character) else character for character in text)


def _steers(character: str) -> bool:
    return character in _TURNS_TEXT_AROUND or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


class Page:
    """Prints on a console. Texts are taken as they are: nothing in them is markup."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @property
    def width(self) -> int:
        """Columns to write in."""
        return max(20, min(self._console.width, WIDEST))

    @property
    def ascii_only(self) -> bool:
        return self._console.options.ascii_only

    def say(self, text: str | Text, style: str = "") -> None:
        """A paragraph."""
        self.hanging("", text, style)

    def gap(self) -> None:
        """An empty line."""
        self._print(Text())

    def rule(self, title: str) -> None:
        """A line across, with a title."""
        line = "-" if self.ascii_only else "─"
        start = Text(f"{line * 2} {plain(title)} ", "bold", end="")
        start.truncate(self.width)
        self._print(Text.assemble(start, (line * (self.width - start.cell_len), "dim")))

    def hanging(
        self,
        lead: str,
        text: str | Text,
        style: str = "",
        lead_style: str = "bold",
        indent: int | None = None,
    ) -> None:
        """A paragraph behind a lead that stands out to its left; `indent` columns if not the lead's own."""
        label = Text(plain(lead), lead_style)
        indent = label.cell_len if indent is None else max(indent, label.cell_len)
        label.pad_right(indent - label.cell_len)
        body = text if isinstance(text, Text) else Text(plain(text), style)
        lines = wrap(body.plain, max(10, self.width - indent), cell_len)
        for first, line in zip_longest([label], lines):
            self._print(Text.assemble(first or " " * indent, body[line.start : line.end] if line else ""))

    def sheet(self, text: str) -> None:
        """Text that is laid out already; what is too wide is wrapped behind its own indentation."""
        for line in text.splitlines():
            inner = line.lstrip(" ")
            if inner and not inner.strip("=-─"):
                self._print(Text(line[: self.width]))
            else:
                self.hanging(" " * min(len(line) - len(inner), self.width // 2), inner)

    def command(self, text: str) -> None:
        """A command to be copied: in one piece, however wide."""
        self._print(Text(f"  {plain(text)}"))

    def prompt(self, question: str) -> None:
        """A question whose answer is typed behind it."""
        self._console.print(Text(f"{plain(question)} ", "bold"), end="")
        self._console.file.flush()

    def answered(self, text: str) -> None:
        """What was answered, where a terminal has not shown it already."""
        self._print(Text(plain(text)))

    def _print(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)
