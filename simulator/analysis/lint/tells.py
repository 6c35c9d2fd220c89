"""Whether good replies can be told without listening: by length, by place, by politeness.

A reply counts as best that loses the least by its own marks; what comes of it later is left to `playtest`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from scoring.rubric import BEHAVIOURS, TOP_MARK, Rubric
from simulator.analysis.giveaway import FEWEST, UNLIKELY, at_least
from simulator.analysis.lint.subject import Subject
from simulator.scenario.codes import Code
from simulator.scenario.diagnostics import Diagnostic, Related, Severity
from simulator.scenario.judgement import escalated_to
from simulator.scenario.model import Move

MOST_ASKED = 2_000
"""So many states are looked at; more would not make a tell any surer."""
MOST_EXACT = 300
"""In so many states the chance is worked out exactly; in more, by the normal distribution it is close to."""

_POLITE = re.compile(
    r"\b(?:please|thanks?|thank you|sorry|apolog\w+|appreciate\w*|kindly|afraid|of course|certainly|"
    r"glad|happy to|my pleasure|would you mind|if you don't mind|may i|i understand)\b",
    re.IGNORECASE,
)


class _Question(NamedTuple):
    """The replies of a state, and which of them lose the least, by their number."""

    replies: tuple[Move, ...]
    best: frozenset[int]


class _Tell(NamedTuple):
    """What a trainee could go by: `pick` gives the number of a reply, -1 where that decides nothing."""

    code: Code
    what: str
    pick: Callable[[Sequence[Move]], int]
    severity: Severity


def tells(subject: Subject) -> Iterator[Diagnostic]:
    """A tell is reported that chance makes as good in less than one of a hundred scenarios."""
    questions = list(islice(_questions(subject), MOST_ASKED))
    for tell in _TELLS:
        if tell.pick is not _politest or subject.scenario.script.language.partition("-")[0] == "en":
            yield from _told(subject, questions, tell)


def _questions(subject: Subject) -> Iterator[_Question]:
    """The states in which some replies lose less than others, as far as their author wrote it down."""
    weights = _weights(subject.scenario.script.rubric)
    for position in subject.talks:
        replies = position.state.choices
        if len({ref.name if ref else "" for ref in map(escalated_to, replies)}) > 1:
            # The ladder marks these by how the call went.
            continue
        lost = [_lost(move, weights) for move in replies]
        least = min(lost)
        best = frozenset(number for number, value in enumerate(lost) if value == least)
        if len(best) < len(replies):
            yield _Question(replies, best)


def _weights(rubric: Rubric) -> dict[str, int]:
    return {name: rubric.weights[behaviour.dimension.place] for name, behaviour in BEHAVIOURS.items()}


def _lost(move: Move, weights: dict[str, int]) -> tuple[bool, int]:
    """What a reply loses by its own marks; any critical error is worse than all of that."""
    lost = sum((TOP_MARK - value) * weights[name] for name, value in move.marks.items())
    return bool(move.critical), lost


def _told(subject: Subject, questions: Sequence[_Question], tell: _Tell) -> Iterator[Diagnostic]:
    asked = [(picked, one) for one in questions if (picked := tell.pick(one.replies)) >= 0]
    right = [one.replies[picked] for picked, one in asked if picked in one.best]
    lucks = [len(one.best) / len(one.replies) for _, one in asked]
    if len(asked) < FEWEST or _chance(len(right), lucks) >= UNLIKELY:
        return
    places = [subject.spans.name(move.id, move.at) for move in right[:3]]
    yield Diagnostic(
        code=tell.code,
        message=f"{tell.what} is among the best in {len(right)} of {len(asked)} states whose replies differ; "
        f"by chance it would be in {sum(lucks):.1f}",
        span=places[0],
        hint="change who it is in some states, so that only listening helps",
        severity=tell.severity,
        related=tuple(Related(place, "and here") for place in places[1:]),
    )


def _chance(hits: int, lucks: Sequence[float]) -> float:
    """The chance of so many hits or more."""
    expected = sum(lucks)
    if hits <= expected:
        return 1.0
    if len(lucks) <= MOST_EXACT:
        return at_least(hits, lucks)
    return 1 - NormalDist(expected, sqrt(sum(luck * (1 - luck) for luck in lucks))).cdf(hits - 0.5)


def _longest(replies: Sequence[Move]) -> int:
    return _most([len(move.say) for move in replies])


def _first(_: Sequence[Move]) -> int:
    return 0


def _politest(replies: Sequence[Move]) -> int:
    return _most([len(_POLITE.findall(move.say)) for move in replies])


def _most(amounts: Sequence[int]) -> int:
    """The number of the one that has the most; -1 where several have."""
    most = max(amounts)
    return amounts.index(most) if amounts.count(most) == 1 else -1


_TELLS = (
    _Tell("longest-wins", "the longest reply", _longest, Severity.WARNING),
    _Tell("first-wins", "the first reply", _first, Severity.WARNING),
    _Tell("politest-wins", "the reply with the most polite words", _politest, Severity.NOTE),
)
