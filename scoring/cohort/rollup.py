"""Counts and sums from which every figure of a cohort follows, kept up to date as attempts arrive.

A roll-up is a flat table of whole numbers. One attempt adds to some of its rows; adding two tables row by row
gives the roll-up of both sets of attempts. So a store keeps one table per scenario version and never reads an
attempt again. Numbers stay below 2⁶³ up to some hundred million attempts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from scoring.cohort.attempts import Attempt, first_attempts, thousandths
from scoring.marks import Mark


class Kind(StrEnum):
    """What a row counts or sums; `a` and `b` are the other two parts of its key, points are thousandths."""

    ATTEMPTS = "attempts"
    """First attempts."""
    PASSED = "passed"
    """First attempts that passed."""
    OUTCOMES = "outcomes"
    """First attempts with the total and dimension scores a."""
    MET = "met"
    """First attempts that came to the decision point a."""
    AGAIN = "again"
    """First attempts that came to a more than once."""
    LOST = "lost"
    """First attempts that lost b points when they first came to a."""
    CHOSEN = "chosen"
    """First attempts that gave reply b when they first came to a."""
    PAIRS = "pairs"
    """Of a, sums named b: n attempts, x what was lost at a, y what elsewhere, and xx, yy, xy."""
    PRODUCTS = "products"
    """The sum of lost at a times lost at b, over attempts that know both; a before b."""
    ELSEWHERE = "elsewhere"
    """Of a reply a (state and reply): n, y and yy of what was lost at other decision points."""
    BEHAVIOURS = "behaviours"
    """Of a behaviour a: marks, n attempts marked on it, x and xx of their mean mark in thousandths."""


Key = tuple[str, str, str]
"""The kind of a row, a and b."""

_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class RollUp:
    """The rows of one scenario version. A row that is not there is 0."""

    version: str
    rows: Mapping[Key, int]


def roll_up(version: str, attempts: Iterable[Attempt]) -> RollUp:
    """Of the first attempts at this version; all others are left aside.

    Raises ValueError where a trainee has two first attempts.
    """
    rows: Counter[Key] = Counter()
    for attempt in first_attempts(version, attempts):
        _count(attempt, rows)
    return RollUp(version, MappingProxyType(dict(rows)))


def merged(parts: Iterable[RollUp], version: str) -> RollUp:
    """The roll-up of all attempts in the parts, which share no trainee.

    Raises ValueError where a part is of another version: their figures cannot be put together.
    """
    rows: Counter[Key] = Counter()
    for part in parts:
        if part.version != version:
            raise ValueError(f"A roll-up of version {part.version} cannot be merged into one of {version}.")
        rows.update(part.rows)
    return RollUp(version, MappingProxyType(dict(rows)))


def reply_key(state: str, reply: str) -> str:
    """How a row names one reply of one decision point."""
    return f"{state}{_BETWEEN}{reply}"


def outcome_key(attempt: Attempt) -> str:
    """Total and dimension scores in thousandths, with - for what was not assessed."""
    return " ".join(
        "-" if points is None else str(thousandths(points)) for points in (attempt.total, *attempt.scores)
    )


@dataclass(slots=True)
class _Visit:
    """What one attempt did at one decision point: `lost` the first time, `ever` over all times."""

    reply: str
    lost: int | None
    ever: int | None
    times: int = 1


def _count(attempt: Attempt, rows: Counter[Key]) -> None:
    rows[Kind.ATTEMPTS, "", ""] += 1
    rows[Kind.OUTCOMES, outcome_key(attempt), ""] += 1
    if attempt.passed:
        rows[Kind.PASSED, "", ""] += 1
    visits = _visits(attempt)
    _count_visits(visits, rows)
    _count_products(visits, rows)
    _count_behaviours([mark for choice in attempt.choices for mark in choice.marks], rows)


def _visits(attempt: Attempt) -> dict[str, _Visit]:
    visits: dict[str, _Visit] = {}
    for choice in attempt.choices:
        lost = None if choice.lost is None else thousandths(choice.lost)
        visit = visits.get(choice.state)
        if visit is None:
            visits[choice.state] = _Visit(choice.reply, lost, lost)
        else:
            visit.ever = None if visit.ever is None or lost is None else visit.ever + lost
            visit.times += 1
    return visits


def _count_visits(visits: Mapping[str, _Visit], rows: Counter[Key]) -> None:
    unknown = [state for state, visit in visits.items() if visit.ever is None]
    whole = sum(visit.ever or 0 for visit in visits.values())
    for state, visit in visits.items():
        rows[Kind.MET, state, ""] += 1
        rows[Kind.CHOSEN, state, visit.reply] += 1
        if visit.times > 1:
            rows[Kind.AGAIN, state, ""] += 1
        if visit.lost is not None:
            rows[Kind.LOST, state, str(visit.lost)] += 1
        if set(unknown) <= {state}:
            _count_elsewhere(state, visit, whole - (visit.ever or 0), rows)


def _count_elsewhere(state: str, visit: _Visit, y: int, rows: Counter[Key]) -> None:
    reply = reply_key(state, visit.reply)
    for name, value in (("n", 1), ("y", y), ("yy", y * y)):
        rows[Kind.ELSEWHERE, reply, name] += value
    if visit.lost is None:
        return
    x = visit.lost
    for name, value in (("n", 1), ("x", x), ("xx", x * x), ("y", y), ("yy", y * y), ("xy", x * y)):
        rows[Kind.PAIRS, state, name] += value


def _count_products(visits: Mapping[str, _Visit], rows: Counter[Key]) -> None:
    known = sorted((state, visit.lost) for state, visit in visits.items() if visit.lost is not None)
    for place, (state, lost) in enumerate(known):
        if not lost:
            continue
        for other, other_lost in known[place + 1 :]:
            if other_lost:
                rows[Kind.PRODUCTS, state, other] += lost * other_lost


def _count_behaviours(marks: Iterable[Mark], rows: Counter[Key]) -> None:
    values: dict[str, list[int]] = {}
    for mark in marks:
        values.setdefault(mark.behaviour, []).append(mark.value)
    for behaviour, given in values.items():
        mean = thousandths(sum(given) / len(given))
        for name, value in (("marks", len(given)), ("n", 1), ("x", mean), ("xx", mean * mean)):
            rows[Kind.BEHAVIOURS, behaviour, name] += value
