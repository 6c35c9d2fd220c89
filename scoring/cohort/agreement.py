"""Agreement between two markers who marked the same things, beyond what chance would give."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from scoring.cohort.figure import Figure, figure, unknown
from scoring.cohort.intervals import NORMAL, share_interval
from scoring.rubric import TOP_MARK

MARKS = tuple(range(TOP_MARK + 1))
"""The marks there are."""

_NOISE = 1e-12


class Weighing(StrEnum):
    """How much two different marks disagree: all alike, by their distance, or by its square."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True, slots=True)
class TwiceMarked:
    """One behaviour of one attempt, marked by two people, 0 to 3."""

    attempt: str
    behaviour: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two markers agree.

    `same` is the share of equal marks; `kappa` counts every difference alike, `weighted` by the square of its
    distance. 1 is full agreement, 0 no more than chance, below 0 less. n counts marks; several of one attempt
    are not independent, so the intervals are somewhat too narrow then.
    """

    same: Figure
    kappa: Figure
    weighted: Figure


def agreement(twice: Iterable[TwiceMarked]) -> Agreement:
    """Over all marks given twice."""
    pairs = [(marked.first, marked.second) for marked in twice]
    same, n = sum(first == second for first, second in pairs), len(pairs)
    why = "Nothing has been marked twice."
    return Agreement(
        figure(same / n, n, share_interval(same, n), why) if n else unknown(0, why),
        kappa(pairs, MARKS),
        kappa(pairs, MARKS, Weighing.QUADRATIC),
    )


def agreement_by_behaviour(twice: Iterable[TwiceMarked]) -> Mapping[str, Agreement]:
    """The same for each behaviour by itself, in the order of their keys."""
    by: dict[str, list[TwiceMarked]] = {}
    for marked in twice:
        by.setdefault(marked.behaviour, []).append(marked)
    return {behaviour: agreement(by[behaviour]) for behaviour in sorted(by)}


def kappa(
    pairs: Sequence[tuple[int, int]], categories: Sequence[int], weighing: Weighing = Weighing.NONE
) -> Figure:
    """Cohen's kappa, plain (Cohen 1960) or weighted (Cohen 1968): (pₒ − pₑ) / (1 − pₑ).

    `categories` are all marks there are, in order; distance is counted in places. The interval is that of
    large samples (Fleiss, Cohen & Everitt 1969), kept within −1 and 1. Raises ValueError where a mark is not
    among the categories.
    """
    table = _Table.of(pairs, categories, weighing)
    n = len(pairs)
    if n == 0:
        return unknown(0, "Nothing has been marked twice.")
    if table.by_chance >= 1:
        return unknown(n, "Both gave one and the same mark throughout: chance would agree as well.")
    if all(first == second for first, second in pairs):
        return Figure(1.0, n, why="They never differ, which says nothing of how far the next marks may.")
    value = max(-1.0, (table.agreed - table.by_chance) / (1 - table.by_chance))
    error = table.error()
    if error == 0:
        return Figure(value, n, why="One marker's marks follow from the other's, so there is no interval.")
    reach = NORMAL * error
    return Figure(value, n, max(-1.0, value - reach), min(1.0, value + reach))


@dataclass(frozen=True, slots=True)
class _Table:
    """Shares of each pair of marks, of each mark by marker, and how far a pair of marks counts as agreed."""

    n: int
    cells: Mapping[tuple[int, int], float]
    first: Sequence[float]
    second: Sequence[float]
    weights: Sequence[Sequence[float]]

    @classmethod
    def of(cls, pairs: Sequence[tuple[int, int]], categories: Sequence[int], weighing: Weighing) -> "_Table":
        place = {category: number for number, category in enumerate(categories)}
        strange = sorted({mark for pair in pairs for mark in pair if mark not in place})
        if strange:
            raise ValueError(f"{strange[0]} is no mark; there are {', '.join(map(str, categories))}.")
        n, size = len(pairs), len(categories)
        counts = Counter((place[first], place[second]) for first, second in pairs)
        cells = {pair: times / n for pair, times in counts.items()}
        return cls(
            n,
            cells,
            [sum(share for (first, _), share in cells.items() if first == own) for own in range(size)],
            [sum(share for (_, second), share in cells.items() if second == own) for own in range(size)],
            [[_weight(abs(i - j), size, weighing) for j in range(size)] for i in range(size)],
        )

    @property
    def agreed(self) -> float:
        return sum(self.weights[i][j] * share for (i, j), share in self.cells.items())

    @property
    def by_chance(self) -> float:
        return sum(
            self.weights[i][j] * own * other
            for i, own in enumerate(self.first)
            for j, other in enumerate(self.second)
        )

    def error(self) -> float:
        """√(Σ pᵢⱼ(wᵢⱼ(1 − pₑ) − (w̄ᵢ + w̄ⱼ)(1 − pₒ))² − (pₒpₑ − 2pₑ + pₒ)²) / (1 − pₑ)²√n, or 0."""
        agreed, chance = self.agreed, self.by_chance
        rows = [sum(w * share for w, share in zip(row, self.second, strict=True)) for row in self.weights]
        columns = [sum(w * share for w, share in zip(row, self.first, strict=True)) for row in self.weights]
        spread = sum(
            share * (self.weights[i][j] * (1 - chance) - (rows[i] + columns[j]) * (1 - agreed)) ** 2
            for (i, j), share in self.cells.items()
        )
        variance = spread - (agreed * chance - 2 * chance + agreed) ** 2
        return sqrt(variance / self.n) / (1 - chance) ** 2 if variance > _NOISE else 0.0


def _weight(apart: int, size: int, weighing: Weighing) -> float:
    if apart == 0:
        return 1.0
    if weighing is Weighing.NONE:
        return 0.0
    part = apart / (size - 1)
    return 1 - (part if weighing is Weighing.LINEAR else part * part)
