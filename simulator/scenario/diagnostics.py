"""What is wrong with a scenario, as values: what, where, and how to mend it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from simulator.scenario.codes import Code

if TYPE_CHECKING:
    from simulator.scenario.source import Source

MOST = 200
"""So many problems of one file are listed; reading stops there."""
MOST_COMPARED = 500
"""Among so many known words the nearest is looked for; comparing is slow."""
MOST_LETTERS_COMPARED = 80
"""Of a word; no name is as long."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-."
"""Those of names."""


class Severity(StrEnum):
    """How much a diagnostic matters. Only errors keep a scenario from being played; `off` is not told."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line; line and columns count from 1, `end` is the column after the last."""

    line: int
    column: int
    end: int


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that disagrees with the first, and what it says."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a stretch of one line by `text`; an empty stretch (`end` == `column`) is an insertion.

    `text` may hold line breaks.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake: its code, what is wrong, where, and the likely cure.

    `fix` is given only where there is one safe cure; its edits are made together and do not overlap.
    """

    code: Code
    message: str
    span: Span
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()
    fix: tuple[Edit, ...] = ()


class Enough(Exception):
    """There is no room for another problem; reading on would help nobody."""


class Problems:
    """Collects diagnostics while a scenario is read, so that all mistakes are reported at once.

    The same one twice is one. `add` raises Enough when the list is full; whoever reads the file ends there.
    Warnings past the end are left out, since the scenario works in spite of them. `text` is the file's, for
    pointing into it; whoever parses it puts it there.
    """

    def __init__(self) -> None:
        self.text = ""
        self.found: list[Diagnostic] = []
        self.complete = True

    def add(
        self,
        code: Code,
        message: str,
        span: Span,
        hint: str = "",
        severity: Severity = Severity.ERROR,
        *,
        related: tuple[Related, ...] = (),
        fix: tuple[Edit, ...] = (),
    ) -> None:
        problem = Diagnostic(code, message, span, hint, severity, related, fix)
        if problem in self.found:
            return
        if len(self.found) < MOST:
            self.found.append(problem)
            return
        self.complete = False
        if severity is Severity.ERROR:
            raise Enough

    @cached_property
    def source(self) -> "Source":
        """The file's letters, for saying where in a value something is."""
        from simulator.scenario.source import Source  # only mistakes need it

        return Source(self.text)

    def has_errors(self) -> bool:
        return any(found.severity is Severity.ERROR for found in self.found)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """By place in the file; a last one says so when there are more than are listed."""
        ordered = sorted(self.found, key=lambda found: (found.span.line, found.span.column, found.code))
        if not self.complete:
            more = f"there are more than {MOST} problems; the rest is not listed"
            ordered.append(
                Diagnostic("too-many-problems", more, ordered[-1].span, "mend these first", self._worst())
            )
        return tuple(ordered)

    def _worst(self) -> Severity:
        return Severity.ERROR if self.has_errors() else Severity.WARNING


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or listing the few there are."""
    from difflib import get_close_matches  # only mistakes need it

    words = known if isinstance(known, Collection) else list(known)
    near = meant(word, words)
    if not near:
        folded = {_folded(other): other for other in _comparable(word, words)}
        near = next((folded[w] for w in get_close_matches(_folded(word), folded, n=1, cutoff=0.6)), "")
    if near:
        return f"did you mean '{near}'?"
    if not words:
        return "none is declared"
    shown = ", ".join(sorted(words)[:8] if len(words) <= MOST_COMPARED else list(words)[:8])
    return f"it can be: {shown}" + (", …" if len(words) > 8 else "")


def meant(word: str, known: Iterable[str]) -> str:
    """The only known word that this is one slip away from, or that differs in nothing but case, `-` and `_`.

    Two letters are too few for other slips than their order. Empty if there is none, or more than one, or the
    word is known itself.
    """
    by_folded = _by_folded(tuple(known))
    written = _folded(word)
    if written in by_folded:
        only = by_folded[written]
        return only if only != word else ""
    if len(word) == 2:
        return by_folded.get(written[::-1], "")
    if len(word) > MOST_LETTERS_COMPARED:
        return ""
    letters = set().union(*by_folded) if len(by_folded) < MOST_COMPARED else _LETTERS
    near = [by_folded[slip] for slip in _one_slip_away(written, letters) if slip in by_folded]
    return near[0] if len(near) == 1 else ""


@lru_cache(maxsize=2)
def _by_folded(words: tuple[str, ...]) -> dict[str, str]:
    """The words by what they are without regard to case; nothing for what several are."""
    found: dict[str, str] = {}
    for word in words:
        folded = _folded(word)
        found[folded] = "" if folded in found else word
    return found


def _folded(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "-")


def _one_slip_away(word: str, letters: Iterable[str]) -> set[str]:
    """The words that have one letter less, more or other than this one, or two neighbours swapped."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    near = {left + right[1:] for left, right in cuts if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    for letter in letters:
        near |= {left + letter + right for left, right in cuts}
        near |= {left + letter + right[1:] for left, right in cuts if right}
    return near


def _comparable(word: str, words: Collection[str]) -> list[str]:
    """The words worth comparing: all of a few, else those that begin alike and are about as long."""
    if len(words) <= MOST_COMPARED:
        return sorted(words)
    alike = (other for other in words if other[:1] == word[:1] and abs(len(other) - len(word)) <= 2)
    return sorted(islice(alike, MOST_COMPARED))


def render(diagnostic: Diagnostic, path: str, lines: Sequence[str]) -> str:
    """The diagnostic as a person reads it: place, message, line with a caret, what disagrees, cure."""
    span = diagnostic.span
    text = f"{path}:{span.line}:{span.column}: {diagnostic.severity} [{diagnostic.code}] {diagnostic.message}"
    if 0 < span.line <= len(lines):
        text += "\n" + _excerpt(lines[span.line - 1], span, "^")
    for other in diagnostic.related:
        text += "\n" + _second_place(other, lines)
    if diagnostic.hint:
        text += f"\n      = {diagnostic.hint}"
    return text


def _second_place(other: Related, lines: Sequence[str]) -> str:
    span = other.span
    if 0 < span.line <= len(lines):
        return f"{_excerpt(lines[span.line - 1], span, '-')} {other.message}"
    return f"      | {span.line}:{span.column}: {other.message}"


def _excerpt(line: str, span: Span, mark: str, width: int = 100) -> str:
    start = max(0, span.column - 1 - width // 2)
    shown = line[start : start + width].replace("\t", " ")
    length = max(1, min(span.end, start + width + 1) - span.column)
    gutter = f"{span.line:>5} | "
    return f"{gutter}{shown}\n{' ' * (len(gutter) - 2)}| {' ' * (span.column - 1 - start)}{mark * length}"
