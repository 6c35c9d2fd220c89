"""Why YAML could not be read: where it went wrong, rather than where the parser noticed."""

import re
from collections.abc import Callable
from operator import itemgetter
from typing import Any, Final

import yaml

from simulator.scenario.diagnostics import Edit, Problems, Related, Span
from simulator.scenario.edits import mended
from simulator.scenario.syntax.cures import guesses
from simulator.scenario.syntax.guess import Guess, Noticed

MOST_TRIED: Final = 1_000_000
"""Letters of a file in which cures are tried; each try reads it once more."""
MOST_TRIES: Final = 40
MOST_WEIGHED: Final = 300_000
"""Letters of a file in which cures that make it readable are compared by what is wrong with it then."""
MOST_COMPARED: Final = 6
Weigh = Callable[[str], int]
"""How many mistakes a text has that can be read."""
_ALL: Final = 1_000_000_000

_PARSER: Any = getattr(yaml, "CSafeLoader", None) or yaml.SafeLoader
_HINTS: Final = {
    "mapping values": "a text with ': ' in it needs quotes around it",
    "tab": "indent with spaces, not tabs",
    "block end": "check the indentation against the line above",
    "expected key": "check the indentation against the line above, and quotes and brackets",
    "'-' indicator": "check the indentation against the line above",
    "':'": "a ':' is missing, or the line above is not closed",
    "quoted scalar": "a quote is opened and never closed",
    "character": "a text that begins with this character needs quotes",
    "document start": "begin every key of the top at column 1",
}


def report_syntax(error: yaml.YAMLError, text: str, problems: Problems, weigh: Weigh) -> None:
    """Record the mistake that keeps a text from being read as YAML."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        _report_letter(error, text, problems)
        return
    what = getattr(error, "problem", None) or "this is not YAML"
    begun = getattr(error, "context_mark", None) or mark
    noticed = Noticed(problems.source, mark.line + 1, mark.column + 1, (begun.line + 1, begun.column + 1))
    guess = _best(noticed, text, weigh) if len(text) <= MOST_TRIED else None
    if guess:
        _report(guess, guess.edits, noticed, problems)
        return
    unclosed = _unclosed(noticed) if len(text) <= MOST_TRIED else None
    if unclosed:
        _report(unclosed, (), noticed, problems)
        return
    hint = next((hint for part, hint in _HINTS.items() if part in what), "check quotes and indentation")
    here = Span(noticed.line, noticed.column, noticed.column + 1)
    problems.add("syntax", f"YAML cannot read this: {what}", here, hint)


def _report_letter(error: yaml.YAMLError, text: str, problems: Problems) -> None:
    """Record the first letter that YAML has no place for."""
    control = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]", text)
    reason = re.sub(r"\s+", " ", str(error))[:160]
    message, span = f"YAML cannot read this file: {reason}", Span(1, 1, 2)
    if control:
        line, column = (
            text.count("\n", 0, control.start()) + 1,
            control.start() - text.rfind("\n", 0, control.start()),
        )
        message, span = f"a control character, {ord(control[0]):#04x}", Span(line, column, column + 1)
    problems.add("syntax", message, span, "remove it, and save the file as UTF-8 text")


def _unclosed(noticed: Noticed) -> Guess | None:
    """A bracket or quote that stays open, though closing it alone does not mend the file."""
    return next((guess for guess in guesses(noticed) if "never closed" in guess.message), None)


def _report(guess: Guess, fix: tuple[Edit, ...], noticed: Noticed, problems: Problems) -> None:
    here = Span(noticed.line, noticed.column, noticed.column + 1)
    related = (Related(here, "noticed here"),) if here.line != guess.span.line else ()
    problems.add("syntax", guess.message, guess.span, guess.hint, related=related, fix=fix)


def _best(noticed: Noticed, text: str, weigh: Weigh) -> Guess | None:
    """The guess with which all can be read and least is wrong, else the one with which most can be read.

    Of several as good it is the first; None if none helps.
    """
    best: Guess | None = None
    furthest = noticed.line
    readable: list[tuple[int, Guess]] = []
    for tries, guess in enumerate(guesses(noticed)):
        better = mended(text, guess.edits)
        reach = _reach(better)
        if reach == _ALL:
            readable.append((weigh(better) if len(better) <= MOST_WEIGHED else 0, guess))
        elif reach > furthest:
            best, furthest = guess, reach
        if tries >= MOST_TRIES or len(readable) >= MOST_COMPARED or (readable and readable[-1][0] == 0):
            break
    return min(readable, key=itemgetter(0))[1] if readable else best


def _reach(text: str) -> int:
    """The line up to which a text can be read as YAML."""
    try:
        events = _PARSER(text)
        while events.get_event() is not None:
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark.line + 1 if mark else 0
    return _ALL
