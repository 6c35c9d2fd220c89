"""From the first attempt to the last: who improved, and how much of it chance alone would give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import reduce

from scoring.cohort.attempts import THOUSANDTHS, Attempt, thousandths
from scoring.cohort.figure import Figure, unknown
from scoring.cohort.intervals import mean_interval
from scoring.cohort.rows import Key, Kind
from scoring.cohort.sums import NO_VALUES, Moments

REGRESSION = (
    "Those who do badly once tend to do better the next time without having learnt anything, and the best of "
    "many attempts is high by luck alone. How much of a gain is learning, only a comparison with trainees "
    "who had no training in between can tell."
)
"""What to say beside every gain."""

NOBODY_BACK = "Nobody whose first attempt counts has come back yet."


@dataclass(frozen=True, slots=True)
class Progress:
    """One trainee on one scenario version: totals of the first, best and last whole attempt, in points.

    `attempts` counts whole attempts at this version, `retries` those begun in the middle, which inherit
    earlier replies and so count for none of the three. `first` is None where the trainee's first attempt at
    the scenario was at another version; `gain`, last minus first, where that or a second attempt is missing.
    """

    trainee: str
    first: float | None
    best: float | None
    last: float | None
    attempts: int
    retries: int

    @property
    def gain(self) -> float | None:
        if self.first is None or self.last is None or self.attempts < 2:
            return None
        return self.last - self.first

    def then(self, played: Attempt) -> "Progress":
        """The progress after another attempt, which was played later than those in it."""
        if played.retry:
            return replace(self, retries=self.retries + 1)
        return replace(
            self,
            first=played.total if played.first else self.first,
            best=played.total if self.best is None else max(self.best, played.total),
            last=played.total,
            attempts=self.attempts + 1,
        )


def unplayed(trainee: str) -> Progress:
    """Before the first attempt."""
    return Progress(trainee, None, None, None, 0, 0)


@dataclass(frozen=True, slots=True)
class GainSums:
    """What is kept of all trainees' progress, in thousandths of a point. It adds up, and takes back.

    `firsts` are the first totals of everybody; `started`, `gains` and `best_gains` those of the trainees who
    came back: first total, last minus first, best minus first.
    """

    firsts: Moments = NO_VALUES
    started: Moments = NO_VALUES
    gains: Moments = NO_VALUES
    best_gains: Moments = NO_VALUES

    def plus(self, other: "GainSums") -> "GainSums":
        return GainSums(
            self.firsts.plus(other.firsts),
            self.started.plus(other.started),
            self.gains.plus(other.gains),
            self.best_gains.plus(other.best_gains),
        )

    def minus(self, other: "GainSums") -> "GainSums":
        return GainSums(
            self.firsts.minus(other.firsts),
            self.started.minus(other.started),
            self.gains.minus(other.gains),
            self.best_gains.minus(other.best_gains),
        )


@dataclass(frozen=True, slots=True)
class Gain:
    """What trainees who came back gained on average, in points of the total.

    `last` is last minus first, `best` best minus first, over the same trainees. `by_chance` is the gain to
    expect from regression to the mean alone. `note` belongs beside all three. `first_total`, `best_total`
    and `last_total` are the means of their totals.
    """

    last: Figure
    best: Figure
    by_chance: Figure
    first_total: Figure
    best_total: Figure
    last_total: Figure
    note: str = REGRESSION


def progress(version: str, attempts: Iterable[Attempt]) -> tuple[Progress, ...]:
    """Every trainee's progress on this version, in the order of their pseudonyms."""
    by: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        if attempt.version == version:
            by.setdefault(attempt.trainee, []).append(attempt)
    return tuple(_progress(trainee, by[trainee]) for trainee in sorted(by))


def _progress(trainee: str, attempts: list[Attempt]) -> Progress:
    in_order = sorted(attempts, key=lambda played: played.ordinal)
    return reduce(Progress.then, in_order, unplayed(trainee))


def gain_sums(trainees: Iterable[Progress]) -> GainSums:
    """The sums of so many trainees.

    When a trainee comes back, take their former sums off and put the later ones on: `sums.minus(gain_sums(
    [before])).plus(gain_sums([after]))`.
    """
    firsts, started, gains, best_gains = [], [], [], []
    for trainee in trainees:
        if trainee.first is None:
            continue
        first = thousandths(trainee.first)
        firsts.append(first)
        if trainee.attempts > 1 and trainee.last is not None and trainee.best is not None:
            started.append(first)
            gains.append(thousandths(trainee.last) - first)
            best_gains.append(thousandths(trainee.best) - first)
    return GainSums(Moments.of(firsts), Moments.of(started), Moments.of(gains), Moments.of(best_gains))


def gain_rows(sums: GainSums) -> Mapping[Key, int]:
    """The sums as rows of a roll-up; they add up as the sums do."""
    return {
        (Kind.GAINS, part.name, name): value
        for part in fields(sums)
        for name, value in _named(getattr(sums, part.name))
        if value
    }


def _named(moments: Moments) -> tuple[tuple[str, int], ...]:
    return (("n", moments.n), ("x", moments.total), ("xx", moments.squares))


def gain(sums: GainSums, alpha: Figure) -> Gain:
    """The mean gains with paired t intervals (Student 1908); `alpha` is the scenario's reliability."""
    return Gain(
        last=_mean(sums.gains),
        best=_mean(sums.best_gains),
        by_chance=regression(sums, alpha),
        first_total=_total(sums.started, NO_VALUES),
        best_total=_total(sums.started, sums.best_gains),
        last_total=_total(sums.started, sums.gains),
    )


def _total(first: Moments, gained: Moments) -> Figure:
    if first.n == 0:
        return unknown(0, NOBODY_BACK)
    return Figure((first.total + gained.total) / (first.n * THOUSANDTHS), first.n)


def _mean(gains: Moments) -> Figure:
    if gains.mean is None:
        return unknown(0, NOBODY_BACK)
    interval = mean_interval(gains)
    if interval is None:
        why = "One gain has no spread." if gains.n < 2 else "All gains are equal, so they have no spread."
        return Figure(gains.mean / THOUSANDTHS, gains.n, why=why)
    return Figure(gains.mean / THOUSANDTHS, gains.n, interval[0] / THOUSANDTHS, interval[1] / THOUSANDTHS)


def regression(sums: GainSums, alpha: Figure) -> Figure:
    """What regression to the mean alone would give those who came back: (1 − α)·(mean of all − their mean).

    Kelley 1947; Davis 1976. Above 0 where those who began low came back more often. An alpha below 0 counts
    as 0. Only trainees chosen by their first score are what it speaks of.
    """
    everybody, back = sums.firsts.mean, sums.started.mean
    if everybody is None or back is None:
        return unknown(0, NOBODY_BACK)
    if alpha.value is None:
        return unknown(sums.started.n, f"It takes a reliability. {alpha.why}")
    value = (1 - max(0.0, alpha.value)) * (everybody - back) / THOUSANDTHS
    return Figure(value, sums.started.n)
