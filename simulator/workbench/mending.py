"""Mending a file by the safe cures of what was found in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from simulator.scenario.diagnostics import Diagnostic, Edit, Severity
from simulator.scenario.edits import mended, overlaps

ROUNDS: Final = 20
"""After so many rounds a file is left as it is: mending one mistake can uncover another."""
_MARK = "\ufeff"
_ENDS_READING: Final = {
    "alias", "not-a-scenario", "odd-key", "second-document", "syntax", "tag", "text-too-long", "too-deep",
    "too-large", "too-many", "too-many-nodes", "unreadable",
}  # fmt: skip
"""Mistakes behind which more may be hidden."""

Check = Callable[[str], Sequence[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after mending, and the diagnostics whose cures were made, in the order they were.

    `refused` are those whose cures would have made the file worse together.
    """

    text: str
    done: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...] = ()


def mend(text: str, check: Check) -> Mended:
    """Make every safe cure, and those of what comes to light by them, as long as the file gets no worse."""
    mark, text = (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)
    done: list[Diagnostic] = []
    found = check(text)
    for _ in range(ROUNDS):
        cured = _together(found)
        if not cured:
            break
        better = mended(text, [edit for one in cured for edit in one.fix])
        left = check(better)
        if better == text or _badness(left) > _badness(found):
            return Mended(mark + text, tuple(done), cured)
        text, found = better, left
        done += cured
    return Mended(mark + text, tuple(done))


def _together(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics whose cures can be made at once, the first of those that touch each other."""
    chosen: list[Diagnostic] = []
    edits: list[Edit] = []
    for one in found:
        if one.fix and not any(overlaps(edit, other) for edit in one.fix for other in edits):
            chosen.append(one)
            edits += one.fix
    return tuple(chosen)


def _badness(found: Sequence[Diagnostic]) -> tuple[bool, int]:
    """Whether the file could not be read to its end, and its errors."""
    errors = [one for one in found if one.severity is Severity.ERROR]
    return any(one.code in _ENDS_READING for one in errors), len(errors)
