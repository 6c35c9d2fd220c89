"""What `check` found, as text for people and as JSON for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from simulator.scenario.diagnostics import Diagnostic, Severity, render

Findings = Mapping[Path, Sequence[Diagnostic]]
"""By file, each in the order of the file."""


def as_text(path: Path, found: Sequence[Diagnostic], lines: Sequence[str]) -> str:
    """The findings of one file, each with its line."""
    return "\n".join(render(one, str(path), lines) for one in found)


def as_json(findings: Findings) -> list[dict[str, object]]:
    """One object for each finding, with its file, related places and edits."""
    return [{"file": str(path), **asdict(one)} for path, found in findings.items() for one in found]


def fails(findings: Findings) -> bool:
    """Whether there is an error or a warning; notes are advice."""
    serious = (Severity.ERROR, Severity.WARNING)
    return any(one.severity in serious for found in findings.values() for one in found)


def summary(findings: Findings) -> str:
    """How many files, problems and notes there are, and how many of them a command mends."""
    told = [one for found in findings.values() for one in found]
    notes = sum(one.severity is Severity.NOTE for one in told)
    counts = [_count(len(findings), "file"), _count(len(told) - notes, "problem")]
    if notes:
        counts.append(_count(notes, "note"))
    curable = sum(bool(one.fix) for one in told)
    return ", ".join(counts) + (f"; --fix mends {curable} of them" if curable else "")


def changed(path: Path, done: Sequence[Diagnostic]) -> str:
    """What mending did, a line for each cure."""
    return "\n".join(f"{path}:{one.span.line}: mended: {one.message} [{one.code}]" for one in done)


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
