"""How many trainees the figures of one scenario take: cohorts of made-up trainees who play it.

Each has a strength, standard normal. At a decision point a reply is the less likely the more it costs, and
the stronger the trainee is, the more that counts: its weight is e to the minus cost / (`SLIP`·e^-strength).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, exp
from random import Random
from statistics import median

from scoring.cohort.attempts import THOUSANDTHS, Attempt, Chosen
from scoring.cohort.figures import NOBODY
from scoring.cohort.intervals import mean_interval
from scoring.cohort.items import TELLING, Telling, item_statistics, share
from scoring.cohort.reading import Sums
from scoring.cohort.reliability import reliability
from scoring.cohort.rollup import RollUp, merged, roll_up
from scoring.cohort.rows import TOTAL
from scoring.cohort.simulated import SIZES
from scoring.rubric import DIMENSIONS
from scoring.scorecard import NO_CAP, Scorecard
from simulator.analysis.explore import Edge, Explored
from simulator.analysis.playing import Scorer, play_plan
from simulator.analysis.solve import Solution, joint_loss
from simulator.app.cohort_attempts import items_of
from simulator.scenario.load import Scenario

POOL = 2_000
"""So many trainees are made up; what all of them come to is taken for the truth."""
COHORTS = 60
SLIP = 6.0
"""A reply that costs so many points more is e times less likely, with a trainee of mean strength."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the intervals are in cohorts of n, from end to end; medians, None where there are none.

    Those of the p-value and the discrimination are over all decision points that at least half came to.
    `misleads` is how often the bare discrimination of such a point lies on the other side of `TELLING` than
    that of all trainees; `flag_misleads` how often its whole interval does; `undecided` how often it lies
    on both sides, or is hidden.
    """

    n: int
    passed: float | None
    total: float | None
    difficulty: float | None
    discrimination: float | None
    alpha: float | None
    misleads: float | None
    flag_misleads: float
    undecided: float


@dataclass(frozen=True, slots=True)
class Needed:
    """How many trainees make an interval no wider than `width`; beyond the cohorts drawn, from the largest of
    them, since a width halves with four times as many. None where those had no such interval."""

    figure: str
    width: float
    n: int | None
    drawn: bool


@dataclass(frozen=True, slots=True)
class Simulated:
    """What was found for one scenario; `mean` and `passed` are those of all the made-up trainees."""

    mean: float
    passed: float
    points: int
    rows: tuple[Widths, ...]
    needed: tuple[Needed, ...]


def simulated(scenario: Scenario, solution: Solution, chance: Random, tell: Tell) -> Simulated:
    """The same chance gives the same. Raises ValueError where the scenario could only be estimated."""
    tell(f"{POOL:,} trainees play …")
    played = list(made_up_attempts(scenario, solution, POOL, chance))
    rolled = [roll_up(scenario.hash, [attempt]) for attempt in played]
    everybody = _Cohort(scenario, rolled)
    truth = everybody.truth()
    rows = []
    for n in SIZES:
        tell(f"cohorts of {n} …")
        drawn = [_Cohort(scenario, chance.sample(rolled, n)) for _ in range(COHORTS)]
        rows.append(_widths(n, drawn, truth))
    tell("")
    totals = [attempt.total for attempt in played]
    share_passed = sum(attempt.passed for attempt in played) / POOL
    return Simulated(sum(totals) / POOL, share_passed, len(truth), tuple(rows), tuple(_needed(rows)))


def made_up_attempts(scenario: Scenario, solution: Solution, many: int, chance: Random) -> Iterator[Attempt]:
    """First attempts of so many made-up trainees. Raises ValueError where the scenario was only estimated."""
    explored = solution.explored
    if explored is None:
        raise ValueError("what replies cost is not known of a scenario that is too large to be solved")
    scorer = Scorer(scenario.program, scenario.script.rubric, solution.bounds)
    for number in range(many):
        choices = _choices(scenario, solution, explored, chance.gauss(0.0, 1.0), chance)
        card = scorer.card(play_plan(scenario.program, [choice.reply for choice in choices]))
        yield _attempt(f"trainee {number}", scenario.hash, card, choices)


def _attempt(trainee: str, version: str, card: Scorecard, choices: Sequence[Chosen]) -> Attempt:
    empathy, resolution, escalation = (card.dimensions[name.value].score for name in DIMENSIONS)
    scores = (empathy, resolution, escalation)
    return Attempt(trainee, version, 1, False, card.total, scores, card.passed, tuple(choices))


def _choices(
    scenario: Scenario, solution: Solution, explored: Explored, strength: float, chance: Random
) -> list[Chosen]:
    loss, ahead = joint_loss(solution.bounds.scale), solution.ahead
    span = solution.bounds.worst - solution.bounds.best
    slip = SLIP * exp(-strength)
    number, said = len(explored) - 1, []
    while ways := explored.ways(number):
        offered = [way for way in ways if way.picked] or list(ways)
        lost = [100.0 * (ahead[way.target] + loss(way) - ahead[number]) / span if span else 0.0
                for way in offered]  # fmt: skip
        place = _picked(offered, lost, slip, chance)
        if offered[place].id:
            key = scenario.program.positions[explored.configuration(number)[0]].key
            said.append(Chosen(key, offered[place].id, max(0.0, lost[place])))
        number = offered[place].target
    return said


def _picked(offered: Sequence[Edge], lost: Sequence[float], slip: float, chance: Random) -> int:
    """The place of a reply; what a critical error takes at most counts as if it cost that."""
    feared = [max(points, float(NO_CAP - way.cap)) for way, points in zip(offered, lost, strict=True)]
    least = min(feared)
    weights = [exp(-(points - least) / slip) for points in feared]
    return chance.choices(range(len(offered)), weights)[0]


class _Cohort:
    """Some of the trainees, and the figures of them that are looked at."""

    def __init__(self, scenario: Scenario, rolled: Sequence[RollUp]) -> None:
        sums = Sums(merged(rolled, scenario.hash))
        totals = sums.scores(TOTAL)
        mean = mean_interval(totals)
        self.passed = share(sums.passed, sums.attempts, NOBODY).width
        self.total = None if mean is None else (mean[1] - mean[0]) / THOUSANDTHS
        self.alpha = reliability(sums, totals).alpha.width
        self.items = {item.state: item_statistics(sums, item) for item in items_of(scenario.program)}

    def truth(self) -> dict[str, float]:
        """The discriminations of points that at least half came to."""
        return {
            state: item.discrimination.value
            for state, item in self.items.items()
            if item.discrimination.value is not None and (item.reach.value or 0.0) >= 0.5
        }


def _widths(n: int, drawn: Sequence[_Cohort], truth: dict[str, float]) -> Widths:
    items = [(cohort.items[state], true >= TELLING) for cohort in drawn for state, true in truth.items()]
    bare = [((item.discrimination.value >= TELLING) is not good) for item, good in items
            if item.discrimination.value is not None]  # fmt: skip
    wrong = [item.telling is (Telling.NO if good else Telling.YES) for item, good in items]
    undecided = [item.telling is Telling.UNDECIDED for item, _ in items]
    return Widths(
        n,
        _median(cohort.passed for cohort in drawn),
        _median(cohort.total for cohort in drawn),
        _median(item.difficulty.width for item, _ in items),
        _median(item.discrimination.width for item, _ in items),
        _median(cohort.alpha for cohort in drawn),
        sum(bare) / len(bare) if bare else None,
        sum(wrong) / len(wrong) if wrong else 0.0,
        sum(undecided) / len(undecided) if undecided else 1.0,
    )


def _median(widths: Iterator[float | None]) -> float | None:
    known = [width for width in widths if width is not None]
    return median(known) if known else None


_WANTED = (
    ("passed", 0.20),
    ("total", 10.0),
    ("difficulty", 0.20),
    ("discrimination", 0.40),
    ("alpha", 0.20),
)
"""How wide, from end to end, an interval may be that means something."""


def _needed(rows: Sequence[Widths]) -> Iterator[Needed]:
    for name, wanted in _WANTED:
        found = [(row.n, width) for row in rows if (width := getattr(row, name)) is not None]
        enough = next((n for n, width in found if width <= wanted), None)
        if enough is None and found and found[-1][0] == rows[-1].n:
            n, width = found[-1]
            yield Needed(name, wanted, _two_digits(n * (width / wanted) ** 2), False)
        else:
            yield Needed(name, wanted, enough, enough is not None)


def _two_digits(number: float) -> int:
    """Rounded up, since no more can be said from so far away."""
    unit = int(10 ** max(0, len(str(int(number))) - 2))
    return ceil(number / unit) * unit
