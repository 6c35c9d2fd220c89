"""What is not wrong but worth telling an author: codes whose severity a scenario can change."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from simulator.scenario.codes import CODES, Code
from simulator.scenario.diagnostics import Diagnostic, Severity, did_you_mean

LINTS: Final[dict[Code, str]] = {
    "unreachable": "a state that nothing leads to",
    "never-reached": "a state that the graph leads to, but no play comes to",
    "never-offered": "a reply whose condition holds in no play",
    "never-heard": "a line whose condition never holds when its state is entered",
    "dead-end": "a state from which no ending can be reached",
    "soft-lock": "a play comes to a state where no reply is open",
    "fact-never-read": "a fact that is set, and that nothing reads",
    "fact-never-set": "a fact that is read, and is always as at the start",
    "promise-never-kept": "a promise that is made, and that nothing after keeps",
    "promise-never-made": "a promise that is kept or read, and never made",
    "unmarked-choice": "a reply without marks",
    "differently-marked": "replies of a state that are marked on other behaviours",
    "no-opportunity": "a behaviour that is marked, and the same in every reply of a state everywhere",
    "idle-critical": "a critical error that no play can commit",
    "longest-wins": "the right reply is always the longest",
    "first-wins": "the right reply is always the first",
    "politest-wins": "the right reply is always the politest",
    "fake-choice": "two replies of a state that do the same and are marked the same",
    "long-line": "a line of more than one breath",
    "names-alike": "names that differ only in case, '-' and '_'",
    "never-used": "something declared that nothing names",
    "missing-clip": "a recording that is named, and not there",
    "stale-clip": "a recording of words that have changed",
    "unused-clip": "a recording that nothing names",
    "untranslated": "a text without a translation",
    "stale-translation": "a translation of a text that has changed",
    "orphan-translation": "a translation of a text that is gone",
}
"""Each with what it finds."""
LEVELS: Final = ("off", "note", "warning", "error")


def weighed(found: Iterable[Diagnostic], levels: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The diagnostics with the severities that are asked for, by code; those that are off are left out."""
    told = (
        replace(one, severity=Severity(levels[one.code])) if one.code in levels and one.code in LINTS else one
        for one in found
    )
    return tuple(one for one in told if one.severity is not Severity.OFF)


def why_fixed(code: str) -> str:
    """Why a word is no code whose severity can be changed, in a sentence."""
    if code in CODES:
        return f"'{code}' is an error: it keeps a scenario from being played, so it cannot count as less"
    return f"'{code}' is no code of a lint: {did_you_mean(code, LINTS)}"
