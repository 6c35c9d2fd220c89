"""What a scenario can do to a score at all, as a certificate of one version of it."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from scoring.rubric import DIMENSIONS, Rubric
from scoring.scorecard import Bounds
from simulator.analysis.endings import EndingFigures, endings
from simulator.analysis.estimate import estimate
from simulator.analysis.explore import Explored
from simulator.analysis.pass_rate import Rate, pass_rate
from simulator.analysis.passes import extreme
from simulator.analysis.solve import Solution
from simulator.analysis.ways import Way
from simulator.scenario.program import Program


@dataclass(frozen=True, slots=True)
class DimensionFigures:
    """One dimension. Scores are 0 to 100, without caps; None where the scenario does not assess it.
    `least` and `greatest` are the points a call loses."""

    best: float | None
    worst: float | None
    chance: float | None
    least: int
    greatest: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """What calls of one scenario version can come to.

    `best`, `worst` and `chance` are totals, caps included; `passing` is the pass rate of a player who picks
    uniformly; `shortest` and `longest` count replies, silences among them; `dilemma` is how many points of
    the weighted dimensions even the best call falls short of the separate bests. Where `exact` is False all
    this is what `plays` random plays saw.
    """

    exact: bool
    configurations: int
    plays: int
    best: float
    worst: float
    chance: float
    chance_within: float
    passing: Rate
    dimensions: dict[str, DimensionFigures]
    endings: tuple[EndingFigures, ...]
    shortest: int
    longest: int
    dilemma: float
    best_line: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The same as plain lists, dicts, numbers and texts."""
        document = asdict(self)
        passing = document.pop("passing")
        document["pass_rate_by_chance"] = passing["rate"]
        document["pass_rate_within"] = passing["within"]
        return document


def certify(program: Program, rubric: Rubric, solution: Solution) -> Certificate:
    """The certificate of a scenario, given its solution."""
    bounds, explored = solution.bounds, solution.explored
    if explored is None:
        return _estimated(program, rubric, solution)
    ends = endings(program, explored, bounds)
    return Certificate(
        exact=True,
        configurations=bounds.configurations,
        plays=0,
        best=max(end.best for end in ends if end.best is not None),
        worst=_worst(explored, bounds),
        chance=bounds.chance,
        chance_within=bounds.chance_within,
        passing=pass_rate(program, explored, bounds, rubric),
        dimensions=_dimensions(bounds, [_mean(explored, _of(d)) for d in range(len(DIMENSIONS))]),
        endings=ends,
        shortest=extreme(explored.blocks, _replies, "least")[-1],
        longest=extreme(explored.blocks, _replies, "greatest")[-1],
        dilemma=dilemma(bounds),
        best_line=solution.best_line,
    )


def _estimated(program: Program, rubric: Rubric, solution: Solution) -> Certificate:
    bounds = solution.bounds
    seen = estimate(program, rubric, bounds)
    return Certificate(
        exact=False,
        configurations=0,
        plays=seen.plays,
        best=seen.best,
        worst=seen.worst,
        chance=seen.chance,
        chance_within=seen.chance_within,
        passing=seen.passing,
        dimensions=_dimensions(bounds, seen.mean_lost),
        endings=seen.endings,
        shortest=seen.shortest,
        longest=seen.longest,
        dilemma=dilemma(bounds),
        best_line=solution.best_line,
    )


def dilemma(bounds: Bounds) -> float:
    """How far the separate bests are from being reachable together, in points of the weighted dimensions."""
    spans = (high - low for low, high in zip(bounds.least, bounds.greatest, strict=True))
    whole = sum(c * span for c, span in zip(bounds.scale.coefficients, spans, strict=True))
    return 100.0 * bounds.best / whole if whole else 0.0


def _worst(explored: Explored, bounds: Bounds) -> float:
    """The least total: 0 where calls differ at all, else what the lowest cap leaves."""
    uncapped = 0.0 if bounds.worst > bounds.best else 100.0
    return min([uncapped, *(float(way.cap) for block in explored.blocks for way in block.ways)])


def _dimensions(bounds: Bounds, mean_lost: Sequence[float]) -> dict[str, DimensionFigures]:
    found = {}
    for place, dimension in enumerate(DIMENSIONS):
        least, greatest = bounds.least[place], bounds.greatest[place]
        span = greatest - least
        chance = 100.0 * (greatest - mean_lost[place]) / span if span else None
        found[dimension.value] = DimensionFigures(
            100.0 if span else None, 0.0 if span else None, chance, least, greatest
        )
    return found


def _mean(explored: Explored, loss: Callable[[Way], int]) -> float:
    """The mean loss of a player who picks uniformly."""
    ahead: list[float] = []
    for block in explored.blocks:
        columns = [(loss(way), column) for way, column in block.columns(lambda way: way.picked)]
        for row in range(len(block.worlds)):
            lost = sum(ahead[column[row]] + here for here, column in columns)
            ahead.append(lost / len(columns) if columns else 0.0)
    return ahead[-1]


def _of(dimension: int) -> Callable[[Way], int]:
    return lambda way: way.lost[dimension]


def _replies(way: Way) -> int:
    return int(bool(way.id) and not way.id.startswith("open:"))
