"""How many trainees a statistic needs before it means anything: cohorts drawn from a model of a scenario."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import median

from scoring.cohort.attempts import thousandths
from scoring.cohort.intervals import correlation_interval, mean_interval
from scoring.cohort.items import TELLING
from scoring.cohort.model import ModelItem, Ogive, PlannedItem, model
from scoring.cohort.sums import Moments, Pairs

SIZES = (10, 20, 30, 50, 100, 200)
"""Cohorts of so many trainees are looked at."""


@dataclass(frozen=True, slots=True)
class Precision:
    """What the figures of one decision point are worth in cohorts of n trainees, over `cohorts` drawn ones.

    `truth` is the discrimination in a cohort without end. `difficulty_width` and `discrimination_width` are
    the medians of how wide the 95 % intervals are; `covered` is how often that of the discrimination holds
    the truth. `wrong` is how often the discrimination alone lies on the wrong side of `TELLING`;
    `flagged_wrongly` how often its whole interval does, which is what the flag goes by; `undecided` how often
    the interval lies on both sides or there is none. None where no cohort had the figure.
    """

    n: int
    state: str
    cohorts: int
    truth: float
    difficulty_width: float | None
    discrimination_width: float | None
    covered: float | None
    wrong: float | None
    flagged_wrongly: float
    undecided: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The figures of one item in one drawn cohort; None where they cannot be told."""

    difficulty_width: float | None
    r: float | None
    interval: tuple[float, float] | None


def simulated_cohorts(
    items: Sequence[PlannedItem], chance: Random, cohorts: int = 200, sizes: Sequence[int] = SIZES
) -> tuple[Precision, ...]:
    """For every size, so many cohorts are drawn; one row for each size and decision point.

    The same chance gives the same rows. Raises ValueError as `model` does.
    """
    made = model(items)
    points = [_Point(i.reach, thousandths(i.worst), Ogive.of(i.difficulty, i.loading)) for i in made]
    found = []
    for n in sizes:
        drawn = [_cohort(points, n, chance) for _ in range(cohorts)]
        found += [_precision(item, n, [figures[at] for figures in drawn]) for at, item in enumerate(made)]
    return tuple(found)


def enough(rows: Sequence[Precision], width: float, wrong: float) -> int | None:
    """The smallest size at which every decision point's discrimination is known within `width`, from end to
    end, and lies on the wrong side of `TELLING` no more often than `wrong`; None where none of the sizes is
    enough."""
    for n in sorted({row.n for row in rows}):
        here = [row for row in rows if row.n == n]
        if all(_is_enough(row, width, wrong) for row in here):
            return n
    return None


def _is_enough(row: Precision, width: float, wrong: float) -> bool:
    if row.discrimination_width is None or row.wrong is None:
        return False
    return row.discrimination_width <= width and row.wrong <= wrong


@dataclass(frozen=True, slots=True)
class _Point:
    """A decision point ready for drawing; `worst` in thousandths."""

    reach: float
    worst: int
    ogive: Ogive

    def lost(self, strength: float, chance: Random) -> int | None:
        """What a trainee of this strength loses there, None where they do not come to it."""
        if self.reach < 1 and chance.random() >= self.reach:
            return None
        return self.worst if chance.random() >= self.ogive.chance(strength) else 0


def _cohort(points: Sequence[_Point], n: int, chance: Random) -> list[_Drawn]:
    lost = [_trainee(points, chance) for _ in range(n)]
    sums = [sum(own or 0 for own in trainee) for trainee in lost]
    return [_drawn([trainee[at] for trainee in lost], sums, point.worst) for at, point in enumerate(points)]


def _trainee(points: Sequence[_Point], chance: Random) -> list[int | None]:
    strength = chance.gauss(0.0, 1.0)
    return [point.lost(strength, chance) for point in points]


def _drawn(lost: Sequence[int | None], sums: Sequence[int], worst: int) -> _Drawn:
    pairs = [(own, whole - own) for own, whole in zip(lost, sums, strict=True) if own is not None]
    x, y = Moments.of(own for own, _ in pairs), Moments.of(rest for _, rest in pairs)
    r = Pairs(x, y, sum(own * rest for own, rest in pairs)).correlation()
    mean = mean_interval(x)
    return _Drawn(
        None if mean is None else (mean[1] - mean[0]) / worst,
        r,
        None if r is None else correlation_interval(r, len(pairs)),
    )


def _precision(item: ModelItem, n: int, drawn: Sequence[_Drawn]) -> Precision:
    good = item.discrimination >= TELLING
    values = [figures.r for figures in drawn if figures.r is not None]
    intervals = [figures.interval for figures in drawn if figures.interval is not None]
    wrongly = sum(high < TELLING if good else low >= TELLING for low, high in intervals)
    decided = sum(high < TELLING or low >= TELLING for low, high in intervals)
    return Precision(
        n=n,
        state=item.state,
        cohorts=len(drawn),
        truth=item.discrimination,
        difficulty_width=_median([f.difficulty_width for f in drawn if f.difficulty_width is not None]),
        discrimination_width=_median([high - low for low, high in intervals]),
        covered=_share([low <= item.discrimination <= high for low, high in intervals]),
        wrong=_share([(r >= TELLING) is not good for r in values]),
        flagged_wrongly=wrongly / len(drawn) if drawn else 0.0,
        undecided=(len(drawn) - decided) / len(drawn) if drawn else 1.0,
    )


def _median(values: Sequence[float]) -> float | None:
    return median(values) if values else None


def _share(hits: Sequence[bool]) -> float | None:
    return sum(hits) / len(hits) if hits else None
