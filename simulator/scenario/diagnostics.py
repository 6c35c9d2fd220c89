"""What is wrong with a scenario, as values: what, where, and how to mend it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

MOST = 200
"""Past so many problems in one file the rest is counted, not listed."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line; line and columns count from 1, `end` is the column after the last."""

    line: int
    column: int
    end: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake: its code, what is wrong, where, and the likely cure."""

    code: str
    message: str
    span: Span
    hint: str = ""
    severity: Severity = Severity.ERROR


class Problems:
    """Collects diagnostics while a scenario is read, so that all mistakes are reported at once."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.unlisted = 0

    def add(
        self, code: str, message: str, span: Span, hint: str = "", severity: Severity = Severity.ERROR
    ) -> None:
        if len(self.found) < MOST:
            self.found.append(Diagnostic(code, message, span, hint, severity))
        else:
            self.unlisted += 1

    def in_order(self) -> tuple[Diagnostic, ...]:
        """By place in the file; a last one counts those that are not listed."""
        ordered = sorted(self.found, key=lambda found: (found.span.line, found.span.column, found.code))
        if self.unlisted:
            more = f"and {self.unlisted} more problems that are not listed"
            ordered.append(Diagnostic("too-many-problems", more, ordered[-1].span, "mend these first"))
        return tuple(ordered)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or listing the few there are."""
    words = sorted(set(known))
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if not words:
        return "none is declared"
    shown = ", ".join(words[:8]) + (", …" if len(words) > 8 else "")
    return f"it can be: {shown}"


def render(diagnostic: Diagnostic, path: str, lines: Sequence[str]) -> str:
    """The diagnostic as a person reads it: place, message, the line with a caret, the cure."""
    span = diagnostic.span
    text = f"{path}:{span.line}:{span.column}: {diagnostic.severity} [{diagnostic.code}] {diagnostic.message}"
    if 0 < span.line <= len(lines):
        text += "\n" + _excerpt(lines[span.line - 1], span)
    if diagnostic.hint:
        text += f"\n      = {diagnostic.hint}"
    return text


def _excerpt(line: str, span: Span, width: int = 100) -> str:
    start = max(0, span.column - 1 - width // 2)
    shown = line[start : start + width].replace("\t", " ")
    length = max(1, min(span.end, start + width + 1) - span.column)
    gutter = f"{span.line:>5} | "
    return f"{gutter}{shown}\n{' ' * (len(gutter) - 2)}| {' ' * (span.column - 1 - start)}{'^' * length}"
