"""A file's own letters, for pointing into values and for mending them. Only mistakes need it."""

import re
from functools import cached_property

from simulator.scenario.diagnostics import Span

_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*[ \t]*(#.*)?$")
_QUOTES = ("'", '"')


class Source:
    """The text of a file by lines. Lines and columns count from 1."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def lines(self) -> list[str]:
        return self._text.splitlines()

    def line(self, number: int) -> str:
        """The line of that number, without its end; empty past the end of the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def clipped(self, span: Span) -> Span:
        """The span, ended where its line ends."""
        end = min(span.end, len(self.line(span.line)) + 1)
        return Span(span.line, span.column, max(span.column + 1, end))

    def stretch(self, at: tuple[int, int], text: str) -> Span | None:
        """Where the letters of a value lie, quotes included; None if it is not all on one line."""
        line, column = at
        shown = self.line(line)[column - 1 :]
        length = _quoted_length(shown) or (len(text) if shown.startswith(text) else 0)
        return Span(line, column, column + length) if length else None

    def brackets(self, at: tuple[int, int]) -> Span | None:
        """Where a list lies, brackets included; None if it does not close on its line."""
        line, column = at
        shown = self.line(line)[column - 1 :]
        depth = 0
        for part in re.finditer(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"|[\[\]{}]", shown):
            depth += (part[0] in "[{") - (part[0] in "]}")
            if depth <= 0:
                break
        closed = shown.startswith("[") and depth == 0
        return Span(line, column, column + part.end()) if closed else None

    def inside(self, at: tuple[int, int], text: str, offset: int, length: int) -> Span:
        """Where a stretch of a value's text lies; spaces and line breaks may be others in the file.

        `offset` counts from 0 in the text, and may be its length.
        """
        line, column = self._begin(at)
        wanted = len("".join(text[:offset].split()))
        line, column = self._past(line, column, wanted, self._quote(at))
        if offset < len(text.rstrip()):
            line, column = self._to_letter(line, column)
        return self.clipped(Span(line, column, column + length))

    def _quote(self, at: tuple[int, int]) -> str:
        letter = self.line(at[0])[at[1] - 1 : at[1]]
        return letter if letter in _QUOTES else ""

    def _begin(self, at: tuple[int, int]) -> tuple[int, int]:
        line, column = at
        if _BLOCK_HEAD.match(self.line(line)[column - 1 :]):
            return line + 1, 1
        return line, column + (1 if self._quote(at) else 0)

    def _past(self, line: int, column: int, count: int, quote: str) -> tuple[int, int]:
        """The place after so many letters that are no spaces."""
        while count > 0 and line <= len(self.lines):
            shown = self.line(line)
            if column > len(shown):
                line, column = line + 1, 1
                continue
            letter, following = shown[column - 1], shown[column : column + 1]
            if (quote == '"' and letter == "\\") or (quote == "'" and letter == following == "'"):
                column += 1
            count -= not letter.isspace()
            column += 1
        return line, column

    def _to_letter(self, line: int, column: int) -> tuple[int, int]:
        """The next place where a letter stands."""
        start = line, column
        while line <= len(self.lines):
            rest = self.line(line)[column - 1 :]
            if rest.strip():
                return line, column + len(rest) - len(rest.lstrip())
            line, column = line + 1, 1
        return start


def _quoted_length(text: str) -> int:
    """How long the quoted text is that this begins with, quotes included; 0 if it does not end here."""
    quoted = re.match(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"", text)
    return quoted.end() if quoted else 0


def quoted(text: str) -> str:
    """The text in quotes, as YAML reads it."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
