"""Counts and sums from which every figure of a cohort follows, kept up to date as attempts arrive.

A roll-up is a flat table of whole numbers. One attempt adds to some of its rows; adding two tables row by row
gives the roll-up of both sets of attempts. So a store keeps one table per scenario version and never reads an
attempt again. Numbers stay below 2⁶³ up to some hundred million attempts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scoring.cohort.attempts import THOUSANDTHS, Attempt, first_attempts, thousandths
from scoring.cohort.rows import GRID, TENTH, TOTAL, Key, Kind, Profile, reply_key
from scoring.marks import Mark
from scoring.rubric import DIMENSIONS


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


def profile(attempt: Attempt) -> Profile:
    """An attempt's dimension scores in thousandths."""
    return tuple(None if score is None else thousandths(score) for score in attempt.scores)


def profiles(version: str, attempts: Iterable[Attempt]) -> Mapping[Profile, int]:
    """How many first attempts at this version have each set of dimension scores, to the thousandth.

    As many as attempts in the worst case, which is why roll-ups keep them only to the nearest `GRID` points.
    """
    return Counter(profile(attempt) for attempt in first_attempts(version, attempts))


@dataclass(slots=True)
class _Visit:
    """What one attempt did at one decision point: `lost` the first time, `ever` over all times."""

    reply: str
    lost: int | None
    ever: int | None
    times: int = 1


def _count(attempt: Attempt, rows: Counter[Key]) -> None:
    rows[Kind.ATTEMPTS, "", ""] += 1
    if attempt.passed:
        rows[Kind.PASSED, "", ""] += 1
    _count_scores(attempt, rows)
    visits = _visits(attempt)
    _count_visits(visits, rows)
    _count_products(visits, rows)
    _count_behaviours([mark for choice in attempt.choices for mark in choice.marks], rows)


def _count_scores(attempt: Attempt, rows: Counter[Key]) -> None:
    own = profile(attempt)
    rows[Kind.PROFILES, " ".join("-" if score is None else str(_on_grid(score)) for score in own), ""] += 1
    for name, score in zip((TOTAL, *DIMENSIONS), (thousandths(attempt.total), *own), strict=True):
        if score is not None:
            rows[Kind.TALLIES, str(name), str(score // TENTH)] += 1
            for part, value in (("n", 1), ("x", score), ("xx", score * score)):
                rows[Kind.SCORES, str(name), part] += value


def _on_grid(score: int) -> int:
    """The nearest point of the grid, in thousandths."""
    step = GRID * THOUSANDTHS
    return (score + step // 2) // step * step


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
