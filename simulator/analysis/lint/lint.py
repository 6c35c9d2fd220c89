"""Everything that is likely wrong with a scenario, though it can be played."""

from collections.abc import Callable, Iterator

from simulator.analysis.lint.breath import long_line
from simulator.analysis.lint.critical import idle_critical
from simulator.analysis.lint.facts import fact_never_read, fact_never_set
from simulator.analysis.lint.hearing import never_heard
from simulator.analysis.lint.marking import (
    differently_marked,
    fake_choice,
    no_opportunity,
    unmarked_choice,
)
from simulator.analysis.lint.naming import names_alike, never_used
from simulator.analysis.lint.offering import never_offered
from simulator.analysis.lint.promises import promise_never_kept, promise_never_made
from simulator.analysis.lint.reaching import dead_end, dead_ends, never_reached
from simulator.analysis.lint.soft_lock import soft_lock
from simulator.analysis.lint.subject import Subject, subject
from simulator.analysis.lint.tells import tells
from simulator.scenario.diagnostics import Diagnostic
from simulator.scenario.load import Scenario, garbage_collection_paused

BUDGET = 60_000
"""Configurations that are tried, a fraction of a second; a larger scenario is judged by what is possible."""

_LINTS: tuple[Callable[[Subject], Iterator[Diagnostic]], ...] = (
    never_reached,
    never_offered,
    idle_critical,
    fact_never_read,
    fact_never_set,
    promise_never_kept,
    promise_never_made,
    unmarked_choice,
    differently_marked,
    no_opportunity,
    fake_choice,
    tells,
    names_alike,
    never_used,
    long_line,
)


def lint(scenario: Scenario, budget: int = BUDGET) -> tuple[Diagnostic, ...]:
    """All warnings and notes on a scenario that loads, in the order of the file.

    Where it has more than `budget` configurations, plays are not tried: what is then said never to happen
    cannot happen, and what could be ruled out by trying is left unsaid or said to be possible.
    """
    with garbage_collection_paused():
        return tuple(sorted(_lint(scenario, budget), key=_place))


def _lint(scenario: Scenario, budget: int) -> Iterator[Diagnostic]:
    about = subject(scenario, budget)
    dead = dead_ends(about)
    yield from dead_end(about, dead)
    yield from soft_lock(about, dead)
    yield from never_heard(about, budget)
    for look in _LINTS:
        yield from look(about)


def _place(found: Diagnostic) -> tuple[int, int, str]:
    return found.span.line, found.span.column, found.code
