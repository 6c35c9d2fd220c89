"""All that a roll-up says of one scenario version, in one value."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from scoring.cohort.attempts import THOUSANDTHS, Item
from scoring.cohort.figure import Figure, unknown
from scoring.cohort.intervals import mean_interval
from scoring.cohort.items import ItemStatistics, item_statistics, share
from scoring.cohort.progress import Gain, gain
from scoring.cohort.quantiles import tally_quantiles
from scoring.cohort.reading import Sums
from scoring.cohort.reliability import Reliability, reliability
from scoring.cohort.rollup import RollUp
from scoring.cohort.rows import TOTAL, Profile
from scoring.cohort.sums import Moments
from scoring.cohort.weights import RankMoves, weight_sensitivity
from scoring.rubric import BEHAVIOURS, DIMENSIONS, TOP_MARK, Rubric

HIGHEST = 100
"""The most a total or a dimension score can be."""

NOBODY = "There is no first attempt yet."


@dataclass(frozen=True, slots=True)
class Spread:
    """How scores of 0 to 100 lie: mean, standard deviation, and the quartiles with lowest and highest,
    the last five to a tenth of a point, rounded down."""

    mean: Figure
    deviation: Figure
    lowest: Figure
    lower: Figure
    median: Figure
    upper: Figure
    highest: Figure


@dataclass(frozen=True, slots=True)
class BehaviourMarks:
    """What replies were marked on one behaviour: `mark` is the mean over attempts of each one's mean mark,
    0 to 3, its n the attempts marked on it; `marks` counts the marks."""

    behaviour: str
    marks: int
    mark: Figure


@dataclass(frozen=True, slots=True)
class Cohort:
    """The figures of one scenario version, from first attempts only; n stands with each.

    `close` counts the attempts within one SEM of the cut, None while the SEM is unknown: of those neither a
    pass nor a fail should be claimed. `exact_ranks` is False where rank moves go by rounded scores.
    """

    version: str
    attempts: int
    passed: Figure
    totals: Spread
    dimensions: Mapping[str, Spread]
    items: tuple[ItemStatistics, ...]
    behaviours: tuple[BehaviourMarks, ...]
    reliability: Reliability
    gain: Gain
    cut: int
    close: int | None
    weights: tuple[RankMoves, ...]
    exact_ranks: bool

    def as_json(self) -> dict[str, object]:
        """The same as plain lists, dicts, numbers and texts."""
        return asdict(self)


def cohort_figures(
    rolled: RollUp, items: Sequence[Item], rubric: Rubric, exact: Mapping[Profile, int] | None = None
) -> Cohort:
    """Every figure of the cohort. Decision points that attempts came to and `items` lacks are put after.

    Rank moves go by the dimension scores in `exact` (see `profiles`), or without them by those in the
    roll-up, which are to the nearest `GRID` points. Raises ValueError where `exact` is of another number of
    attempts.
    """
    sums = Sums(rolled)
    if exact is not None and sum(exact.values()) != sums.attempts:
        raise ValueError(f"Scores of {sum(exact.values())} attempts were given for {sums.attempts}.")
    found = reliability(sums, sums.scores(TOTAL))
    return Cohort(
        version=rolled.version,
        attempts=sums.attempts,
        passed=share(sums.passed, sums.attempts, NOBODY),
        totals=_spread(sums, TOTAL),
        dimensions={dimension.value: _spread(sums, dimension.value) for dimension in DIMENSIONS},
        items=tuple(item_statistics(sums, item) for item in _with_unlisted(items, sums)),
        behaviours=tuple(_behaviour(sums, key) for key in BEHAVIOURS if key in sums.behaviours),
        reliability=found,
        gain=gain(sums.gains(), found.alpha),
        cut=rubric.pass_total,
        close=_close(sums.tally(TOTAL), rubric.pass_total, found.sem),
        weights=weight_sensitivity(sums.profiles() if exact is None else exact, rubric.weights),
        exact_ranks=exact is not None,
    )


def _with_unlisted(items: Sequence[Item], sums: Sums) -> list[Item]:
    listed = {item.state for item in items}
    return [*items, *(Item(state) for state in sums.states if state not in listed)]


def _spread(sums: Sums, name: str) -> Spread:
    moments = sums.scores(name)
    if moments.mean is None:
        nothing = unknown(0, "No attempt has this score.")
        return Spread(*[nothing] * 7)
    quartiles = tally_quantiles(sums.tally(name), (0.0, 0.25, 0.5, 0.75, 1.0))
    found = [Figure(tenths / 10, moments.n) for tenths in quartiles]
    return Spread(_mean(moments, HIGHEST), _deviation(moments), *found)


def _mean(moments: Moments, most: int) -> Figure:
    """A mean in points, with a t interval kept within 0 and the most there can be."""
    interval = mean_interval(moments)
    value = (moments.mean or 0.0) / THOUSANDTHS
    if interval is None:
        return Figure(value, moments.n, why="Without a spread there is no interval.")
    low, high = max(0.0, interval[0] / THOUSANDTHS), min(float(most), interval[1] / THOUSANDTHS)
    return Figure(value, moments.n, low, high)


def _deviation(moments: Moments) -> Figure:
    if moments.deviation is None:
        return unknown(moments.n, "It takes two attempts to have a spread.")
    return Figure(moments.deviation / THOUSANDTHS, moments.n)


def _behaviour(sums: Sums, key: str) -> BehaviourMarks:
    marks, moments = sums.behaviour(key)
    return BehaviourMarks(key, marks, _mean(moments, TOP_MARK))


def _close(totals: Mapping[int, int], cut: int, sem: Figure) -> int | None:
    if sem.value is None:
        return None
    return sum(n for tenths, n in totals.items() if abs(tenths / 10 - cut) <= sem.value)
