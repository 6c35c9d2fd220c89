"""A guess at why YAML cannot be read, and where the parser noticed."""

from dataclasses import dataclass

from simulator.scenario.diagnostics import Edit, Span
from simulator.scenario.source import Source


@dataclass(frozen=True, slots=True)
class Guess:
    """A cause, its place, and what would mend it."""

    message: str
    span: Span
    hint: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Noticed:
    """Where the parser stopped, and where what it was reading began."""

    source: Source
    line: int
    column: int
    begun: tuple[int, int]

    def near(self) -> list[int]:
        """The lines most likely to be the cause: where it began, where it was noticed, and the line above."""
        above = self.above(self.line)
        return list(dict.fromkeys((self.begun[0], self.line, above)))

    def above(self, line: int) -> int:
        """The line before this one that has any letters, or the first."""
        line -= 1
        while line > 1 and not self.source.line(line).strip():
            line -= 1
        return max(1, line)

    def below(self, line: int) -> int:
        """The line after this one that has any letters, or the last."""
        line += 1
        while line < len(self.source.lines) and not self.source.line(line).strip():
            line += 1
        return min(line, len(self.source.lines))


def insertion(line: int, column: int, text: str) -> Edit:
    return Edit(Span(line, column, column), text)


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
